import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onEachDatabase } from '../../../test/databases.ts';
import { decisionOf, letter, openReview, type Review } from '../../../test/review.ts';
import { createReviewDesk } from '../applications/queries.ts';
import { sendReminders } from './reminding-actions.ts';

onEachDatabase((_, open) => {
  test('a year of reminders goes out on its days, each once, over the clock’s changes and a leap day', async (t) => {
    const review = await openReview(await open(t), '2027-02-19T10:00:00.000Z');
    const reference = await review.reach('decided', { route: 'precedent' });
    review.setNow('2027-03-01T23:30:00.000Z');
    await review.does('adviser', reference, 'letter', letter);
    await quieten(review);

    // Live since 1 March 2027: the review is due on 1 February 2028 and the mark lapses on 30 April 2028.
    const sent = await runDaily(review, '2027-03-02', '2028-05-30');
    assert.deepEqual(sent, [
      `2028-01-02 ${reference}: the annual review is due by 1 February 2028`,
      `2028-02-01 ${reference}: the annual review is due by 1 February 2028`,
      `2028-03-02 ${reference}: the annual review is late (on 30 April 2028 the mark lapses): it was due by 1 February 2028`,
    ]);
    const last = (await review.mails()).at(-1);
    assert.equal(last?.recipient, 'applicant@people.example');
    assert.ok(last?.body.includes(`/applications/${reference.toLowerCase()}/annual-review`));
  });

  test('days are those of the scheme’s time zone', async (t) => {
    const review = await openReview(await open(t), '2026-06-01T10:00:00.000Z');
    const reference = await review.reach('decided', { route: 'precedent' });
    await review.does('adviser', reference, 'letter', letter);
    const { conditions } = await review.stands(reference);
    assert.deepEqual(conditions, []);
    await quieten(review);
    // The review is due on 6 May 2027, so that the reminder of 30 days is of 6 April: summer time since 28 March.
    assert.deepEqual(await runAt(review, '2027-04-05T22:59:00.000Z'), []);
    assert.equal((await runAt(review, '2027-04-05T23:00:00.000Z')).length, 1);
  });

  test('conditions and questions are reminded of until they are answered, and never after an end', async (t) => {
    const review = await openReview(await open(t), '2026-03-02T10:00:00.000Z');
    const reference = await review.reach('valid');
    await review.does('adviser', reference, 'ask', { words: 'Which people?' });
    await quieten(review);
    review.pause(4);
    assert.deepEqual(await run(review), []);
    review.pause(1);
    assert.deepEqual(await run(review), [
      `${reference}: an answer to our question is due by 11 March 2026`,
    ]);
    assert.deepEqual(await run(review), [], 'the same reminder is not sent again');
    await review.does('applicant', reference, 'withdraw', { words: null });
    review.pause(1);
    await quieten(review);
    assert.deepEqual(await run(review), []);

    const other = await review.reach('advised', { route: 'precedent' });
    const decision = decisionOf('supported-with-conditions', '2026-05-31');
    await review.does('decider', other, 'decide', decision);
    await review.does('adviser', other, 'letter', letter);
    await quieten(review);
    assert.deepEqual(await runAt(review, '2026-05-16T10:00:00.000Z'), []);
    assert.deepEqual(await runAt(review, '2026-05-17T10:00:00.000Z'), [
      `${other}: condition 1 is to be met by 31 May 2026`,
    ]);
    await review.does('applicant', other, 'file-evidence', { condition: 1, words: 'Done.' });
    await quieten(review);
    assert.deepEqual(await runAt(review, '2026-06-02T10:00:00.000Z'), []);
    await review.does('adviser', other, 'return-evidence', { condition: 1, words: 'Not yet.' });
    await review.does('decider', other, 'cancel', { words: 'It was not kept.' });
    await quieten(review);
    assert.deepEqual(await runAt(review, '2027-06-02T10:00:00.000Z'), []);
  });

  test('after days of standstill only the newest of a kind goes out', async (t) => {
    const review = await openReview(await open(t), '2026-03-02T10:00:00.000Z');
    const reference = await review.reach('live', { route: 'precedent' });
    await quieten(review);
    assert.deepEqual(await runAt(review, '2027-03-20T10:00:00.000Z'), [
      `${reference}: the annual review is late (on ${await lapses(review, reference)} the mark lapses): it was due by 8 February 2027`,
    ]);
    assert.deepEqual(await runAt(review, '2027-03-21T10:00:00.000Z'), []);
    assert.deepEqual(await runAt(review, '2027-06-21T10:00:00.000Z'), [], 'it has lapsed');
  });

  test('of two processes at once, one sends', async (t) => {
    const review = await openReview(await open(t), '2026-03-02T10:00:00.000Z');
    await review.reach('live', { route: 'precedent' });
    await quieten(review);
    review.setNow('2027-02-08T10:00:00.000Z');
    const { site, db } = review;
    const counts = await Promise.all(
      [1, 2, 3].map(() => sendReminders(site, createReviewDesk(db))),
    );
    assert.deepEqual(counts.sort(), [0, 0, 1]);
    assert.equal((await review.mails()).length, 1);
  });
});

async function lapses(review: Review, reference: string): Promise<string> {
  assert.equal((await review.stands(reference)).live?.slice(0, 10), '2026-03-08');
  return '7 May 2027';
}

/** The mails that are there already are none of the test's. */
async function quieten(review: Review): Promise<void> {
  await review.db.deleteFrom('outbox').execute();
}

/** Subjects of what one turn of the hourly jobs sends. */
async function run(review: Review): Promise<string[]> {
  await quieten(review);
  await sendReminders(review.site, createReviewDesk(review.db));
  return (await review.mails()).map(({ subject }) => subject);
}

async function runAt(review: Review, at: string): Promise<string[]> {
  review.setNow(at);
  return run(review);
}

/** Runs every day at noon, from one day to another: what is sent, with its day. */
async function runDaily(review: Review, from: string, to: string): Promise<string[]> {
  const desk = createReviewDesk(review.db);
  for (let at = new Date(`${from}T12:00:00.000Z`); at.toISOString() < to; ) {
    review.setNow(at.toISOString());
    await sendReminders(review.site, desk);
    at = new Date(at.getTime() + 86_400_000);
  }
  const rows = await review.db
    .selectFrom('outbox')
    .select(['created', 'subject'])
    .orderBy('id')
    .execute();
  return rows.map(({ created, subject }) => `${created.slice(0, 10)} ${subject}`);
}
