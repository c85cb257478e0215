import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { sql } from 'kysely';
import { onEachDatabase, openEmbedded, openStarter } from '../../../../test/databases.ts';
import { hire, openDesk } from '../../../../test/desk.ts';
import { contentOf, exportTo, importFrom } from '../../../../test/exports.ts';
import { type Database, getVersion } from '../../../kernel/database/database.ts';
import { listTables } from '../../../kernel/database/tables.ts';
import { importPrivate } from './actions.ts';
import { checkFolder } from './folder.ts';

const passphrase = 'nine invented horses';
// Each encryption begins with other bytes, and the manifest names them.
const other = ['register.private', 'countersign-export.json'];

async function importWhole(db: Database, folder: string, phrase = passphrase, dryRun = false) {
  return importPrivate(db, await checkFolder(folder), phrase, { dryRun });
}

/** What is in every table but the register's version. */
async function rowsOf(db: Database): Promise<Record<string, string[]>> {
  const rows: Record<string, string[]> = {};
  for (const { name } of await listTables(db)) {
    if (name === 'register') continue;
    const found = await sql<object>`select * from ${sql.table(name)}`.execute(db);
    rows[name] = found.rows.map((row) => JSON.stringify(Object.entries(row).sort())).sort();
  }
  return rows;
}

onEachDatabase((database, open, openHere) => {
  it(`everything goes to the other database and back with its passphrase: ${database}`, async (t) => {
    const [from, elsewhere, back] = [await openHere(t), await openEmbedded(t), await open(t)];
    await hire(openDesk(from).site, 'somebody', 'editor');
    const folder = await exportTo(t, from, { passphrase });
    assert.ok(Object.values(contentOf(folder)).every((text) => !text.includes('people.example')));
    await importWhole(elsewhere, folder);
    const second = await exportTo(t, elsewhere, { passphrase });
    assert.deepEqual(contentOf(second, other), contentOf(folder, other));
    await importWhole(back, second);
    const [was, is] = [await rowsOf(from), await rowsOf(back)];
    assert.deepEqual(is, was);
    assert.equal(was.people?.length, 1);
    assert.equal(await importWhole(back, folder), null);
  });
});

it('the public files alone say that a fact is doubtful, and not why', async (t) => {
  const starter = await openStarter(t);
  const folder = await exportTo(t, starter, { passphrase });
  const db = await openEmbedded(t);
  await importFrom(db, folder);
  const documents = async (of: Database) =>
    (await of.selectFrom('examples').select('document').execute()).map(({ document }) => document);
  const [before, after] = [await documents(starter), await documents(db)];
  const whys = new Set(
    before.flatMap((one) => JSON.parse(one).doubts.map(({ why }: { why: string }) => why)),
  );
  assert.ok(whys.size > 3);
  for (const why of whys) assert.ok(!after.some((one) => one.includes(JSON.stringify(why))));
  assert.equal(
    after.filter((one) => one.includes('The reason is not published.')).length,
    before.filter((one) => JSON.parse(one).doubts.length > 0).length,
  );
});

it('a dry run, a wrong passphrase and a register that holds something change nothing', async (t) => {
  const folder = await exportTo(t, await openStarter(t), { passphrase });
  const db = await openEmbedded(t);
  assert.ok(((await importWhole(db, folder, passphrase, true)) ?? 0) > 500);
  await assert.rejects(importWhole(db, folder, 'another phrase'), /passphrase is not the one/);
  assert.equal(await getVersion(db), 0);
  await importFrom(db, folder);
  await assert.rejects(importWhole(db, folder), /something in this register already/);
  assert.equal(await getVersion(db), 1);
});

it('a private part that was changed is refused, and changes nothing', async (t) => {
  const folder = await exportTo(t, await openStarter(t), { passphrase });
  const db = await openEmbedded(t);
  const checked = await checkFolder(folder);
  const file = join(folder, 'register.private');
  const bytes = readFileSync(file);
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  writeFileSync(file, bytes);
  const tried = importPrivate(db, checked, passphrase, { dryRun: false });
  await assert.rejects(
    tried,
    /was changed or cut short, in or after byte \d+\. Nothing was changed/,
  );
  assert.equal(await getVersion(db), 0);
  await assert.rejects(checkFolder(folder), /problems/);
});
