import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doers, Play, schemes } from '../../../test/course.ts';
import { addDays, addMonths, dayOf, daysBetween, daysOnClock, deadline } from './clock-rules.ts';
import { type Standing, untouched } from './standing.ts';
import { markStatus, reviewDays } from './status-rules.ts';

test('a day is the day of the scheme’s time zone, on both sides of the change of the clocks', () => {
  const days: [at: string, zone: string, day: string][] = [
    ['2026-03-28T23:59:59.999Z', 'Europe/London', '2026-03-28'],
    ['2026-03-29T00:59:59.999Z', 'Europe/London', '2026-03-29'],
    // Summer time: midnight is 23:00 UTC of the day before.
    ['2026-03-29T22:59:59.999Z', 'Europe/London', '2026-03-29'],
    ['2026-03-29T23:00:00.000Z', 'Europe/London', '2026-03-30'],
    ['2026-10-24T23:00:00.000Z', 'Europe/London', '2026-10-25'],
    ['2026-10-25T23:00:00.000Z', 'Europe/London', '2026-10-25'],
    ['2026-10-26T00:00:00.000Z', 'Europe/London', '2026-10-26'],
    ['2026-04-04T10:59:59.999Z', 'Pacific/Auckland', '2026-04-04'],
    ['2026-04-04T11:00:00.000Z', 'Pacific/Auckland', '2026-04-05'],
    ['2026-04-05T11:59:59.999Z', 'Pacific/Auckland', '2026-04-05'],
    ['2026-04-05T12:00:00.000Z', 'Pacific/Auckland', '2026-04-06'],
  ];
  for (const [at, zone, day] of days) assert.equal(dayOf(at, zone), day, `${at} in ${zone}`);
});

test('calendar days are whole days, whatever the clocks and the leap year do', () => {
  assert.equal(daysBetween('2026-03-28', '2026-03-30'), 2);
  assert.equal(daysBetween('2026-10-24', '2026-10-26'), 2);
  assert.equal(daysBetween('2028-02-28', '2028-03-01'), 2);
  assert.equal(daysBetween('2027-02-28', '2027-03-01'), 1);
  assert.equal(daysBetween('2027-03-01', '2027-02-28'), -1);
  assert.equal(addDays('2028-02-28', 1), '2028-02-29');
  assert.equal(addMonths('2028-02-29', 12), '2029-02-28');
  assert.equal(addMonths('2028-01-31', 1), '2028-02-29');
  assert.equal(addMonths('2027-03-31', 11), '2028-02-29');
});

test('the clock stands while the applicant has the pen, and takes up where it stood', () => {
  const rows: [now: string, pauses: [string, string | null][], days: number][] = [
    ['2026-03-02', [], 0],
    ['2026-03-03', [], 1],
    ['2026-05-01', [], 60],
    // A question of the day of validity, answered the same day, costs nothing.
    ['2026-03-09', [['2026-03-02', '2026-03-02']], 7],
    ['2026-03-09', [['2026-03-04', '2026-03-07']], 4],
    ['2026-03-09', [['2026-03-04', null]], 2],
    ['2026-04-30', [['2026-03-04', null]], 2],
    [
      '2026-03-31',
      [
        ['2026-03-04', '2026-03-07'],
        ['2026-03-28', '2026-03-30'],
      ],
      24,
    ],
    // What lies before validity, or after today, does not count.
    ['2026-03-09', [['2026-02-20', '2026-03-04']], 5],
    ['2026-03-09', [['2026-03-08', '2026-03-20']], 6],
  ];
  for (const [now, pauses, days] of rows) {
    const stretches = pauses.map(([from, to]) => ({ from, to }));
    assert.equal(daysOnClock('2026-03-02', now, stretches), days, `${now} ${pauses.join()}`);
  }
});

test('the last day moves on by each day that the clock stood', () => {
  const of = (now: string, pauses: [string, string | null][]) =>
    deadline(
      '2026-03-02',
      60,
      now,
      pauses.map(([from, to]) => ({ from, to })),
    );
  assert.equal(of('2026-03-20', []), '2026-05-01');
  assert.equal(of('2026-03-20', [['2026-03-04', '2026-03-07']]), '2026-05-04');
  assert.equal(of('2026-03-20', [['2026-03-10', null]]), '2026-05-11');
});

