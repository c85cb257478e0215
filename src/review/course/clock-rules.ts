import { Temporal } from 'temporal-polyfill';

/** The calendar day, `2026-03-29`, of a moment (UTC, ISO 8601) in a time zone. */
export function dayOf(at: string | Date, timeZone: string): string {
  const iso = typeof at === 'string' ? at : at.toISOString();
  return Temporal.Instant.from(iso).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** The day so many days after (or, below 0, before) one. */
export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** The day so many months after; the month's last where it is shorter: 29 February, 12 months on, is 28 February. */
export function addMonths(day: string, months: number): string {
  return Temporal.PlainDate.from(day).add({ months }).toString();
}

/** Calendar days from one day to another: 0 on the same day, below 0 when it lies before. */
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;
}

/** A stretch in which the applicant has the pen. `to` is null while it lasts. */
export interface Pause {
  from: string;
  to: string | null;
}

/**
 * Days on the clock: calendar days since a day (which is day 0) without those of the pauses.
 * All days are of one time zone; pauses do not overlap.
 */
export function daysOnClock(since: string, now: string, pauses: readonly Pause[]): number {
  let days = daysBetween(since, now);
  for (const { from, to } of pauses) {
    const begins = from < since ? since : from;
    const ends = to === null || to > now ? now : to;
    if (ends > begins) days -= daysBetween(begins, ends);
  }
  return days;
}

/** The last day within so many days on the clock, as it stands: a pause that lasts moves it on each day. */
export function deadline(
  since: string,
  allowed: number,
  now: string,
  pauses: readonly Pause[],
): string {
  const paused = daysBetween(since, now) - daysOnClock(since, now, pauses);
  return addDays(since, allowed + Math.max(0, paused));
}
