import type { Application } from '../applications/queries.ts';
import type { Advice, Decision, Declared, View } from '../course/standing.ts';
import type { Meeting } from './schema.ts';

/** One application on a meeting's agenda, with what was recorded of it there. */
export interface AgendaItem {
  application: Application;
  /** `10:20` */
  starts: string;
  /** What the meeting's advice led to; null before. */
  decision: Decision | null;
  advice: Advice | null;
  interests: ReadonlyMap<string, Declared>;
  present: readonly string[];
  views: readonly View[];
}

/** What is on a meeting's agenda, by time. */
export function agendaOf(
  { day, scheme }: Pick<Meeting, 'day' | 'scheme'>,
  applications: Iterable<Application>,
): AgendaItem[] {
  return [...applications]
    .filter((one) => one.scheme.scheme === scheme)
    .flatMap((application) => itemAt(day, application) ?? [])
    .toSorted((one, other) => one.starts.localeCompare(other.starts));
}

function itemAt(day: string, application: Application): AgendaItem | null {
  const { standing } = application;
  const decision = standing.decisions.findLast(({ meeting }) => meeting === day) ?? null;
  if (decision) return { application, decision, ...decision, starts: decision.starts ?? '' };
  if (standing.meeting?.day !== day) return null;
  // Withdrawn before anything was said: it does not come up.
  if (standing.state === 'withdrawn' && !standing.advice) return null;
  const { advice, interests, present, views } = standing;
  const { starts } = standing.meeting;
  return { application, starts, decision: null, advice, interests, present, views };
}

/** Whether what was said of an item may be known: not before its decision letter is out. */
export function isLetterOut({ decision }: AgendaItem): boolean {
  return decision?.effective != null;
}

/** The first slot of a meeting that is free; `taken`: the beginnings of others. */
export function nextSlot(
  { starts, slot_minutes }: Pick<Meeting, 'starts' | 'slot_minutes'>,
  taken: readonly string[],
): string {
  let minutes = minutesOf(starts);
  const isTaken = () => taken.some((one) => isOverlap(timeText(minutes), one, { slot_minutes }));
  while (isTaken() && minutes + slot_minutes < 24 * 60) minutes += slot_minutes;
  return timeText(minutes);
}

/** Whether two items that begin so would be dealt with at the same time. */
export function isOverlap(
  one: string,
  other: string,
  { slot_minutes }: Pick<Meeting, 'slot_minutes'>,
): boolean {
  return Math.abs(minutesOf(one) - minutesOf(other)) < slot_minutes;
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

function timeText(minutes: number): string {
  const part = (value: number) => String(value).padStart(2, '0');
  return `${part(Math.floor(minutes / 60))}:${part(minutes % 60)}`;
}
