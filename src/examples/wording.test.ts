import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  countriesText,
  inSentence,
  involvedText,
  levelText,
  methodsText,
  participantsText,
  periodText,
  stagesText,
  whenText,
} from './wording.ts';

const nothing = { start: null, end: null, ongoing: null, period: null };

test('a date is written as exactly as it is known', () => {
  assert.equal(whenText('2021-06-03'), '3 June 2021');
  assert.equal(whenText('2021-06'), 'June 2021');
  assert.equal(whenText('2021'), '2021');
  assert.equal(whenText('2026-11-23T18:44:33.000Z'), '23 November 2026');
  assert.equal(whenText(null), 'not recorded');
});

for (const [given, expected] of [
  [nothing, 'not recorded'],
  [{ ...nothing, start: '2013' }, 'From 2013; end not recorded'],
  [{ ...nothing, start: '2013', ongoing: false }, 'From 2013; end not recorded'],
  [{ ...nothing, start: '2013-05', ongoing: true }, 'Since May 2013'],
  [{ ...nothing, end: '2015' }, 'Until 2015; start not recorded'],
  [{ ...nothing, ongoing: true }, 'Ongoing; start not recorded'],
  [{ ...nothing, period: '1990s-present', ongoing: true }, '1990s-present'],
  [{ ...nothing, start: '2023-08', period: '2023-2026' }, '2023-2026'],
  [{ ...nothing, start: '2013', end: '2016-07', period: '2013-2016' }, '2013 to July 2016'],
  [{ ...nothing, start: '2021', end: '2021' }, '2021'],
  [{ ...nothing, start: '2025-01-22', end: '2025-01-22' }, '22 January 2025'],
  [{ ...nothing, start: '2021-06', end: '2021-08' }, 'June to August 2021'],
  [{ ...nothing, start: '2021-06-03', end: '2021-06-09' }, '3 to 9 June 2021'],
  [{ ...nothing, start: '2021-06-28', end: '2021-07-02' }, '28 June to 2 July 2021'],
  [{ ...nothing, start: '2021-06', end: '2022-01' }, 'June 2021 to January 2022'],
] as const) {
  test(`a period is never a sentence around a missing value: ${expected}`, () => {
    assert.equal(periodText(given), expected);
  });
}

for (const [count, qualifier, basis, expected] of [
  [20, 'at-most', 'seats', 'At most 20 seats'],
  [68, 'exact', 'took-part', '68 took part'],
  [1, 'exact', 'responses', '1 response'],
  [0, 'exact', 'responses', '0 responses'],
  [34000, 'at-least', 'responses', 'At least 34,000 responses'],
  [1800, 'about', 'responses', 'About 1,800 responses'],
  [148443, 'exact', 'comments', '148,443 comments'],
  [500, 'at-least', 'members', 'At least 500 members'],
  [863, 'exact', 'registered', '863 registered'],
  [12, 'exact', null, '12 (what the number counts: not recorded)'],
] as const) {
  test(`a number says what it counts: ${expected}`, () => {
    assert.equal(
      participantsText({ participants: { count, qualifier, basis, note: null } }),
      expected,
    );
  });
}

test('what is absent is not recorded', () => {
  assert.equal(participantsText({ participants: null }), 'not recorded');
  assert.equal(involvedText({ involved: [] }), 'not recorded');
  assert.equal(countriesText({ countries: [] }), 'not recorded');
  assert.equal(methodsText({ methods: [] }), 'not recorded');
  assert.equal(stagesText({ stages: [] }), 'not recorded');
  assert.equal(levelText({ level: null }), 'not recorded');
});

test('labels read as a list', () => {
  assert.equal(
    involvedText({ involved: ['public', 'civil-society', 'experts'] }),
    'The public, civil society and experts',
  );
  assert.equal(countriesText({ countries: ['GB-SCT', 'NZ'] }), 'Scotland, New Zealand');
  assert.equal(stagesText({ stages: ['1', '1.1'] }), '1 Specify needs, 1.1 Identify needs');
  assert.deepEqual(inSentence(['Care', 'AI and automation']), ['Care', 'AI and automation']);
});

test('a code that the vocabulary no longer has is shown as it is', () => {
  assert.equal(levelText({ level: 'gone' }), 'gone');
});
