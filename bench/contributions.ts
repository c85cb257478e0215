import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import autocannon from 'autocannon';
import { type Database, openDatabase } from '../src/kernel/database/database.ts';
import { asSite } from '../test/serving.ts';
import { signIn } from '../test/staff.ts';
import { type Figures, measure } from './measure.ts';
import { start, stop } from './processes.ts';

const cli = resolve(import.meta.dirname, '../src/cli.ts');
const inQueue = 10_000;

/**
 * Measures the door and the desk of an empty register: contributions taken a second, each committed to
 * the disk before it is answered, and the editors' queue with 10,000 waiting. Prints a table.
 */
export async function benchmarkContributions(seconds: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-bench-'));
  const environment = {
    PATH: process.env.PATH,
    COUNTERSIGN_DATA: join(folder, 'data'),
    COUNTERSIGN_CONTRIBUTIONS_PER_HOUR: '1000000',
    PORT: '0',
  };
  try {
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
    const db = openDatabase({ file: join(folder, 'data', 'register.db') });
    await fillQueue(db);
    const { cookie } = await signIn(asSite({ address, child }, db), 'e@people.example', 'editor');
    await db.destroy();
    for (const path of ['/moderation', '/moderation?kind=correction']) {
      rows.push([
        `the queue with ${figure(inQueue)} waiting, ${path}`,
        await measure(address, [path], seconds, { cookie }),
      ]);
    }
    await stop(child);
    rows.push(['limit: 4 kB and fsync, one at a time', { rate: await syncs(folder, seconds) }]);
    print(rows);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
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

function print(rows: [string, Partial<Figures>][]): void {
  console.log(`## Contributions (embedded database, every commit on the disk before its answer)

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
