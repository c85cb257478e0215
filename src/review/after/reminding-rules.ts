import { whenText } from '../../examples/wording.ts';
import { addDays, dayOf } from '../course/clock-rules.ts';
import type { Course } from '../course/count-rules.ts';
import type { What } from '../course/schema.ts';
import { isReviewFiled, markStatus, reviewDays } from '../course/status-rules.ts';

/** One reminder to the applicant's people whose day has come. */
export interface Reminder {
  /** `answer`, `review`, or `condition-2`. */
  what: string;
  /** The day by which it is to be done, in the scheme's time zone. */
  due: string;
  /** Days before that day, or, below 0, after it, at which it goes out. */
  distance: number;
  /** What is to be done, as the scheme's letter says it before `by {due}`. */
  words: string;
  /** Where it is done. */
  act: What;
}

interface Obligation extends Omit<Reminder, 'distance' | 'words'> {
  distances: readonly number[];
  /** The day on which the applicant was told of it: no reminder reaches back before. */
  since: string;
  soon: string;
  late: string;
}

/**
 * The reminders that should be out by now: of each thing to be done only the newest, so that after a
 * standstill nobody gets a pile. Whether one was sent already is not asked here.
 */
export function remindersAt(course: Course, now: Date): Reminder[] {
  const today = dayOf(now, course.scheme.time_zone);
  return obligations(course, now).flatMap(({ distances, since, soon, late, what, due, act }) => {
    const out = distances.filter((distance) => {
      const day = addDays(due, -distance);
      return day <= today && day > since;
    });
    if (out.length === 0) return [];
    const words = today > due ? late : soon;
    return [{ what, due, act, distance: Math.min(...out), words }];
  });
}

/** What the applicant has to do by a day. Nothing where the application or its mark is at an end. */
function obligations(course: Course, now: Date): Obligation[] {
  const { standing, scheme } = course;
  const day = (at: string) => dayOf(at, scheme.time_zone);
  const { answer, condition, review } = scheme.reminders;
  if (standing.asked) {
    const since = day(standing.asked.at);
    return [
      {
        what: 'answer',
        act: 'answer',
        due: addDays(since, scheme.clocks.answer),
        since,
        distances: answer,
        soon: 'an answer to our question is due',
        late: 'an answer to our question is late: it was due',
      },
    ];
  }
  const isInForce = standing.state === 'live' || standing.state === 'suspended';
  if (!isInForce || markStatus(standing, scheme, now) === 'lapsed') return [];
  const list: Obligation[] = standing.conditions
    .filter(({ met, filed }) => !met && !filed)
    .map(({ number, due, returned, decision }) => {
      const letter = standing.decisions[decision - 1]?.effective ?? standing.live ?? '';
      return {
        what: `condition-${number}`,
        act: 'file-evidence',
        due,
        since: day(returned?.at ?? letter),
        distances: condition,
        soon: `condition ${number} is to be met`,
        late: `condition ${number} is late: it was to be met`,
      };
    });
  const days = reviewDays(standing, scheme);
  if (!days || !standing.live || isReviewFiled(standing)) return list;
  const last = standing.reviews.findLast(({ state }) => state === 'accepted')?.closed;
  list.push({
    what: 'review',
    act: 'file-review',
    due: days.due,
    since: day(last ?? standing.live),
    distances: review,
    soon: 'the annual review is due',
    late: `the annual review is late (on ${whenText(days.lapses)} the mark lapses): it was due`,
  });
  return list;
}
