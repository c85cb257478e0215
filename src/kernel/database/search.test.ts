import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { onEachDatabase } from '../../../test/databases.ts';
import { runs } from '../../../test/runs.ts';
import { type Database, inTransaction } from './database.ts';
import {
  createSearchTables,
  findSearchMatches,
  putSearchEntry,
  removeSearchEntry,
} from './search.ts';
import {
  type SearchEntry,
  type SearchExpression,
  type SearchScope,
  scopes,
} from './search-engine.ts';

const token = fc.constantFrom('a', 'ab', 'abc', 'and', 'or', 'not', 'near', '1', '10', 'z70p27');
const tokens = fc.array(token, { maxLength: 6 });
const entry = fc.record({ title: tokens, summary: tokens, facts: tokens, body: tokens });
const phrase = fc.record({
  tokens: fc.array(token, { minLength: 1, maxLength: 3 }),
  prefix: fc.boolean(),
});
const expression = fc.array(fc.array(phrase, { minLength: 1, maxLength: 3 }), {
  minLength: 1,
  maxLength: 3,
});
const scope = fc.constantFrom<SearchScope>('title', 'lead', 'all');

onEachDatabase((_name, open) => {
  test('finds what reading every entry would find', async (t) => {
    const db = await openIndex(open, t);
    await fc.assert(
      fc.asyncProperty(
        fc.array(entry, { maxLength: 8 }),
        expression,
        scope,
        async (entries, wanted, within) => {
          const ids = entries.map((_, index) => index * 3 + 1);
          await fill(db, entries, ids);
          const found = await findSearchMatches(db, 'test', wanted, within);
          const everywhere = await findSearchMatches(db, 'test', wanted);
          await empty(db, ids);
          assert.deepEqual(found, readThrough(entries, ids, wanted, within));
          assert.deepEqual(everywhere, readThrough(entries, ids, wanted, 'all'));
        },
      ),
      { numRuns: runs(150) },
    );
  });

  test('forgets what was removed', async (t) => {
    const db = await openIndex(open, t);
    const one: SearchEntry = { title: ['census'], summary: [], facts: [], body: ['boycot'] };
    await fill(db, [one, one], [1, 2]);
    await empty(db, [1]);
    assert.deepEqual(await findSearchMatches(db, 'test', [word('boycot')]), [2]);
    await fill(db, [{ ...one, body: ['refus'] }], [1]);
    assert.deepEqual(await findSearchMatches(db, 'test', [word('boycot')]), [2]);
    assert.deepEqual(await findSearchMatches(db, 'test', [word('refus')]), [1]);
  });

  test('takes a text longer than an index can hold, and one word a thousand times', async (t) => {
    const db = await openIndex(open, t);
    const long = Array.from({ length: 20_000 }, (_, index) => `w${index}`);
    const same = [...Array(1_000).fill('the'), 'end'];
    const none = { title: [], summary: [], facts: [] };
    await fill(
      db,
      [
        { ...none, body: long },
        { ...none, body: same },
      ],
      [1, 2],
    );
    assert.deepEqual(await findSearchMatches(db, 'test', [word('w15999')]), [1]);
    assert.deepEqual(await findSearchMatches(db, 'test', [word('w16000')]), []);
    assert.deepEqual(await findSearchMatches(db, 'test', [word('end')]), [2]);
  });

  test('takes the longest question', async (t) => {
    const db = await openIndex(open, t);
    const group = Array.from({ length: 40 }, (_, index) => ({
      tokens: Array.from({ length: 6 }, (_, place) => `w${index + place}`),
      prefix: true,
    }));
    assert.deepEqual(await findSearchMatches(db, 'test', Array(40).fill(group)), []);
  });
});

async function openIndex(
  open: Parameters<Parameters<typeof onEachDatabase>[0]>[1],
  t: Parameters<typeof open>[0],
): Promise<Database> {
  const db = await open(t);
  await inTransaction(db, (trx) => createSearchTables(trx, 'test'));
  return db;
}

function fill(db: Database, entries: readonly SearchEntry[], ids: readonly number[]) {
  return inTransaction(db, async (trx) => {
    for (const [index, one] of entries.entries()) {
      await putSearchEntry(trx, 'test', ids[index] ?? 0, one);
    }
  });
}

function empty(db: Database, ids: readonly number[]) {
  return inTransaction(db, async (trx) => {
    for (const id of ids) await removeSearchEntry(trx, 'test', id);
  });
}

function word(token: string) {
  return [{ tokens: [token], prefix: false }];
}

function readThrough(
  entries: readonly SearchEntry[],
  ids: readonly number[],
  wanted: SearchExpression,
  within: SearchScope,
): number[] {
  return ids.filter((_, index) =>
    wanted.every((group) =>
      group.some(({ tokens, prefix }) =>
        scopes[within].some((column) => {
          const text = ` ${entries[index]?.[column].join(' ')} `;
          return text.includes(` ${tokens.join(' ')}${prefix ? '' : ' '}`);
        }),
      ),
    ),
  );
}
