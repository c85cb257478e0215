import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { openEmbedded } from '../../../test/databases.ts';
import { makeFolder, now, original, problemsOf, replaced } from '../../../test/load-folders.ts';
import { findExample } from '../../examples/queries.ts';
import { loadFolder } from './actions.ts';

it('very many keys, wrong or repeated, are refused without comparing each with every other', async (t) => {
  const keys = Array.from({ length: 40_000 }, (_, n) => `key-${n}: 1\n`).join('');
  const folder = makeFolder(t, {
    'examples/unknown.md': `---\n${keys}---\n\nA summary.\n`,
    'examples/repeated.md': `---\n${keys}key-39999: &a 2\n---\n\nA summary.\n`,
  });
  const problems = await problemsOf(await openEmbedded(t), folder);
  assert.equal(problems.length, 100);
  assert.equal(problems[0], 'examples/repeated.md:40002: key-39999: is given twice');
  assert.match(problems[1] ?? '', /^examples\/unknown\.md:\d+: key-\d+: is not a key/);
});

it('a pipe in the place of a vocabulary is not waited for', async (t) => {
  const folder = makeFolder(t, { 'examples/x.md': original });
  mkdirSync(join(folder, 'vocabularies'));
  execFileSync('mkfifo', [join(folder, 'vocabularies/kinds.yaml')]);
  const problems = await problemsOf(await openEmbedded(t), folder);
  assert.equal(problems.length, 1);
  assert.match(problems[0] ?? '', /^vocabularies\/kinds\.yaml: is not the same/);
});

it('a file that is saved during a load is remembered as it was read', async (t) => {
  const db = await openEmbedded(t);
  const folder = makeFolder(t, { 'examples/a.md': original, 'examples/b.md': original });
  const second = join(folder, 'examples/b.md');
  const saved = replaced(/^title: .*$/m, 'title: Saved meanwhile');
  await loadFolder(db, folder, { now, onProgress: () => writeFileSync(second, saved) });
  assert.equal((await findExample(db, 'b'))?.example.title, 'Saved meanwhile');
  writeFileSync(second, original);
  assert.equal((await loadFolder(db, folder, { now })).examples.revised, 1);
});
