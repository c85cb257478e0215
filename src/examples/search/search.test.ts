import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { onEachDatabase, openStarter as openEmbeddedStarter } from '../../../test/databases.ts';
import { change, type Database } from '../../kernel/database/database.ts';
import { correctQuestion } from './correcting.ts';
import { unindexExample } from './indexing.ts';
import { listKnownWords } from './known-words.ts';
import { findMatches } from './matching.ts';
import { readQuestion } from './question.ts';
import { rankMatches } from './ranking.ts';

interface Questions {
  questions: { q: string; first: string[]; kind: string }[];
  nothing: string[];
  suggest: { q: string; word: string }[];
}

const { questions, nothing, suggest } = parse(
  readFileSync(join(import.meta.dirname, '../../../test/search-questions.yaml'), 'utf8'),
) as Questions;

onEachDatabase((name, _open, openStarter) => {
  test('what a reader would call right comes first', async (t) => {
    const db = await openStarter(t);
    for (const { q, first, kind } of questions) {
      await t.test(`${kind}: ${q}`, async () => {
        const found = await search(db, q);
        assert.deepEqual(found.slice(0, first.length).sort(), [...first].sort());
      });
    }
  });

  test('nothing is found for what nobody wrote, and nothing near is offered', async (t) => {
    const db = await openStarter(t);
    for (const q of nothing) {
      const question = readQuestion(q);
      assert.ok(question, q);
      assert.deepEqual((await findMatches(db, question)).ids, [], q);
      assert.equal(await correctQuestion(db, question), null, q);
    }
  });

  test('a typing error leads to the word that was meant', async (t) => {
    const db = await openStarter(t);
    for (const { q, word } of suggest) {
      const question = readQuestion(q);
      assert.ok(question, q);
      assert.equal(await correctQuestion(db, question), word);
    }
  });

  test('a word that only a withdrawn example had is gone', async (t) => {
    const db = await openStarter(t);
    const question = readQuestion('quilombola');
    assert.ok(question);
    const { ids } = await findMatches(db, question);
    assert.ok(ids.length > 0);
    await change(db, async (trx) => {
      for (const id of ids) await unindexExample(trx, id);
    });
    assert.deepEqual((await findMatches(db, question)).ids, []);
    const misspelt = readQuestion('quilombla ');
    assert.ok(misspelt);
    assert.equal(await correctQuestion(db, misspelt), null);
    const left = await db
      .selectFrom('known_words')
      .select('word')
      .where('word', 'like', 'quilombol%')
      .execute();
    assert.deepEqual(left, []);
  });

  test('the answers and their order do not depend on the database', async (t) => {
    if (name === 'SQLite') return t.skip('compared in the other half');
    const db = await openStarter(t);
    const embedded = await openEmbeddedStarter(t);
    for (const { q } of questions) {
      assert.deepEqual(await search(db, q), await search(embedded, q), q);
    }
    assert.deepEqual(await listKnown(db), await listKnown(embedded));
  });
});

/** The slugs found, best first; corrected first when nothing is found, as the list page does. */
async function search(db: Database, q: string): Promise<string[]> {
  const asked = readQuestion(q);
  assert.ok(asked, q);
  const found = await ranked(db, q);
  if (found.length > 0) return found;
  const corrected = await correctQuestion(db, asked);
  return corrected === null ? [] : ranked(db, corrected);
}

async function ranked(db: Database, q: string): Promise<string[]> {
  const question = readQuestion(q);
  if (!question) return [];
  const matches = await findMatches(db, question);
  const ids = await rankMatches(db, question, matches, matches.ids.toReversed());
  const rows = await db.selectFrom('examples').select(['id', 'slug']).execute();
  const slugs = new Map(rows.map(({ id, slug }) => [id, slug]));
  return ids.map((id) => slugs.get(id) ?? '');
}

async function listKnown(db: Database) {
  const words = await listKnownWords(db);
  return words.map(({ word, stem, examples }) => `${word} ${stem} ${examples}`);
}
