import assert from 'node:assert/strict';
import { it } from 'node:test';
import { onEachDatabase, openEmbedded, openStarter } from '../../../../test/databases.ts';
import { contentOf, exportTo, importFrom } from '../../../../test/exports.ts';
import { change, getVersion } from '../../../kernel/database/database.ts';
import { beginDemonstration, isDemonstration } from '../../../kernel/demonstration.ts';
import { verify } from '../../commands/verify.ts';
import { loadFolder } from '../../load/actions.ts';

const now = new Date('2026-11-23T12:00:00Z');

onEachDatabase((database, open) => {
  it(`the starter register goes from the embedded database here and back, the same bytes: ${database}`, async (t) => {
    const [embedded, here, back] = [await openStarter(t), await open(t), await openEmbedded(t)];
    const folder = await exportTo(t, embedded);
    const content = contentOf(folder);
    assert.equal(Object.keys(content).filter((path) => path.startsWith('examples/')).length, 100);
    const totals = await importFrom(here, folder);
    assert.deepEqual([totals?.examples, totals?.revisions, totals?.withdrawn], [100, 100, 0]);
    const second = await exportTo(t, here);
    assert.deepEqual(contentOf(second), content);
    await importFrom(back, second);
    assert.deepEqual(contentOf(await exportTo(t, back)), content);
    assert.deepEqual(await verify(here), { examples: 100, applications: 0, problems: [] });
  });

  it(`a dry run says the same, and keeps nothing: ${database}`, async (t) => {
    const folder = await exportTo(t, await openStarter(t));
    const db = await open(t);
    const tried = await importFrom(db, folder, true);
    assert.equal(await getVersion(db), 0);
    assert.deepEqual(await importFrom(db, folder), tried);
    assert.equal(await getVersion(db), 1);
  });

  it(`the same again changes nothing, and something else is refused: ${database}`, async (t) => {
    const starter = await openStarter(t);
    const folder = await exportTo(t, starter);
    const version = await getVersion(starter);
    assert.equal(await importFrom(starter, folder), null);
    const db = await open(t);
    await importFrom(db, folder);
    await db.insertInto('former_slugs').values({ slug: 'of-before', example_id: 1 }).execute();
    await assert.rejects(importFrom(db, folder), /not what the folder holds \(history\.jsonl/);
    assert.deepEqual([await getVersion(starter), await getVersion(db)], [version, 1]);
  });
});

it('a demonstration stays one', async (t) => {
  const [invented, db] = [await openEmbedded(t), await openEmbedded(t)];
  await change(invented, (trx, version) => beginDemonstration(trx, version, now));
  const folder = await exportTo(t, invented);
  assert.match(contentOf(folder)['README.md'] ?? '', /everything in it is invented/);
  await importFrom(db, folder);
  assert.equal(await isDemonstration(db), true);
});

it('the files load as a register of one’s own', async (t) => {
  const folder = await exportTo(t, await openStarter(t));
  const report = await loadFolder(await openEmbedded(t), folder, { now: () => now });
  assert.deepEqual(report.problems, []);
  assert.equal(report.examples.new, 100);
});

it('a mark that is longer than what was redacted stands as it is', async (t) => {
  const [from, db] = [await openStarter(t), await openEmbedded(t)];
  const { id, document } = await from
    .selectFrom('examples')
    .select(['id', 'document'])
    .limit(1)
    .executeTakeFirstOrThrow();
  const title = `${'A long title '.repeat(15)}[redacted: a private individual]`;
  const redacted = JSON.stringify({ ...JSON.parse(document), title });
  assert.ok(title.length > 200);
  await from.updateTable('examples').set({ document: redacted }).where('id', '=', id).execute();
  await from
    .updateTable('revisions')
    .set({ document: redacted })
    .where('example_id', '=', id)
    .execute();
  const folder = await exportTo(t, from);
  await importFrom(db, folder);
  assert.deepEqual(contentOf(await exportTo(t, db)), contentOf(folder));
});
