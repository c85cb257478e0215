import assert from 'node:assert/strict';
import { test } from 'node:test';
import { look, sendAct as send } from '../../../test/acting.ts';
import { onEachDatabase } from '../../../test/databases.ts';
import { decisionOf, letter, openReview, type Review } from '../../../test/review.ts';
import { actAddress, applicationAddress } from '../acts/addresses.ts';

const words = 'Invented words, <b>typed</b>.';
const shown = 'Invented words, &lt;b&gt;typed&lt;/b&gt;.';

onEachDatabase((_, open) => {
  test('a condition is met by evidence with files that an adviser accepts', async (t) => {
    const review = await openReview(await open(t));
    const reference = await review.reach('advised', { route: 'precedent' });
    const decision = decisionOf('supported-with-conditions', '2026-03-20');
    await review.does('decider', reference, 'decide', decision);
    await review.does('adviser', reference, 'letter', letter);
    review.setNow('2026-03-22T10:00:00.000Z');
    for (const player of ['applicant', 'adviser', 'decider'] as const) await review.returns(player);

    const page = await look(review, 'applicant', actAddress(reference, 'file-evidence'));
    assert.match(page.body, /Due by 20 March 2026, <b class="late">2 days late<\/b>/);
    const wrong = await send(review, 'applicant', reference, 'file-evidence', { words });
    assert.equal(wrong.status, 422);
    assert.ok(wrong.body.includes(shown));
    assert.equal((await sendFile(review, reference, 'no PDF')).status, 422);
    const { href } = await sendFile(review, reference, '%PDF-1.7 invented');
    assert.equal((await review.stands(reference)).conditions[0]?.filed?.words, words);
    for (const [player, status] of [
      ['adviser', 200],
      ['applicant', 200],
      ['stranger', 404],
    ] as const) {
      assert.equal((await look(review, player, href)).status, status, player);
    }

    const returned = await send(review, 'adviser', reference, 'return-evidence', {
      condition: '1',
      words: '',
    });
    assert.equal(returned.status, 422);
    assert.equal(
      (await send(review, 'applicant', reference, 'accept-evidence', { condition: '1' })).status,
      403,
    );
    await send(review, 'adviser', reference, 'return-evidence', {
      condition: '1',
      words: 'Who was asked?',
    });
    const hub = await look(review, 'applicant', applicationAddress(reference));
    assert.ok(hub.body.includes('Who was asked?'));
    await send(review, 'applicant', reference, 'file-evidence', { condition: '1', words });
    const met = { condition: '1', words: '' };
    assert.equal((await send(review, 'adviser', reference, 'accept-evidence', met)).status, 303);
    const decided = await review.site.app.request(`/decisions/${reference.toLowerCase()}-1.json`);
    const { conditions } = (await decided.json()) as { conditions: { met: string }[] };
    assert.equal(conditions[0]?.met, '2026-03-22');
  });

  test('an annual review is handed in whole, returned and accepted; late is said', async (t) => {
    const review = await openReview(await open(t));
    const reference = await review.reach('live', { route: 'precedent' });
    const early = await send(review, 'applicant', reference, 'file-review', answers(words));
    assert.equal(early.status, 409);
    assert.match(early.body, /can be handed in from 8 January 2027/);
    review.setNow('2027-03-10T10:00:00.000Z');
    for (const player of ['applicant', 'adviser', 'decider'] as const) await review.returns(player);
    const page = await look(review, 'applicant', actAddress(reference, 'file-review'));
    assert.match(page.body, /due by 8 February 2027, <b class="late">30 days late<\/b>/);
    const partly = await send(review, 'applicant', reference, 'file-review', {
      'answers.done': words,
    });
    assert.equal(partly.status, 422);
    assert.ok(partly.body.includes(shown));
    assert.equal(
      (await send(review, 'applicant', reference, 'file-review', answers(words))).status,
      303,
    );
    assert.ok(
      (await look(review, 'adviser', actAddress(reference, 'accept-review'))).body.includes(shown),
    );
    assert.equal((await send(review, 'decider', reference, 'accept-review', {})).status, 403);
    await send(review, 'adviser', reference, 'return-review', { words: 'What changed?' });
    const again = await look(review, 'applicant', actAddress(reference, 'file-review'));
    assert.match(again.body, /What changed\?[\s\S]*Invented words/);
    await send(review, 'applicant', reference, 'file-review', answers('More.'));
    assert.equal(
      (await send(review, 'adviser', reference, 'accept-review', { words: '' })).status,
      303,
    );
    const hub = await look(review, 'applicant', applicationAddress(reference));
    assert.match(hub.body, /due by 8 February 2028/);
  });

  test('a change is advised on and decided, with its own clock', async (t) => {
    const review = await openReview(await open(t));
    const reference = await review.reach('live', { route: 'precedent' });
    assert.equal((await send(review, 'applicant', reference, 'amend', { words })).status, 422);
    const strange = await send(review, 'applicant', reference, 'amend', {
      words,
      changes: 'colour',
    });
    assert.equal(strange.status, 422);
    const change = { words, changes: ['purpose', 'sources'] };
    assert.equal((await send(review, 'applicant', reference, 'amend', change)).status, 303);
    assert.equal((await send(review, 'applicant', reference, 'amend', change)).status, 409);
    review.pause(3);
    for (const player of ['applicant', 'adviser', 'decider'] as const) await review.returns(player);
    const advice = await look(review, 'adviser', actAddress(reference, 'advise-amendment'));
    assert.match(
      advice.body,
      /Purpose; Sources of the data[\s\S]*day 3 of 35, until 12 April 2026/,
    );
    assert.equal(
      (await send(review, 'adviser', reference, 'advise-amendment', { words })).status,
      422,
    );
    assert.equal(
      (await send(review, 'decider', reference, 'decide-amendment', { outcome: 'agreed', words }))
        .status,
      409,
    );
    await send(review, 'adviser', reference, 'advise-amendment', {
      words: 'Secret advice.',
      advice: 'refuse',
    });
    const hub = await look(review, 'applicant', applicationAddress(reference));
    assert.ok(!hub.body.includes('Secret advice.'));
    const page = await look(review, 'decider', actAddress(reference, 'decide-amendment'));
    assert.ok(page.body.includes('Secret advice.'));
    assert.equal(
      (await send(review, 'decider', reference, 'decide-amendment', { words })).status,
      422,
    );
    assert.equal(
      (await send(review, 'decider', reference, 'decide-amendment', { outcome: 'agreed', words }))
        .status,
      303,
    );
    assert.match(
      (await look(review, 'applicant', applicationAddress(reference))).body,
      /decided on day 3 of 35/,
    );
  });

  test('a mark is suspended, lifted and cancelled by who decides, with reasons', async (t) => {
    const review = await openReview(await open(t));
    const reference = await review.reach('live', { route: 'precedent' });
    for (const what of ['suspend', 'lift', 'suspend', 'cancel'] as const) {
      assert.equal(
        (await send(review, 'decider', reference, what, { words: '' })).status,
        422,
        what,
      );
      assert.equal((await send(review, 'adviser', reference, what, { words })).status, 403, what);
      assert.equal((await look(review, 'decider', actAddress(reference, what))).status, 200, what);
      assert.equal((await send(review, 'decider', reference, what, { words })).status, 303, what);
    }
    assert.equal((await send(review, 'decider', reference, 'lift', { words })).status, 409);
    const hub = await look(review, 'applicant', applicationAddress(reference));
    assert.match(hub.body, /<b>Cancelled\.<\/b>[\s\S]*Suspensions/);
  });
});

const answers = (text: string) => ({
  'answers.done': text,
  'answers.said': text,
  'answers.changed': text,
});

/** Sends evidence with a file; answers the file's address where it was kept. */
async function sendFile(review: Review, reference: string, content: string) {
  const { cookie, get } = await review.hire('applicant');
  const address = actAddress(reference, 'file-evidence');
  const page = await (await get(address)).text();
  assert.match(page, /enctype="multipart\/form-data"/);
  const body = new FormData();
  for (const name of ['form_key', 'form', 'seen']) {
    body.append(name, new RegExp(`name="${name}" value="([^"]+)"`).exec(page)?.[1] ?? '');
  }
  body.append('condition', '1');
  body.append('words', words);
  body.append('files', new File([content], 'notes.pdf'));
  const headers = { cookie, 'Sec-Fetch-Site': 'same-origin' };
  const answer = await review.site.app.request(address, { method: 'POST', body, headers });
  const hub = await (await get(applicationAddress(reference))).text();
  return { status: answer.status, href: /href="([^"]+\/files\/\d+)"/.exec(hub)?.[1] ?? '' };
}
