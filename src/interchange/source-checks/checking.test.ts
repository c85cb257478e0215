import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { it, type TestContext } from 'node:test';
import { onEachDatabase } from '../../../test/databases.ts';
import { createApp } from '../../app.ts';
import { publishExample } from '../../examples/actions.ts';
import type { PublicExample } from '../../examples/public.ts';
import { exampleSchema } from '../../examples/schema.ts';
import { change, type Database, getVersion } from '../../kernel/database/database.ts';
import { readSettings } from '../../kernel/settings.ts';
import { checkSources } from './actions.ts';
import { createAsk } from './asking.ts';

const url = 'https://register.example';

/** Sites on the loopback addresses, and what was asked of them. */
async function startSites(t: TestContext) {
  const asked: string[] = [];
  const slow = new AbortController();
  const sites: Record<string, RequestListener> = {
    '/ok': (_, response) => response.end('hello'),
    '/missing': (_, response) => response.writeHead(404).end(),
    '/broken': (_, response) => response.writeHead(500).end(),
    '/forbidden': (_, response) => response.writeHead(403).end(),
    '/moved': (_, response) => response.writeHead(301, { Location: '/ok' }).end(),
    '/elsewhere': (_, response) => response.writeHead(302, { Location: 'ok' }).end(),
    '/moved-away': (_, response) => response.writeHead(308, { Location: '/missing' }).end(),
    '/loop': (_, response) => response.writeHead(302, { Location: '/loop' }).end(),
    '/to-file': (_, response) => response.writeHead(301, { Location: 'file:///etc/hosts' }).end(),
    '/silent': () => slow.abort(),
    '/no-head': ({ method }, response) =>
      method === 'HEAD' ? response.writeHead(405).end() : response.end('hello'),
    '/huge': ({ method }, response) => {
      if (method === 'HEAD') return response.writeHead(501).end();
      const more = () => {
        while (response.write(Buffer.alloc(64 * 1024))) asked.push('/huge goes on');
        response.once('drain', more);
      };
      return more();
    },
  };
  let open = 0;
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    open++;
    response.once('close', () => open--);
    (sites[request.url ?? ''] ?? sites['/missing'])?.(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return { asked, slow, at: addressOf(server), isIdle: () => open === 0 };
}

function addressOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function publish(db: Database, slug: string, urls: string[]): Promise<void> {
  const example = exampleSchema.parse({
    kind: 'related',
    title: `About ${slug}`,
    summary: 'In short.',
    sources: urls.map((address, index) => ({ url: address, title: `Source ${index}` })),
  });
  const names = { organisations: new Map(), statistics: new Map() };
  await change(db, (trx, version) =>
    publishExample(
      { trx, version, now: new Date('2026-05-01T00:00:00Z'), names },
      {
        slug,
        example,
        formerly: [],
        author: 'test',
        approver: null,
        reason: 'A test.',
        contribution: null,
        role: 'editor',
        actor: null,
      },
    ),
  );
}

function check(db: Database, when: string, more: { most?: number; allowPrivate?: boolean } = {}) {
  return checkWith(db, when, new AbortController().signal, more);
}

function checkWith(
  db: Database,
  when: string,
  signal: AbortSignal,
  { most = 100, allowPrivate = true } = {},
) {
  return checkSources(db, {
    olderThanDays: 1,
    most,
    ask: createAsk({ userAgent: 'Countersign (+test)', allowPrivate, deadline: () => signal }),
    robotName: 'Countersign',
    pause: async () => {},
    now: () => new Date(when),
  });
}

function appOf(db: Database) {
  return createApp({ db, settings: readSettings({}), url, now: () => new Date() }).app;
}

onEachDatabase((_, open) => {
  it('each way of answering is recorded as what it is', async (t) => {
    const [db, site] = [await open(t), await startSites(t)];
    const paths = {
      '/ok': 'ok',
      '/missing': 'unreachable',
      '/broken': 'unreachable',
      '/forbidden': 'unreachable',
      '/moved': 'moved',
      '/elsewhere': 'ok',
      '/moved-away': 'unreachable',
      '/loop': 'unreachable',
      '/to-file': 'unreachable',
      '/no-head': 'ok',
      '/huge': 'ok',
    };
    await publish(
      db,
      'every-way',
      Object.keys(paths).map((path) => site.at + path),
    );
    const before = await getVersion(db);
    const report = await check(db, '2026-06-01T10:00:00Z');
    assert.deepEqual(report, {
      addresses: 11,
      kept_out: 0,
      ok: 4,
      moved: 1,
      gone: 0,
      unreachable: 6,
    });
    assert.ok((await getVersion(db)) > before);

    const app = appOf(db);
    const shown = (await (await app.request('/examples/every-way.json')).json()) as PublicExample;
    assert.deepEqual(
      shown.sources.map((source) => [source.url.slice(site.at.length), source.status]),
      Object.entries(paths),
    );
    assert.ok(shown.sources.every(({ checked }) => checked === '2026-06-01T10:00:00.000Z'));
    assert.deepEqual([shown.revision, shown.updated], [1, '2026-05-01T00:00:00.000Z']);
    const page = await (await app.request('/examples/every-way')).text();
    assert.match(page, /Address answered on 1 June 2026/);
    assert.match(page, /Address did not answer when last tried on 1 June 2026/);

    // Six requests for the loop: the first, and five redirects. Nobody reads a page to its end.
    assert.equal(site.asked.filter((one) => one.endsWith('/loop')).length, 6);
    assert.deepEqual(
      site.asked.filter((one) => one.endsWith('/no-head')),
      ['HEAD /no-head', 'GET /no-head'],
    );
    while (!site.isIdle()) await new Promise(setImmediate);
  });

  it('what is not found twice, a day apart, is gone, and /gaps says so until it is replaced', async (t) => {
    const [db, site] = [await open(t), await startSites(t)];
    await publish(db, 'one', [`${site.at}/missing#first`, `${site.at}/ok`]);
    await publish(db, 'two', [`${site.at}/missing#second`]);
    const app = appOf(db);
    const gaps = async () => (await app.request('/gaps')).text();
    const dead = async () =>
      ((await (await app.request('/gaps.json')).json()) as Gaps).dead_sources;
    assert.match(await gaps(), /Not checked yet/);
    assert.equal(await dead(), null);

    // The same page is asked once for both examples.
    assert.equal((await check(db, '2026-06-01T10:00:00Z')).addresses, 2);
    assert.equal(site.asked.filter((one) => one === 'HEAD /missing').length, 1);
    assert.match(await gaps(), /No source is known to be gone/);
    // Within a day nothing is due.
    assert.equal((await check(db, '2026-06-01T20:00:00Z')).addresses, 0);
    assert.equal((await check(db, '2026-06-03T10:00:00Z')).gone, 2);

    assert.match(await gaps(), /Sources that no longer answer/);
    assert.deepEqual(await dead(), {
      total: 2,
      sources: 3,
      checked: 3,
      last_checked: '2026-06-03T10:00:00.000Z',
      list: `${url}/gaps.json?missing=sources`,
    });
    const list = await (await app.request('/gaps?missing=sources')).text();
    assert.match(list, /Not found on 1 June 2026 and 3 June 2026/);
    assert.match(list, /href="\/examples\/two\/contribute\?kind=source"/);
    const page = await (await app.request('/examples/two')).text();
    assert.match(page, /Not found on 1 June 2026 and 3 June 2026/);

    await publish(db, 'two', [`${site.at}/ok`]);
    assert.equal((await dead())?.total, 1);
    assert.doesNotMatch(await (await app.request('/gaps?missing=sources')).text(), /About two/);
    await check(db, '2026-06-03T11:00:00Z');
    const kept = await db.selectFrom('source_checks').select('url').orderBy('url').execute();
    assert.deepEqual(
      kept.map((row) => row.url.slice(site.at.length)),
      ['/missing#first', '/ok', '/ok'],
    );
  });

  it('a site that never answers is given up, and the rest is kept', async (t) => {
    const [db, site] = [await open(t), await startSites(t)];
    await publish(db, 'slow', [`${site.at}/silent`]);
    const report = await checkWith(db, '2026-06-01T10:00:00Z', site.slow.signal);
    assert.deepEqual(report, {
      addresses: 1,
      kept_out: 0,
      ok: 0,
      moved: 0,
      gone: 0,
      unreachable: 1,
    });
  });

  it('a run goes on where the last one ended: the longest unasked first', async (t) => {
    const [db, site] = [await open(t), await startSites(t)];
    await publish(db, 'several', [`${site.at}/a`, `${site.at}/b`, `${site.at}/c`]);
    for (const hour of [1, 2, 3]) {
      await check(db, `2026-06-01T0${hour}:00:00Z`, { most: 1 });
    }
    const asked = site.asked.filter((one) => one.startsWith('HEAD'));
    assert.deepEqual(asked, ['HEAD /a', 'HEAD /b', 'HEAD /c']);
  });

  it('what robots.txt keeps us out of is not asked, tells nothing, and does not count', async (t) => {
    const asked: string[] = [];
    const start = async (robots: RequestListener) => {
      const server = createServer((request, response) => {
        asked.push(`${request.method} ${request.url}`);
        if (request.url === '/robots.txt') robots(request, response);
        else response.end('hello');
      });
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      t.after(() => {
        server.close();
        server.closeAllConnections();
      });
      return addressOf(server);
    };
    const rules = 'User-agent: *\nDisallow: /\n\nUser-agent: Countersign\nDisallow: /closed\n';
    const ours = await start((_, response) => response.end(rules));
    const moved = await start(({ url: asked }, response) =>
      response.writeHead(302, { Location: `${ours}${asked}` }).end(),
    );
    const broken = await start((_, response) => response.writeHead(503).end());
    const none = await start((_, response) => response.writeHead(404).end());
    const db = await open(t);
    await publish(db, 'one', [`${ours}/closed/a`, `${ours}/open`, `${moved}/closed`]);
    await publish(db, 'two', [`${broken}/any`, `${none}/closed`, `${moved}/open`]);
    const report = await check(db, '2026-06-01T00:00:00Z', { allowPrivate: true, most: 3 });
    assert.equal(report.addresses, 3);
    assert.equal(report.ok, 3);
    assert.equal(report.kept_out, 3);
    const pages = asked.filter((one) => !one.endsWith('/robots.txt')).sort();
    assert.deepEqual(pages, ['HEAD /closed', 'HEAD /open', 'HEAD /open']);
    // Each site's rules are read once.
    assert.equal(asked.filter((one) => one.endsWith('/robots.txt')).length, 5);
    const answer = await appOf(db).request('/examples/one.json');
    const { sources } = (await answer.json()) as PublicExample;
    assert.deepEqual(
      sources.map(({ status }) => status),
      [null, 'ok', null],
    );
  });

  it('nothing within a private network is asked, unless that is allowed', async (t) => {
    const [db, site] = [await open(t), await startSites(t)];
    await publish(db, 'private', [`${site.at}/ok`, site.at.replace('127.0.0.1', 'localhost')]);
    const report = await check(db, '2026-06-01T10:00:00Z', { allowPrivate: false });
    assert.equal(report.unreachable, 2);
    assert.deepEqual(site.asked, []);
  });
});

interface Gaps {
  dead_sources: { total: number } | null;
}
