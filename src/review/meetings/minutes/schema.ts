import { z } from 'zod';
import { orNull, slug, text } from '../../../vocabulary/fields.ts';
import { day, interests } from '../../course/schema.ts';
import { outcomes } from '../../scheme/schema.ts';

const words = orNull(text(20_000));
const personId = text(40);
const side = z.enum(['lay', 'expert']).nullable();

/** What of one item people may reword; who, when and what was advised stay as recorded. */
const itemWords = z.strictObject({ purpose: words, lay: words, expert: words, reasons: words });

const itemSchema = itemWords.extend({
  reference: text(40),
  starts: text(5),
  statistic: slug,
  producer: slug,
  outcome: z.enum(outcomes).nullable(),
  conditions: z.array(z.strictObject({ text: text(2_000), due: day })),
  declarations: z.array(
    z.strictObject({ person: personId, side, interest: z.enum(interests), words }),
  ),
  present: z.array(personId),
});

/** Minutes as they are kept. People by opaque id: their names live where they can be erased. */
export const minutesSchema = z.strictObject({
  people: z.array(
    z.strictObject({
      person: personId,
      side,
      chair: z.boolean(),
      state: z.enum(['present', 'apologies']),
    }),
  ),
  /** Decisions since the meeting before. */
  earlier: words,
  items: z.array(itemSchema),
  other: words,
});
export type Minutes = z.output<typeof minutesSchema>;
export type MinutesItem = Minutes['items'][number];

/** What somebody may reword, by the item's place in the list; `null` for what they do not see. */
export const minutesWordsSchema = z.strictObject({
  earlier: words,
  other: words,
  items: z.array(itemWords.nullable()),
});
/** Why published minutes are corrected. */
export const reasonSchema = z.strictObject({ reason: text(2_000) });
export type MinutesWords = z.output<typeof minutesWordsSchema>;

/** One version of a meeting's minutes. */
export interface MinutesVersion {
  number: number;
  document: Minutes;
  /** Why the published version before was corrected. */
  reason: string | null;
  written: string;
  approved: string | null;
  published: string | null;
  lock: number;
}
