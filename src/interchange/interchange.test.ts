import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { onEachDatabase } from '../../test/databases.ts';
import { readShipped } from '../../test/review.ts';
import { prepareSamples } from '../../test/samples.ts';
import { createApp } from '../app.ts';
import { facets } from '../examples/columns.ts';
import { filtersSchema } from '../examples/filters.ts';
import type { Database } from '../kernel/database/database.ts';
import { readSettings } from '../kernel/settings.ts';
import { addScheme } from '../review/scheme/actions.ts';
import { parameters } from './api/parameters.ts';

const url = 'https://register.example';
const now = new Date('2026-11-23T12:00:00Z');

function siteOf(db: Database, environment: Record<string, string> = {}) {
  return createApp({ db, settings: readSettings(environment), url, now: () => now });
}

type App = ReturnType<typeof siteOf>['app'];

async function text(app: App, address: string, status = 200): Promise<string> {
  const answer = await app.request(address.replace(url, ''));
  assert.equal(answer.status, status, address);
  return answer.text();
}

interface OpenApi {
  openapi: string;
  paths: Record<string, Record<'get' | 'post', { operationId: string; responses: object }>>;
  components: { schemas: Record<string, object> };
}

// The bones of an OpenAPI 3.1 document.
const openApiShape = {
  type: 'object',
  required: ['openapi', 'info', 'paths', 'components'],
  properties: {
    openapi: { const: '3.1.0' },
    info: {
      type: 'object',
      required: ['title', 'version'],
      properties: { title: { type: 'string' }, version: { type: 'string' } },
    },
    paths: {
      type: 'object',
      minProperties: 10,
      propertyNames: { pattern: '^/' },
      additionalProperties: {
        type: 'object',
        minProperties: 1,
        additionalProperties: false,
        properties: {
          post: { type: 'object', required: ['operationId', 'requestBody', 'responses'] },
          get: {
            type: 'object',
            required: ['operationId', 'parameters', 'responses'],
            properties: {
              parameters: {
                type: 'array',
                items: {
                  type: 'object',
                  required: ['name', 'in', 'schema'],
                  properties: { in: { enum: ['path', 'query'] }, name: { type: 'string' } },
                  if: { properties: { in: { const: 'path' } } },
                  // biome-ignore lint/suspicious/noThenProperty: this is JSON Schema's word
                  then: { required: ['required'], properties: { required: { const: true } } },
                },
              },
              responses: {
                type: 'object',
                required: ['200'],
                additionalProperties: {
                  type: 'object',
                  required: ['description', 'content'],
                },
              },
            },
          },
        },
      },
    },
  },
};

