import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { sql } from 'kysely';
import { openEmbedded } from '../../../test/databases.ts';
import { change, getVersion, openDatabase } from './database.ts';
import { migrate } from './migrate.ts';

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

test('what was deleted or replaced is not left in the free space of the file', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-deleted-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'register.db');
  const db = openDatabase({ file });
  await migrate(db);
  const long = 'zyxwick '.repeat(2_000);
  for (const [word, stem] of [
    ['a', long],
    ['b', 'zyxwick'],
    ['c', 'zyxwick'],
  ] as const) {
    await sql`insert into known_words (word, stem, examples) values (${word}, ${stem}, 1)`.execute(
      db,
    );
  }
  await sql`pragma wal_checkpoint(truncate)`.execute(db);
  assert.ok(readFileSync(file, 'latin1').includes('zyxwick'));
  await sql`delete from known_words where word in ('a', 'b')`.execute(db);
  await sql`update known_words set stem = 'c'`.execute(db);
  await db.destroy();
  assert.ok(!readFileSync(file, 'latin1').includes('zyxwick'));
});
