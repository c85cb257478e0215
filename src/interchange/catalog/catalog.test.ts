import assert from 'node:assert/strict';
import { it, test } from 'node:test';
import { onEachDatabase } from '../../../test/databases.ts';
import { createApp } from '../../app.ts';
import { exampleData } from '../../examples/page/linked-data.ts';
import type { PublicExample } from '../../examples/public.ts';
import type { Database } from '../../kernel/database/database.ts';
import { securityHeaders } from '../../kernel/http/security.ts';
import { dataBlock, recorded } from '../../kernel/linked-data.ts';
import { readSettings } from '../../kernel/settings.ts';

const url = 'https://register.example';

onEachDatabase((database, _open, openStarter) => {
  it(`pages say what they are about, and the home page leads to the catalogue: ${database}`, async (t) => {
    const { get } = serve(await openStarter(t));
    const expected = {
      '/': 'Dataset',
      '/examples': 'ItemList',
      '/examples?page=2&q=census': 'ItemList',
      '/examples/uk-statistics-assembly-2025': 'Article',
      '/examples/legal-aid-agency-claims-system': 'Article',
      '/resources/what-have-we-missed': 'Article',
    };
    for (const [address, type] of Object.entries(expected)) {
      const answer = await get(address);
      const policy = answer.headers.get('Content-Security-Policy');
      assert.equal(policy, securityHeaders['Content-Security-Policy'], 'the policy stays');
      const data = blockOf(await answer.text());
      assert.equal(data['@type'], type, address);
      assertLinkedData(data);
    }
    for (const address of ['/', '/api']) {
      assert.match(
        await (await get(address)).text(),
        /<link rel="describedby"[^>]*"\/catalog.json">/,
      );
    }
  });

  it(`a list goes on counting on its second page: ${database}`, async (t) => {
    const { get } = serve(await openStarter(t));
    const { numberOfItems, itemListElement } = blockOf(
      await (await get('/examples?page=2&per_page=10')).text(),
    );
    assert.equal(numberOfItems, 100);
    const items = itemListElement as { position: number; url: string }[];
    assert.deepEqual(
      items.map(({ position }) => position),
      [11, 12, 13, 14, 15, 16, 17, 18, 19, 20],
    );
  });

  it(`the catalogue names one data set, each of whose distributions answers: ${database}`, async (t) => {
    const { get } = serve(await openStarter(t));
    const catalog = (await (await get('/catalog.json')).json()) as Data;
    assertDcat(catalog);
    assert.equal(catalog['@type'], 'dcat:Catalog');
    const dataset = catalog['dcat:dataset'] as Data;
    assert.equal(dataset['@type'], 'dcat:Dataset');
    assert.equal(dataset['@id'], blockOf(await (await get('/')).text())['@id']);
    const distributions = dataset['dcat:distribution'] as Data[];
    const addresses = distributions.map((one) => idOf(one['dcat:accessURL']));
    for (const ending of ['json', 'csv', 'atom', 'bib']) {
      assert.ok(addresses.includes(`${url}/examples.${ending}`), ending);
    }
    assert.ok(!addresses.some((address) => address.includes('/decisions')), 'there is no scheme');
    for (const one of distributions) {
      const answer = await get(idOf(one['dcat:accessURL']).slice(url.length));
      const type = answer.headers.get('Content-Type')?.split(';')[0];
      assert.equal(answer.status, 200);
      assert.equal(idOf(one['dcat:mediaType']).split('media-types/')[1], type);
      await answer.body?.cancel();
    }
  });
});

test('what a text holds cannot end the block', () => {
  const title = '</script><script>alert(1)</script><!-- \u2028 & "';
  const markup = String(dataBlock({ title }));
  assert.equal(markup.match(/<\/?script/g)?.length, 2);
  assert.doesNotMatch(markup, /\u2028|<!--/);
  assert.equal(blockOf(markup).title, title);
});

