import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { type TestContext, test } from 'node:test';
import { sql } from 'kysely';
import { receiveMail } from '../../../test/mail-server.ts';
import { type Database, inTransaction, openDatabase } from '../database/database.ts';
import { migrate } from '../database/migrate.ts';
import { createSmtpCourier } from './courier.ts';
import { putMail } from './outbox.ts';
import { sendDue } from './sending.ts';

const morning = '2026-03-01T09:00:00.000Z';
const program = resolve(import.meta.dirname, '../../../test/send-due.ts');

for (const [name, skip, findPlace] of [
  ['SQLite', false, placeOnFile],
  [
    'PostgreSQL',
    process.env.TEST_DATABASE_URL ? false : 'TEST_DATABASE_URL is not set',
    placeOnServer,
  ],
] as const) {
  test(`a mail whose sender was killed is sent again under the same Message-ID (${name})`, {
    skip,
  }, async (t) => {
    const { db, place } = await findPlace(t);
    const server = await receiveMail(t);
    await writeMails(db, 1);
    const seen: (string | undefined)[] = [];
    let victim: ChildProcess | undefined;
    server.onMail = async ({ headers }) => {
      seen.push(headers['message-id']);
      if (seen.length > 1) return;
      // The worst moment: we have the mail, and its sender never learns it.
      victim?.kill('SIGKILL');
      await once(victim as ChildProcess, 'exit');
    };
    victim = run(place, server.url);
    await once(victim, 'exit');
    assert.equal(seen.length, 1);

    const courier = createSmtpCourier(server.url, 'countersign@register.example');
    assert.equal(await sendDue({ db, courier, now: () => new Date(morning) }), 0, 'still claimed');
    const later = new Date('2026-03-01T09:11:00.000Z');
    assert.equal(await sendDue({ db, courier, now: () => later }), 1);
    assert.equal(await sendDue({ db, courier, now: () => later }), 0);
    assert.equal(seen.length, 2);
    assert.equal(seen[0], seen[1]);
  });

  test(`two processes on one database send each mail once (${name})`, { skip }, async (t) => {
    const { db, place } = await findPlace(t);
    const server = await receiveMail(t);
    await writeMails(db, 30);
    const processes = [run(place, server.url), run(place, server.url)];
    const said = await Promise.all(
      processes.map(({ stdout }) => text(stdout as NodeJS.ReadableStream)),
    );
    assert.equal(
      said.reduce((sum, line) => sum + Number(line), 0),
      30,
      `they sent ${said}`,
    );
    assert.equal(server.received.length, 30);
    assert.equal(new Set(server.received.map(({ headers }) => headers['message-id'])).size, 30);
  });
}

function run(place: object, smtpUrl: string): ChildProcess {
  const args = ['--disable-warning=ExperimentalWarning', program, JSON.stringify(place), smtpUrl];
  return spawn(process.execPath, [...args, morning], { stdio: ['ignore', 'pipe', 'inherit'] });
}

async function writeMails(db: Database, count: number): Promise<void> {
  const now = new Date(morning);
  await inTransaction(db, async (trx) => {
    for (let number = 1; number <= count; number++) {
      const mail = { to: `p${number}@people.example`, subject: `${number}`, text: 'Hello' };
      await putMail(trx, { now, url: 'https://register.example' }, mail);
    }
  });
}

async function placeOnFile(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'mail-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return opened(t, { file: join(folder, 'register.db') });
}

async function placeOnServer(t: TestContext) {
  const schema = `test_${randomBytes(8).toString('hex')}`;
  const address = new URL(process.env.TEST_DATABASE_URL as string);
  address.searchParams.set('options', `-c search_path=${schema}`);
  const outside = openDatabase({ url: address.href });
  await sql`create schema ${sql.id(schema)}`.execute(outside);
  t.after(async () => {
    await sql`drop schema ${sql.id(schema)} cascade`.execute(outside);
    await outside.destroy();
  });
  return opened(t, { url: address.href });
}

async function opened(t: TestContext, place: { url: string } | { file: string }) {
  const db = openDatabase(place);
  t.after(() => db.destroy());
  await migrate(db);
  return { db, place };
}
