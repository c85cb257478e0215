import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onEachDatabase } from '../../../test/databases.ts';
import { type Staff, signIn } from '../../../test/staff.ts';
import { createApp } from '../../app.ts';
import type { Database } from '../../kernel/database/database.ts';
import type { Site } from '../../kernel/http/site.ts';
import { readSettings } from '../../kernel/settings.ts';

const url = 'http://localhost:3000';
const whole = {
  kind: 'engagement',
  title: 'Zebra crossings counted with wheelchair users',
  summary: 'A council counted crossings together with people who use wheelchairs.',
  licence: 'CC BY 4.0',
  'sources.0.url': 'https://council.example/report',
  'sources.0.title': 'The report',
};

onEachDatabase((_, __, openStarter) => {
  test('an editor writes a draft, sees what is missing, previews and publishes it', async (t) => {
    const { site, editor } = await open(await openStarter(t));
    const draft = locationOf(await editor.post('/moderation/drafts'));
    const unfinished = await editor.post(draft, { lock: '0', title: whole.title, next: 'preview' });
    assert.equal(locationOf(unfinished), `${draft}/preview`);
    const preview = await text(editor.get(`${draft}/preview`));
    assert.match(preview, /Summary must not be empty/);
    assert.match(preview, /Kind must be chosen/);
    assert.match(preview, /must have at least one source/);
    assert.doesNotMatch(await text(editor.get('/examples?q=zebra')), /Zebra crossings counted/);

    await editor.post(draft, { lock: '1', ...whole });
    const ready = await editor.get(`${draft}/preview`);
    const page = await ready.text();
    assert.match(page, /this is not published/);
    assert.match(page, /<meta name="robots" content="noindex">/);
    assert.equal(ready.headers.get('Cache-Control'), 'no-store');
    assert.match(page, /<h1>Zebra crossings counted/);
    assert.match(page, /value="zebra-crossings-counted-with-wheelchair-users"/);
    assert.match(page, /What is not recorded yet[\s\S]*How many/);

    const refused = await editor.post(`${draft}/publication`, { reason: '', slug: 'zebra' });
    assert.equal(refused.status, 422);
    const taken = { reason: 'New', slug: 'uk-statistics-assembly-2025' };
    assert.match(await text(editor.post(`${draft}/publication`, taken)), /Another example has/);
    const done = await editor.post(`${draft}/publication`, {
      reason: 'Told at a meeting',
      slug: 'zebra',
    });
    assert.equal(locationOf(done), '/examples/zebra');
    assert.match(await text(site.app.request('/examples/zebra')), /Zebra crossings counted/);
    assert.match(await text(site.app.request('/examples?q=zebra')), /crossings counted/);
    const history = await text(site.app.request('/examples/zebra/history'));
    assert.match(history, /Told at a meeting[\s\S]*By an editor/);
    assert.equal((await editor.get(draft)).status, 404);
  });

  test('who edits while another publishes is told what changed, and loses nothing', async (t) => {
    const { site, editor } = await open(await openStarter(t));
    const slug = await publish(editor);
    const copy = locationOf(await editor.post(`/examples/${slug}/working-copy`));
    await editor.post(copy, { lock: '0', ...whole, changed: 'Kerbs were lowered.' });
    // Another publishes from a copy of their own, as an accepted contribution does.
    await site.db.updateTable('example_drafts').set({ example_id: null }).execute();
    const other = await signIn(site, 'other@people.example', 'administrator');
    const second = locationOf(await other.post(`/examples/${slug}/working-copy`));
    await other.post(second, { lock: '0', ...whole, lessons: 'Ask earlier.' });
    await other.post(`${second}/publication`, { reason: 'Lessons added' });
    const { id } = await site.db
      .selectFrom('examples')
      .select('id')
      .where('slug', '=', slug)
      .executeTakeFirstOrThrow();
    await site.db.updateTable('example_drafts').set({ example_id: id }).execute();

    const late = await editor.post(`${copy}/publication`, { reason: 'Kerbs' });
    assert.equal(late.status, 409);
    const page = await late.text();
    assert.match(page, /Lessons added/);
    assert.match(page, /Ask earlier\./);
    assert.equal(locationOf(await editor.post(`${copy}/base`)), `${copy}/preview`);
    const form = await text(editor.get(copy));
    assert.match(form, /Kerbs were lowered\./);
    assert.match(form, /Ask earlier\./);
    await editor.post(`${copy}/publication`, { reason: 'Kerbs' });
    const shown = await text(site.app.request(`/examples/${slug}.json`));
    assert.match(shown, /Kerbs were lowered/);
    assert.match(shown, /Ask earlier/);
  });

  test('who saves a draft that was saved since gets their words back', async (t) => {
    const { editor } = await open(await openStarter(t));
    const draft = locationOf(await editor.post('/moderation/drafts'));
    await editor.post(draft, { lock: '0', ...whole, done: 'First words.' });
    const late = await editor.post(draft, { lock: '0', ...whole, done: 'Second words.' });
    assert.equal(late.status, 409);
    const page = await late.text();
    assert.match(page, /saved this draft since you opened it[\s\S]*What was done/);
    assert.match(page, /Second words\./);
    await editor.post(draft, { lock: '1', ...whole, done: 'Second words.' });
    assert.match(await text(editor.get(draft)), /Second words\./);
  });

  test('“more rows” keeps everything and saves nothing', async (t) => {
    const { editor } = await open(await openStarter(t));
    const draft = locationOf(await editor.post('/moderation/drafts'));
    const page = await text(editor.post(draft, { lock: '0', ...whole, more: 'sources' }));
    assert.match(page, /Zebra crossings/);
    assert.match(page, /name="sources.6.url"/);
    assert.doesNotMatch(await text(editor.get(draft)), /Zebra crossings/);
  });

  test('an old version comes back as a new revision', async (t) => {
    const { site, editor } = await open(await openStarter(t));
    const slug = await publish(editor);
    const copy = locationOf(await editor.post(`/examples/${slug}/working-copy`));
    await editor.post(copy, { lock: '0', ...whole, title: 'Okapi crossings' });
    await editor.post(`${copy}/publication`, { reason: 'Renamed by mistake' });
    const refused = await editor.post(`/examples/${slug}/restoration`, { number: '', reason: '' });
    assert.equal(refused.status, 422);
    assert.match(await refused.text(), /Choose a version/);
    await editor.post(`/examples/${slug}/restoration`, { number: '1', reason: 'It was right' });
    assert.match(await text(site.app.request(`/examples/${slug}`)), /<h1>Zebra crossings/);
    const history = await text(site.app.request(`/examples/${slug}/history`));
    assert.match(history, /Revision 3[\s\S]*It was right[\s\S]*restores revision 1/);
    assert.doesNotMatch(await text(site.app.request('/examples.json?q=okapi')), /Okapi/);
  });

  test('a new address takes the place of the old one, which leads to it', async (t) => {
    const { site, editor } = await open(await openStarter(t));
    const slug = await publish(editor);
    const clash = await editor.post(`/examples/${slug}/name`, {
      slug: 'uk-statistics-assembly-2025',
    });
    assert.equal(clash.status, 422);
    assert.equal(
      locationOf(await editor.post(`/examples/${slug}/name`, { slug: 'okapi' })),
      '/examples/okapi',
    );
    for (const ending of ['', '.json', '.md', '.bib', '/history']) {
      const old = await site.app.request(`/examples/${slug}${ending}`);
      assert.equal(old.status, 301, ending);
      assert.equal(old.headers.get('Location'), `/examples/okapi${ending}`);
    }
    // And back again.
    await editor.post('/examples/okapi/name', { slug });
    assert.equal((await site.app.request(`/examples/${slug}`)).status, 200);
    assert.equal((await site.app.request('/examples/okapi')).status, 301);
  });

  test('what is withdrawn leaves every page, and its address says when and why', async (t) => {
    const { site, editor } = await open(await openStarter(t));
    const slug = await publish(editor);
    const lists = [
      '/examples?q=zebra',
      '/examples.json?per_page=100&sort=updated',
      '/examples.csv',
      '/examples.atom',
      '/examples.bib',
      '/feed.atom',
      '/sitemaps/examples-1.xml',
      '/',
      '/compare?q=zebra',
    ];
    // Everything that is kept in memory is filled first.
    for (const list of [...lists, `/examples/${slug}`]) await text(site.app.request(list));
    assert.match(
      await text(site.app.request('/examples.json?per_page=100&sort=updated')),
      new RegExp(slug),
    );
    const refused = await editor.post(`/examples/${slug}/withdrawal`, { reason: '' });
    assert.equal(refused.status, 422);
    await editor.post(`/examples/${slug}/withdrawal`, {
      reason: 'The council says it did not happen.',
    });

    for (const ending of ['', '.json', '.md', '.bib', '/history', '/history/1', '/contribute']) {
      const answer = await site.app.request(`/examples/${slug}${ending}`);
      assert.equal(answer.status, 410, ending);
      const body = await answer.text();
      assert.match(body, /withdrawn[\s\S]*The council says it did not happen\./, ending);
      assert.doesNotMatch(body, /Zebra/, ending);
    }
    const json = await site.app.request(`/examples/${slug}.json`);
    assert.match(json.headers.get('Content-Type') ?? '', /problem\+json/);
    for (const list of lists) {
      assert.doesNotMatch(
        await text(site.app.request(list)),
        new RegExp(`Zebra|/examples/${slug}`),
        list,
      );
    }
    assert.equal(await countWord(site.db, 'zebra'), 0);
    // Not by an edit, and by a restoration.
    assert.equal((await editor.post(`/examples/${slug}/working-copy`)).status, 409);
    assert.match(await text(editor.get(`/examples/${slug}/edit`)), /It was withdrawn/);
    await editor.post(`/examples/${slug}/restoration`, {
      number: '1',
      reason: 'They found the minutes.',
    });
    assert.equal((await site.app.request(`/examples/${slug}`)).status, 200);
    assert.match(await text(site.app.request('/examples?q=zebra')), /Zebra/);
    const twice = { number: '1', reason: 'They found the minutes.' };
    assert.equal((await editor.post(`/examples/${slug}/restoration`, twice)).status, 422);
    assert.match(
      await text(site.app.request(`/examples/${slug}/history`)),
      /was withdrawn[\s\S]*The council says/,
    );
  });

  test('nobody publishes or throws away what a colleague saved and they did not see', async (t) => {
    const { site, editor } = await open(await openStarter(t));
    const draft = locationOf(await editor.post('/moderation/drafts'));
    await editor.post(draft, { lock: '0', ...whole });
    const other = await signIn(site, 'other@people.example', 'editor');
    await other.post(draft, { lock: '1', ...whole, lessons: 'Ask earlier.' });
    const seen = { lock: '1', reason: 'New', slug: 'crossings' };
    const late = await editor.post(`${draft}/publication`, seen);
    assert.equal(late.status, 422);
    const page = await late.text();
    assert.match(page, /Somebody saved this draft since you opened it/);
    assert.match(page, /Ask earlier\./);
    assert.match(page, /name="lock" value="2"/);
    assert.equal((await editor.post(`${draft}/deletion`, { lock: '1' })).status, 409);
    const again = await editor.post(`${draft}/publication`, { ...seen, lock: '2' });
    assert.equal(locationOf(again), '/examples/crossings');
  });

  test('without the role nobody reads a draft or changes an example', async (t) => {
    const { site, editor } = await open(await openStarter(t));
    const draft = locationOf(await editor.post('/moderation/drafts'));
    const nobody = await signIn(site, 'nobody@people.example', null);
    for (const address of [
      '/moderation/drafts',
      draft,
      `${draft}/preview`,
      '/examples/uk-statistics-assembly-2025/edit',
    ]) {
      assert.equal((await nobody.get(address)).status, 403, address);
      assert.equal((await site.app.request(address)).status, 302, address);
    }
    const slug = '/examples/uk-statistics-assembly-2025';
    for (const address of [
      draft,
      `${draft}/publication`,
      `${draft}/base`,
      `${draft}/deletion`,
      `${slug}/working-copy`,
      `${slug}/restoration`,
      `${slug}/name`,
      `${slug}/withdrawal`,
    ]) {
      assert.equal(
        (await nobody.post(address, { lock: '0', reason: 'x', slug: 'y', number: '1' })).status,
        403,
        address,
      );
    }
    assert.equal((await site.app.request(slug)).status, 200);
  });
});

async function open(db: Database): Promise<{ site: Site; editor: Staff }> {
  const site = createApp({ db, settings: readSettings({}), url, now: () => new Date() });
  return { site, editor: await signIn(site, 'editor@people.example', 'editor') };
}

async function publish(editor: Staff): Promise<string> {
  const draft = locationOf(await editor.post('/moderation/drafts'));
  await editor.post(draft, { lock: '0', ...whole });
  await editor.post(`${draft}/publication`, { reason: 'New', slug: 'crossings' });
  return 'crossings';
}

async function countWord(db: Database, word: string): Promise<number> {
  const rows = await db.selectFrom('known_words').selectAll().where('word', '=', word).execute();
  return rows.length;
}

function locationOf(answer: Response): string {
  return answer.headers.get('Location') ?? `no redirect (${answer.status})`;
}

async function text(answer: Response | Promise<Response>): Promise<string> {
  return (await answer).text();
}
