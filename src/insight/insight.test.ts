import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onEachDatabase } from '../../test/databases.ts';
import { createApp } from '../app.ts';
import { change, type Database } from '../kernel/database/database.ts';
import { readSettings } from '../kernel/settings.ts';
import { putOrganisations, putStatistics } from '../vocabulary/authorities/queries.ts';

const url = 'https://register.example';

function site(db: Database, environment: Record<string, string> = {}) {
  return createApp({ db, settings: readSettings(environment), url, now: () => new Date() }).app;
}

type App = ReturnType<typeof site>;

async function text(app: App, address: string, status = 200): Promise<string> {
  const answer = await app.request(address);
  assert.equal(answer.status, status, address);
  return answer.text();
}

async function json<T>(app: App, address: string): Promise<T> {
  return JSON.parse(await text(app, address)) as T;
}

async function total(app: App, address: string): Promise<number> {
  return (await json<{ total: number }>(app, address.replace(url, ''))).total;
}

interface Item {
  slug: string;
  total: number;
}
interface Entity extends Item {
  examples: string;
  counts: Record<string, { code: string; count: number }[]>;
}

onEachDatabase((_name, open, openStarter) => {
  test('the home page says what is on record and asks what is not', async (t) => {
    const home = await text(site(await openStarter(t)), '/');
    assert.match(home, /Search 100 examples/);
    assert.match(home, /What should we add\? Were you involved/);
    for (const count of [81, 11, 8]) assert.match(home, new RegExp(`<b>${count}</b>`));
    assert.match(home, /From 18 countries/);
    assert.equal(home.match(/class="card"/g)?.length, 5);
    assert.match(home, /\/resources\/what-have-we-missed/);
  });

  test('an empty register says so on every page', async (t) => {
    const app = site(await open(t));
    assert.match(await text(app, '/'), /Nothing on record yet/);
    assert.match(await text(app, '/methods/survey'), /Nothing on record/);
    assert.match(await text(app, '/gaps'), /nothing on record/);
    assert.match(await text(app, '/organisations'), /Nothing on record/);
  });

  test('each page of a name counts what the list of its examples counts', async (t) => {
    const app = site(await openStarter(t));
    for (const path of ['/methods', '/topics', '/stages', '/organisations', '/statistics']) {
      const { items } = await json<{ items: Item[] }>(app, `${path}.json`);
      assert.ok(items.length > 20, `${path} lists ${items.length}`);
      for (const { slug, total: listed } of items.slice(0, 12)) {
        const one = await json<Entity>(app, `${path}/${slug}.json`);
        assert.equal(one.total, listed, `${path}/${slug}`);
        assert.equal(await total(app, one.examples), listed, one.examples);
        const kinds = one.counts.kind ?? [];
        assert.equal(
          kinds.reduce((sum, { count }) => sum + count, 0),
          listed,
        );
      }
      await text(app, `${path}/nothing-of-that-name`, 404);
    }
  });

  test('a stage’s address has a hyphen for its full stop, and its phase includes it', async (t) => {
    const app = site(await openStarter(t));
    const page = await text(app, '/stages/1-2');
    assert.match(page, /Consult and confirm needs/);
    assert.match(page, /<a href="\/stages\/1">1 Specify needs<\/a>/);
    assert.match(page, /Generic Statistical Business Process Model/);
    const phase = await text(app, '/stages/1');
    assert.match(phase, /<h2>Within it<\/h2>/);
    assert.match(await text(app, '/stages/5-6'), /Nothing on record/);
    await text(app, '/stages/1.2', 404);
  });

  test('an organisation shows its part, its other names, and no more than 20 cards', async (t) => {
    const app = site(await openStarter(t));
    const page = await text(app, '/organisations/office-for-national-statistics');
    assert.match(page, /ONS/);
    assert.match(page, /Producer/);
    assert.match(page, /All 27 examples/);
    assert.equal(page.match(/<article class="card"/g)?.length, 20);
    const found = await json<{ items: Item[] }>(app, '/organisations.json?q=ons');
    assert.deepEqual(
      found.items.map((one) => one.slug),
      ['office-for-national-statistics'],
    );
  });

  test('ten thousand organisations are read a page at a time', async (t) => {
    const db = await open(t);
    const many = Array.from({ length: 10_000 }, (_, n) => ({
      slug: `body-${n}`,
      name: `Body ${String(n).padStart(5, '0')}`,
      country: null,
      also: [],
    }));
    await change(db, (trx, version) => putOrganisations(trx, version, many));
    const app = site(db);
    const last = await json<{ total: number; items: Item[] }>(app, '/organisations.json?page=50');
    assert.equal(last.total, 10_000);
    assert.equal(last.items.at(-1)?.slug, 'body-9999');
    assert.match(await text(app, '/organisations?page=50'), /Country not recorded/);
    await text(app, '/organisations?page=51', 404);
    await text(app, '/organisations?page=0', 400);
    await text(app, '/organisations?nmae=x', 400);
  });

  test('a statistic names the producers of its examples', async (t) => {
    const db = await openStarter(t);
    await change(db, (trx, version) =>
      putStatistics(trx, version, [{ slug: 'never-asked-about', title: 'Never asked about' }]),
    );
    const app = site(db);
    const statistic = await json<{ producers: { slug: string }[] }>(
      app,
      '/statistics/uk-labour-market-statistics-and-unpaid-care.json',
    );
    assert.deepEqual(
      statistic.producers.map((one) => one.slug),
      ['office-for-national-statistics'],
    );
    const without = await json<{ items: Item[] }>(app, '/gaps.json?missing=engagement');
    assert.ok(without.items.some((one) => one.slug === 'never-asked-about' && one.total === 0));
    assert.match(await text(app, '/statistics/never-asked-about'), /Nothing on record/);
  });

  test('every cell of the gaps counts what its list counts', async (t) => {
    const app = site(await openStarter(t));
    const { matrix } = await json<{ matrix: { count: number; examples: string }[] }>(
      app,
      '/gaps.json',
    );
    assert.equal(matrix.length, 8 * 8);
    assert.ok(matrix.some(({ count }) => count === 0));
    for (const { count, examples } of matrix.filter((_, n) => n % 3 === 0)) {
      assert.equal(await total(app, examples), count, examples);
    }
    const page = await text(app, '/gaps');
    assert.match(page, /nothing on record/);
    assert.match(page, /Not checked yet/);
    assert.match(page, /<th scope="col">Workers<\/th>/);
  });

  test('each missing fact has its list, and each example in it a way to fill it', async (t) => {
    const app = site(await openStarter(t));
    const { missing } = await json<{ missing: { field: string; count: number }[] }>(
      app,
      '/gaps.json',
    );
    for (const { field, count } of missing) {
      assert.equal(await total(app, `/gaps.json?missing=${field}`), count, field);
    }
    const participants = missing.find((one) => one.field === 'participants');
    // 69 do not say how many took part; in ten of those nobody was asked.
    assert.equal(participants?.count, 59);
    assert.match(await text(app, '/gaps?missing=participants'), /Do you know\?/);
    const { items } = await json<{ items: Item[] }>(app, '/gaps.json?missing=participants');
    const lists = new Map<string, number>();
    for (const { field } of missing) {
      for (let page = 1; page <= 2; page++) {
        const address = `/gaps.json?missing=${field}&page=${page}`;
        if (page === 2 && (await total(app, `/gaps.json?missing=${field}`)) <= 50) continue;
        for (const { slug } of (await json<{ items: Item[] }>(app, address)).items) {
          lists.set(slug, (lists.get(slug) ?? 0) + 1);
        }
      }
    }
    const counts = items.map(({ slug }) => lists.get(slug) ?? 0);
    assert.deepEqual(
      counts,
      counts.toSorted((a, b) => a - b),
      'what lacks least comes first',
    );
    await text(app, '/gaps?missing=participants&page=3', 404);
    await text(app, '/gaps?missing=everything', 400);
    await text(app, '/gaps?nothing=1', 400);
  });

  test('the way to the editors is shown when there is one, and its absence said when not', async (t) => {
    const db = await open(t);
    const without = await text(site(db), '/about');
    assert.match(without, /id="tell-us"/);
    assert.match(without, /has no address set/);
    const app = site(db, { COUNTERSIGN_CONTACT: 'editors@register.example' });
    for (const path of ['/about', '/accessibility']) {
      assert.match(await text(app, path), /href="mailto:editors@register\.example"/);
    }
    assert.match(await text(app, '/privacy'), /no cookies/);
  });
});