onEachDatabase((_name, open, openStarter) => {
  test('the OpenAPI document is sound, and the answers are as it says', async (t) => {
    const db = await openStarter(t);
    await prepareSamples(db);
    const { app } = siteOf(db);
    const document = JSON.parse(await text(app, '/openapi.json')) as OpenApi;
    const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
    assert.ok(ajv.validate(openApiShape, document), ajv.errorsText());
    const ids = Object.values(document.paths).map((path) => (path.get ?? path.post).operationId);
    assert.equal(new Set(ids).size, ids.length, 'operation names are told apart');

    ajv.addSchema({ $id: 'document', ...document });
    const check = (name: string, value: unknown) => {
      const ref = { $ref: `document#/components/schemas/${name}` };
      assert.ok(ajv.validate(ref, value), `${name}: ${ajv.errorsText()}`);
    };
    const list = JSON.parse(await text(app, '/examples.json?per_page=100'));
    check('ExampleList', list);
    assert.equal(list.items.length, 100);
    check('Example', JSON.parse(await text(app, `/examples/${list.items[0].slug}.json`)));
    check('ResourceList', JSON.parse(await text(app, '/resources.json')));
    check('Resource', JSON.parse(await text(app, '/resources/what-have-we-missed.json')));
    const decisions = JSON.parse(await text(app, '/decisions.json'));
    check('DecisionList', decisions);
    assert.equal(decisions.items.length, 2);
    for (const { reference } of decisions.items) {
      check('Decision', JSON.parse(await text(app, `/decisions/${reference}.json`)));
    }
    check('DecisionFigures', JSON.parse(await text(app, '/decisions/figures.json')));
    check('SchemeList', JSON.parse(await text(app, '/schemes.json')));
    check('Scheme', JSON.parse(await text(app, '/schemes/engagement-mark.json')));
    const mark = '/marks/engagement-mark/invented-statistic.json';
    check('Mark', JSON.parse(await text(app, mark)));
    check('Problem', JSON.parse(await text(app, '/examples.json?page=0', 400)));
    check('Problem', JSON.parse(await text(app, '/examples/nothing.json', 404)));
    const ref = { $ref: 'document#/components/schemas/Example' };
    assert.equal(ajv.validate(ref, { ...list.items[0], level: 'bogus' }), false);
  });

  test('the documentation has every address, and a request that works', async (t) => {
    const db = await openStarter(t);
    const { app, routes, now } = siteOf(db);
    await addScheme({ db, now }, 'command', await readShipped('engagement-mark'));
    const page = await text(app, '/api');
    const document = JSON.parse(await text(app, '/openapi.json')) as OpenApi;
    for (const { address, formats, signedIn } of routes) {
      if (signedIn || formats.every((format) => format === 'html')) continue;
      const path = address.replace(/:([a-z]+)/g, '{$1}');
      assert.ok(page.includes(`<code>${path}</code>`), path);
      assert.ok(
        Object.keys(document.paths).some((one) => one.startsWith(`${path}.`)),
        path,
      );
    }
    const requests = [...page.matchAll(/https:\/\/register\.example\/[^'\s<]+(?=')/g)];
    assert.ok(requests.length >= 4, 'requests are shown');
    for (const [request] of requests) await text(app, request.replaceAll('&amp;', '&'));
  });

  test('feeds have examples and resources, newest first', async (t) => {
    const { app } = siteOf(await openStarter(t));
    for (const address of ['/feed.atom', '/resources.atom']) {
      const body = await text(app, address);
      assert.equal(XMLValidator.validate(body), true);
      const { feed } = new XMLParser({ isArray: (name) => name === 'entry' }).parse(body);
      assert.equal(feed.id, `${url}${address}`);
      const ids = feed.entry.map((entry: { id: string }) => entry.id);
      assert.ok(ids.includes(`${url}/resources/what-have-we-missed`), address);
      assert.equal(new Set(ids).size, ids.length);
      const times = feed.entry.map((entry: { updated: string }) => entry.updated);
      assert.deepEqual(times, times.toSorted().reverse());
    }
  });

  test('the sitemap names every public page, and each is there', async (t) => {
    const db = await openStarter(t);
    const { app } = siteOf(db);
    const index = new XMLParser().parse(await text(app, '/sitemap.xml'));
    const parts: string[] = index.sitemapindex.sitemap.map((one: { loc: string }) => one.loc);
    const found: string[] = [];
    for (const part of parts) {
      const { urlset } = new XMLParser().parse(await text(app, part));
      found.push(...urlset.url.map((one: { loc: string }) => one.loc));
    }
    assert.equal(new Set(found).size, found.length);
    assert.equal(found.filter((one) => one.includes('/examples/')).length, 100);
    assert.ok(found.includes(`${url}/stages/1-2`));
    assert.ok(!found.some((one) => one.includes('/people')));
    for (const address of found.filter((one, n) => n % 7 === 0 || one.includes('/contribute'))) {
      assert.doesNotMatch(await text(app, address), /name="robots" content="noindex"/, address);
    }
    await text(app, '/sitemaps/examples-2.xml', 404);
    await text(app, '/sitemaps/examples-0.xml', 404);

    await db.updateTable('examples').set({ state: 'withdrawn' }).where('id', '=', 1).execute();
    const { urlset } = new XMLParser().parse(await text(app, `${url}/sitemaps/examples-1.xml`));
    assert.equal(urlset.url.length, 99);
  });

  test('health says which register version there is', async (t) => {
    const { app } = siteOf(await open(t));
    assert.equal(await text(app, '/healthz'), 'ok\nregister version 0\n');
    assert.deepEqual(JSON.parse(await text(app, '/healthz.json')), { status: 'ok', version: 0 });
    const accepted = await app.request('/healthz', { headers: { Accept: 'application/json' } });
    assert.equal(((await accepted.json()) as { status: string }).status, 'ok');
  });
});

test('every parameter that the list reads is documented, and no other', () => {
  const read = Object.keys(
    filtersSchema({ organisations: new Map(), statistics: new Map() }).shape,
  );
  const documented = (parameters['/examples'] ?? []).map(({ name }) => name);
  assert.deepEqual(documented.toSorted(), read.toSorted());
  for (const facet of facets) assert.ok(documented.includes(facet));
});

onEachDatabase((_name, open) => {
  test('what robots look for is at its place', async (t) => {
    const db = await open(t);
    const { app } = siteOf(db);
    assert.match(
      await text(app, '/robots.txt'),
      /^Sitemap: https:\/\/register\.example\/sitemap\.xml$/m,
    );
    await text(app, '/.well-known/security.txt', 404);
    const contact = siteOf(db, { COUNTERSIGN_CONTACT: 'https://register.example/contact' }).app;
    const security = await text(contact, '/.well-known/security.txt');
    assert.match(security, /^Contact: https:\/\/register\.example\/contact$/m);
    const expires = new Date(/^Expires: (.+)$/m.exec(security)?.[1] ?? '');
    assert.ok(expires > now && expires.getTime() - now.getTime() < 365 * 86_400_000);
  });
});
