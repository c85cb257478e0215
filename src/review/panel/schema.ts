import { z } from 'zod';
import { text } from '../../vocabulary/fields.ts';
import { day } from '../course/schema.ts';

/** Days on which a member cannot be asked, both included. */
const awaySchema = z.strictObject({ from: day, to: day }).refine(({ from, to }) => from <= to, {
  error: 'The last day is before the first',
  path: ['to'],
});
export type Away = z.output<typeof awaySchema>;

/** What members say of themselves. */
export const memberSchema = z.strictObject({
  interests: z.union([z.literal(''), text(5_000)]),
  away: z.array(awaySchema).max(50, 'at most 50 times away'),
});
export type MemberDetails = z.output<typeof memberSchema>;

declare module '../../kernel/database/database.ts' {
  interface Tables {
    panel_members: {
      person_id: string;
      /** Standing interests, in the member's own words; published once a notice is accepted. */
      interests: string;
      /** JSON list of `Away`. */
      away: string;
      lock: number;
    };
    /** Which notices, saying what of them is published, a member accepted: by their words, as these may change. */
    panel_notices: { person_id: string; words_hash: string; words: string; accepted: string };
  }
}

export type { Side } from '../course/schema.ts';
