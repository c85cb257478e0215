import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { sql } from 'kysely';
import { createApp } from '../src/app.ts';
import type { PublicExample } from '../src/examples/public.ts';
import { exampleSchema } from '../src/examples/schema.ts';
import { type Database, inTransaction, type Trx } from '../src/kernel/database/database.ts';
import { migrate, migrationsFolder } from '../src/kernel/database/migrate.ts';
import { readSettings } from '../src/kernel/settings.ts';
import { onEachDatabase } from './databases.ts';

onEachDatabase((_name, _open, _openStarter, openBare) => {
  test('examples that were written before claims could be contested are read after it', async (t) => {
    const db = await openBare(t);
    await migrateUntil(db, 3);
    const { contested, replies, ...old } = exampleSchema.parse({
      kind: 'engagement',
      title: 'Élan: a panel of people who pay rent',
      summary: 'It asked about "contested": a word. {Braces} and \\ too.',
      licence: 'CC BY 4.0',
      sources: [{ url: 'https://council.example/rents', title: 'The report' }],
    });
    assert.deepEqual({ contested, replies }, { contested: [], replies: [] });
    await writeOld(db, 'rents', JSON.stringify(old));
    const held = { field: 'title', says: 'It was a survey.', by: null, source: null, date: null };
    const newer = JSON.stringify({ ...old, title: 'Newer', contested: [held], replies: [] });
    await writeOld(db, 'newer', newer);

    assert.deepEqual((await migrate(db))[0], '0004-editing');
    const { rows } = await sql<{ document: string }>`
      select document from examples union all select document from revisions`.execute(db);
    const documents = rows.map(({ document }) => document).sort();
    const now = JSON.stringify({ ...old, contested, replies });
    assert.deepEqual(documents, [now, now, newer, newer].sort());
    const site = createApp({
      db,
      settings: readSettings({}),
      url: 'http://localhost:3000',
      now: () => new Date(),
    });
    for (const address of ['/examples/rents', '/examples/rents/history/1', '/examples/newer']) {
      const answer = await site.app.request(address);
      assert.equal(answer.status, 200, `${address}: ${await answer.clone().text()}`);
    }
    const read = await site.app.request('/examples/rents.json');
    const { title, summary } = (await read.json()) as PublicExample;
    assert.deepEqual({ title, summary }, { title: old.title, summary: old.summary });
  });
});

/** What a program of that time had done. */
async function migrateUntil(db: Database, last: number): Promise<void> {
  const names = readdirSync(migrationsFolder).filter((file) => /^\d{4}-[a-z0-9-]+\.ts$/.test(file));
  await inTransaction(db, async (trx) => {
    await sql`create table migrations (number integer primary key, name text not null)`.execute(
      trx,
    );
    for (const name of names.sort().slice(0, last)) {
      const { up }: { up: (trx: Trx) => Promise<void> } = await import(
        pathToFileURL(join(migrationsFolder, name)).href
      );
      await up(trx);
      await sql`insert into migrations (number, name) values (${Number(name.slice(0, 4))}, ${name.slice(0, -3)})`.execute(
        trx,
      );
    }
  });
}

async function writeOld(db: Database, slug: string, document: string): Promise<void> {
  const at = '2026-01-05T10:00:00.000Z';
  const { id } = await db
    .insertInto('examples')
    .values({
      slug,
      state: 'published',
      revision: 1,
      version: 1,
      title_key: slug,
      document,
      published: at,
      updated: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await sql`insert into revisions (example_id, number, document, published, author, reason)
    values (${id}, 1, ${document}, ${at}, 'an editor', 'First published')`.execute(db);
}
