import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onEachDatabase } from '../../../test/databases.ts';
import { makeFolder, original, problemsOf, replaced } from '../../../test/load-folders.ts';
import { signIn } from '../../../test/staff.ts';
import { createApp } from '../../app.ts';
import { readSettings } from '../../kernel/settings.ts';
import { findExample } from '../queries.ts';

const changed = replaced(/^title: .*$/m, 'title: Another title');

onEachDatabase((_, open) => {
  test('a file does not bring back what was withdrawn, nor words that were redacted', async (t) => {
    const db = await open(t);
    const folder = makeFolder(t, { 'examples/one.md': original, 'examples/two.md': original });
    assert.deepEqual(await problemsOf(db, folder), []);
    const site = createApp({
      db,
      settings: readSettings({}),
      url: 'http://localhost:3000',
      now: () => new Date(),
    });
    const administrator = await signIn(site, 'administrator@people.example', 'administrator');
    await administrator.post('/examples/one/withdrawal', { reason: 'A reason.' });
    await administrator.post('/examples/two/redaction', {
      fields: 'summary',
      words: '',
      revisions: '1',
      code: 'personal',
      next: 'redact',
    });
    const again = makeFolder(t, { 'examples/one.md': changed, 'examples/two.md': changed });
    const problems = await problemsOf(db, again);
    assert.match(problems.join('\n'), /one\.md.*withdrawn here/);
    assert.match(problems.join('\n'), /two\.md.*redacted here/);
    assert.equal((await findExample(db, 'one'))?.state, 'withdrawn');
    assert.equal((await findExample(db, 'two'))?.example.summary, '[redacted: personal data]');
  });
});
