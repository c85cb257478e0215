import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { onEachDatabase } from '../../../test/databases.ts';
import {
  decisionOf,
  letter,
  openReview,
  readShipped,
  wholeEvidence,
} from '../../../test/review.ts';
import { listTables } from '../../kernel/database/tables.ts';
import { getApplication, getEvidence } from '../applications/queries.ts';
import { rewriteTexts } from './texts.ts';

// Words that stand nowhere else, alone and in an address.
const planted = /quillonbury|zyxwick/i;
const secret = 'Zyxwick Quillonbury';
const cited = 'uk-statistics-assembly-2025';

onEachDatabase((_, _open, openStarter) => {
  test('words are taken out of applications that cite the example, and of what was said of them', async (t) => {
    const db = await openStarter(t);
    const review = await openReview(db);
    const reference = await review.start();
    const linked = withSecret(wholeEvidence(await readShipped('engagement-mark')), cited);
    await review.write(reference, linked);
    await review.does('applicant', reference, 'submit');
    await review.does('adviser', reference, 'ask', { words: `Who is ${secret}?` });
    await review.does('applicant', reference, 'answer', { words: `${secret} spoke there.` });
    const unlinked = await review.start({ statistic: 'second-statistic' });
    await review.write(
      unlinked,
      withSecret(wholeEvidence(await readShipped('engagement-mark')), null),
    );
    const { id } = await getApplication(db, reference);
    await db
      .insertInto('application_files')
      .values({
        application_id: id,
        activity: 'a1',
        name: 'zyxwick-quillonbury.pdf',
        type: 'application/pdf',
        bytes: new Uint8Array(),
        sha256: '',
        added: '',
        added_by: '',
      })
      .execute();
    const scheme = await readShipped('engagement-mark');
    await review.planMeeting(scheme);
    const meeting = await db.selectFrom('meetings').select('id').executeTakeFirstOrThrow();
    const item = { reference, purpose: `${secret} came.`, lay: null, expert: null, reasons: null };
    await db
      .insertInto('minutes')
      .values({
        meeting_id: meeting.id,
        number: 1,
        document: JSON.stringify({ people: [], earlier: null, items: [item], other: secret }),
        reason: `Not by ${secret}.`,
        written: '',
        written_by: '',
        approved: null,
        approved_by: null,
        published: null,
        lock: 0,
      })
      .execute();
    assert.match((await review.mails()).map(({ body }) => body).join(), planted);

    const administrator = await review.hire('administrator');
    const order = { words: secret, code: 'personal' };
    const address = `/examples/${cited}/redaction`;
    const plan = await (await administrator.post(address, { ...order, next: 'look' })).text();
    for (const line of [
      'One draft of an application',
      '2 applications as they were handed in',
      '2 acts on applications',
      'One name of a file of an application',
      'One version of the minutes',
    ]) {
      assert.match(plan, new RegExp(`<li>${line}`), plan.slice(plan.indexOf('This would be'), 900));
    }
    const before = await getApplication(db, reference);
    assert.equal((await administrator.post(address, { ...order, next: 'redact' })).status, 303);

    const { id: otherId } = await getApplication(db, unlinked);
    for (const { name } of await listTables(db)) {
      const { rows } = await sql<{ id?: number }>`select * from ${sql.table(name)}`.execute(db);
      const left = rows.filter((row) => name !== 'applications' || row.id !== otherId);
      assert.doesNotMatch(JSON.stringify(left), planted, name);
    }
    // What is no free text stands as it was, and work goes on.
    const after = await getEvidence(db, id, 1);
    assert.deepEqual(
      [after.profile, after.activities[0]?.method, after.activities[0]?.example],
      ['higher', 'workshops', cited],
    );
    assert.match(after.plain_summary ?? '', /\[redacted: personal data\]/);
    assert.equal(before.standing.number, (await getApplication(db, reference)).standing.number);
    await review.does('adviser', reference, 'validate', {
      checked: scheme.validation.map(({ code }) => code),
    });
  });

  test('an application cites an example by the address that it has now', async (t) => {
    const db = await openStarter(t);
    const review = await openReview(db);
    const reference = await review.start();
    const evidence = wholeEvidence(await readShipped('engagement-mark'));
    const [first] = evidence.activities;
    assert.ok(first);
    first.example = cited;
    await review.write(reference, evidence);
    await review.does('applicant', reference, 'submit');
    const administrator = await review.hire('administrator');
    const order = {
      words: 'Nobody At All',
      code: 'personal',
      slug: 'another-address',
      next: 'redact',
    };
    assert.equal((await administrator.post(`/examples/${cited}/redaction`, order)).status, 303);
    const { id } = await getApplication(db, reference);
    assert.equal((await getEvidence(db, id, 1)).activities[0]?.example, 'another-address');
  });
});

test('codes, days and people stay when free text is rewritten', () => {
  const acts = [
    { ...decisionOf('supported-with-conditions'), differs: null },
    { person: 'abc', as: 'lead' },
    { answers: [{ criterion: 'people', opinion: 'met', words: 'Yes.' }], outcome: 'supported' },
    letter,
  ];
  const upper = acts.map((act) => JSON.parse(rewriteTexts(JSON.stringify(act), () => 'X')));
  assert.deepEqual(upper, [
    {
      outcome: 'supported-with-conditions',
      reasons: 'X',
      differs: null,
      conditions: [{ text: 'X', due: '2027-12-31' }],
      refused_for: [],
    },
    { person: 'abc', as: 'lead' },
    { answers: [{ criterion: 'people', opinion: 'met', words: 'X' }], outcome: 'supported' },
    { subject: 'X', words: 'X' },
  ]);
  const evidence = {
    profile: 'lower',
    answers: { reach: 'Words' },
    activities: [{ key: 'a1', answers: { support: 'Words' } }],
  };
  assert.deepEqual(JSON.parse(rewriteTexts(JSON.stringify(evidence), () => 'X')), {
    profile: 'lower',
    answers: { reach: 'X' },
    activities: [{ key: 'a1', answers: { support: 'X' } }],
  });
});

/** The same evidence with the secret in every text of it. */
function withSecret<T>(evidence: T & ReturnType<typeof wholeEvidence>, example: string | null) {
  const told = JSON.parse(rewriteTexts(JSON.stringify(evidence), (text) => `${text} (${secret})`));
  told.activities[0].example = example;
  return told as ReturnType<typeof wholeEvidence>;
}
