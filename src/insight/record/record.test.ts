import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onEachDatabase } from '../../../test/databases.ts';
import { signIn } from '../../../test/staff.ts';
import { createApp } from '../../app.ts';
import type { Database } from '../../kernel/database/database.ts';
import { readSettings } from '../../kernel/settings.ts';
import { publicRecordSchema } from './public.ts';

const example = '/examples/uk-statistics-assembly-2025';

onEachDatabase((_, __, openStarter) => {
  test('the record says in plain words what happened, newest first, and pages by id', async (t) => {
    const db = await openStarter(t);
    const site = siteOf(db);
    const editor = await signIn(site, 'editor@people.example', 'editor');
    await editor.post(`${example}/name`, { slug: 'assembly' });
    await editor.post('/examples/assembly/withdrawal', { reason: 'A reason in words.' });
    await editor.post('/examples/assembly/restoration', { number: '1', reason: 'It was right.' });
    const page = await (await site.app.request('/record?about=example:assembly')).text();
    const [restored, withdrawn, renamed] = [
      'Revision 1 was published again, as revision 2',
      'Withdrawn; its address says why',
      'Given another address; it was uk-statistics-assembly-2025',
    ].map((words) => page.indexOf(words));
    assert.ok(restored && withdrawn && renamed && restored > 0);
    assert.ok(restored < withdrawn && withdrawn < renamed);
    assert.match(page, /by an editor/);
    // Reasons are where they can be redacted, and names where they can be erased: not in the record.
    const whole = await (await site.app.request('/record.json')).text();
    assert.doesNotMatch(whole, /A reason in words|editor@people/);

    const ids: number[] = [];
    for (let address = '/record.json?about=example'; address !== ''; ) {
      const answer = publicRecordSchema.parse(await (await site.app.request(address)).json());
      ids.push(...answer.items.map(({ id }) => id));
      address = answer.next?.replace(site.url, '') ?? '';
    }
    const { rows } = await countEvents(db);
    assert.equal(ids.length, rows);
    assert.deepEqual(
      ids,
      ids.toSorted((a, b) => b - a),
    );
    const only = await (await site.app.request('/record.json?what=withdrawn&what=renamed')).json();
    assert.deepEqual(
      publicRecordSchema.parse(only).items.map(({ what }) => what),
      ['withdrawn', 'renamed'],
    );
    assert.equal((await site.app.request('/record?what=nonsense')).status, 400);
    assert.equal((await site.app.request('/record?about=nonsense')).status, 400);
  });

  test('the database refuses to change or delete a line of the record', async (t) => {
    const db = await openStarter(t);
    const before = await countEvents(db);
    await assert.rejects(
      db.updateTable('events').set({ what: 'nothing' }).execute(),
      /only ever added to/,
    );
    await assert.rejects(
      db.deleteFrom('events').where('id', '=', 1).execute(),
      /only ever added to/,
    );
    assert.deepEqual(await countEvents(db), before);
  });
});

function siteOf(db: Database) {
  return createApp({
    db,
    settings: readSettings({}),
    url: 'http://localhost:3000',
    now: () => new Date(),
  });
}

async function countEvents(db: Database) {
  const { rows } = await db
    .selectFrom('events')
    .select(({ fn }) => fn.countAll<number>().as('rows'))
    .where('about_type', '=', 'example')
    .executeTakeFirstOrThrow();
  return { rows: Number(rows) };
}
