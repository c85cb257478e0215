import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { onEachDatabase } from '../../../test/databases.ts';
import { type Door, openDoor, unescaped, wordsOf } from '../../../test/door.ts';
import { receiveMail } from '../../../test/mail-server.ts';
import { publishExample } from '../../examples/actions.ts';
import { withdrawExample } from '../../examples/editing/standing-actions.ts';
import { createHoldings } from '../../examples/holdings.ts';
import { findExample } from '../../examples/queries.ts';
import { change, type Database } from '../../kernel/database/database.ts';
import { createSmtpCourier } from '../../kernel/mail/courier.ts';
import { sendDue } from '../../kernel/mail/sending.ts';
import { readNames } from '../../vocabulary/authorities/queries.ts';
import { sendDigests } from './digest-actions.ts';

const assembly = 'uk-statistics-assembly-2025';
const day = 86_400_000;

onEachDatabase((_name, _open, openStarter) => {
  test('somebody follows an example and a search, is told of changes once, and ends it with one click', async (t) => {
    const { door, mails, digest, revise } = await readerOf(t, await openStarter(t));
    await follow(door, mails, `/following/new?example=${assembly}`);
    const own = await follow(door, mails, '/following/new?q=census&topic=census');
    const page = await door.get(own);
    assert.match(wordsOf(page.body), /UK Statistics Assembly.*“census”; Topic: Census/);
    assertSealed(page.headers);

    assert.equal(await digest(), 0, 'nothing is due');
    door.wait(7 * day);
    assert.equal(await digest(), 0, 'nothing changed');

    await revise(assembly);
    const census = (await door.get('/examples.json?q=census&topic=census&per_page=1')).body;
    const { slug } = JSON.parse(census).items[0];
    await revise(slug);
    assert.equal(await digest(), 0, 'once a week at most');
    door.wait(7 * day);
    assert.equal(await digest(), 1);
    assert.equal(await digest(), 0);
    const mail = mails.received.at(-1);
    assert.equal(mail?.to, 'reader@people.example');
    assert.match(mail?.text ?? '', new RegExp(`Revised: .*\nhttp\\S+/examples/${assembly}\n`));
    assert.match(mail?.text ?? '', new RegExp(`Revised: .*\nhttp\\S+/examples/${slug}\n`, 's'));
    assert.equal(mail?.headers['list-unsubscribe-post'], 'List-Unsubscribe=One-Click');

    const end = /^<http:\/\/localhost:3000(\/\S+)>$/.exec(mail?.headers['list-unsubscribe'] ?? '');
    const opened = await door.get(end?.[1] ?? '');
    assert.match(opened.body, /Stop all mails and delete my address/);
    assert.equal((await door.get(own)).status, 200, 'opening a link changes nothing');
    const ended = await door.post(end?.[1] ?? '', { 'List-Unsubscribe': 'One-Click' });
    assert.equal(ended.status, 200);
    assert.equal((await door.get(own)).status, 404);
    assert.equal((await door.post(end?.[1] ?? '', {})).status, 200, 'again is no error');
    assert.equal(await everythingKept(door.site.db), '[[],[],[],[]]');
  });

  test('what is withdrawn is told to those whose search found it, without its title', async (t) => {
    const { door, mails, digest } = await readerOf(t, await openStarter(t));
    await follow(door, mails, '/following/new?q=assembly');
    await follow(door, mails, '/following/new?q=xyzzyqwv', 'other@people.example');
    door.wait(8 * day);
    await withdrawExample(door.site, 'command', assembly, 'It was about something else.');
    assert.equal(await digest(), 1);
    assert.match(mails.received.at(-1)?.text ?? '', /Withdrawn:\nhttp\S+uk-statistics-assembly/);
    assert.equal(mails.received.at(-1)?.to, 'reader@people.example');
  });

  test('daily when asked; ending the last of them deletes the address', async (t) => {
    const { door, mails, digest, revise } = await readerOf(t, await openStarter(t));
    const own = await follow(door, mails, `/following/new?example=${assembly}`);
    const key = own.split('key=')[1] ?? '';
    assert.equal((await door.post('/following/pace', { key, pace: 'hourly' })).status, 422);
    assert.equal((await door.post('/following/pace', { key, pace: 'daily' })).status, 303);
    await revise(assembly);
    door.wait(day);
    assert.equal(await digest(), 1);
    assert.match(mails.received.at(-1)?.text ?? '', /at most once a day/);
    const [, id] = /\/following\/(\d+)\/end/.exec((await door.get(own)).body) ?? [];
    assert.match(
      (await door.post(`/following/${id}/end`, { key })).body,
      /You follow nothing any more/,
    );
    assert.equal(await everythingKept(door.site.db), '[[],[],[],[]]');
  });

  test('an address that is known gets the same answer; what nobody confirms is deleted', async (t) => {
    const { door, mails, send } = await readerOf(t, await openStarter(t));
    await follow(door, mails, `/following/new?example=${assembly}`);
    const fields = { what: `example=${assembly}`, email: 'reader@people.example' };
    const known = await door.post('/following', fields);
    const unknown = await door.post('/following', { ...fields, email: 'new@people.example' });
    assert.deepEqual([known.status, known.body], [unknown.status, unknown.body]);
    await send();
    assert.equal(mails.received.length, 3);
    for (let n = 0; n < 4; n++) await door.post('/following', fields);
    assert.equal(await send(), 3, 'five an hour for one address, and nobody is told');
    const link = linkIn(mails.received.at(-1)?.text ?? '');
    door.wait(2 * day);
    assert.equal((await door.get(link)).status, 404);
    for (const job of door.site.hourly) await job();
    const kept = await door.site.db.selectFrom('follow_requests').selectAll().execute();
    assert.deepEqual(kept, []);
  });

  test('a mailbox gets five mails an hour from strangers, of all kinds and whatever its +tag', async (t) => {
    const door = openDoor(await openStarter(t));
    const mails = async () => {
      const rows = await door.site.db.selectFrom('outbox').select('recipient').execute();
      return rows.map(({ recipient }) => recipient);
    };
    const answers = new Set<string>();
    for (const tag of ['', '+1', '+2', '+3+a']) {
      const email = `Victim${tag}@people.example`;
      answers.add((await door.post('/following', { what: 'topic=census', email })).body);
    }
    for (const tag of ['+4', '+5', '+6']) {
      const email = `victim${tag}@people.example`;
      const form = `/examples/${assembly}/contribute?kind=information`;
      const text = `There were tables, says ${tag}.`;
      await door.send(form, { text, relation: 'reader', credit_as: 'none', email });
    }
    assert.equal(answers.size, 1);
    assert.equal((await mails()).length, 5);
    await door.post('/following', { what: 'topic=census', email: 'other@people.example' });
    assert.equal((await mails()).at(-1), 'other@people.example');
    door.wait(15 * 60_000);
    const email = 'victim+7@people.example';
    await door.post('/following', { what: 'topic=census', email });
    assert.equal((await mails()).at(-1), email, 'the address itself is used as it was typed');
  });

  test('no word that was typed is in the first mail, and no key is kept', async (t) => {
    const { door, mails } = await readerOf(t, await openStarter(t));
    const own = await follow(door, mails, '/following/new?q=cheap+watches&topic=census');
    assert.doesNotMatch(mails.received[0]?.text ?? '', /cheap|watches/);
    assert.match(mails.received[0]?.text ?? '', /words that were searched for; Topic: Census/);
    const { db } = door.site;
    const key = own.split('key=')[1] ?? '';
    const kept = await everythingKept(db);
    assert.ok(key.length > 40 && !kept.includes(key) && kept.includes('topic=census'));
  });

  test('what cannot be followed is refused', async (t) => {
    const { door } = await readerOf(t, await openStarter(t));
    for (const [query, status] of [
      ['topic=nothing', 400],
      ['example=../x', 400],
      [`example=${assembly}&q=a`, 400],
      ['example=unknown', 404],
    ] as const) {
      assert.equal((await door.get(`/following/new?${query}`)).status, status, query);
    }
    const wrong = await door.post('/following', { what: '', email: 'nobody' });
    assert.equal(wrong.status, 422);
    assert.match(wrong.body, /<title>Error: /);
    assert.equal((await door.get('/following?key=x')).status, 404);
    assert.equal((await door.post('/following/confirm', { key: 'x' })).status, 404);
  });

  test('two processes at once write one mail', async (t) => {
    const { door, mails, revise } = await readerOf(t, await openStarter(t));
    await follow(door, mails, `/following/new?example=${assembly}`);
    await revise(assembly);
    door.wait(8 * day);
    const { site } = door;
    const holdings = createHoldings(site.db);
    const written = await Promise.all([1, 2, 3].map(() => sendDigests(site, holdings, site.now())));
    assert.equal(
      written.reduce((sum, one) => sum + one, 0),
      1,
    );
  });
});

