import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'yaml';
import { onEachDatabase } from '../../test/databases.ts';
import { signIn } from '../../test/staff.ts';
import { createApp } from '../app.ts';
import { change, type Database } from '../kernel/database/database.ts';
import { Invalid } from '../kernel/errors.ts';
import { readSettings } from '../kernel/settings.ts';
import { putResource } from './actions.ts';
import { readResource } from './schema.ts';

const frontMatter = `
layout: resource
title: "Ways of counting"
subtitle: "Blog: some examples"
reference: ways-of-counting
author: A. Writer
date: 2025-05-19
project: A project
topics:
  - Public sector
  - Justice
status: final
listed: true
link: https://example.org/document
image: 2025-03-06-picture.png
tags: [kept, as they are]
`;

const body = `Before the mark.

<!--more-->

## After

See [one](/examples/care-full-how-care-is-counted) and [another](/examples/unknown-to-us).`;

function site(db: Database) {
  return wholeSite(db).app;
}

function wholeSite(db: Database) {
  const settings = readSettings({});
  const url = 'https://register.example';
  return createApp({ db, settings, url, now: () => new Date('2026-11-23T12:00:00Z') });
}

async function put(db: Database, facts: object, text = body) {
  const resource = readResource({ ...parse(frontMatter), ...facts }, text, 'a-file');
  return change(db, (trx, version) =>
    putResource({ trx, version, now: new Date('2026-11-23T12:00:00Z') }, resource, 'loader'),
  );
}

test('the front matter of the series is read as it stands', () => {
  const read = readResource(parse(frontMatter), body, 'a-file');
  assert.equal(read.reference, 'ways-of-counting');
  assert.deepEqual(read.author, ['A. Writer']);
  assert.equal(read.date, '2025-05-19');
  assert.deepEqual(read.topics, ['Public sector', 'Justice']);
  assert.equal(read.excerpt, 'Before the mark.');
  assert.deepEqual(read.other, { tags: ['kept', 'as they are'] });
});

test('what other writers of YAML do is understood', () => {
  const given = {
    title: 'T',
    date: new Date('2025-05-19'),
    topics: 'One',
    listed: 'no',
    image: null,
  };
  const read = readResource(given, 'Text', 'a-file');
  assert.equal(read.reference, 'a-file');
  assert.equal(read.date, '2025-05-19');
  assert.deepEqual(read.topics, ['One']);
  assert.equal(read.listed, false);
  assert.equal(read.excerpt, null);
});

for (const [given, text, field] of [
  [{ title: 'T', date: '2025-02-30' }, 'x', 'date'],
  [{ title: '' }, 'x', 'title'],
  [{ title: 'T', reference: 'Not A Slug' }, 'x', 'reference'],
  [{ title: 'T', listed: 'perhaps' }, 'x', 'listed'],
  [{ title: 'T', topics: [{ a: 1 }] }, 'x', 'topics.0'],
  [{ title: 'T' }, '  ', 'body'],
  ['only text', 'x', 'input'],
] as const) {
  test(`a file is refused by the name of the key: ${field}`, () => {
    assert.throws(
      () => readResource(given, text, 'a-file'),
      (error) => error instanceof Invalid && error.problems.some((one) => one.field === field),
    );
  });
}

