/** How an editor may end a contribution, as the record says it. */
export const outcomes = ['accepted', 'accepted-in-part', 'declined', 'merged'] as const;

/** What happened within one month, `2026-03`; outcomes by the month in which they were decided. */
export interface Month {
  month: string;
  received: number;
  accepted: number;
  accepted_in_part: number;
  declined: number;
  merged: number;
  withdrawn: number;
  set_aside: number;
  restored: number;
  /** Half of that month's answers took at most so many days; null where none was given. */
  median_days: number | null;
}

/** How things stand now. */
export interface Standing {
  /** Waiting for an editor, for a contributor's answer, and set aside as suspected spam. */
  waiting: number;
  asked: number;
  set_aside: number;
  oldest_waiting_days: number | null;
  answer_time: { days: number; count: number } | null;
}

export interface Totals {
  /** Codes of decline-reasons. */
  reasons: { code: string; count: number }[];
  /** Newest first; months in which nothing happened are absent. */
  months: Month[];
}

/** The public log: numbers and codes only. */
export type ModerationLog = Standing & Totals;

/** The whole days within which half of the answers came, at least 1; null for none. */
export function medianDays(days: readonly number[]): number | null {
  const sorted = [...days].sort((one, other) => one - other);
  const middle = sorted[Math.ceil(sorted.length / 2) - 1];
  return middle === undefined ? null : Math.max(1, Math.ceil(middle));
}
