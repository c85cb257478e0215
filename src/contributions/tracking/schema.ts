import { z } from 'zod';
import { text } from '../../vocabulary/fields.ts';

/** A contributor's answer to the editors, or more that they want to say. */
export const answerSchema = z.strictObject({ text: text(10_000) });

export type Answer = z.output<typeof answerSchema>;