onEachDatabase((_name, open, openStarter) => {
  test('a resource is shown, with the examples that it links to', async (t) => {
    const db = await openStarter(t);
    assert.equal(await put(db, {}), 'new');
    const app = site(db);
    const page = await (await app.request('/resources/ways-of-counting')).text();
    assert.match(page, /<h1>Ways of counting<\/h1>/);
    assert.match(page, /19 May 2025/);
    assert.match(page, /href="\/resources\?project=A\+project"/);
    assert.match(page, /<h2>After<\/h2>/);
    assert.doesNotMatch(page, /more--|&lt;!--|2025-03-06-picture/);
    assert.match(page, /<h3 class="card__title"><a href="\/examples\/care-full/);
    assert.match(page, /What have we missed/);
    const answer = await app.request('/resources/ways-of-counting.json');
    const json = (await answer.json()) as { examples: string[] };
    assert.deepEqual(json.examples, ['care-full-how-care-is-counted', 'unknown-to-us']);
    const file = await (await app.request('/resources/ways-of-counting.md')).text();
    const [, head = '', text = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(file) ?? [];
    assert.deepEqual(
      readResource(parse(head), text, 'x'),
      readResource(parse(frontMatter), body, 'x'),
    );
  });

  test('lists narrow by project, author and topic, newest first', async (t) => {
    const db = await open(t);
    await put(db, {});
    await put(db, { reference: 'later', date: '2026-01', author: ['B', 'C'], topics: ['Justice'] });
    assert.equal(
      await put(db, { reference: 'later', date: '2026-01', topics: [], author: 'C' }),
      'revised',
    );
    const app = site(db);
    const listed = async (query: string) => {
      const answer = await app.request(`/resources.json${query}`);
      const { items } = (await answer.json()) as { items: { reference: string }[] };
      return items.map((one) => one.reference);
    };
    assert.deepEqual(await listed(''), ['later', 'ways-of-counting']);
    assert.deepEqual(await listed('?topic=justice'), ['ways-of-counting']);
    assert.deepEqual(await listed('?author=C&author=A.+Writer'), ['later', 'ways-of-counting']);
    assert.deepEqual(await listed('?author=C&topic=Justice'), []);
    assert.equal((await app.request('/resources?tpoic=x')).status, 400);
    assert.equal((await app.request('/resources?page=2')).status, 404);
  });

  test('what is not final is nobody’s to read; what is not listed is in no list', async (t) => {
    const db = await open(t);
    await put(db, { reference: 'a-draft', status: 'draft' });
    const told = () =>
      db.selectFrom('events').select('what').where('about_id', '=', 'a-draft').execute();
    assert.deepEqual(await told(), []);
    await put(db, { reference: 'apart', listed: false });
    assert.deepEqual(await db.selectFrom('events').selectAll().execute(), []);
    const app = site(db);
    for (const ending of ['', '.json', '.md']) {
      assert.equal((await app.request(`/resources/a-draft${ending}`)).status, 404);
      const apart = await app.request(`/resources/apart${ending}`);
      assert.equal(apart.status, 200);
      assert.equal(apart.headers.get('X-Robots-Tag'), 'noindex');
    }
    assert.match(
      await (await app.request('/resources/apart')).text(),
      /name="robots" content="noindex"/,
    );
    for (const list of [
      '/',
      '/resources',
      '/resources.json',
      '/resources.atom',
      '/feed.atom',
      '/sitemaps/pages.xml',
    ]) {
      assert.doesNotMatch(await (await app.request(list)).text(), /a-draft|apart/, list);
    }
  });

  test('editors read what is not final, and are told that it is not', async (t) => {
    const db = await open(t);
    await put(db, { reference: 'a-draft', status: 'draft' });
    const whole = wholeSite(db);
    const reader = await signIn(whole, 'chair@people.example', 'chair');
    assert.equal((await reader.get('/resources/a-draft')).status, 404);
    const editor = await signIn(whole, 'editor@people.example', 'editor');
    const answer = await editor.get('/resources/a-draft');
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('Cache-Control'), 'no-store');
    assert.match(await answer.text(), /not final \(draft\): only editors see it/);
  });

  test('hostile Markdown does no harm', async (t) => {
    const db = await open(t);
    await put(
      db,
      {},
      '<script>x</script> ![p](https://evil.example/p.png) [l](javascript:alert(1))',
    );
    const page = await (await site(db).request('/resources/ways-of-counting')).text();
    assert.doesNotMatch(page, /<script(?! type="application\/ld\+json")|<img|href="javascript/);
  });
});
