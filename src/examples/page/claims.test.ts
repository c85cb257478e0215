import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onEachDatabase } from '../../../test/databases.ts';
import { signIn } from '../../../test/staff.ts';
import { createApp } from '../../app.ts';
import { readExampleFile } from '../../interchange/load/example-file.ts';
import { readSettings } from '../../kernel/settings.ts';
import { readNames } from '../../vocabulary/authorities/queries.ts';
import { typedExample } from '../editing/typed.ts';
import type { PublicExample } from '../public.ts';
import { findExample } from '../queries.ts';
import type { Example } from '../schema.ts';
import { silentBodies } from './claims.ts';

const slug = 'care-data-gp-records-programme';

test('where a fact is contested, those who were to ask and who is named are offered a reply', () => {
  const body = (slug: string, role: string | null) => ({ slug, name: `The ${slug}`, role });
  const example = {
    kind: 'engagement',
    organisations: [
      body('office', 'producer'),
      body('union', 'campaigner'),
      body('bank', 'funder'),
    ],
    contested: [],
    replies: [],
  };
  const offered = (more: object) =>
    silentBodies({ ...example, ...more } as unknown as PublicExample).map(({ slug }) => slug);
  const side = (says: string, by: string | null) => ({ field: 'level', says, by });
  assert.deepEqual(offered({}), [], 'nobody says anything against anybody');
  assert.deepEqual(offered({ contested: [side('Nobody was asked.', 'A member')] }), ['office']);
  assert.deepEqual(offered({ contested: [side('The bank said no.', null)] }), ['office', 'bank']);
  assert.deepEqual(offered({ contested: [side('We asked.', 'The office')] }), []);
  const reply = { slug: 'office', name: 'The office', text: 'No.', date: null, source: null };
  assert.deepEqual(offered({ contested: [side('No.', null)], replies: [reply] }), []);
  assert.deepEqual(offered({ kind: 'absence' }), ['office']);
});

onEachDatabase((_, __, openStarter) => {
  test('what is contested stands beside the fact with both sides, and a reply beside the claim', async (t) => {
    const db = await openStarter(t);
    const site = createApp({
      db,
      settings: readSettings({}),
      url: 'http://localhost:3000',
      now: () => new Date(),
    });
    const names = await readNames(db, null, 0);
    const stored = await findExample(db, slug);
    assert.equal(stored?.example.kind, 'absence');
    const body = names.organisations.get(stored?.example.organisations[0]?.organisation ?? '');
    assert.ok(stored && body);
    const before = await (await site.app.request(`/examples/${slug}`)).text();
    assert.match(
      before,
      new RegExp(
        `No reply from ${body.name} is on record. ${body.name} is offered one: <a href="/examples/${slug}/contribute\\?[^"]*field=replies`,
      ),
    );

    const editor = await signIn(site, 'editor@people.example', 'editor');
    const copy =
      (await editor.post(`/examples/${slug}/working-copy`)).headers.get('Location') ?? '';
    await editor.post(copy, {
      ...(typedExample(stored.example, names) as Record<string, string[]>),
      lock: '0',
      'contested.0.field': 'level',
      'contested.0.says': 'Leaflets were a way to ask.',
      'contested.0.by': 'The programme',
      'contested.0.date': '2014-03',
      'contested.1.field': 'level',
      'contested.1.says': 'Nobody could answer a leaflet.',
      'contested.1.by': 'A patients’ group',
      'contested.1.source': 'https://group.example/leaflet',
      'replies.0.organisation': body.name,
      'replies.0.text': 'We would do it otherwise **now**.',
      'replies.0.date': '2024',
    });
    const published = await editor.post(`${copy}/publication`, { reason: 'Both sides' });
    assert.equal(published.status, 303, await published.text());

    const page = await (await site.app.request(`/examples/${slug}`)).text();
    const fact = /<div class="ledger__row[^>]*id="fact-level">[\s\S]*?<\/dd>/.exec(page)?.[0] ?? '';
    assert.match(
      fact,
      /The programme<\/b> \(March 2014\): Leaflets were a way to ask\.[\s\S]*A patients’ group<\/b>: Nobody could answer a leaflet\. <a href="https:\/\/group\.example\/leaflet"/,
    );
    assert.match(
      page,
      new RegExp(`Reply from <a[^>]*>${body.name}</a>, 2024[\\s\\S]*<strong>now</strong>`),
    );
    assert.doesNotMatch(page, new RegExp(`No reply from ${body.name}`));
    const json = (await (await site.app.request(`/examples/${slug}.json`)).json()) as PublicExample;
    assert.equal(json.contested.length, 2);
    assert.deepEqual(json.replies, [
      {
        slug: body.slug,
        name: body.name,
        text: 'We would do it otherwise **now**.',
        date: '2024',
        source: null,
      },
    ]);
    const file = await (await site.app.request(`/examples/${slug}.md`)).text();
    const read = readExampleFile(file, slug, names) as { example: Example };
    assert.deepEqual(read.example.contested, json.contested);
    assert.equal(read.example.replies[0]?.organisation, body.slug);
    const history = await (await site.app.request(`/examples/${slug}/history/2`)).text();
    assert.match(history, /Contested facts[\s\S]*Leaflets were a way to ask/);
  });
});