test('what is not recorded has no key', () => {
  const nothing = { topics: [], countries: [], places: [], organisations: [], credits: [] };
  const data = recorded(
    exampleData(
      {
        ...nothing,
        slug: 'invented',
        url: `${url}/examples/invented`,
        title: 'Invented',
        summary: 'Invented for this test.',
        published: '2026-11-01T00:00:00.000Z',
        updated: '2026-11-02T00:00:00.000Z',
        revision: 1,
        licence: 'OGL v3.0',
        statistic: null,
        start: null,
        end: '2021',
        sources: [{ url: 'https://source.example/', title: 'A source', publisher: null }],
      } as unknown as PublicExample,
      url,
    ),
  ) as Data;
  for (const key of ['about', 'keywords', 'temporalCoverage', 'spatialCoverage', 'mentions']) {
    assert.ok(!(key in data), key);
  }
  assert.deepEqual(data.license, { '@type': 'CreativeWork', name: 'OGL v3.0' });
  assert.doesNotMatch(JSON.stringify(data), /null|undefined/);
});

type Data = Record<string, unknown>;

function serve(db: Database) {
  const { app } = createApp({ db, settings: readSettings({}), url, now: () => new Date() });
  return { get: (address: string) => app.request(address) };
}

function blockOf(markup: string): Data {
  const found = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(markup);
  assert.ok(found?.[1], 'the page has a data block');
  return JSON.parse(found[1]) as Data;
}

/** The types that pages use, and what each must have. */
const types: Record<string, readonly string[]> = {
  Dataset: ['@id'],
  DataCatalog: ['@id', 'url'],
  DataDownload: ['contentUrl', 'encodingFormat'],
  ItemList: ['numberOfItems', 'itemListElement'],
  ListItem: ['position', 'url', 'name'],
  Article: ['url', 'headline', 'dateModified'],
  CreativeWork: ['name'],
  Organization: ['name'],
  Place: ['name'],
  Thing: ['name'],
};

function assertLinkedData(data: Data): void {
  assert.equal(data['@context'], 'https://schema.org');
  walk(data, (node) => {
    const required = types[String(node['@type'])];
    assert.ok(required, `${node['@type']} is not a type that pages use`);
    for (const key of required) assert.ok(key in node, `${node['@type']} has no ${key}`);
    for (const key of ['@id', 'url', 'contentUrl', 'mainEntityOfPage', 'archivedAt']) {
      if (key in node) assert.ok(URL.canParse(String(node[key])), `${key}: ${node[key]}`);
    }
  });
  assert.doesNotMatch(JSON.stringify(data), /null|:""/);
}

/** What DCAT 3 asks for, by type; every key is of a vocabulary that the context names. */
const dcatTypes: Record<string, readonly string[]> = {
  'dcat:Catalog': ['dct:title', 'dct:description', 'dcat:dataset', 'dct:license'],
  'dcat:Dataset': ['dct:title', 'dct:description', 'dct:license', 'dcat:distribution'],
  'dcat:Distribution': ['dcat:accessURL', 'dcat:mediaType', 'dct:license'],
  'dcat:DataService': ['dct:title', 'dcat:endpointURL', 'dcat:servesDataset'],
};

function assertDcat(catalog: Data): void {
  const { '@context': context, ...document } = catalog;
  const prefixes = Object.keys(context as Data);
  walk(document, (node) => {
    for (const key of Object.keys(node)) {
      assert.ok(key.startsWith('@') || prefixes.includes(key.split(':')[0] ?? ''), key);
    }
    if ('@id' in node) assert.match(String(node['@id']), /^https:\/\//);
    if (!('@type' in node) || '@value' in node) return;
    const required = dcatTypes[String(node['@type'])];
    assert.ok(required, String(node['@type']));
    for (const key of required) assert.ok(key in node, `${node['@type']} has no ${key}`);
  });
}

function walk(value: unknown, visit: (node: Data) => void): void {
  if (Array.isArray(value)) for (const one of value) walk(one, visit);
  else if (typeof value === 'object' && value !== null) {
    visit(value as Data);
    for (const one of Object.values(value)) walk(one, visit);
  }
}

function idOf(value: unknown): string {
  return String((value as Data)['@id']);
}
