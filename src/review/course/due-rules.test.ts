import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readShipped } from '../../../test/review.ts';
import { appealUntil, clockOf } from './count-rules.ts';
import { dueNext, listDue, whoHasThePen } from './due-rules.ts';
import { type Decision, type Standing, untouched } from './standing.ts';

const scheme = await readShipped('engagement-mark');
const at = (day: string) => `${day}T10:00:00.000Z`;
const route = { route: 'full', reasons: 'Everybody.', precedent: null, cleared: [] };
const reviewers = [
  { person: 'a', as: 'lead' as const },
  { person: 'b', as: 'reviewer' as const },
];
const courseOf = (standing: Partial<Standing>) => ({
  standing: { ...untouched, ...standing },
  scheme,
});
const decision = (outcome: string, day: string) =>
  ({ at: at(day), effective: at(day), details: { outcome }, set_aside: false }) as Decision;
const valid = { valid: at('2026-03-02') };
const live = {
  ...valid,
  state: 'live' as const,
  route,
  live: at('2026-04-01'),
  decisions: [decision('supported', '2026-04-01')],
};

test('the clock counts calendar days from the day of validity, which is day 0', () => {
  const course = courseOf({ ...valid, state: 'valid' });
  assert.equal(clockOf(course, new Date(at('2026-03-02')))?.text, 'day 0 of 60');
  // Over the night in which the clocks go forward.
  assert.equal(clockOf(course, new Date(at('2026-03-25')))?.text, 'day 23 of 60');
  assert.equal(clockOf(course, new Date(at('2026-05-04')))?.text, 'day 63 of 60, 3 days over');
  assert.equal(clockOf(courseOf({ state: 'submitted' }), new Date()), null);
});

test('a day is a day in the scheme’s time zone', () => {
  const course = courseOf({ valid: '2026-06-01T23:30:00.000Z', state: 'valid' });
  assert.equal(clockOf(course, new Date('2026-06-02T22:59:00.000Z'))?.day, 0);
  assert.equal(clockOf(course, new Date('2026-06-02T23:00:00.000Z'))?.day, 1);
});

test('it stops while the applicant has the pen, and goes on with the answer', () => {
  const asked = { at: at('2026-03-11'), words: 'Which?' };
  const open = courseOf({
    ...valid,
    state: 'in-review',
    route,
    asked,
    pauses: [{ from: at('2026-03-11'), to: null }],
  });
  const clock = clockOf(open, new Date(at('2026-03-20')));
  assert.equal(clock?.text, 'the clock has stopped at day 9 of 60');
  assert.equal(clock?.state, 'paused');
  const answered = courseOf({
    ...valid,
    state: 'in-review',
    route,
    pauses: [{ from: at('2026-03-11'), to: at('2026-03-20') }],
  });
  assert.equal(clockOf(answered, new Date(at('2026-03-21')))?.text, 'day 10 of 60');
  // The day by which it is decided moves by as much.
  assert.equal(dueNext(answered, new Date(at('2026-03-21')))?.day, '2026-05-10');
});

test('it ends at the decision, whatever comes after', () => {
  assert.equal(
    clockOf(courseOf(live), new Date(at('2027-01-01')))?.text,
    'decided on day 30 of 60',
  );
  const withdrawn = courseOf({
    ...valid,
    state: 'withdrawn',
    ended: { at: at('2026-03-12'), words: null, by: 'applicant' },
  });
  assert.equal(clockOf(withdrawn, new Date(at('2027-01-01')))?.text, 'withdrawn on day 10 of 60');
});

test('what is due next, by whom and by which day, as an application goes on', () => {
  const meeting = { day: '2026-04-10', starts: '10:00' };
  const asked = { at: at('2026-03-03'), words: 'Which?' };
  const cases: [Partial<Standing>, string, string, string | null][] = [
    [{}, 'submission', 'applicant', null],
    [
      { pre_assessment: 'requested', comments_wanted: at('2026-03-01') },
      'pre-assessment',
      'adviser',
      '2026-03-11',
    ],
    [{ state: 'submitted', submitted: at('2026-03-01') }, 'validation', 'adviser', '2026-03-08'],
    [{ state: 'query', submitted: at('2026-03-01'), asked }, 'answer', 'applicant', '2026-03-10'],
    [{ ...valid, state: 'valid' }, 'decision', 'adviser', '2026-05-01'],
    [{ ...valid, state: 'in-review', route }, 'decision', 'adviser', '2026-05-01'],
    [{ ...valid, state: 'in-review', route, reviewers }, 'decision', 'adviser', '2026-05-01'],
    [
      { ...valid, state: 'in-review', route, reviewers, meeting },
      'decision',
      'member',
      '2026-05-01',
    ],
    [
      {
        ...valid,
        state: 'in-review',
        route,
        reviewers,
        meeting: { ...meeting, day: '2026-03-05' },
      },
      'decision',
      'chair',
      '2026-05-01',
    ],
    [{ ...valid, state: 'advised', route }, 'decision', 'decision-maker', '2026-05-01'],
    [{ ...valid, state: 'decided', route }, 'letter', 'adviser', null],
    [
      { state: 'ended', appeal: { filed: at('2026-03-01'), words: 'No.', heard: null } },
      'appeal',
      'decision-maker',
      null,
    ],
  ];
  const now = new Date(at('2026-03-05'));
  for (const [standing, what, by, day] of cases) {
    const course = courseOf(standing);
    const next = dueNext(course, now);
    const told = `${standing.state ?? 'draft'}: ${next?.step}`;
    assert.deepEqual([next?.what, next?.by, next?.day], [what, by, day], told);
    assert.equal(whoHasThePen(course, now), by, told);
  }
});

