import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { onEachDatabase, starterFolder } from '../../../test/databases.ts';
import { makeFolder, now, original, problemsOf, replaced } from '../../../test/load-folders.ts';
import { publishExample } from '../../examples/actions.ts';
import { findExample, findRenamedSlug, listRevisions } from '../../examples/queries.ts';
import { change, getVersion } from '../../kernel/database/database.ts';
import { readNames } from '../../vocabulary/authorities/queries.ts';
import { loadFolder } from './actions.ts';

onEachDatabase((_, open, openStarter) => {
  it('the starter register loads, and again changes nothing', async (t) => {
    const db = await openStarter(t);
    const version = await getVersion(db);
    const again = await loadFolder(db, starterFolder, { now });
    assert.deepEqual(again.examples, { new: 0, revised: 0, unchanged: 100 });
    assert.deepEqual(again.problems, []);
    assert.equal(await getVersion(db), version);
  });

  it('a changed file is a new revision, one laid out anew is not', async (t) => {
    const db = await open(t);
    const folder = makeFolder(t, { 'examples/x.md': original });
    await loadFolder(db, folder, { now });
    writeFileSync(join(folder, 'examples/x.md'), original.replace('---\n', '---\n# a remark\n'));
    assert.deepEqual((await loadFolder(db, folder, { now })).examples, {
      new: 0,
      revised: 0,
      unchanged: 1,
    });
    writeFileSync(join(folder, 'examples/x.md'), replaced(/^title: .*$/m, 'title: Another title'));
    assert.deepEqual((await loadFolder(db, folder, { now })).examples, {
      new: 0,
      revised: 1,
      unchanged: 0,
    });
    const found = await findExample(db, 'x');
    assert.equal(found?.example.title, 'Another title');
    const revisions = await listRevisions(db, found?.id ?? 0);
    assert.deepEqual(
      revisions.map(({ number, author, reason }) => [number, author, reason]),
      [
        [2, 'load', 'Loaded from x.md'],
        [1, 'load', 'Loaded from x.md'],
      ],
    );
  });

  it('does not overwrite what was edited in the register', async (t) => {
    const db = await open(t);
    const folder = makeFolder(t, { 'examples/x.md': original });
    await loadFolder(db, folder, { now });
    const stored = await findExample(db, 'x');
    assert.ok(stored);
    const names = await readNames(db, null, 0);
    await change(db, (trx, version) =>
      publishExample(
        { trx, version, now: now(), names },
        {
          slug: 'x',
          example: { ...stored.example, title: 'Edited here' },
          formerly: [],
          author: 'an editor',
          approver: null,
          reason: 'A correction',
          contribution: null,
          role: 'editor',
          actor: null,
        },
      ),
    );
    assert.deepEqual((await loadFolder(db, folder, { now })).problems, []);
    writeFileSync(join(folder, 'examples/x.md'), replaced(/^title: .*$/m, 'title: Another title'));
    assert.deepEqual(await problemsOf(db, folder), [
      'examples/x.md: differs from the example “x”, which was edited here since (revision 2); bring that into the file, or make the change here',
    ]);
    assert.equal((await findExample(db, 'x'))?.example.title, 'Edited here');
  });

  it('a renamed file keeps its history, and its old address leads on', async (t) => {
    const db = await open(t);
    const folder = makeFolder(t, { 'examples/x.md': original });
    await loadFolder(db, folder, { now });
    rmSync(join(folder, 'examples/x.md'));
    writeFileSync(join(folder, 'examples/y.md'), replaced('---\n', '---\nformerly: [x]\n'));
    assert.deepEqual((await loadFolder(db, folder, { now })).examples, {
      new: 0,
      revised: 1,
      unchanged: 0,
    });
    assert.equal(await findRenamedSlug(db, 'x'), 'y');
    writeFileSync(join(folder, 'examples/x.md'), original);
    assert.deepEqual(await problemsOf(db, folder), [
      'examples/x.md: is an address that “y” had before, and leads there',
    ]);
    writeFileSync(join(folder, 'examples/z.md'), replaced('---\n', '---\nformerly: [y]\n'));
    rmSync(join(folder, 'examples/x.md'));
    assert.deepEqual(await problemsOf(db, folder), [
      'examples/z.md:2: formerly: “y” has a file of its own',
    ]);
  });

  it('one file of a Jekyll series loads by itself', async (t) => {
    const db = await open(t);
    const file = join(import.meta.dirname, '../../../test/fixtures/series-page.md');
    const report = await loadFolder(db, file, { now });
    assert.deepEqual(report.problems, []);
    assert.equal(report.resources.new, 1);
    const row = await db.selectFrom('resources').selectAll().executeTakeFirstOrThrow();
    assert.equal(row.reference, 'series-page');
    assert.deepEqual((await loadFolder(db, file, { now })).resources.unchanged, 1);
  });
});
