import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readShipped, wholeEvidence } from '../../../test/review.ts';
import { evidenceView } from './evidence-views.ts';
import { missingFrom } from './missing-rules.ts';
import { publicEvidence } from './public.ts';
import { type Evidence, evidenceSchema } from './schema.ts';

const scheme = await readShipped('engagement-mark');

function whole(): Evidence {
  const evidence = wholeEvidence(scheme);
  const [first, ...others] = evidence.activities;
  assert.ok(first);
  const to_publish = {
    title: 'An invented example',
    summary: 'An invented summary.',
    source: 'https://notes.example/',
    source_title: 'Invented notes',
  };
  return { ...evidence, activities: [{ ...first, to_publish, example: 'told-of-it' }, ...others] };
}

const files = [
  { id: 1, activity: 'a1', name: 'private-notes.pdf', size: 1_000, added: '', href: '/f/1' },
  { id: 2, activity: '', name: 'private-letter.pdf', size: 1_000, added: '', href: '/f/2' },
];

test('readers with papers see everything, with every number by what it counts', () => {
  const examples = new Map([['told-of-it', 'An example that tells of it']]);
  const text = String(evidenceView(whole(), scheme, { audience: 'papers', examples, files }));
  for (const said of [
    'A new release of the invented statistic.',
    'Invented Contact, contact@people.example',
    'The invented team',
    'Activity 3: Invented workshops 3',
    '24 took part',
    'October to November 2025',
    'Needs and acceptability',
    'The words were not understood.',
    'Accepted',
    'Who is affected by these statistics and was hard to reach?',
    'An example that tells of it',
    'To be put into the register as an example',
    'private-notes.pdf',
    'private-letter.pdf',
  ]) {
    assert.ok(text.includes(said), said);
  }
});

test('everybody else sees neither contact nor files', () => {
  const text = String(evidenceView(whole(), scheme, { audience: 'public', files }));
  assert.match(text, /Invented workshops 1/);
  assert.match(text, /Invented notes/);
  assert.doesNotMatch(text, /Invented Contact|contact@|private-|To be put into/);
  const json = JSON.stringify(publicEvidence(whole()));
  assert.match(json, /Invented workshops 1/);
  assert.match(json, /https:\/\/notes\.example/);
  assert.doesNotMatch(json, /Invented Contact|contact@|"key"/);
});

test('what is not written is said to be not recorded, never left as a gap', () => {
  const empty = evidenceSchema.parse({
    activities: [{ key: 'a', cohorts: [{ count: 12 }], exchanges: [{}] }],
  });
  const text = String(evidenceView(empty, scheme, { audience: 'papers' }));
  assert.match(text, /Activity 1: without a name/);
  assert.match(text, /Who: not recorded; 12 \(what the number counts: not recorded\)/);
  assert.match(text, /Response not recorded/);
  assert.ok((text.match(/Not recorded/g) ?? []).length >= 12);
  assert.match(
    String(evidenceView(evidenceSchema.parse({}), scheme, { audience: 'public' })),
    /<h3>Activities<\/h3>/,
  );
});

test('what was done lies before the day of applying, as closely as its date is known', () => {
  const [first] = whole().activities;
  assert.ok(first);
  const late = (dates: { start: string; end: string | null }) =>
    missingFrom({ ...whole(), activities: [{ ...first, ...dates }] }, scheme, '2026-03-02')
      .map(({ field }) => /^activities\.0\.(start|end)$/.exec(field)?.[1])
      .filter(Boolean);
  assert.deepEqual(late({ start: '2026-03-01', end: null }), []);
  assert.deepEqual(late({ start: '2026-03-02', end: null }), ['start']);
  assert.deepEqual(late({ start: '2026-03-01', end: '2026-03-02' }), ['end']);
  assert.deepEqual(late({ start: '2026-02', end: '2026-03' }), []);
  assert.deepEqual(late({ start: '2026', end: '2026-04' }), ['end']);
});

test('what somebody wrote is escaped', () => {
  const written = '<script>alert(1)</script>';
  const evidence = { ...whole(), purpose: written, credit: written };
  const text = String(evidenceView(evidence, scheme, { audience: 'public' }));
  assert.doesNotMatch(text, /<script/);
});

test('an activity that ends before it begins is not handed in: no example could tell of it', () => {
  const evidence = whole();
  const [first, ...others] = evidence.activities;
  assert.ok(first);
  const lacking = (start: string, end: string) =>
    missingFrom(
      { ...evidence, activities: [{ ...first, start, end }, ...others] },
      scheme,
      '2026-03-02',
    );
  assert.match(lacking('2025-11', '2025-10')[0]?.message ?? '', /it ends before it begins/);
  assert.deepEqual(lacking('2025-11-20', '2025-11'), []);
});