test('each step of the panel’s work is named', () => {
  const now = new Date(at('2026-03-05'));
  const step = (standing: Partial<Standing>) =>
    dueNext(courseOf({ ...valid, state: 'in-review', route, ...standing }), now)?.step;
  assert.equal(step({}), 'Assign reviewers');
  assert.equal(step({ reviewers }), 'Put it on a meeting’s agenda');
  const byPost = { ...route, route: 'precedent', precedent: 'frequency' };
  assert.equal(step({ reviewers, route: byPost }), 'Declare interests and write views');
  const days = courseOf({ ...valid, state: 'in-review', route: byPost, reviewers });
  assert.equal(clockOf(days, now)?.text, 'day 3 of 30');
});

test('lateness is counted in days', () => {
  const course = courseOf({ state: 'submitted', submitted: at('2026-03-01') });
  assert.equal(dueNext(course, new Date(at('2026-03-08')))?.late, 0);
  assert.equal(dueNext(course, new Date(at('2026-03-10')))?.late, 2);
});

test('while a mark is live, what is open comes before what is not', () => {
  const condition = {
    number: 1,
    text: 'Ask young people.',
    due: '2026-09-01',
    decision: 1,
    filed: null,
    returned: null,
    met: null,
  };
  const now = new Date(at('2026-05-01'));
  assert.equal(whoHasThePen(courseOf(live), now), 'nobody');
  assert.equal(dueNext(courseOf(live), now)?.day, '2027-03-01');
  const conditional = courseOf({ ...live, conditions: [condition] });
  assert.deepEqual(
    listDue(conditional, now).map(({ what, by, open }) => [what, by, open]),
    [
      ['condition', 'applicant', true],
      ['annual-review', 'applicant', false],
    ],
  );
  const filed = { at: at('2026-04-30'), words: 'We did.' };
  const shown = courseOf({ ...live, conditions: [{ ...condition, filed }] });
  assert.equal(whoHasThePen(shown, now), 'adviser');
  const overdue = new Date(at('2027-03-15'));
  assert.equal(dueNext(courseOf(live), overdue)?.late, 14);
  assert.equal(whoHasThePen(courseOf(live), overdue), 'applicant');
  // Lapsed: nothing is due any more.
  assert.equal(dueNext(courseOf(live), new Date(at('2028-01-01'))), null);
});

test('an amendment goes from the advice team to the decision-maker, within its own days', () => {
  const amendment = {
    number: 1,
    changes: ['items'],
    words: 'More.',
    filed: at('2026-05-01'),
    advised: null,
    decided: null,
  };
  const now = new Date(at('2026-05-02'));
  const filed = dueNext(courseOf({ ...live, amendments: [amendment] }), now);
  assert.deepEqual([filed?.by, filed?.day], ['adviser', '2026-06-05']);
  const advised = {
    amendment: 1,
    advice: 'agree' as const,
    words: 'Good.',
    at: at('2026-05-02'),
    person: 'x',
  };
  const next = dueNext(courseOf({ ...live, amendments: [{ ...amendment, advised }] }), now);
  assert.equal(next?.by, 'decision-maker');
});

test('an appeal can be made until a day that the scheme sets', () => {
  const refused = courseOf({
    ...valid,
    state: 'ended',
    decisions: [decision('not-supported', '2026-04-01')],
    ended: { at: at('2026-04-01'), words: null, by: 'adviser' },
  });
  assert.equal(appealUntil(refused), '2026-04-29');
  assert.equal(whoHasThePen(refused, new Date(at('2026-04-02'))), 'nobody');
  assert.equal(appealUntil(courseOf(live)), null);
});
