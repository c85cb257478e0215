import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onEachDatabase } from '../../../test/databases.ts';
import { hiddenFields, wordsOf } from '../../../test/door.ts';
import {
  decisionOf,
  openReview,
  type Player,
  type Review,
  readShipped,
} from '../../../test/review.ts';
import type { Fields } from '../../../test/staff.ts';
import { actAddress, applicationAddress } from '../acts/addresses.ts';
import type { What } from '../course/schema.ts';

const scheme = await readShipped('engagement-mark');
const checked = scheme.validation.map(({ code }) => code);

/** What a page says to somebody; what its form sends, and what comes back. */
function opened(review: Review, player: Player) {
  const get = async (address: string) => {
    const answer = await (await review.returns(player)).get(address);
    return { status: answer.status, body: await answer.text() };
  };
  return {
    reads: async (reference: string) => {
      const { status, body } = await get(applicationAddress(reference));
      assert.equal(status, 200, body);
      return wordsOf(body);
    },
    opens: async (reference: string, what: What) => get(actAddress(reference, what)),
    sends: async (reference: string, what: What, fields: Fields = {}, first?: Fields) => {
      const page = first ?? hiddenFields((await get(actAddress(reference, what))).body);
      const staff = await review.hire(player);
      const { form_key, ...hidden } = page;
      const answer = await staff.post(actAddress(reference, what), { ...hidden, ...fields });
      return { status: answer.status, body: wordsOf(await answer.text()), page };
    },
  };
}