async function readerOf(t: TestContext, db: Database) {
  const door = openDoor(db);
  const mails = await receiveMail(t);
  const { site } = door;
  const holdings = createHoldings(db);
  const courier = createSmtpCourier(mails.url, 'countersign@register.example');
  const send = () => sendDue({ db, courier, now: site.now });
  return {
    door,
    mails: { ...mails, send },
    send,
    async digest() {
      const written = await sendDigests(site, holdings, site.now());
      assert.equal(await send(), written);
      return written;
    },
    async revise(slug: string) {
      const names = await readNames(db, null, 0);
      const stored = await findExample(db, slug);
      assert.ok(stored);
      const example = { ...stored.example, summary: `${stored.example.summary} Revised.` };
      const publication = { slug, example, formerly: [], author: 'x', approver: null };
      const rest = { reason: 'x', contribution: null, role: 'program', actor: null };
      await change(db, (trx, version) =>
        publishExample({ trx, version, now: site.now(), names }, { ...publication, ...rest }),
      );
    },
  };
}

/** Asks, opens the link of the mail, presses the button; answers the private page's address. */
async function follow(
  door: Door,
  mails: Awaited<ReturnType<typeof readerOf>>['mails'],
  address: string,
  email = 'reader@people.example',
): Promise<string> {
  const { body } = await door.get(address);
  const what = unescaped(/name="what" value="([^"]*)"/.exec(body)?.[1] ?? 'none');
  assert.equal((await door.post('/following', { what, email })).status, 200);
  await mails.send();
  const link = linkIn(mails.received.at(-1)?.text ?? '');
  const page = await door.get(link);
  assertSealed(page.headers);
  assert.equal((await door.get(link)).status, 200, 'opening it confirms nothing');
  const confirmed = await door.post('/following/confirm', { key: link.split('key=')[1] ?? '' });
  assert.equal(confirmed.status, 303);
  assert.equal((await door.get(link)).status, 404, 'it works once');
  return confirmed.location;
}

function linkIn(text: string): string {
  return /http:\/\/localhost:3000(\/following\/confirm\?key=\S+)/.exec(text)?.[1] ?? '';
}

function assertSealed(headers: Headers): void {
  assert.equal(headers.get('Referrer-Policy'), 'no-referrer');
  assert.equal(headers.get('Cache-Control'), 'no-store');
  assert.match(headers.get('X-Robots-Tag') ?? '', /noindex/);
}

async function everythingKept(db: Database): Promise<string> {
  const tables = ['follow_requests', 'followers', 'followings', 'outbox'] as const;
  return JSON.stringify(
    await Promise.all(tables.map((table) => db.selectFrom(table).selectAll().execute())),
  );
}
