import { z } from 'zod';
import { states } from './schema.ts';

/** What `POST /contributions` answers. */
export const receiptSchema = z
  .strictObject({
    reference: z.string().describe('Short and public, such as C-7K3F9Q.'),
    url: z
      .url()
      .describe(
        'The private page: how it stands, questions, withdrawal. Whoever has this address may act.',
      ),
    status: z
      .enum(states)
      .describe('waiting, or set-aside where an automatic check took it for spam.'),
  })
  .describe('Kept, and on its way to an editor.');
