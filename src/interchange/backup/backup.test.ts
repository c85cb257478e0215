import assert from 'node:assert/strict';
import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it, type TestContext } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { onEachDatabase, openEmbedded, openStarter } from '../../../test/databases.ts';
import { recordChecks } from '../../examples/source-checks/actions.ts';
import { listDue } from '../../examples/source-checks/due-queries.ts';
import type { Database } from '../../kernel/database/database.ts';
import { getVersion } from '../../kernel/database/database.ts';
import { listTables } from '../../kernel/database/tables.ts';
import { verify } from '../commands/verify.ts';
import { backUp } from './backup.ts';
import { restore } from './restore.ts';

const now = new Date('2026-11-23T12:00:00Z');

function makeFile(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'backup-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'register.gz');
}

async function checkAllSources(db: Database): Promise<void> {
  const { due } = await listDue(db, 0, now);
  assert.ok(due.length > 100);
  await recordChecks(
    db,
    due.map(({ places }) => ({ places, outcome: 'not-found', at: now })),
  );
}

/** Everything in the database but the register version, which a restore raises. */
async function contentOf(db: Database): Promise<Record<string, unknown[]>> {
  const content: Record<string, unknown[]> = {};
  for (const { name } of await listTables(db)) {
    if (name === 'register') continue;
    const { rows } = await sql<object>`select * from ${sql.table(name)}`.execute(db);
    content[name] = rows.map((row) => JSON.stringify(row, Object.keys(row).sort())).sort();
  }
  return content;
}

onEachDatabase((_, open, openWithStarter) => {
  it('a backup restores to the same register', async (t) => {
    const file = makeFile(t);
    const [from, to] = [await openWithStarter(t), await open(t)];
    const rows = await backUp(from, file, now);
    assert.equal(statSync(file).mode & 0o777, 0o600);
    assert.equal(await restore(to, file, { replace: false }), rows);
    assert.deepEqual(await contentOf(to), await contentOf(from));
    assert.deepEqual(await verify(to), { examples: 100, applications: 0, problems: [] });
    assert.ok((await getVersion(to)) > (await getVersion(from)));
  });

  it('a backup moves from the embedded database, and back to it', async (t) => {
    const file = makeFile(t);
    const [embedded, here, back] = [await openStarter(t), await open(t), await openEmbedded(t)];
    await checkAllSources(embedded);
    await backUp(embedded, file, now);
    await restore(here, file, { replace: false });
    await backUp(here, file, now);
    await restore(back, file, { replace: false });
    assert.deepEqual(await contentOf(back), await contentOf(embedded));
  });

  it('what is in the register is replaced only when that is asked for', async (t) => {
    const file = makeFile(t);
    const db = await openWithStarter(t);
    await backUp(await open(t), file, now);
    await assert.rejects(
      restore(db, file, { replace: false }),
      /There is something in this register/,
    );
    assert.equal((await verify(db)).examples, 100);
    await restore(db, file, { replace: true });
    assert.deepEqual(await verify(db), { examples: 0, applications: 0, problems: [] });
  });

  it('new rows are numbered after those restored', async (t) => {
    const file = makeFile(t);
    const db = await open(t);
    await backUp(await openWithStarter(t), file, now);
    await restore(db, file, { replace: false });
    const { highest } = await db
      .selectFrom('examples')
      .select((eb) => eb.fn.max('id').as('highest'))
      .executeTakeFirstOrThrow();
    const { id } = await db
      .insertInto('examples')
      .values({
        slug: 'after',
        state: 'draft',
        revision: 1,
        version: 1,
        title_key: '',
        document: '{}',
        published: '',
        updated: '',
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    assert.equal(id, highest + 1);
  });

  it('a file that is damaged, cut short, newer or something else changes nothing', async (t) => {
    const file = makeFile(t);
    await backUp(await openWithStarter(t), file, now);
    const whole = readFileSync(file);
    const lines = gunzipSync(whole).toString().trimEnd().split('\n');
    const newer = lines.map((line) => line.replace('"migration":', '"migration":9'));
    const damaged: [string, Uint8Array, RegExp][] = [
      ['cut short', whole.subarray(0, whole.length - 100), /is damaged/],
      ['a row less', gzipSync(lines.toSpliced(5, 1).join('\n')), /is damaged/],
      ['a letter changed', gzipSync(lines.join('\n').replace('Census', 'Cansus')), /is damaged/],
      ['without its end', gzipSync(lines.slice(0, -1).join('\n')), /is damaged/],
      ['text', Buffer.from('hello'), /is damaged/],
      ['another format', gzipSync('{}\n{}\n'), /is not a backup/],
      ['empty', Buffer.alloc(0), /is (damaged|not a backup)/],
      ['newer', gzipSync(newer.join('\n')), /is damaged|newer/],
    ];
    const db = await open(t);
    for (const [what, bytes, message] of damaged) {
      writeFileSync(file, bytes);
      await assert.rejects(restore(db, file, { replace: false }), message, what);
      assert.equal(await getVersion(db), 0, what);
    }
    writeFileSync(file, whole);
    appendFileSync(file, 'more');
    await assert.rejects(restore(db, file, { replace: false }), /is damaged/);
  });
});
