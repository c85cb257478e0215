import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from '../src/kernel/database/database.ts';
import { newId } from '../src/kernel/tokens.ts';
import { actAddress } from '../src/review/acts/addresses.ts';
import { beginApplication, saveEvidence } from '../src/review/applications/draft-actions.ts';
import { getApplication, getDraft } from '../src/review/applications/queries.ts';
import type { What } from '../src/review/course/schema.ts';
import { endWithMailInHand, generator, sendWhatIsLeft } from './crashing.ts';
import type { DatabaseName } from './databases.ts';
import { type MailServer, receiveMail } from './mail-server.ts';
import { openReview, type Player, type Review, readShipped, wholeEvidence } from './review.ts';
import { end, makePlace, type Serving, startServing } from './serving.ts';
import { type Fields, formKeyIn } from './staff.ts';

export interface Outcome {
  applications: number;
  acts: number;
  /** Forms that were sent again, as they had got no answer. */
  again: number;
  mails: number;
  repeats: number;
}

/** One form of one application: who sends which act, and with what in its fields. */
type Form = readonly [by: Player, what: What, fields?: Fields];

interface Sent {
  reference: string;
  form: string;
}

/**
 * Takes applications through their course by forms sent to a serving process, which is killed at `kills`
 * random moments and started again; a form without an answer is sent again as it was. At the end every
 * act that was answered is there, in its place and once, and no letter came more often than it was killed.
 */
export async function crashReview(
  t: TestContext,
  name: DatabaseName,
  { seed, kills }: { seed: number; kills: number },
): Promise<Outcome> {
  t.diagnostic(`seed ${seed}`);
  const random = generator(seed);
  const place = await makePlace(t, name);
  const mails = await receiveMail(t);
  const environment = { ...place.environment, SMTP_URL: mails.url };
  let serving = await startServing(t, environment);
  const db = place.open();
  t.after(() => db.destroy());
  const review = await openReview(db, new Date().toISOString());
  const stream = await startStream(review, random);
  stream.lead(serving);
  for (let kill = 0; kill < kills; kill++) {
    if (random() < 0.4) await endWithMailInHand(serving, mails);
    else {
      await stream.pass(1 + Math.floor(random() * 25));
      await wait(random() * 30);
      await end(serving, 'SIGKILL');
    }
    serving = await startServing(t, environment);
    stream.lead(serving);
  }
  await stream.pass(10);
  const sent = await stream.stop();
  await end(serving, 'SIGTERM');
  await sendWhatIsLeft(db, mails);
  return { ...(await check(db, sent, mails, kills)), again: stream.again() };
}

/** One sender for each statistic, each taking one application after another to a refusal. */
async function startStream(review: Review, random: () => number) {
  const answered: Sent[] = [];
  const keys = new Map<Player, string>();
  let serving: Serving | null = null;
  let going = true;
  let again = 0;
  const scheme = await readShipped('engagement-mark');
  const forms = await listForms(review);
  // Everybody has one session, from before the first form.
  for (const by of new Set<Player>(['stranger', ...forms.map(([player]) => player)])) {
    const page = await (await review.hire(by)).get('/people/me');
    keys.set(by, formKeyIn(await page.text()));
  }

  async function begin(by: Player, statistic: string): Promise<string> {
    const applicant = await review.person(by);
    const about = { scheme: scheme.scheme, statistic };
    const reference = await beginApplication(review.site, applicant, about);
    const { id } = await getApplication(review.db, reference);
    const { lock } = await getDraft(review.db, id);
    const evidence = wholeEvidence(scheme);
    await saveEvidence(review.site, applicant, { reference, lock, evidence });
    return reference;
  }

  async function take(by: Player, statistic: string): Promise<void> {
    while (going) {
      const reference = await begin(by, statistic);
      for (const [seen, [player, what, fields = {}]] of forms.entries()) {
        if (!going) return;
        const form = newId();
        const who = player === 'applicant' ? by : player;
        await send(who, actAddress(reference, what), {
          form,
          seen: String(seen),
          // No two letters are alike, so that one that is written twice is seen.
          ...(what === 'letter' && { words: `${reference} is refused.` }),
          ...fields,
        });
        answered.push({ reference, form });
        await wait(random() * 10);
      }
    }
  }

  /** Sends a form until it is answered: the same form each time. */
  async function send(by: Player, address: string, fields: Fields): Promise<void> {
    const { cookie } = await review.hire(by);
    for (let attempt = 0; ; attempt++) {
      while (serving === null) await wait(5);
      const to = serving;
      const answer = await post(to, address, cookie, { form_key: keys.get(by) ?? '', ...fields });
      if (answer === null) {
        if (serving === to) serving = null;
        again++;
        continue;
      }
      assert.equal(answer.status, 303, `${by} ${address} (${attempt}): ${answer.text}`);
      return;
    }
  }

  const senders = Promise.all([
    take('applicant', 'invented-statistic'),
    take('applicant', 'second-statistic'),
    take('stranger', 'other-statistic'),
  ]);
  return {
    again: () => again,
    lead(to: Serving) {
      serving = to;
    },
    /** Waits until so many more forms were answered. */
    async pass(count: number) {
      const until = answered.length + count;
      // A sender that failed would be waited for forever.
      while (answered.length < until) await Promise.race([wait(2), senders]);
    },
    async stop() {
      going = false;
      await senders;
      return answered;
    },
  };
}

