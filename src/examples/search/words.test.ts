import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldText, placeWords, readWords } from './words.ts';

test('accents, case and letters that English lacks are read plainly', () => {
  assert.equal(
    words('Māori MAORI Ngātiwai Łódź Straße Øresund ﬁnd'),
    'maori maori ngatiwai lodz strasse oresund find',
  );
  assert.equal(foldText('Étude ÅÉ'), 'etude ae');
});

test('signs end a word, apostrophes and the stops of initials do not', () => {
  assert.equal(words('care.data long-form (2021) a/b'), 'care data long form 2021 a b');
  assert.equal(words("people's users’ O'Brien don't"), 'people users obrien dont');
  assert.equal(words('U.S. census, e.g. in the U.K'), 'us census eg in the uk');
});

test('forms of one word have one stem', () => {
  for (const forms of [
    'census censuses',
    'boycott boycotts boycotting boycotted',
    'consult consultation consultations consulting',
    'organisation organization organisations organise organized',
    'harmonised harmonized',
    'programme program programmes',
    'gypsy gypsies',
  ]) {
    assert.equal(new Set(readWords(forms).map(({ stem }) => stem)).size, 1, forms);
  }
});

test('short names are no forms of other words', () => {
  assert.equal(stems('ONS on ABS ab being be'), 'ons on abs ab being be');
});

test('other scripts are searchable by their beginnings', () => {
  const [whole, start] = readWords('статистика стат');
  assert.ok(whole?.word.startsWith(start?.word ?? '-'));
  assert.equal(readWords('統計法').length, 3);
});

test('the place of a word is its place in the text as it stands', () => {
  const text = '“Ngātiwai”, and people’s data';
  const shown = placeWords(text).map(({ start, end }) => text.slice(start, end));
  assert.deepEqual(shown, ['Ngātiwai', 'and', 'people’s', 'data']);
});

function words(text: string): string {
  return readWords(text)
    .map(({ word }) => word)
    .join(' ');
}

function stems(text: string): string {
  return readWords(text)
    .map(({ stem }) => stem)
    .join(' ');
}
