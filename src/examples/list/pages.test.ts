import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse as parseBibtex } from '@retorquere/bibtex-parser';
import { parse as parseCsv } from 'csv-parse/sync';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { onEachDatabase } from '../../../test/databases.ts';
import { change, type Database } from '../../kernel/database/database.ts';
import { answerError } from '../../kernel/http/problems.ts';
import { createSite, type Site } from '../../kernel/http/site.ts';
import { readSettings } from '../../kernel/settings.ts';
import { publishExample } from '../actions.ts';
import { createHoldings } from '../holdings.ts';
import { type PublicExample, publicExampleSchema } from '../public.ts';
import { type Example, exampleSchema } from '../schema.ts';
import { csvColumns } from './csv.ts';
import { registerListPages } from './pages.ts';

onEachDatabase((name, open, openStarter) => {
  test(`a list answers in JSON as the contract says (${name})`, async (t) => {
    const site = siteOver(await openStarter(t));
    const answer = await site.app.request('/examples.json?country=GB&kind=absence&per_page=2');
    assert.equal(answer.headers.get('Access-Control-Allow-Origin'), '*');
    const body = (await answer.json()) as Answer;
    assert.deepEqual(Object.keys(body), ['total', 'page', 'per_page', 'facets', 'items']);
    assert.equal(body.items.length, 2);
    for (const item of body.items) assert.deepEqual(publicExampleSchema.parse(item), item);
    const { kind: kinds = [], country: nations = [] } = body.facets;
    assert.ok(
      kinds.some(({ code, count }) => code === 'engagement' && count > 0),
      'not its own filter',
    );
    assert.equal(kinds.find(({ code }) => code === 'absence')?.count, body.total);
    assert.ok(nations.some(({ code, label }) => code === 'NL' && label === 'Netherlands'));
  });

  test(`every match is in CSV, one row each, and no cell runs (${name})`, async (t) => {
    const db = await openStarter(t);
    await publish(db, 'formula', {
      title: '=HYPERLINK("https://evil.example")',
      summary: '+1, "quoted"\nand on',
    });
    await publish(db, 'formula-two', { title: '@SUM(A1)', summary: '-2' });
    const site = siteOver(db);
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(
      await (await site.app.request('/examples.csv?sort=title&page=1&per_page=5')).arrayBuffer(),
    );
    assert.ok(text.startsWith('\ufeffslug,url,kind,title'));
    assert.ok(text.endsWith('\r\n'));
    const rows = parseCsv(text, { bom: true, columns: true }) as Record<string, string>[];
    assert.equal(rows.length, 102);
    assert.deepEqual(Object.keys(rows[0] ?? {}), Object.keys(csvColumns));
    for (const row of rows) {
      for (const cell of Object.values(row)) assert.doesNotMatch(cell, /^[=+\-@\t\r]/);
    }
    const formula = rows.find(({ slug }) => slug === 'formula');
    assert.equal(formula?.title, `'=HYPERLINK("https://evil.example")`);
    assert.equal(formula?.summary, `'+1, "quoted"\nand on`);
    const one = rows.find(({ slug }) => slug === 'sail-databank-consumer-panel');
    assert.equal(one?.countries, 'GB-WLS');
    assert.equal(one?.ongoing, 'true');
  });

  test(`a long CSV comes in parts, and stops being read when nobody listens (${name})`, async (t) => {
    const db = await open(t);
    for (let n = 0; n < 450; n++) await publish(db, `example-${n}`, { title: `Example ${n}` });
    const site = siteOver(db);
    const { body } = await site.app.request('/examples.csv');
    assert.ok(body);
    const chunks: Uint8Array[] = [];
    for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) chunks.push(chunk);
    assert.ok(chunks.length >= 4, `${chunks.length} parts`);
    assert.equal(parseCsv(Buffer.concat(chunks), { bom: true }).length, 451);

    const left = (await site.app.request('/examples.csv')).body?.getReader();
    await left?.read();
    await left?.cancel();
    const again = await readJson(site, '/examples.json?per_page=1');
    assert.equal(again.total, 450, 'the connection was not held');
  });

  test(`Atom has the 50 that changed last, BibTeX every match (${name})`, async (t) => {
    const db = await openStarter(t);
    await publish(db, 'newest', { title: 'Q&A <on> data_sets' });
    const site = siteOver(db);
    const atom = await (await site.app.request('/examples.atom?kind=engagement')).text();
    assert.equal(XMLValidator.validate(atom), true);
    const { feed } = new XMLParser({
      ignoreAttributes: false,
      processEntities: true,
      htmlEntities: true,
    }).parse(atom);
    assert.equal(feed.title, 'Countersign: examples; Kind: People were involved');
    assert.equal(feed.entry.length, 50);
    assert.equal(feed.entry[0].id, 'http://localhost:3000/examples/newest');
    assert.equal(feed.updated, feed.entry[0].updated);
    const links = feed.link.map(
      (link: Record<string, string>) => `${link['@_rel']} ${link['@_href']}`,
    );
    assert.deepEqual(links, [
      'self http://localhost:3000/examples.atom?kind=engagement',
      'alternate http://localhost:3000/examples?kind=engagement',
    ]);
    const bibtex = parseBibtex(await (await site.app.request('/examples.bib')).text());
    assert.deepEqual(bibtex.errors, []);
    assert.equal(bibtex.entries.length, 101);
  });

  test(`pages end where the examples do (${name})`, async (t) => {
    const site = siteOver(await openStarter(t));
    const status = async (address: string) => (await site.app.request(address)).status;
    assert.equal(await status('/examples?page=5'), 200);
    assert.equal(await status('/examples?page=6'), 404);
    assert.equal(await status('/examples.json?page=6'), 404);
    assert.equal(await status('/examples?per_page=100&page=2'), 404);
    assert.equal(await status('/examples?q=zzzzqqqq'), 200);
    assert.equal(await status('/examples?q=zzzzqqqq&page=2'), 404);
    assert.equal(await status('/examples?kind=engagement&page=0'), 400);
  });

  test(`every page together has every example once, in every order (${name})`, async (t) => {
    const site = siteOver(await openStarter(t));
    for (const query of ['sort=newest', 'sort=oldest', 'sort=title', 'sort=updated', 'q=census']) {
      const slugs: string[] = [];
      for (let page = 1, total = 1; slugs.length < total; page++) {
        const body = await readJson(site, `/examples.json?${query}&per_page=7&page=${page}`);
        total = body.total;
        slugs.push(...body.items.map(({ slug }) => slug));
      }
      assert.equal(new Set(slugs).size, slugs.length, query);
    }
  });

  test(`a typing error is corrected, and said to be (${name})`, async (t) => {
    const site = siteOver(await openStarter(t));
    const body = await readJson(site, '/examples.json?q=cenus');
    const right = await readJson(site, '/examples.json?q=census');
    assert.equal(body.suggestion, 'census');
    assert.equal(body.total, right.total);
    assert.equal(right.suggestion, undefined);
    const html = await (await site.app.request('/examples?q=cenus')).text();
    assert.match(
      html,
      /Nothing has “cenus”\. These are for <a href="\/examples\?q=census">census<\/a>/,
    );
    const nothing = await readJson(site, '/examples.json?q=zzzzqqqq');
    assert.deepEqual([nothing.total, nothing.items, nothing.suggestion], [0, [], undefined]);
  });

  test(`what is withdrawn is in no format (${name})`, async (t) => {
    const db = await openStarter(t);
    await publish(db, 'going', { title: 'Going away soon' });
    const site = siteOver(db);
    const formats = ['', '.json', '.csv', '.atom', '.bib'];
    const seen = async (format: string) =>
      (await (await site.app.request(`/examples${format}?q=going+away+soon`)).text()).includes(
        'examples/going',
      );
    for (const format of formats) assert.ok(await seen(format), format);
    await change(db, (trx, version) =>
      trx
        .updateTable('examples')
        .set({ state: 'withdrawn', version })
        .where('slug', '=', 'going')
        .execute(),
    );
    for (const format of formats) assert.ok(!(await seen(format)), format);
  });

  test(`a reader sees filters, counts and what is chosen (${name})`, async (t) => {
    const site = siteOver(await openStarter(t));
    const html = await (
      await site.app.request('/examples?method=workshops&from=2020&organisation=stats-nz')
    ).text();
    assert.match(
      html,
      /<input class="choice__box" type="checkbox" name="method" value="workshops" checked>/,
    );
    const since = await (await site.app.request('/examples?from=2020')).text();
    assert.match(since, /examples? without dates (is|are) left out/);
    assert.match(html, /class="chip" href="\/examples\?organisation=stats-nz&amp;from=2020"/);
    assert.match(
      html,
      /href="\/examples\.csv\?method=workshops&amp;organisation=stats-nz&amp;from=2020"/,
    );
    for (const view of ['list', 'timeline', 'map']) {
      const page = await (await site.app.request(`/examples?view=${view}&q=wellbeing`)).text();
      assert.equal(page.match(/<h1/g)?.length, 1, view);
      assert.doesNotMatch(page, / style=|<script(?! type="application\/ld\+json")/, view);
      assert.ok(page.length < 150_000, `${view} is ${page.length} long`);
    }
    const map = await (await site.app.request('/examples?view=map')).text();
    assert.match(map, /country=GB-SCT"[^>]*>Scotland</);
    assert.match(map, /country=ZZ"[^>]*>International</);
  });
});

interface Answer {
  total: number;
  suggestion?: string;
  facets: Record<string, { code: string; label: string; count: number }[]>;
  items: PublicExample[];
}

async function readJson(site: Site, address: string): Promise<Answer> {
  return (await (await site.app.request(address)).json()) as Answer;
}

function siteOver(db: Database): Site {
  const site = createSite({
    db,
    settings: readSettings({}),
    url: 'http://localhost:3000',
    now: () => new Date('2026-11-23T12:00:00Z'),
  });
  registerListPages(site, createHoldings(db));
  site.app.onError((error, c) => c.text(error.message, answerError(error, 'GET').status));
  return site;
}

async function publish(db: Database, slug: string, facts: Partial<Example>): Promise<void> {
  const example = exampleSchema.parse({
    kind: 'engagement',
    title: slug,
    summary: 'Summary',
    sources: [{ url: 'https://source.example/', title: 'Source' }],
    ...facts,
  });
  const names = { organisations: new Map(), statistics: new Map() };
  await change(db, (trx, version) =>
    publishExample(
      { trx, version, now: new Date('2100-01-01T00:00:00Z'), names },
      {
        slug,
        example,
        formerly: [],
        author: 'Test',
        approver: null,
        reason: 'Test',
        contribution: null,
        role: 'program',
        actor: null,
      },
    ),
  );
}