async function post({ address: origin }: Serving, address: string, cookie: string, fields: Fields) {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    for (const one of [value].flat()) body.append(name, one);
  }
  const headers = { cookie, 'Sec-Fetch-Site': 'same-origin' };
  return fetch(origin + address, { method: 'POST', body, headers, redirect: 'manual' })
    .then(async (answer) => ({ status: answer.status, text: await answer.text() }))
    .catch(() => null);
}

/** A whole course by correspondence, to a refusal: after it the same statistic may be applied for again. */
async function listForms(review: Review): Promise<Form[]> {
  const scheme = await readShipped('engagement-mark');
  const route = scheme.routes.find(({ precedent }) => precedent);
  const panel = ['lay1', 'expert1', 'chair'] as const;
  const view = {
    ...Object.fromEntries(scheme.criteria.map((_, index) => [`answers.${index}.opinion`, 'met'])),
    outcome: 'not-supported',
    words: 'An invented view.',
  };
  const reasons = 'Invented reasons.';
  return [
    ['applicant', 'submit'],
    ['adviser', 'ask', { words: 'An invented question.' }],
    ['applicant', 'answer', { words: 'An invented answer.' }],
    ['adviser', 'validate', { checked: scheme.validation.map(({ code }) => code) }],
    [
      'adviser',
      'route',
      {
        route: route?.code ?? '',
        reasons,
        precedent: scheme.precedents[0]?.code ?? '',
        cleared: route?.exclusions.map(({ code }) => code) ?? [],
      },
    ],
    ['adviser', 'assign', { person: (await review.hire('lay1')).id, as: 'lead' }],
    ['adviser', 'assign', { person: (await review.hire('expert1')).id, as: 'reviewer' }],
    ...panel.map((one): Form => [one, 'declare', { interest: 'none' }]),
    ...panel.map((one): Form => [one, 'view', view]),
    ['chair', 'advise', { outcome: 'not-supported', reasons, lay: 'No.', expert: 'No.' }],
    ['decider', 'decide', { outcome: 'not-supported', reasons, refused_for: 'not-shown' }],
    ['adviser', 'letter', { subject: 'Invented letter' }],
  ];
}

async function check(
  db: Database,
  answered: readonly Sent[],
  mails: MailServer,
  kills: number,
): Promise<Omit<Outcome, 'again'>> {
  const rows = await db
    .selectFrom('application_acts')
    .innerJoin('applications', 'applications.id', 'application_id')
    .select(['reference', 'number', 'form', 'what'])
    .orderBy('reference')
    .orderBy('number')
    .execute();
  const kept = Map.groupBy(rows, ({ reference }) => reference);
  const sent = Map.groupBy(answered, ({ reference }) => reference);
  for (const [reference, acts] of kept) {
    assert.deepEqual(
      acts.map(({ form }) => form),
      (sent.get(reference) ?? []).map(({ form }) => form),
      `${reference}: every act that was answered, in its order, and no other`,
    );
    assert.deepEqual(
      acts.map(({ number }) => number),
      acts.map((_, index) => index + 1),
    );
  }
  assert.equal(rows.length, answered.length);

  const letters = await db
    .selectFrom('outbox')
    .select(['message_id', 'recipient', 'body'])
    .execute();
  const told = letters.map(({ recipient, body }) => `${recipient} ${body}`);
  assert.equal(new Set(told).size, told.length, 'nothing was written to anybody twice');
  const ids = new Set(mails.received.map(({ headers }) => headers['message-id']));
  assert.equal(ids.size, letters.length, 'each letter came');
  const repeats = mails.received.length - ids.size;
  assert.ok(repeats <= kills, `${repeats} repeats by ${kills} kills`);
  return { applications: kept.size, acts: rows.length, mails: mails.received.length, repeats };
}
