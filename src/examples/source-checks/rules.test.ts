import assert from 'node:assert/strict';
import { test } from 'node:test';
import { vocabulary } from '../../vocabulary/vocabularies.ts';
import { isDue, nextCheck, type Outcome, outcomeOf } from './rules.ts';
import type { SourceCheck } from './schema.ts';
import { sourceCheckText } from './wording.ts';

const url = 'https://example.org/report';

/** Checks one after the other, each `[outcome, day and hour of June 2026]`. */
function after(...checks: [Outcome, string][]): SourceCheck {
  const last = checks.reduce<SourceCheck | null>(
    (before, [outcome, when]) => nextCheck(url, before, outcome, new Date(`2026-06-${when}:00Z`)),
    null,
  );
  assert.ok(last);
  return last;
}

test('an address is called gone only when it was not found twice, a day apart', () => {
  assert.equal(after(['not-found', '01T10:00']).status, 'unreachable');
  assert.equal(after(['not-found', '01T10:00'], ['not-found', '02T09:59']).status, 'unreachable');
  const gone = after(['not-found', '01T10:00'], ['not-found', '02T10:00']);
  assert.deepEqual([gone.status, gone.failures], ['gone', 2]);
  assert.equal(sourceCheckText(gone), 'Not found on 1 June 2026 and 2 June 2026');
});

test('an address that answers in between begins anew', () => {
  const again = after(['not-found', '01T10:00'], ['ok', '02T10:00'], ['not-found', '03T10:00']);
  assert.deepEqual([again.status, again.failures], ['unreachable', 1]);
});

test('an address that fails in any other way is never called gone, however often', () => {
  const failing = after(...Array.from({ length: 9 }, (_, n) => outcomeOn(n + 1)));
  assert.deepEqual([failing.status, failing.failures], ['unreachable', 9]);
  assert.equal(sourceCheckText(failing), 'Address did not answer when last tried on 9 June 2026');
  // Once gone and then out of reach, it is not said to be gone until it says so again.
  const gone: [Outcome, string][] = [
    ['not-found', '01T10:00'],
    ['not-found', '03T10:00'],
  ];
  assert.equal(after(...gone, ['unreachable', '04T10:00']).status, 'unreachable');
  assert.equal(
    after(...gone, ['unreachable', '04T10:00'], ['not-found', '05T10:00']).status,
    'gone',
  );
});

function outcomeOn(day: number): [Outcome, string] {
  return ['unreachable', `0${day}T10:00`];
}

test('what answers is ok, or moved when it was sent elsewhere for good', () => {
  assert.equal(outcomeOf({ status: 204, moved: false }), 'ok');
  assert.equal(outcomeOf({ status: 200, moved: true }), 'moved');
  for (const status of [404, 410]) assert.equal(outcomeOf({ status, moved: true }), 'not-found');
  for (const status of [304, 401, 403, 429, 500, 503]) {
    assert.equal(outcomeOf({ status, moved: false }), 'unreachable');
  }
  assert.equal(outcomeOf(null), 'unreachable');
  assert.equal(sourceCheckText(after(['ok', '03T10:00'])), 'Address answered on 3 June 2026');
  assert.match(sourceCheckText(after(['moved', '03T10:00'])), /^Address answered .* has moved$/);
});

test('an address is due when it was never checked, or so many days ago', () => {
  const now = new Date('2026-06-03T10:00:00Z');
  assert.ok(isDue(null, 30, now));
  assert.ok(isDue('2026-06-02T10:00:00.000Z', 1, now));
  assert.ok(!isDue('2026-06-02T10:00:01.000Z', 1, now));
  assert.ok(isDue('2026-06-03T10:00:00.000Z', 0, now));
});

test('every status has its meaning in the vocabulary', () => {
  const statuses: Record<SourceCheck['status'], true> = {
    ok: true,
    moved: true,
    gone: true,
    unreachable: true,
  };
  assert.deepEqual(vocabulary('source-statuses').codes(), Object.keys(statuses));
});
