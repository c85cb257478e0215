import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from '../src/kernel/database/database.ts';
import { createSmtpCourier } from '../src/kernel/mail/courier.ts';
import { sendDue } from '../src/kernel/mail/sending.ts';
import type { DatabaseName } from './databases.ts';
import { type MailServer, receiveMail } from './mail-server.ts';
import { end, makePlace, type Serving, startServing } from './serving.ts';

export interface Outcome {
  sent: number;
  received: number;
  mails: number;
  repeats: number;
}

/**
 * Sends contributions to a serving process, which is killed at `kills` random moments and started
 * again, and holds what is left to the promise: none that was answered 201 is lost or doubled, each
 * gets its receipt, and no more mails are repeated than there were kills.
 */
export async function crash(
  t: TestContext,
  name: DatabaseName,
  { seed, kills }: { seed: number; kills: number },
): Promise<Outcome> {
  t.diagnostic(`seed ${seed}`);
  const random = generator(seed);
  const place = await makePlace(t, name);
  const mails = await receiveMail(t);
  const environment = {
    ...place.environment,
    SMTP_URL: mails.url,
    COUNTERSIGN_CONTRIBUTIONS_PER_HOUR: '1000000',
  };
  const stream = startStream(random, mails);
  for (let kill = 0; kill < kills; kill++) {
    const serving = await startServing(t, environment);
    stream.lead(serving);
    if (random() < 0.5) await endWithMailInHand(serving, mails);
    else {
      await stream.pass(1 + Math.floor(random() * 60));
      await wait(random() * 30);
      await end(serving, 'SIGKILL');
    }
  }
  const last = await startServing(t, environment);
  stream.lead(last);
  await stream.pass(20);
  const answered = await stream.stop();
  await end(last, 'SIGTERM');
  const db = place.open();
  t.after(() => db.destroy());
  await sendWhatIsLeft(db, mails);
  return check(db, { answered, mails, kills, sent: stream.sent() });
}

/** The worst moment for a mail: we have it, and its sender never learns that. */
export async function endWithMailInHand(serving: Serving, mails: MailServer): Promise<void> {
  await new Promise<void>((ended) => {
    mails.onMail = async () => {
      mails.onMail = async () => {};
      await end(serving, 'SIGKILL');
      ended();
    };
  });
}

/** Four senders, one after another each, at about 400 a second in all at most. */
function startStream(random: () => number, mails: MailServer) {
  const answered = new Map<string, string>();
  let serving: Serving | null = null;
  let going = true;
  let sent = 0;

  async function send(): Promise<void> {
    while (going) {
      await wait(10);
      const to = serving;
      if (!to) continue;
      const number = ++sent;
      const email = random() < 0.5 ? `p${number}@people.example` : null;
      const text = `Contribution ${number}.`;
      const body = JSON.stringify({ kind: 'example', title: `Title ${number}`, text, email });
      const headers = { 'Content-Type': 'application/json' };
      const answer = await fetch(`${to.address}/contributions`, {
        method: 'POST',
        body,
        headers,
      })
        .then(async (given) => ({ status: given.status, said: await given.json() }))
        .catch(() => null);
      if (answer === null) {
        if (serving === to) serving = null;
        continue;
      }
      assert.equal(answer.status, 201);
      answered.set((answer.said as { reference: string }).reference, text);
    }
  }
  const senders = Promise.all([send(), send(), send(), send()]);

  return {
    sent: () => sent,
    lead(to: Serving) {
      serving = to;
    },
    /** Waits until so many more contributions were answered or mails came. */
    async pass(count: number) {
      const until = answered.size + mails.received.length + count;
      while (answered.size + mails.received.length < until) {
        // A sender that failed would be waited for forever.
        await Promise.race([wait(2), senders]);
      }
    },
    async stop() {
      going = false;
      await senders;
      return answered;
    },
  };
}

/** What a killed process had in hand is due again when its claim has run out. */
export async function sendWhatIsLeft(db: Database, mails: MailServer): Promise<void> {
  const courier = createSmtpCourier(mails.url, 'countersign@register.example');
  const later = new Date(Date.now() + 11 * 60_000);
  await sendDue({ db, courier, now: () => later });
}

async function check(
  db: Database,
  given: { answered: Map<string, string>; mails: MailServer; kills: number; sent: number },
): Promise<Outcome> {
  const { answered, mails, kills, sent } = given;
  const rows = await db
    .selectFrom('contributions')
    .leftJoin('contribution_contacts', 'contribution_id', 'contributions.id')
    .select(['reference', 'text', 'state', 'email'])
    .execute();
  assert.equal(new Set(rows.map(({ text }) => text)).size, rows.length, 'none is there twice');
  const kept = new Map(rows.map(({ reference, text }) => [reference, text]));
  for (const [reference, text] of answered) assert.equal(kept.get(reference), text);
  assert.deepEqual(new Set(rows.map(({ state }) => state)), new Set(['waiting']));

  const events = await db.selectFrom('events').select('about_id').execute();
  assert.deepEqual(events.map((one) => one.about_id).sort(), [...kept.keys()].sort());

  const wanted = rows.flatMap(({ email }) => email ?? []).sort();
  const reached = new Set(mails.received.map(({ to }) => to));
  assert.deepEqual([...reached].sort(), wanted, 'each who gave an address got a receipt');
  const ids = new Set(mails.received.map(({ headers }) => headers['message-id']));
  assert.equal(ids.size, wanted.length, 'one Message-ID each');
  const repeats = mails.received.length - ids.size;
  assert.ok(repeats <= kills, `${repeats} repeats by ${kills} kills`);
  return { sent, received: rows.length, mails: mails.received.length, repeats };
}

/** Numbers from 0 to 1 that follow from a seed (mulberry32). */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
