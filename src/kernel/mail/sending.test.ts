import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { onEachDatabase } from '../../../test/databases.ts';
import { readMail, receiveMail, refusal } from '../../../test/mail-server.ts';
import { type Database, inTransaction } from '../database/database.ts';
import { readSettings } from '../settings.ts';
import { createSmtpCourier, Undelivered } from './courier.ts';
import { deleteForgottenFiles, mailFile, mailFolder } from './files.ts';
import { deleteFinishedMail, type Mail, putMail } from './outbox.ts';
import { afterFailure, chooseCourier, sendDue, startSending } from './sending.ts';

const from = 'countersign@register.example';
const url = 'https://register.example';
const letter: Mail = {
  to: 'ada@people.example',
  subject: 'Thank you – it is published',
  text: `We have published what you told us, and credited you as you asked. ${'Żółw '.repeat(30)}\n\nhttps://register.example/${'a'.repeat(90)}`,
  headers: { 'List-Unsubscribe': '<https://register.example/stop>' },
};

/** A clock that only the test moves. */
function clock(start = '2026-03-01T09:00:00.000Z') {
  let at = Date.parse(start);
  function pass(minutes: number) {
    at += minutes * 60_000;
  }
  return { now: () => new Date(at), pass };
}

async function write(db: Database, now: Date, mail: Mail = letter): Promise<void> {
  await inTransaction(db, (trx) => putMail(trx, { now, url }, mail));
}

async function onlyMail(db: Database) {
  return db.selectFrom('outbox').selectAll().executeTakeFirstOrThrow();
}

