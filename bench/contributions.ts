import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import autocannon from 'autocannon';
import { sql } from 'kysely';
import { type Database, openDatabase } from '../src/kernel/database/database.ts';
import { asSite } from '../test/serving.ts';
import { signIn } from '../test/staff.ts';
import { type Figures, measure } from './measure.ts';
import { start, stop } from './processes.ts';

const cli = resolve(import.meta.dirname, '../src/cli.ts');
const inQueue = 10_000;

/**
 * Measures the door and the desk of an empty register: contributions taken a second, each committed to
 * the disk before it is answered, and the editors' queue with 10,000 waiting. Prints a table. With a
 * `server`, in a schema of its own of that PostgreSQL; otherwise on the embedded database.
 */
export async function benchmarkContributions(seconds: number, server?: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-bench-'));
  const schema = `bench_${randomBytes(8).toString('hex')}`;
  const url = server && inSchema(server, schema);
  const db = openDatabase(url ? { url } : { file: join(folder, 'register.db') });
  const environment = {
    PATH: process.env.PATH,
    COUNTERSIGN_DATA: folder,
    ...(url && { DATABASE_URL: url }),
    COUNTERSIGN_CONTRIBUTIONS_PER_HOUR: '1000000',
    PORT: '0',
  };
  try {
    if (url) await sql`create schema ${sql.id(schema)}`.execute(db);
    const { child, line } = await start([cli, 'serve'], environment);
    const address = /http:\/\/\S+/.exec(line)?.[0].replace('localhost', '127.0.0.1') ?? '';
    const rows: [string, Partial<Figures>][] = [
      ['contributions without an address', await send(address, seconds, 16, () => null)],
      ['the same, one at a time', await send(address, seconds, 1, () => null)],
      [
        'contributions with an address, each with its receipt',
        await send(address, seconds, 16, (number) => `p${number}@people.example`),
      ],
    ];
    await fillQueue(db);
    const { cookie } = await signIn(asSite({ address, child }, db), 'e@people.example', 'editor');
    for (const path of ['/moderation', '/moderation?kind=correction']) {
      rows.push([
        `the queue with ${figure(inQueue)} waiting, ${path}`,
        await measure(address, [path], seconds, { cookie }),
      ]);
    }
    await stop(child);
    rows.push(['limit: 4 kB and fsync, one at a time', { rate: await syncs(folder, seconds) }]);
    print(
      rows,
      url ? await settingsOf(db) : 'embedded database, every commit on the disk before its answer',
    );
  } finally {
    if (url) await sql`drop schema if exists ${sql.id(schema)} cascade`.execute(db);
    await db.destroy();
    await rm(folder, { recursive: true, force: true });
  }
}

function inSchema(server: string, schema: string): string {
  const url = new URL(server);
  url.searchParams.set('options', `-c search_path=${schema}`);
  return url.href;
}

/** Which PostgreSQL, and whether it puts each commit on the disk: without that the figures mean little. */
async function settingsOf(db: Database): Promise<string> {
  const shown = async (name: string) => {
    const { rows } = await sql<Record<string, string>>`show ${sql.raw(name)}`.execute(db);
    return Object.values(rows[0] ?? {})[0];
  };
  const version = (await shown('server_version'))?.split(' ')[0];
  const commits = await shown('synchronous_commit');
  return `PostgreSQL ${version}, with fsync ${await shown('fsync')} and synchronous_commit ${commits}`;
}

let sent = 0;

/** Sends contributions, no two alike, and counts those that were taken. */
async function send(
  address: string,
  seconds: number,
  connections: number,
  emailOf: (number: number) => string | null,
): Promise<Partial<Figures>> {
  const run = await autocannon({
    url: `${address}/contributions`,
    connections,
    duration: seconds,
    requests: [
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        setupRequest: (request) => ({ ...request, body: contribution(++sent, emailOf) }),
      },
    ],
  });
  const failed = run.non2xx + run.errors + run.timeouts;
  if (failed > 0) throw new Error(`${failed} contributions were not taken`);
  return { rate: run.requests.average, p50: run.latency.p50, p99: run.latency.p99 };
}

function contribution(number: number, emailOf: (number: number) => string | null): string {
  const text = `Contribution ${number}. ${'A sentence of some length, as people write them. '.repeat(8)}`;
  return JSON.stringify({
    kind: 'example',
    title: `Title ${number}`,
    text,
    email: emailOf(number),
  });
}

/** Leaves as many waiting as the table says, of several kinds, received one a minute. */
async function fillQueue(db: Database): Promise<void> {
  for (const table of ['contribution_contacts', 'contributions'] as const) {
    await db.deleteFrom(table).execute();
  }
  const kinds = ['example', 'information', 'correction', 'involved', 'source'] as const;
  for (let from = 0; from < inQueue; from += 500) {
    const rows = Array.from({ length: 500 }, (_, n) => {
      const number = from + n;
      const at = new Date(Date.UTC(2026, 0, 1) + number * 60_000).toISOString();
      const kind = kinds[number % kinds.length] ?? 'example';
      return {
        reference: `C-${String(number).padStart(6, '0')}`,
        key_hash: `bench ${number}`,
        kind,
        title: `Title ${number}`,
        text: `Contribution ${number}. `.repeat(20),
        sources: '[]',
        relation: 'reader' as const,
        credit_as: 'none' as const,
        state: 'waiting' as const,
        lock: 0,
        received: at,
        changed: at,
        suspicions: '[]',
        fingerprint: `bench ${number}`,
      };
    });
    await db.insertInto('contributions').values(rows).execute();
  }
}

/** What the disk can do at most: 4 kB appended and put on it for certain, a second. */
async function syncs(folder: string, seconds: number): Promise<number> {
  const file = openSync(join(folder, 'sync'), 'a');
  const bytes = Buffer.alloc(4096, 1);
  const before = performance.now();
  let count = 0;
  for (; performance.now() - before < seconds * 1000; count++) {
    writeSync(file, bytes);
    fsyncSync(file);
  }
  closeSync(file);
  return count / ((performance.now() - before) / 1000);
}

function print(rows: [string, Partial<Figures>][], where: string): void {
  console.log(`## Contributions (${where})

| what | bytes | one at a time, median ms | a second | p50 ms | p99 ms |
| --- | ---: | ---: | ---: | ---: | ---: |
${rows.map(([name, f]) => `| ${name} | ${figure(f.bytes)} | ${figure(f.alone, 2)} | ${figure(f.rate)} | ${figure(f.p50, 1)} | ${figure(f.p99, 1)} |`).join('\n')}
`);
}

function figure(value: number | undefined, digits = 0): string {
  return value === undefined
    ? ''
    : value.toLocaleString('en-GB', { maximumFractionDigits: digits });
}
