import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { onEachDatabase } from '../../../test/databases.ts';
import { runs } from '../../../test/runs.ts';
import { withoutOrders } from '../../kernel/directions.ts';
import { exampleSchema } from '../schema.ts';
import { correctQuestion } from './correcting.ts';
import { excerpt, highlight } from './excerpt.ts';
import { findMatches } from './matching.ts';
import { readQuestion } from './question.ts';
import { rankMatches } from './ranking.ts';
import { foldText, readWords } from './words.ts';

const awkward = [
  ...[
    '"',
    '“',
    '”',
    "'",
    '’',
    '`',
    '\\',
    '*',
    '^',
    ':',
    '-',
    '(',
    ')',
    '{',
    '}',
    '[',
    ']',
    '+',
    '%',
  ],
  ...[
    'AND',
    'OR',
    'NOT',
    'NEAR',
    'NEAR(',
    'title:',
    '{title}',
    '<->',
    '&',
    '|',
    '!',
    ':*',
    '--',
    ';',
  ],
  ...[
    '\0',
    '\u0001',
    '\n',
    '\t',
    '\u2028',
    '\ufeff',
    '\ufffe',
    '\ud800',
    '\udc00',
    '\u202e',
    '\u200d',
  ],
  ...[
    '😀',
    '👩‍👩‍👧',
    'census',
    'Māori',
    'consultati',
    'شهادة',
    'תעודה',
    '统计',
    '統計局',
    'अनुमान',
    'ﬁ',
    'ǆ',
    'İ',
  ],
  ...['a', 'the', 'of', 'ONS', 'well-being', 'gyspies', '$1', '<mark>', '</script>', 'null', '١٢٣'],
];
const piece = fc.oneof(fc.constantFrom(...awkward), fc.string({ unit: 'binary', maxLength: 6 }));
const typed = fc
  .array(fc.tuple(piece, fc.constantFrom('', ' ')), { maxLength: 30 })
  .map((pieces) => pieces.flat().join(''));
const vast = fc
  .tuple(piece, fc.integer({ min: 1_000, max: 10_000 }))
  .map(([unit, times]) => unit.repeat(times).slice(0, 10_000));
const question = fc.oneof({ arbitrary: typed, weight: 9 }, { arbitrary: vast, weight: 1 });

const example = exampleSchema.parse({
  kind: 'engagement',
  title: 'Māori data and the census',
  summary: 'A [link](https://example.org) and _emphasis_.',
  done: `Consultation of ${'many '.repeat(400)} people. 统计 😀 `,
  sources: [{ url: 'https://example.org/', title: 'A page' }],
});

onEachDatabase((_name, _open, openStarter) => {
  test('no question makes the search fail', async (t) => {
    const db = await openStarter(t);
    await fc.assert(
      fc.asyncProperty(question, async (q) => {
        const read = readQuestion(q);
        if (!read) return;
        const matches = await findMatches(db, read);
        const ranked = await rankMatches(db, read, matches, matches.ids);
        assert.deepEqual(new Set(ranked), new Set(matches.ids));
        await correctQuestion(db, read);
        String(excerpt(read, example));
        String(highlight(read, example.title));
      }),
      { numRuns: runs(200) },
    );
  });
});

test('a word is of plain letters and digits, whatever the text', () => {
  fc.assert(
    fc.property(question, (text) => {
      for (const { word, stem } of readWords(text)) {
        assert.match(word, /^[a-z0-9]+$/);
        assert.match(stem, /^[a-z0-9]+$/);
      }
      assert.equal(foldText(foldText(text)), foldText(text));
    }),
    { numRuns: runs(500) },
  );
});

test('marking words changes nothing else in a text', () => {
  fc.assert(
    fc.property(question, typed, (q, text) => {
      const read = readQuestion(q);
      if (!read) return;
      const shown = String(highlight(read, text)).replace(/<\/?mark>/g, '');
      const escaped = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };
      const plain = shown.replace(/&(?:amp|lt|gt|quot|#39);/g, (one) => escaped[one as '&amp;']);
      assert.equal(plain, withoutOrders(text));
    }),
    { numRuns: runs(300) },
  );
});
