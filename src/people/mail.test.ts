import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onEachDatabase } from '../../test/databases.ts';
import { wordsOf } from '../../test/door.ts';
import { signIn } from '../../test/staff.ts';
import { createApp } from '../app.ts';
import { inTransaction } from '../kernel/database/database.ts';
import { type Courier, Undelivered } from '../kernel/mail/courier.ts';
import { putMail } from '../kernel/mail/outbox.ts';
import { sendDue } from '../kernel/mail/sending.ts';
import { readSettings } from '../kernel/settings.ts';

onEachDatabase((_name, open) => {
  test('an administrator sees which mails failed and why, and has them sent again', async (t) => {
    const db = await open(t);
    let time = Date.parse('2026-03-01T09:00:00.000Z');
    const now = () => new Date(time);
    const site = createApp({ db, settings: readSettings({}), url: 'http://localhost:3000', now });
    const ada = await signIn(site, 'ada@people.example', 'administrator');
    const read = async (address: string) => wordsOf(await (await ada.get(address)).text());
    assert.doesNotMatch(await read('/people'), /Mail failed/);
    assert.match(await read('/people/mail'), /Every mail that was tried was taken/);

    for (const [name, confidential] of [
      ['gone', false],
      ['late', false],
      ['secret', true],
    ] as const) {
      const mail = {
        to: `${name}@people.example`,
        subject: `To ${name}`,
        text: 'Words',
        confidential,
      };
      await inTransaction(db, (trx) => putMail(trx, { now: now(), url: site.url }, mail));
    }
    const delivered: string[] = [];
    const courier =
      (works: boolean): Courier =>
      async ({ recipient, body }) => {
        if (works) delivered.push(`${recipient}: ${body.trim()}`);
        else if (recipient.startsWith('late')) throw new Undelivered('ETIMEDOUT', false);
        else throw new Undelivered('EENVELOPE 550', true);
      };
    await sendDue({ db, now, courier: courier(false) });
    assert.match(await read('/people'), /Mail failed: 2 given up, 1 tried again by itself\./);
    const page = await read('/people/mail');
    assert.match(
      page,
      /To late To late@people\.example .* tried once\. Next attempt 1 March 2026, 09:01\./,
    );
    assert.match(page, /did not answer in time \(ETIMEDOUT\)\./);
    assert.match(
      page,
      /To secret To secret@people\.example .*Its text was wiped\. The mail server refused the address \(EENVELOPE 550\)\. To gone/,
    );

    time += 1_000;
    const again = await ada.post('/people/mail');
    assert.equal(again.headers.get('Location'), '/people/mail');
    await sendDue({ db, now, courier: courier(true) });
    assert.deepEqual(delivered.sort(), [
      'gone@people.example: Words',
      'late@people.example: Words',
    ]);
    assert.match(await read('/people'), /Mail failed: 1 given up\./);
    assert.doesNotMatch(await read('/people/mail'), /Try again now/, 'nothing is left to send');
  });
});
