import type { Scheme } from '../scheme/schema.ts';
import { addDays, dayOf, daysOnClock, deadline, type Pause } from './clock-rules.ts';
import { routeOf } from './route-rules.ts';
import { isSupport, lastDecision, type Standing } from './standing.ts';

/** An application, or as much of it as time bears on. */
export interface Course {
  standing: Standing;
  scheme: Scheme;
}

/** The clock from the day of validity (day 0) to the decision. */
export interface Clock {
  day: number;
  /** Of the route; before one is chosen, of the scheme's longest. */
  allowed: number;
  state: 'running' | 'paused' | 'ended';
  /** Days over what is allowed; 0 when within. */
  over: number;
  /** `day 23 of 60`, `the clock has stopped at day 9 of 60`, `decided on day 41 of 60`. */
  text: string;
}

/** Null before the application is valid. */
export function clockOf(course: Course, now: Date): Clock | null {
  const { standing, scheme } = course;
  if (!standing.valid) return null;
  const since = dayOf(standing.valid, scheme.time_zone);
  const end = endOf(standing);
  const until = dayOf(end?.at ?? now, scheme.time_zone);
  const day = daysOnClock(since, until, pausesOf(course));
  const allowed = daysAllowed(course);
  const over = Math.max(0, day - allowed);
  const count = `day ${day} of ${allowed}`;
  const late = over === 0 ? '' : `, ${over} ${over === 1 ? 'day' : 'days'} over`;
  if (end) return { day, allowed, state: 'ended', over, text: `${end.word} on ${count}${late}` };
  if (standing.asked) {
    const text = `the clock has stopped at ${count}${late}`;
    return { day, allowed, state: 'paused', over, text };
  }
  return { day, allowed, state: 'running', over, text: `${count}${late}` };
}

/** The day by which it is to be decided, as it stands today; null before it is valid. */
export function decisionDay(course: Course, today: string): string | null {
  const { standing, scheme } = course;
  if (!standing.valid) return null;
  const since = dayOf(standing.valid, scheme.time_zone);
  return deadline(since, daysAllowed(course), today, pausesOf(course));
}

/** The last day for an appeal; null where none can be made. */
export function appealUntil({ standing, scheme }: Course): string | null {
  const decision = lastDecision(standing);
  if (standing.state !== 'ended' || standing.appeal || !decision?.effective) return null;
  return addDays(dayOf(decision.effective, scheme.time_zone), scheme.appeal_days);
}

function daysAllowed({ standing, scheme }: Course): number {
  const longest = Math.max(...scheme.routes.map(({ days }) => days));
  return routeOf(standing, scheme)?.days ?? longest;
}

function endOf(standing: Standing): { at: string; word: string } | null {
  const decision = lastDecision(standing);
  const { state, ended } = standing;
  if (state === 'valid' || state === 'in-review' || state === 'advised') return null;
  const { outcome } = decision?.details ?? {};
  const isFinal =
    outcome !== undefined &&
    !decision?.set_aside &&
    (state === 'decided' || isSupport(outcome) || outcome === 'not-supported');
  if (decision && isFinal) return { at: decision.at, word: 'decided' };
  return ended && { at: ended.at, word: 'withdrawn' };
}

/** When the applicant had the pen, in days of the scheme's time zone. */
export function pausesOf({ standing, scheme }: Course): Pause[] {
  return standing.pauses.map(({ from, to }) => ({
    from: dayOf(from, scheme.time_zone),
    to: to && dayOf(to, scheme.time_zone),
  }));
}
