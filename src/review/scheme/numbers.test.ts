import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Play } from '../../../test/course.ts';
import { wholeEvidence } from '../../../test/review.ts';
import { begun, document, playable, playedTo } from '../../../test/third-scheme.ts';
import { remindersAt } from '../after/reminding-rules.ts';
import type { Application } from '../applications/queries.ts';
import { addDays, addMonths, daysBetween } from '../course/clock-rules.ts';
import { decisionDay } from '../course/count-rules.ts';
import { dueNext, listDue } from '../course/due-rules.ts';
import { quorumOf } from '../course/quorum-rules.ts';
import type { Side } from '../course/schema.ts';
import { type Standing, untouched } from '../course/standing.ts';
import { markStatus, markStatuses } from '../course/status-rules.ts';
import { missingFrom } from '../evidence/missing-rules.ts';
import { type Profile, type Scheme, schemeSchema } from './schema.ts';

/** What the software goes by, found out from outside; it must be the number of the file, whatever that is. */
type Measure = (scheme: Scheme, path: readonly string[]) => number;
type Row = readonly [pattern: RegExp, measure: Measure, steps: readonly number[]];

const table: readonly Row[] = [
  [/^least\.\w+\.activities$/, leastOf('activities', /at least \d+ activit/), [1, 4]],
  [/^least\.\w+\.kinds_of_people$/, leastOf('kinds', /kinds? of people/), [1, 3]],
  [/^least\.\w+\.exchanges$/, leastOf('exchanges', /accounts? of what was asked/), [1, 6]],
  [/^routes\.0\.days$/, daysToDecide, [1, 30]],
  [/^routes\.0\.quorum\.members$/, fewestOf('members', /members must be/), [-3, 5]],
  [/^routes\.0\.quorum\.lay$/, fewestOf('lay', /lay members? must be among/), [-2, 2]],
  [/^routes\.0\.reviewers\.lay$/, fewestOf('lay', /lay views? must be written/), [-1, 2]],
  [/^routes\.0\.reviewers\.expert$/, fewestOf('expert', /expert views? must be written/), [-1, 2]],
  [/^clocks\.validation$/, (scheme) => daysUntilDue(playedTo('submitted', scheme)), [1, 9]],
  [/^clocks\.answer$/, (scheme) => daysUntilDue(asked(scheme)), [1, 20]],
  [/^clocks\.pre_assessment$/, (scheme) => daysUntilDue(wanting(scheme)), [1, 20]],
  [/^clocks\.amendment$/, (scheme) => daysUntilDue(amended(scheme), 'amendment'), [1, 20]],
  [/^review\.every_months$/, monthsTo('overdue'), [1, 12]],
  [/^review\.due_months$/, monthsTo('review-due'), [-1, 1]],
  [/^review\.opens_months$/, monthsToFiling, [-2, 1]],
  [/^review\.lapses_after_days$/, daysToLapse, [1, 50]],
  [/^appeal_days$/, daysToAppeal, [-15, 1, 40]],
  [/^reminders\.answer\.\d$/, remindedOf('answer', asked), [1]],
  [/^reminders\.condition\.\d$/, remindedOf('condition-1', withCondition), [1, -30]],
  [/^reminders\.review\.\d$/, remindedOf('review', (scheme) => playedTo('live', scheme)), [1]],
];

/** Tells rules apart, and counts nothing. */
const countsNothing = /^version$/;

it('every number of a scheme’s file is what the software goes by, and no other', () => {
  const paths = numbersOf(document());
  assert.ok(paths.length > 25);
  for (const path of paths) {
    const name = path.join('.');
    if (countsNothing.test(name)) continue;
    const row = table.find(([pattern]) => pattern.test(name));
    assert.ok(row, `${name}: the table does not say what it changes`);
    const [, measure, steps] = row;
    for (const step of [0, ...steps]) {
      const { scheme, value } = withNumber(path, step);
      assert.equal(measure(scheme, path), value, `${name}: ${value}`);
    }
  }
});

/** Every number of a document, by its path. */
function numbersOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value === 'number') return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => numbersOf(one, [...path, key]));
}

function withNumber(path: readonly string[], step: number): { scheme: Scheme; value: number } {
  const changed = document();
  const last = path.at(-1) as string;
  const holder = path.slice(0, -1).reduce((one, key) => one[key] as never, changed);
  const value = (holder[last] as number) + step;
  holder[last] = value;
  return { scheme: schemeSchema.parse(changed), value };
}

/** The least of something in the evidence that the scheme does not ask more of. */
function leastOf(what: 'activities' | 'kinds' | 'exchanges', message: RegExp): Measure {
  return (scheme, [, profile]) => {
    const whole = wholeEvidence(scheme);
    const [activity] = whole.activities;
    const exchange = activity?.exchanges[0];
    const cohort = activity?.cohorts[0];
    assert.ok(activity && exchange && cohort);
    const kinds = [
      'public',
      'affected-communities',
      'data-users',
      'children-and-young-people',
      'workers',
      'civil-society',
    ];
    return first((count) => {
      const made = {
        ...activity,
        exchanges: what === 'exchanges' ? Array(count).fill(exchange) : activity.exchanges,
        cohorts:
          what === 'kinds' ? kinds.slice(0, count).map((who) => ({ ...cohort, who })) : [cohort],
      };
      const activities = what === 'activities' ? Array(count).fill(made) : [made];
      const evidence = { ...whole, profile: profile as Profile, activities };
      return !missingFrom(evidence, scheme, begun).some((one) => message.test(one.message));
    });
  };
}

