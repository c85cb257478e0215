import type { Scheme } from '../scheme/schema.ts';
import { addDays, addMonths, dayOf } from './clock-rules.ts';
import type { MarkStatus } from './schema.ts';
import type { Standing } from './standing.ts';

export { type MarkStatus, markStatuses } from './schema.ts';

/** The days of the annual review that comes next, in the scheme's time zone. */
export interface ReviewDays {
  /** From when it can be handed in. */
  opens: string;
  due: string;
  /** The next review date: from this day on the mark is overdue. */
  next: string;
  /** From this day on it has lapsed. */
  lapses: string;
}

/**
 * Null where no mark took effect. Reviews are counted from that day, whenever one came in. A review that
 * is returned late leaves the days of an answer to mend it, and one that is accepted after the next was
 * due leaves them to hand that in: a mark does not lapse by the desk's delay.
 */
export function reviewDays(
  { live, accepted, reviews }: Standing,
  scheme: Scheme,
): ReviewDays | null {
  if (!live) return null;
  const { every_months, due_months, opens_months, lapses_after_days } = scheme.review;
  const began = dayOf(live, scheme.time_zone);
  const after = (months: number) => addMonths(began, accepted * every_months + months);
  const next = after(every_months);
  const last = reviews.at(-1);
  const lapses = addDays(next, lapses_after_days);
  const mended = last?.closed
    ? addDays(dayOf(last.closed, scheme.time_zone), scheme.clocks.answer + 1)
    : lapses;
  return {
    opens: after(opens_months),
    due: after(due_months),
    next,
    lapses: mended > lapses ? mended : lapses,
  };
}

/** Whether an annual review lies with the advice team: while it does, the mark does not grow overdue. */
export function isReviewFiled({ reviews }: Standing): boolean {
  return reviews.at(-1)?.state === 'filed';
}

/** The mark's status now. Of several that hold, the least favourable. */
export function markStatus(standing: Standing, scheme: Scheme, now: Date): MarkStatus {
  const days = reviewDays(standing, scheme);
  if (!days) return 'none';
  if (standing.state === 'cancelled' || standing.state === 'withdrawn') return 'cancelled';
  const today = dayOf(now, scheme.time_zone);
  const filed = isReviewFiled(standing);
  if (today >= days.lapses && !filed) return 'lapsed';
  if (standing.state === 'suspended') return 'suspended';
  if (today >= days.next && !filed) return 'overdue';
  return today >= days.due ? 'review-due' : 'live';
}

/** Whether an application is under way or its mark stands: another for the same statistic must wait. */
export function isInForce(standing: Standing, scheme: Scheme, now: Date): boolean {
  const { state, appeal } = standing;
  if (state === 'withdrawn' || state === 'cancelled') return false;
  if (state === 'ended') return appeal !== null && appeal.heard === null;
  return markStatus(standing, scheme, now) !== 'lapsed';
}
