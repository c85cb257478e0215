import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { TestContext } from 'node:test';
import { sql } from 'kysely';
import { type Database, openDatabase } from '../src/kernel/database/database.ts';
import type { Site } from '../src/kernel/http/site.ts';
import type { DatabaseName } from './databases.ts';

const cli = resolve(import.meta.dirname, '../src/cli.ts');

/** Where processes of a test keep their register. */
export interface Place {
  environment: NodeJS.ProcessEnv;
  /** The same database, for the test to look into. SQLite takes both at once. */
  open: () => Database;
}

export interface Serving {
  child: ChildProcess;
  /** `http://127.0.0.1:…` */
  address: string;
}

/** A folder of the test's own, and on PostgreSQL a schema; both go after the test. Nothing is in them yet. */
export async function makePlace(t: Pick<TestContext, 'after'>, name: DatabaseName): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'serving-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const data = join(folder, 'data');
  const environment = {
    PATH: process.env.PATH,
    COUNTERSIGN_DATA: data,
    COUNTERSIGN_SECRET: randomBytes(32).toString('hex'),
    HOST: '127.0.0.1',
    PORT: '0',
  };
  if (name === 'SQLite') {
    return { environment, open: () => openDatabase({ file: join(data, 'register.db') }) };
  }
  const schema = `test_${randomBytes(8).toString('hex')}`;
  const url = new URL(process.env.TEST_DATABASE_URL as string);
  url.searchParams.set('options', `-c search_path=${schema}`);
  const outside = openDatabase({ url: url.href });
  await sql`create schema ${sql.id(schema)}`.execute(outside);
  t.after(async () => {
    await sql`drop schema ${sql.id(schema)} cascade`.execute(outside);
    await outside.destroy();
  });
  return {
    environment: { ...environment, DATABASE_URL: url.href },
    open: () => openDatabase({ url: url.href }),
  };
}

/** A serving process of its own, killed after the test at the latest. */
export async function startServing(
  t: Pick<TestContext, 'after'>,
  environment: NodeJS.ProcessEnv,
  ...more: string[]
): Promise<Serving> {
  const args = ['--disable-warning=ExperimentalWarning', cli, 'serve', ...more];
  const child = spawn(process.execPath, args, {
    env: environment,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  t.after(() => end({ child }, 'SIGKILL'));
  const lines = createInterface({ input: child.stdout as NonNullable<ChildProcess['stdout']> });
  const [line] = (await Promise.race([once(lines, 'line'), once(child, 'exit')])) as [unknown];
  const address = /http:\/\/\S+/.exec(String(line))?.[0];
  if (!address) throw new Error(`It did not begin to serve: ${line}`);
  return { child, address };
}

/** Ends a process that this test started, and waits until it has ended. */
export async function end(
  { child }: Pick<Serving, 'child'>,
  signal: 'SIGKILL' | 'SIGTERM',
): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill(signal);
  await exit;
}

/** A serving process as the tests of a site in this process ask it: enough for `signIn` and forms. */
export function asSite({ address }: Serving, db: Database): Site {
  const request = (path: string, init: RequestInit) =>
    fetch(address + path, { ...init, redirect: 'manual' });
  return { db, url: address, now: () => new Date(), app: { request } } as unknown as Site;
}