/** How many members, or of one side, must write until nothing of this is lacking. */
function fewestOf(who: 'members' | Side, message: RegExp): Measure {
  return ({ routes: [route] }) =>
    first((count) => {
      assert.ok(route);
      const sides: Side[] = Array(count).fill(who === 'members' ? 'lay' : who);
      const view = { answers: [], outcome: 'supported' as const, words: 'A view.', at: begun };
      const standing: Standing = {
        ...untouched,
        interests: new Map(
          sides.map((side, index) => [
            `${index}`,
            { interest: 'none', words: null, at: begun, side },
          ]),
        ),
        views: sides.map((side, index) => ({ ...view, person: `${index}`, side })),
      };
      return !quorumOf(standing, route).lacking.some((one) => message.test(one));
    });
}

function first(holds: (count: number) => boolean): number {
  for (let count = 0; count < 400; count++) if (holds(count)) return count;
  throw new Error('It never holds.');
}

function daysToDecide(scheme: Scheme): number {
  const play = playedTo('valid', scheme);
  play.does('adviser', 'route', {
    route: 'by-letter',
    reasons: 'It fits.',
    precedent: null,
    cleared: [],
  });
  const day = decisionDay({ standing: play.standing, scheme }, begun);
  return daysBetween(begun, day as string);
}

function asked(scheme: Scheme): Play {
  const play = playedTo('submitted', scheme);
  play.does('adviser', 'ask', { words: 'Which islands?' });
  return play;
}

function wanting(scheme: Scheme): Play {
  const play = new Play(playable(scheme), `${begun}T15:00:00.000Z`);
  play.does('applicant', 'request-pre-assessment');
  return play;
}

function amended(scheme: Scheme): Play {
  const play = playedTo('live', scheme);
  play.does('applicant', 'amend', { changes: ['islands'], words: 'One more.' });
  return play;
}

/** Days to what is due next, or to the first of its kind; on that day it is not late, on the next it is. */
function daysUntilDue({ standing, scheme, now }: Play, kind?: string): number {
  const course = { standing, scheme };
  const find = (at: Date) =>
    kind ? listDue(course, at).find(({ what }) => what === kind) : dueNext(course, at);
  const due = find(now);
  assert.ok(due?.day);
  const lateOn = (day: string) => find(new Date(`${day}T15:00:00Z`))?.late;
  assert.deepEqual([lateOn(due.day), lateOn(addDays(due.day, 1))], [0, 1]);
  return daysBetween(begun, due.day);
}

/** Months after which a live mark is no better than this, and was better the day before. */
function monthsTo(status: (typeof markStatuses)[number]): Measure {
  return (scheme) => {
    const { standing } = playedTo('live', scheme);
    const bad = (day: string) =>
      markStatuses.indexOf(markStatus(standing, scheme, new Date(`${day}T15:00:00Z`))) >=
      markStatuses.indexOf(status);
    const months = first((count) => bad(addMonths(begun, count)));
    assert.ok(!bad(addDays(addMonths(begun, months), -1)));
    return months;
  };
}

function monthsToFiling(scheme: Scheme): number {
  const may = (day: string) => {
    const play = playedTo('live', scheme);
    play.pause(daysBetween(begun, day));
    return play.tries('applicant', { what: 'file-review', details: { answers: { went: 'Well.' } } })
      .allowed;
  };
  const months = first((count) => may(addMonths(begun, count)));
  assert.ok(!may(addDays(addMonths(begun, months), -1)));
  return months;
}

function daysToLapse(scheme: Scheme): number {
  const { standing } = playedTo('live', scheme);
  const next = addMonths(begun, scheme.review.every_months);
  return first(
    (count) =>
      markStatus(standing, scheme, new Date(`${addDays(next, count)}T15:00:00Z`)) === 'lapsed',
  );
}

/** The last day on which an appeal is taken; the one after is refused. */
function daysToAppeal(scheme: Scheme): number {
  const refused = first((count) => {
    const play = playedTo('refused', scheme);
    play.pause(count);
    return !play.tries('applicant', { what: 'appeal', details: { words: 'We disagree.' } }).allowed;
  });
  return refused - 1;
}

function withCondition(scheme: Scheme): Play {
  const play = playedTo('live', scheme);
  const due = addDays(begun, 200);
  const open = { filed: null, returned: null, met: null };
  play.standing = {
    ...play.standing,
    conditions: [{ number: 1, text: 'Ask the islands.', due, decision: 1, ...open }],
  };
  return play;
}

/** How many days before the day a reminder goes out: of several, as they stand in the file, the furthest first. */
function remindedOf(what: string, play: (scheme: Scheme) => Play): Measure {
  return (scheme, [, , index]) => {
    const { standing } = play(scheme);
    const application = { standing, scheme } as Application;
    const distances = new Set<number>();
    for (let count = 0; count < 700; count++) {
      const day = addDays(begun, count);
      const [reminder] = remindersAt(application, new Date(`${day}T15:00:00Z`)).filter(
        (one) => one.what === what,
      );
      if (reminder && daysBetween(day, reminder.due) === reminder.distance) {
        distances.add(reminder.distance);
      }
    }
    return [...distances].sort((a, b) => b - a)[Number(index)] ?? Number.NaN;
  };
}