onEachDatabase((_name, open) => {
  test('a mail is sent once, as plain wrapped text with the headers that it was given', async (t) => {
    const db = await open(t);
    const server = await receiveMail(t);
    const { now } = clock();
    await write(db, now());
    const post = { db, courier: createSmtpCourier(server.url, from), now };

    assert.equal(await sendDue(post), 1);
    assert.equal(await sendDue(post), 0);

    assert.equal(server.received.length, 1);
    const [mail] = server.received;
    assert.equal(mail?.from, from);
    assert.equal(mail?.to, 'ada@people.example');
    assert.match(mail?.headers['content-type'] ?? '', /^text\/plain; charset=utf-8/);
    assert.equal(mail?.headers['list-unsubscribe'], '<https://register.example/stop>');
    assert.equal(mail?.headers['auto-submitted'], 'auto-generated');
    assert.equal(mail?.headers['x-mailer'], undefined);
    assert.match(mail?.headers['message-id'] ?? '', /^<[a-z2-7]{32}@register\.example>$/);
    const lines = (mail?.text ?? '').split('\n');
    assert.ok(lines.includes(`https://register.example/${'a'.repeat(90)}`), 'a link stays whole');
    const long = lines.filter((line) => line.length > 72 && !line.startsWith('https:'));
    assert.deepEqual(long, []);
    assert.equal((await onlyMail(db)).state, 'sent');
  });

  test('a mail of a change that did not commit is not sent', async (t) => {
    const db = await open(t);
    const server = await receiveMail(t);
    const { now } = clock();
    await assert.rejects(
      inTransaction(db, async (trx) => {
        await putMail(trx, { now: now(), url }, letter);
        throw new Error('the change failed');
      }),
    );
    await sendDue({ db, courier: createSmtpCourier(server.url, from), now });
    assert.equal(server.received.length, 0);
  });

  test('a mail refused for now goes later, with the same Message-ID', async (t) => {
    const db = await open(t);
    const server = await receiveMail(t);
    const { now, pass } = clock();
    await write(db, now());
    const post = { db, courier: createSmtpCourier(server.url, from), now };
    const asked: (string | undefined)[] = [];
    server.onMail = async ({ headers }) => {
      asked.push(headers['message-id']);
      if (asked.length < 3) throw refusal(451, 'Busy, ada@people.example must wait');
    };

    await sendDue(post);
    assert.deepEqual(asked.length, 1);
    assert.equal((await onlyMail(db)).last_error, 'EMESSAGE 451');
    await sendDue(post);
    assert.equal(asked.length, 1, 'not again before its time');
    pass(1);
    await sendDue(post);
    pass(2);
    await sendDue(post);

    assert.equal(server.received.length, 1);
    assert.equal(new Set(asked).size, 1);
    assert.equal(asked.length, 3);
  });

  test('a mail whose recipient is refused for good is given up, and says why without the address', async (t) => {
    const db = await open(t);
    const server = await receiveMail(t);
    server.onRecipient = (address) => refusal(550, `5.1.1 No such mailbox: ${address}`);
    const { now, pass } = clock();
    await write(db, now());
    const post = { db, courier: createSmtpCourier(server.url, from), now };
    await sendDue(post);
    pass(24 * 60);
    await sendDue(post);
    const { state, attempts, last_error } = await onlyMail(db);
    assert.deepEqual(
      { state, attempts, last_error },
      {
        state: 'failed',
        attempts: 1,
        last_error: 'EENVELOPE 550',
      },
    );
  });

  test('a mail waits while the mail server does not let us send, or is away', async (t) => {
    const db = await open(t);
    const server = await receiveMail(t);
    server.onRecipient = () => refusal(554, '5.7.1 Relay access denied');
    const { now, pass } = clock();
    await write(db, now());
    await sendDue({ db, courier: createSmtpCourier(server.url, from), now });
    assert.equal((await onlyMail(db)).state, 'waiting');

    pass(1);
    // Nobody listens at port 1 of loopback.
    await sendDue({ db, courier: createSmtpCourier('smtp://127.0.0.1:1', from), now });
    assert.equal((await onlyMail(db)).last_error, 'ESOCKET');

    pass(2);
    server.onRecipient = () => null;
    await sendDue({ db, courier: createSmtpCourier(server.url, from), now });
    assert.equal(server.received.length, 1);
  });

  test('one mail that cannot go does not hold up the others', async (t) => {
    const db = await open(t);
    const server = await receiveMail(t);
    server.onRecipient = (address) => (address === letter.to ? refusal(450, 'Not now') : null);
    const { now } = clock();
    await write(db, now());
    await write(db, now(), { ...letter, to: 'ben@people.example' });
    await sendDue({ db, courier: createSmtpCourier(server.url, from), now });
    assert.deepEqual(
      server.received.map(({ to }) => to),
      ['ben@people.example'],
    );
  });

  test('a link that signs in is wiped when it is sent, and not sent when it has run out', async (t) => {
    const db = await open(t);
    const server = await receiveMail(t);
    const { now, pass } = clock();
    const link = { ...letter, confidential: true, uselessAfter: '2026-03-01T09:15:00.000Z' };
    const post = { db, courier: createSmtpCourier(server.url, from), now };
    await write(db, now(), link);
    await sendDue(post);
    assert.equal(server.received.length, 1);
    assert.equal((await onlyMail(db)).body, '');

    await write(db, now(), link);
    pass(16);
    await sendDue(post);
    assert.equal(server.received.length, 1);
    const bodies = await db.selectFrom('outbox').select('body').execute();
    assert.deepEqual(
      bodies.map(({ body }) => body),
      ['', ''],
    );
  });

  test('what was sent is deleted after its time, and what waits is not', async (t) => {
    const db = await open(t);
    const server = await receiveMail(t);
    const { now } = clock();
    await write(db, now());
    await sendDue({ db, courier: createSmtpCourier(server.url, from), now });
    await write(db, now(), { ...letter, subject: 'waits' });
    assert.equal(await deleteFinishedMail(db, '2026-03-01T09:00:00.000Z'), 0);
    assert.equal(await deleteFinishedMail(db, '2026-03-01T09:00:00.001Z'), 1);
    assert.equal((await onlyMail(db)).subject, 'waits');
  });

  test('a server that is stopped ends the mail under way first', async (t) => {
    const db = await open(t);
    const server = await receiveMail(t);
    const { now } = clock();
    await write(db, now());
    const arrived = Promise.withResolvers<void>();
    const accepting = Promise.withResolvers<void>();
    server.onMail = () => {
      arrived.resolve();
      return accepting.promise;
    };
    const courier = createSmtpCourier(server.url, from);
    const folder = temporaryFolder(t);
    const sending = startSending({ db, courier, now, keptDays: 30, folder, log: () => {} });
    await arrived.promise;
    const stopped = sending.stop();
    accepting.resolve();
    await stopped;
    assert.equal((await onlyMail(db)).state, 'sent');
  });

  test('without a mail server each mail is a file that only its owner reads, and the log says so once', async (t) => {
    const db = await open(t);
    const folder = temporaryFolder(t);
    const { now } = clock();
    const said: string[] = [];
    const settings = readSettings({ COUNTERSIGN_DATA: folder });
    const courier = chooseCourier(settings, url, (line) => said.push(line));
    await write(db, now());
    await write(db, now(), { ...letter, to: 'ben@people.example' });
    await sendDue({ db, courier, now });
    const files = readdirSync(join(folder, 'outbox'));
    assert.equal(files.length, 2);
    assert.equal(said.length, 1);
    const file = join(folder, 'outbox', files[0] ?? '');
    assert.equal(statSync(file).mode & 0o777, 0o600);
    assert.match(file, /\.eml$/);
    const { headers, text } = readMail(readFileSync(file, 'utf8'));
    assert.match(file, new RegExp(headers['message-id']?.slice(1, -1) ?? 'none'));
    assert.match(text, /We have published what you told us/);
    const raw = readFileSync(file, 'utf8');
    assert.ok(raw.includes(`\r\nhttps://register.example/${'a'.repeat(90)}\r\n`), 'to be copied');
    assert.match(headers['content-transfer-encoding'] ?? '', /^8bit$/);
    assert.ok(!said.join().includes('@people.example'));

    // Sent again, as after a crash, it replaces itself.
    await courier(await onlyMail(db));
    assert.equal(readdirSync(join(folder, 'outbox')).length, 2);

    // Somebody has their details deleted: the file would have kept the address, and a link.
    await db.deleteFrom('outbox').where('recipient', '=', 'ben@people.example').execute();
    assert.equal(await deleteForgottenFiles(db, mailFolder(settings)), 1);
    const [left = '', ...more] = readdirSync(join(folder, 'outbox'));
    assert.equal(left, mailFile((await onlyMail(db)).message_id));
    assert.deepEqual(more, []);
  });
});

test('attempts grow apart to eight hours and end after five days', () => {
  const created = '2026-03-01T00:00:00.000Z';
  let at = new Date(created);
  const waits: number[] = [];
  for (let attempts = 1; ; attempts++) {
    const next = afterFailure({ attempts, created }, at, new Undelivered('ESOCKET', false));
    if (next.state === 'failed') break;
    waits.push((Date.parse(next.next) - at.getTime()) / 60_000);
    at = new Date(next.next);
  }
  assert.deepEqual(waits.slice(0, 11), [1, 2, 4, 8, 16, 32, 64, 128, 256, 480, 480]);
  assert.ok(at > new Date('2026-03-05T12:00:00Z'), `given up at ${at.toISOString()}`);
});

function temporaryFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'mail-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
}
