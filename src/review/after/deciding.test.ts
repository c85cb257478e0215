import assert from 'node:assert/strict';
import { test } from 'node:test';
import { look, sendAct as send } from '../../../test/acting.ts';
import { onEachDatabase } from '../../../test/databases.ts';
import { decisionOf, letter, openReview, readShipped } from '../../../test/review.ts';
import type { Fields } from '../../../test/staff.ts';
import { actAddress, applicationAddress } from '../acts/addresses.ts';
import { noticeRow } from '../panel/queries.ts';

const words = 'Invented words, <b>typed</b>.';
const shown = 'Invented words, &lt;b&gt;typed&lt;/b&gt;.';

onEachDatabase((_, open) => {
  test('a decision says what differs from the advice, and the letter what is published', async (t) => {
    const review = await openReview(await open(t));
    const reference = await review.reach('advised', { route: 'precedent' });
    const address = actAddress(reference, 'decide');
    const page = await look(review, 'decider', address);
    assert.equal(page.status, 200);
    for (const seen of ['What lay members said.', 'What experts said.', 'An invented view.']) {
      assert.ok(page.body.includes(seen), seen);
    }
    assert.ok(page.body.includes('People met and talked about the questions.'));
    for (const other of ['adviser', 'chair', 'applicant'] as const) {
      const { status } = await look(review, other, address);
      assert.ok([403, 404, 409].includes(status), `${other}: ${status}`);
      const sent = await send(review, other, reference, 'decide', { outcome: 'supported' });
      assert.ok([403, 404].includes(sent.status), `${other}: ${sent.status}`);
    }

    const decide = (fields: Fields) => send(review, 'decider', reference, 'decide', fields);
    const empty = await decide({});
    assert.equal(empty.status, 422);
    assert.match(empty.body, /Write a few words/);
    assert.match(empty.body, /<title>Error: Decide/);
    assert.match(empty.body, /href="#outcome"/);
    const differs = await decide({ outcome: 'not-supported', reasons: words });
    assert.equal(differs.status, 422);
    assert.ok(differs.body.includes(shown), 'what was typed is kept');
    assert.match(differs.body, /This differs from the panel’s advice/);
    assert.match(
      (await decide({ outcome: 'not-supported', reasons: words, refused_for: 'not-shown' })).body,
      /href="#differs"/,
    );
    const rows = { 'conditions.0.text': 'Ask more people.', 'conditions.0.due': '2020-01-01' };
    const conditional = { outcome: 'supported-with-conditions', reasons: words, differs: words };
    assert.match(
      (await decide({ ...conditional, ...rows })).body,
      /A condition is due after today/,
    );
    assert.match((await decide(conditional)).body, /Give at least one condition/);
    const more = await decide({ ...conditional, ...rows, more: 'rows' });
    assert.equal(more.status, 200);
    assert.match(more.body, /Ask more people\.[\s\S]*conditions\.3\.text/);
    assert.equal((await review.stands(reference)).state, 'advised');

    const due = { ...rows, 'conditions.0.due': '2026-06-30' };
    assert.equal((await decide({ ...conditional, ...due })).status, 303);
    const hub = await look(review, 'applicant', applicationAddress(reference));
    assert.ok(
      !hub.body.includes('Ask more people.'),
      'the applicant hears nothing before the letter',
    );

    const form = await look(review, 'adviser', actAddress(reference, 'letter'));
    assert.match(form.body, /1\. Ask more people\. By 30 June 2026\./);
    assert.match(form.body, /It differs from the panel’s advice/);
    const preview = await look(review, 'adviser', applicationAddress(reference, 'letter/preview'));
    assert.equal(preview.status, 200);
    assert.ok(preview.body.includes('Supported with conditions'));
    assert.ok(!preview.body.includes('Invented Contact'));
    assert.ok(
      (await look(review, 'decider', applicationAddress(reference, 'letter/preview'))).status >=
        400,
    );
    assert.equal(
      (await send(review, 'adviser', reference, 'letter', { subject: '', words: '' })).status,
      422,
    );
    assert.equal((await send(review, 'adviser', reference, 'letter', letter)).status, 303);
    const after = await look(review, 'applicant', applicationAddress(reference));
    assert.match(
      after.body,
      /The mark and what is due[\s\S]*Ask more people\.[\s\S]*Due by 30 June 2026/,
    );
    const sent = await review.mails();
    assert.ok(
      sent.some(
        ({ recipient, body }) => recipient.startsWith('applicant@') && body.includes(letter.words),
      ),
    );
  });

  test('of two who decide at once the second is told, and keeps what they typed', async (t) => {
    const review = await openReview(await open(t));
    const reference = await review.reach('advised', { route: 'precedent' });
    const seen = (await review.stands(reference)).number;
    const fields = { outcome: 'supported', reasons: words };
    assert.equal((await send(review, 'decider', reference, 'decide', fields, seen)).status, 303);
    const second = await send(review, 'decider2', reference, 'decide', fields, seen);
    assert.equal(second.status, 409);
    assert.ok(second.body.includes(shown));
    assert.equal((await review.stands(reference)).decisions.length, 1);
  });

  test('an appeal is heard by somebody who had no part, until its last day', async (t) => {
    const review = await openReview(await open(t));
    const refused = async (statistic: string) => {
      const reference = await review.reach('advised', { route: 'precedent', statistic });
      await review.does('decider', reference, 'decide', decisionOf('not-supported'));
      await review.does('adviser', reference, 'letter', letter);
      return reference;
    };
    const reference = await refused('invented-statistic');
    const page = await look(review, 'applicant', actAddress(reference, 'appeal'));
    assert.match(page.body, /You can appeal until 3 April 2026: 28 days from the final letter/);
    assert.equal((await send(review, 'applicant', reference, 'appeal', { words: '' })).status, 422);
    assert.equal((await send(review, 'stranger', reference, 'appeal', { words })).status, 404);
    assert.equal((await send(review, 'applicant', reference, 'appeal', { words })).status, 303);
    assert.equal((await send(review, 'applicant', reference, 'appeal', { words })).status, 409);

    const hears = actAddress(reference, 'hear-appeal');
    assert.equal(
      (await look(review, 'decider', hears)).status,
      409,
      'who decided does not hear it',
    );
    const upheld = { outcome: 'upheld', words };
    assert.equal((await send(review, 'decider', reference, 'hear-appeal', upheld)).status, 403);
    assert.equal((await look(review, 'applicant', hears)).status, 409);
    assert.equal((await look(review, 'lay1', hears)).status, 404);
    const hearing = await look(review, 'decider2', hears);
    assert.equal(hearing.status, 200);
    assert.ok(hearing.body.includes(shown));
    assert.equal((await send(review, 'decider2', reference, 'hear-appeal', { words })).status, 422);
    assert.equal((await send(review, 'decider2', reference, 'hear-appeal', upheld)).status, 303);
    const stands = await review.stands(reference);
    assert.equal(stands.state, 'valid');
    assert.equal(stands.decisions[0]?.set_aside, true);
    assert.match(
      (await look(review, 'applicant', applicationAddress(reference))).body,
      /Set aside on appeal/,
    );

    const other = await refused('second-statistic');
    review.pause(28);
    for (const player of ['applicant', 'decider', 'decider2'] as const)
      await review.returns(player);
    assert.equal((await look(review, 'applicant', actAddress(other, 'appeal'))).status, 200);
    review.pause(1);
    const late = await send(review, 'applicant', other, 'appeal', { words });
    assert.equal(late.status, 409);
    assert.match(late.body, /An appeal could be made until/);
  });

  test('a decision-maker who left the item as a member neither reads its papers nor hears the appeal', async (t) => {
    const review = await openReview(await open(t));
    const reference = await review.reach('in-review', { route: 'precedent' });
    const scheme = await readShipped('engagement-mark');
    const { id } = await review.hire('decider2');
    await review.db
      .insertInto('roles')
      .values({ person_id: id, role: 'member-lay', organisation: '' })
      .execute();
    const accepted = noticeRow(id, scheme.notice, review.now().toISOString());
    await review.db.insertInto('panel_notices').values(accepted).execute();
    await review.does('decider2', reference, 'declare', { interest: 'leaves', words: null });
    await review.advises(reference, scheme, false);
    await review.does('decider', reference, 'decide', decisionOf('not-supported'));
    await review.does('adviser', reference, 'letter', letter);
    await review.does('applicant', reference, 'appeal', { words });
    for (const address of [applicationAddress(reference), actAddress(reference, 'hear-appeal')]) {
      const { status, body } = await look(review, 'decider2', address);
      assert.equal(status, 403);
      assert.ok(!body.includes(shown));
    }
    const upheld = { outcome: 'upheld', words };
    assert.equal((await send(review, 'decider2', reference, 'hear-appeal', upheld)).status, 403);
  });
});
