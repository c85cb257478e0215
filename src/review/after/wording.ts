import { dayOf, daysBetween } from '../course/clock-rules.ts';
import type { Scheme } from '../scheme/schema.ts';

/** The day of a moment in the scheme's time zone. */
export function dayIn(
  { application: { scheme } }: { application: { scheme: Scheme } },
  at: string,
): string {
  return dayOf(at, scheme.time_zone);
}

/** `1 day late`; null where it is not. */
export function lateText(due: string, today: string): string | null {
  const late = daysBetween(due, today);
  return late > 0 ? `${daysText(late)} late` : null;
}

export function daysText(count: number): string {
  return `${count} ${count === 1 ? 'day' : 'days'}`;
}