test('a mark is due, overdue and lapsed on the days of its scheme, and says so by itself', () => {
  const live = { ...untouched, state: 'live', live: '2027-02-28T12:00:00.000Z' } as Standing;
  const rows: [at: string, status: string][] = [
    ['2027-02-28T12:00:00.000Z', 'live'],
    ['2028-01-27T23:59:59.999Z', 'live'],
    ['2028-01-28T00:00:00.000Z', 'review-due'],
    ['2028-02-27T23:59:59.999Z', 'review-due'],
    ['2028-02-28T00:00:00.000Z', 'overdue'],
    // 60 days on, over a leap day and the change to summer time: midnight is 23:00 UTC.
    ['2028-04-27T22:59:59.999Z', 'overdue'],
    ['2028-04-27T23:00:00.000Z', 'lapsed'],
    ['2040-01-01T00:00:00.000Z', 'lapsed'],
  ];
  for (const [at, status] of rows) {
    assert.equal(markStatus(live, schemes['engagement-mark'], new Date(at)), status, at);
  }
  assert.deepEqual(reviewDays(live, schemes['accreditation-condition']), {
    opens: '2028-11-01',
    due: '2029-01-01',
    next: '2029-03-01',
    lapses: '2029-05-30',
  });
});

test('a mark made live on a leap day is reviewed on the last of February, every year', () => {
  const at = (accepted: number) =>
    reviewDays(
      { ...untouched, live: '2028-02-29T12:00:00.000Z', accepted },
      schemes['engagement-mark'],
    )?.next;
  assert.deepEqual([0, 1, 2, 3].map(at), ['2029-02-28', '2030-02-28', '2031-02-28', '2032-02-29']);
});

test('of several things that hold, a mark says the least favourable', () => {
  const scheme = schemes['engagement-mark'];
  const base = { ...untouched, live: '2027-01-01T12:00:00.000Z' } as Standing;
  const filed = [
    { filed: '', answers: {}, state: 'filed' as const, closed: null, words: null },
  ] as Standing['reviews'];
  const returned = (day: string) =>
    [{ ...filed[0], state: 'returned', closed: `${day}T10:00:00.000Z` }] as Standing['reviews'];
  const accepted = (day: string) =>
    [{ ...filed[0], state: 'accepted', closed: `${day}T10:00:00.000Z` }] as Standing['reviews'];
  const rows: [Partial<Standing>, at: string, status: string][] = [
    [{ state: 'suspended' }, '2027-02-01', 'suspended'],
    [{ state: 'suspended' }, '2028-01-15', 'suspended'],
    [{ state: 'suspended' }, '2028-06-01', 'lapsed'],
    [{ state: 'cancelled' }, '2028-06-01', 'cancelled'],
    [{ state: 'withdrawn' }, '2027-02-01', 'cancelled'],
    // While a review lies with the advice team the mark does not grow older, and is not fresh either.
    [{ state: 'live', reviews: filed }, '2028-01-15', 'review-due'],
    [{ state: 'live', reviews: filed }, '2028-06-01', 'review-due'],
    // Returned after the day on which the mark would have lapsed: the days of an answer are left.
    [{ state: 'live', reviews: returned('2028-06-01') }, '2028-06-08', 'overdue'],
    [{ state: 'live', reviews: returned('2028-06-01') }, '2028-06-09', 'lapsed'],
    [{ state: 'live', reviews: returned('2028-01-10') }, '2028-02-29', 'overdue'],
    [{ state: 'live', reviews: returned('2028-01-10') }, '2028-03-01', 'lapsed'],
    // Accepted when the next was over already: the same days are left to hand that in.
    [{ state: 'live', reviews: accepted('2028-06-01') }, '2028-06-08', 'overdue'],
    [{ state: 'live', reviews: accepted('2028-06-01') }, '2028-06-09', 'lapsed'],
    [{ state: 'live', live: null }, '2028-06-01', 'none'],
  ];
  for (const [more, day, status] of rows) {
    const standing = { ...base, ...more } as Standing;
    assert.equal(markStatus(standing, scheme, new Date(`${day}T12:00:00.000Z`)), status);
  }
});

test('a review handed in is counted from the day the mark began, however late it came', () => {
  const play = new Play();
  play.does('applicant', 'submit', { version: 1 });
  const scheme = play.scheme;
  const live = { ...play.standing, state: 'live', live: '2026-03-02T10:00:00.000Z' } as Standing;
  play.standing = live;
  play.now = new Date('2027-04-01T10:00:00.000Z');
  play.pause(0);
  assert.equal(markStatus(play.standing, scheme, play.now), 'overdue');
  const answers = Object.fromEntries(scheme.review.questions.map(({ code }) => [code, 'Words.']));
  play.does('applicant', 'file-review', { answers });
  assert.equal(markStatus(play.standing, scheme, play.now), 'review-due');
  play.does('adviser', 'accept-review', { words: null });
  assert.equal(markStatus(play.standing, scheme, play.now), 'live');
  assert.equal(reviewDays(play.standing, scheme)?.next, '2028-03-02');
  assert.ok(play.standing.hands.has(doers.adviser.id));
});