onEachDatabase((_, open) => {
  test('an application is checked, asked about, answered, routed, assigned and placed, by forms', async (t) => {
    const review = await openReview(await open(t));
    const reference = await review.reach('submitted');
    const adviser = opened(review, 'adviser');

    assert.match(await adviser.reads(reference), /Check the application by 10 March 2026/);
    const some = await adviser.sends(reference, 'validate', { checked: checked.slice(1) });
    assert.equal(some.status, 422);
    assert.match(some.body, /Check every line of the list, or ask the applicant/);
    const empty = await adviser.sends(reference, 'ask', { words: ' ' });
    assert.equal(empty.status, 422);
    const asked = await adviser.sends(reference, 'ask', { words: 'Which <b>people</b>?' });
    assert.equal(asked.status, 303, asked.body);
    const page = await adviser.reads(reference);
    assert.match(page, /Nothing is yours to do|What you can do now/);
    assert.match(page, /Now with The producer/);
    assert.match(page, /Which <b>people<\/b>\?/);
    await review.does('applicant', reference, 'answer', { words: 'Those who answered.' });

    assert.equal((await adviser.sends(reference, 'validate', { checked })).status, 303);
    assert.match(await adviser.reads(reference), /Clock Day 0 of 60/);
    review.pause(9);

    const unnamed = { route: 'precedent', reasons: 'Only the frequency changes.' };
    const refused = await adviser.sends(reference, 'route', unnamed);
    assert.equal(refused.status, 422);
    assert.match(refused.body, /Name the published precedent that fits/);
    assert.match(refused.body, /Only the frequency changes\./, 'what was typed comes back');
    const unchecked = await adviser.sends(reference, 'route', {
      ...unnamed,
      precedent: 'frequency',
      cleared: ['sensitive'],
    });
    assert.match(unchecked.body, /Check each exclusion/);
    const full = { route: 'full', reasons: 'It concerns everybody.', precedent: 'frequency' };
    assert.equal((await adviser.sends(reference, 'route', full)).status, 303);
    assert.deepEqual((await review.stands(reference)).route, {
      ...full,
      precedent: null,
      cleared: [],
    });

    const { id } = await review.hire('lay1');
    const assigned = await adviser.sends(reference, 'assign', { person: id, as: 'lead' });
    assert.equal(assigned.status, 303);
    const none = await adviser.opens(reference, 'place');
    assert.match(wordsOf(none.body), /No meeting of this scheme is planned/);
    const day = await review.planMeeting(scheme);
    const choice = wordsOf((await adviser.opens(reference, 'place')).body);
    assert.match(choice, /Begins at 10:00, no items on its agenda; next free time 10:00/);
    const placed = await adviser.sends(reference, 'place', { meeting: `${day} 10:00` });
    assert.equal(placed.status, 303);
    assert.match(await adviser.reads(reference), /Clock Day 9 of 60/);

    const second = await review.reach('in-review', { statistic: 'second-statistic' });
    const next = wordsOf((await opened(review, 'adviser').opens(second, 'place')).body);
    assert.match(next, /1 item on its agenda; next free time 10:20/);
    for (const starts of ['10:00', '10:19']) {
      const both = { meeting: `${day} 10:20`, starts };
      const refused = await adviser.sends(second, 'place', both);
      assert.equal(refused.status, 422, 'two items at the same time');
      assert.match(wordsOf(refused.body), /Another item begins at 10:00 at that meeting/);
    }
    const after = { meeting: `${day} 10:20`, starts: '10:25' };
    assert.equal((await adviser.sends(second, 'place', after)).status, 303);
    assert.equal((await adviser.sends(reference, 'unplace')).status, 303);
    assert.equal((await review.stands(reference)).meeting, null);
    const free = wordsOf((await adviser.opens(reference, 'place')).body);
    assert.match(free, /next free time 10:00/);
  });

  test('whoever is assigned is chosen by availability, interests and load, all shown', async (t) => {
    const review = await openReview(await open(t));
    const reference = await review.reach('valid');
    await review.does('adviser', reference, 'route', {
      route: 'full',
      reasons: 'It concerns everybody.',
      precedent: null,
      cleared: [],
    });
    const { id } = await review.hire('lay1');
    const day = await review.planMeeting(scheme);
    await review.does('adviser', reference, 'place', { meeting: day, starts: '10:00' });
    const away = JSON.stringify([{ from: day, to: day }]);
    await review.db
      .insertInto('panel_members')
      .values({ person_id: id, interests: 'Works for a charity.', away, lock: 0 })
      .execute();
    const leaver = await review.hire('expert1');
    await review.does('expert1', reference, 'declare', { interest: 'leaves', words: 'A cousin.' });
    const adviser = opened(review, 'adviser');
    const { body } = await adviser.opens(reference, 'assign');
    const page = wordsOf(body);
    assert.match(page, /lay1, lay member/);
    assert.match(page, /Standing interests: Works for a charity\./);
    assert.match(page, /Away on the day of the meeting/);
    assert.match(
      page,
      /Cannot be assigned: expert1, expert member: has declared an interest and leaves/,
    );
    assert.match(page, /Reviews 0 open applications/);
    const refused = await adviser.sends(reference, 'assign', { person: leaver.id, as: 'reviewer' });
    assert.equal(refused.status, 422);
    assert.match(refused.body, /declared an interest and leaves/);
    const release = await adviser.opens(reference, 'release');
    assert.equal(release.status, 409, 'nobody is assigned');
    await adviser.sends(reference, 'assign', { person: id, as: 'lead' });
    assert.equal((await adviser.sends(reference, 'release', { person: id })).status, 303);
    assert.deepEqual((await review.stands(reference)).reviewers, []);
  });

  test('two advisers at once: the second is told, and what they typed is kept', async (t) => {
    const review = await openReview(await open(t));
    const reference = await review.reach('submitted');
    const first = opened(review, 'adviser');
    const second = opened(review, 'adviser2');
    const page = hiddenFields((await second.opens(reference, 'return')).body);
    assert.equal((await first.sends(reference, 'ask', { words: 'Which?' })).status, 303);
    const late = await second.sends(reference, 'return', { words: 'A long reason.' }, page);
    assert.equal(late.status, 409);
    assert.match(late.body, /Somebody has acted on this application since you opened it/);
    assert.match(late.body, /A long reason\./);
  });

  test('the applicant reads nothing of the panel’s work, and no decision before its letter', async (t) => {
    const review = await openReview(await open(t));
    const reference = await review.reach('advised');
    const reasons = 'Secret until the letter.';
    await review.does('decider', reference, 'decide', { ...decisionOf('supported'), reasons });
    const own = opened(review, 'applicant');
    const hidden =
      /lay1|expert1|An invented view|What lay members said|Declared|Wrote a view|Secret|Decided: Supported|Assigned/;
    const page = await own.reads(reference);
    assert.doesNotMatch(page, hidden);
    assert.match(page, /Chose the route “Full panel”/);
    assert.match(page, /applicant, the producer/);
    assert.doesNotMatch(page, /adviser,/, 'the desk is named by its part');
    const desk = await opened(review, 'adviser').reads(reference);
    assert.match(desk, /lay1, lay member/);
    assert.match(desk, /Wrote a view/);
    assert.match(desk, /Decided: Supported/);
    await review.does('adviser', reference, 'letter', { subject: 'Done', words: 'It is done.' });
    const after = await own.reads(reference);
    assert.match(after, /Decided: Supported/);
    assert.match(after, /Clock Decided on day/);
    assert.doesNotMatch(after, /Wrote a view|lay1/);
  });

  test('to another producer there is no such application, and who left is told so', async (t) => {
    const review = await openReview(await open(t));
    const reference = await review.reach('in-review');
    const stranger = await review.returns('stranger');
    for (const address of [
      applicationAddress(reference),
      actAddress(reference, 'ask'),
      actAddress(reference, 'withdraw'),
    ]) {
      assert.equal((await stranger.get(address)).status, 404, address);
    }
    const lay = opened(review, 'lay1');
    const title = await lay.reads(reference);
    assert.match(title, /Invented Statistic/);
    assert.doesNotMatch(title, /It concerns everybody|What has happened so far|Day \d/);
    await review.does('lay1', reference, 'declare', { interest: 'leaves', words: 'A cousin.' });
    const left = await review.returns('lay1');
    assert.equal((await left.get(applicationAddress(reference))).status, 403);
  });
});
