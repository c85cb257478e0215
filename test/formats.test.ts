import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse as parseBibtex } from '@retorquere/bibtex-parser';
import { parse as parseCsv } from 'csv-parse/sync';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { parseDocument } from 'yaml';
import { createApp } from '../src/app.ts';
import { types } from '../src/kernel/http/respond.ts';
import type { Format, Site } from '../src/kernel/http/site.ts';
import { readSettings } from '../src/kernel/settings.ts';
import { onEachDatabase, openStarter } from './databases.ts';
import { bare, inFormat, listAnswered, prepareSamples, samplesOf } from './samples.ts';

/** Throws when a body is not what its format says. */
const validate: Record<Format, (body: string) => void> = {
  html: (body) => assert.match(body, /^<!doctype html>/i),
  json: (body) => JSON.parse(body),
  csv: (body) => {
    const rows = parseCsv(body, { bom: true }) as string[][];
    assert.ok(rows.length >= 1);
  },
  atom: (body) => {
    assert.equal(XMLValidator.validate(body), true);
    const { feed } = new XMLParser({ ignoreAttributes: false }).parse(body);
    assert.ok(feed.id && feed.title && feed.updated, 'a feed has id, title and updated');
  },
  xml: (body) => assert.equal(XMLValidator.validate(body), true),
  svg: (body) => assert.equal(XMLValidator.validate(body), true),
  md: (body) => {
    const front = /^---\n([\s\S]*?)\n---\n/.exec(body)?.[1];
    assert.ok(front, 'a Markdown answer begins with front matter');
    assert.deepEqual(parseDocument(front).errors, []);
  },
  bib: (body) => assert.deepEqual(parseBibtex(body).errors, []),
  txt: (body) => assert.ok(body.length > 0),
};

onEachDatabase((name, _open, openStarter) => {
  test(`every page answers in every format it is registered with (${name})`, async (t) => {
    const db = await openStarter(t);
    const site = createApp({
      db,
      settings: readSettings({ COUNTERSIGN_CONTACT: 'mailto:editors@register.example' }),
      url: 'http://localhost:3000',
      now: () => new Date(),
    });
    await prepareSamples(db);
    assert.ok(site.routes.length > 20, `only ${site.routes.length} pages are registered`);
    for (const route of site.routes.filter((one) => !one.signedIn)) {
      for (const sample of samplesOf(route)) {
        for (const format of route.formats) {
          const address = inFormat(sample, format);
          const answer = await site.app.request(address);
          const body = await answer.text();
          assert.equal(
            answer.status,
            200,
            `${address} answered ${answer.status}: ${body.slice(0, 300)}`,
          );
          assert.equal(answer.headers.get('Content-Type'), types[format], address);
          assert.doesNotThrow(() => validate[format](body), `${address} is not valid ${format}`);
          const open = answer.headers.get('Access-Control-Allow-Origin');
          if (format === 'json' || format === 'csv') assert.equal(open, '*', address);
        }
      }
    }
  });
});

test('what the router answers is a page that the walks see, or is no page', async (t) => {
  const db = await openStarter(t);
  await prepareSamples(db);
  const settings = readSettings({});
  const given = { db, settings, url: 'http://localhost:3000', now: () => new Date() };
  assert.deepEqual(await findUnwalked(createApp(given)), []);
  const planted = createApp(given);
  planted.app.get('/unseen', (c) => c.html('<h1>Unseen</h1>'));
  assert.deepEqual(await findUnwalked(planted), ['get /unseen is not named']);
  const named = { ...bare, 'get /unseen': '/unseen' };
  assert.deepEqual(await findUnwalked(planted, named), ['get /unseen is a page']);
});

/** What the walks over `site.routes` miss: an address that nobody named, or one named that is a page. */
async function findUnwalked(site: Site, named = bare): Promise<string[]> {
  const others = listAnswered(site).bare;
  const found = others.filter((one) => !(one in named)).map((one) => `${one} is not named`);
  for (const one of others.filter((one) => one in named)) {
    const method = one.split(' ')[0]?.toUpperCase() ?? '';
    const answer = await site.app.request(named[one] ?? '', { method });
    assert.ok(answer.status < 400, `${one} answered ${answer.status}`);
    const type = answer.headers.get('Content-Type') ?? '';
    if (type.startsWith('text/html')) found.push(`${one} is a page`);
  }
  return found;
}

test('the validators refuse what is broken', () => {
  for (const [format, broken] of [
    ['html', 'Not found'],
    ['json', '{"a":'],
    ['csv', 'a,b\n"c'],
    ['atom', '<feed><id>x</id></feed>'],
    ['xml', '<a>'],
    ['md', '# no front matter'],
    ['bib', '@misc{a, title={b'],
  ] as const) {
    assert.throws(() => validate[format](broken), `${format} let ${broken} pass`);
  }
});
