import { z } from 'zod';

/** How an editor may end a contribution, as the record says it. */
export const outcomes = ['accepted', 'accepted-in-part', 'declined', 'merged'] as const;

const whole = z.number().int().min(0);

/** What happened within one month; outcomes by the month in which they were decided. */
export const monthSchema = z.strictObject({
  month: z.string().describe('2026-03'),
  received: whole,
  accepted: whole,
  accepted_in_part: whole,
  declined: whole,
  merged: whole.describe('Joined with another contribution that says the same.'),
  withdrawn: whole,
  set_aside: whole.describe('As suspected spam.'),
  restored: whole.describe('Set aside wrongly, and put back.'),
  median_days: whole
    .nullable()
    .describe('Half of that month’s answers took at most so many days; null where none was given.'),
});
export type Month = z.output<typeof monthSchema>;

const standing = {
  waiting: whole.describe('Waiting for an editor now.'),
  asked: whole.describe('Waiting for a contributor’s answer now.'),
  set_aside: whole.describe('Set aside as suspected spam now.'),
  oldest_waiting_days: whole.nullable().describe('Null where none waits.'),
  answer_time: z
    .strictObject({ days: whole, count: whole })
    .nullable()
    .describe(
      'Half of the answers of the last year came within so many days; null where none did.',
    ),
};

const totals = {
  reasons: z
    .array(z.strictObject({ code: z.string(), count: whole }))
    .describe('Why contributions were declined: codes of the vocabulary decline-reasons.'),
  months: z.array(monthSchema).describe('Newest first; months without anything are absent.'),
};

/** The public log: numbers and codes only. */
export const moderationLogSchema = z
  .strictObject({ ...standing, ...totals })
  .describe('What became of contributions: numbers and codes, and nothing of anybody.');
export type ModerationLog = z.output<typeof moderationLogSchema>;
export type Standing = Pick<ModerationLog, keyof typeof standing>;
export type Totals = Pick<ModerationLog, keyof typeof totals>;

/** The whole days within which half of the answers came, at least 1; null for none. */
export function medianDays(days: readonly number[]): number | null {
  const sorted = [...days].sort((one, other) => one - other);
  const middle = sorted[Math.ceil(sorted.length / 2) - 1];
  return middle === undefined ? null : Math.max(1, Math.ceil(middle));
}
