import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { openEmbedded } from '../../../test/databases.ts';
import { change, getVersion } from './database.ts';

test('a full disk is called by its name, and leaves everything as it was', async (t) => {
  const db = await openEmbedded(t);
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(db);
  await sql`pragma max_page_count = ${sql.lit((rows[0]?.page_count ?? 0) + 1)}`.execute(db);
  const fill = change(db, (trx) =>
    sql`insert into known_words (word, stem, examples) values ('a', ${'b'.repeat(1_000_000)}, 1)`.execute(
      trx,
    ),
  );
  await assert.rejects(fill, /disk is full/);
  assert.equal(await getVersion(db), 0);
  await sql`pragma max_page_count = 1000000`.execute(db);
  assert.equal(await change(db, async (_, version) => version), 1);
});
