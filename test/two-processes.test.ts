import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { receiveMail } from './mail-server.ts';
import { asSite, makePlace, type Serving, startServing } from './serving.ts';
import { signIn } from './staff.ts';

const skip = process.env.TEST_DATABASE_URL ? false : 'TEST_DATABASE_URL is not set';
const example = '/examples/uk-statistics-assembly-2025';

test('two processes on one PostgreSQL serve one register, and send each mail once', {
  skip,
}, async (t) => {
  const { environment, open } = await makePlace(t, 'PostgreSQL');
  const mails = await receiveMail(t);
  const given = { ...environment, SMTP_URL: mails.url, COUNTERSIGN_CONTRIBUTIONS_PER_HOUR: '9999' };
  const one = await startServing(t, given, '--starter');
  const other = await startServing(t, {
    ...given,
    COUNTERSIGN_DATA: `${environment.COUNTERSIGN_DATA}-2`,
  });
  const db = open();
  t.after(() => db.destroy());
  const both = [one, other];

  const titles = await Promise.all(both.map((serving) => titleAt(serving)));
  assert.equal(titles[0], titles[1]);
  const editor = await signIn(asSite(one, db), 'editor@people.example', 'editor');
  const known = await fetch(`${other.address}/people/me`, { headers: { cookie: editor.cookie } });
  assert.match(
    await known.text(),
    /editor@people\.example/,
    'signed in at one is signed in at both',
  );

  // Asked before, so that it is kept in memory, and again once the other process has changed it.
  assert.equal((await fetch(other.address + example)).status, 200);
  const answer = await editor.post(`${example}/withdrawal`, { reason: 'Only to see.' });
  assert.equal(answer.status, 303, await answer.text());
  const gone = await fetch(other.address + example);
  assert.equal(gone.status, 410);
  assert.match(await gone.text(), /Only to see\./);
  assert.equal(await totalAt(other), await totalAt(one));

  // All at once: changes wait for one another and none is refused.
  const sent = await Promise.all(
    Array.from({ length: 48 }, (_, number) => contribute(both[number % 2] as Serving, number)),
  );
  for (const { reference, url } of sent) {
    const { pathname, search } = new URL(url);
    const tracked = await fetch(other.address + pathname + search);
    assert.equal(tracked.status, 200, reference);
  }
  while (mails.received.length < sent.length) await wait(20);
  const left = () => db.selectFrom('outbox').select('id').where('state', '=', 'waiting').execute();
  while ((await left()).length > 0) await wait(20);
  const ids = new Set(mails.received.map(({ headers }) => headers['message-id']));
  assert.deepEqual([ids.size, mails.received.length], [sent.length, sent.length]);
});

async function titleAt({ address }: Serving): Promise<string> {
  const { title } = (await (await fetch(`${address}${example}.json`)).json()) as { title: string };
  return title;
}

async function totalAt({ address }: Serving): Promise<number> {
  const { total } = (await (await fetch(`${address}/examples.json`)).json()) as { total: number };
  return total;
}

async function contribute({ address }: Serving, number: number) {
  const answer = await fetch(`${address}/contributions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      kind: 'example',
      title: `Title ${number}`,
      text: `Contribution ${number}.`,
      email: `p${number}@people.example`,
    }),
  });
  assert.equal(answer.status, 201);
  return (await answer.json()) as { reference: string; url: string };
}
