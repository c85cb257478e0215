import assert from 'node:assert/strict';
import { test } from 'node:test';
import { publicExample } from '../public.ts';
import { type Example, exampleSchema } from '../schema.ts';
import { differencesOf } from './differences.ts';

function shown(facts: Partial<Example>, revision = 1) {
  const example = exampleSchema.parse({
    kind: 'engagement',
    title: 'A title',
    summary: 'In short.',
    sources: [{ url: 'https://example.org/', title: 'A source' }],
    ...facts,
  });
  return publicExample(
    { id: 1, slug: 'one', state: 'published', revision, published: '', updated: '', example },
    { organisations: new Map(), statistics: new Map() },
    'https://register.example',
  );
}

test('what is alike in two versions is not mentioned', () => {
  assert.deepEqual(differencesOf(shown({}), shown({}, 2)), []);
});

test('what only editors may see is no difference', () => {
  const noted = shown({ notes_for_editors: 'A secret', doubts: [] });
  assert.deepEqual(differencesOf(shown({}), noted), []);
  const before = shown({ doubts: [{ field: 'level', why: 'One reason' }] });
  const after = shown({ doubts: [{ field: 'level', why: 'Another reason' }] });
  assert.deepEqual(differencesOf(before, after), []);
});

test('codes are said by their labels, and what is absent is null', () => {
  assert.deepEqual(differencesOf(shown({}), shown({ level: 'consult' })), [
    {
      field: 'level',
      label: 'How far',
      before: null,
      after: [{ text: 'Consulted', in: 'after' }],
    },
  ]);
});

test('prose differs by words', () => {
  const [difference] = differencesOf(
    shown({ changed: 'It had four priorities.' }),
    shown({ changed: 'It had five priorities.' }),
  );
  assert.deepEqual(difference?.before, [
    { text: 'It had ', in: 'both' },
    { text: 'four', in: 'before' },
    { text: ' priorities.', in: 'both' },
  ]);
});

test('two long texts with nothing in common are shown whole', () => {
  const long = (letter: string) =>
    Array.from({ length: 3_000 }, (_, n) => `${letter}${n % 97}`).join(' ');
  const [difference] = differencesOf(shown({ done: long('a') }), shown({ done: long('b') }));
  assert.deepEqual(difference?.before, [{ text: long('a'), in: 'before' }]);
  assert.deepEqual(difference?.after, [{ text: long('b'), in: 'after' }]);
});

test('lists and records read as lines of words', () => {
  const [participants, exchanges] = differencesOf(
    shown({}),
    shown({
      participants: { count: 20, qualifier: 'at-most', basis: 'seats', note: null },
      exchanges: [
        {
          asked: 'What?',
          said: null,
          response: 'no-reply',
          reason: null,
          did: null,
          evidence: null,
        },
      ],
    }),
  );
  assert.equal(participants?.after?.[0]?.text, 'At most 20 seats');
  assert.equal(exchanges?.after?.[0]?.text, 'Asked: What?; Response: No reply');
});
