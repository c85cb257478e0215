import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onEachDatabase } from '../../../test/databases.ts';
import { hiddenFields } from '../../../test/door.ts';
import {
  adviceOf,
  openReview,
  type Player,
  type Review,
  readShipped,
  viewOf,
} from '../../../test/review.ts';
import type { Fields } from '../../../test/staff.ts';
import { newId } from '../../kernel/tokens.ts';
import { endPerson } from '../../people/actions.ts';
import { actNouns } from '../acts/addresses.ts';

onEachDatabase((name, open) => {
  test(`nobody takes part before they accept what of them is published (${name})`, async (t) => {
    const { review, page, send } = await openItem(await openReview(await open(t)));
    const { id } = await review.hire('lay1');
    await review.db.deleteFrom('panel_notices').where('person_id', '=', id).execute();

    assert.match(await page('lay1'), /read and accept the notice/);
    const refused = await send('lay1', 'declaration', { interest: 'none' });
    assert.equal(refused.status, 403);
    const own = await page('lay1', '/panel/me');
    assert.match(own, /Until you accept it you cannot declare/);
    const { notice = '' } = hiddenFields(own);
    assert.match(notice, /published/);

    const me = await review.hire('lay1');
    assert.equal((await me.post('/panel/me/notice', { notice: 'Something else' })).status, 422);
    assert.equal((await me.post('/panel/me/notice', { notice })).status, 303);
    assert.match(await page('lay1', '/panel/me'), /You accepted this notice on 5 March 2026/);
    assert.equal((await send('lay1', 'declaration', { interest: 'none' })).status, 303);
    assert.match(await page('adviser', '/panel'), /<b>Notice:<\/b> accepted/);
  });

  test(`members say what their interests are and when they are away (${name})`, async (t) => {
    const review = await openReview(await open(t));
    const lay = await review.hire('lay1');
    const more = await lay.post('/panel/me', {
      lock: '0',
      interests: 'A charity for invented rivers',
      'away.0.from': '2026-06-01',
      'away.0.to': '2026-06-14',
      more: 'rows',
    });
    assert.equal((await more.text()).match(/name="away\.\d+\.from"/g)?.length, 4);
    const wrong = { lock: '0', 'away.0.from': '2026-06-14', 'away.0.to': '2026-06-01' };
    const refused = await lay.post('/panel/me', wrong);
    assert.equal(refused.status, 422);
    assert.match(await refused.text(), /The last day is before the first/);
    const saved = await lay.post('/panel/me', {
      lock: '0',
      interests: 'A charity for invented rivers',
      'away.0.from': '2026-06-01',
      'away.0.to': '2026-06-14',
    });
    assert.equal(saved.status, 303);
    const late = await lay.post('/panel/me', { lock: '0', interests: 'Typed elsewhere' });
    assert.equal(late.status, 422);
    assert.match(await late.text(), /Typed elsewhere/);

    const panel = await (await (await review.hire('adviser')).get('/panel')).text();
    assert.match(panel, /A charity for invented rivers/);
    assert.match(panel, /1 June 2026 to 14 June 2026/);
    assert.equal((await lay.get('/panel')).status, 403);

    // With their account goes what they said of themselves.
    await endPerson(review.site, 'command', lay.id);
    for (const hourly of review.site.hourly) await hourly();
    const left = await review.db.selectFrom('panel_members').select('interests').execute();
    assert.deepEqual(left, []);
    assert.equal((await (await review.hire('applicant')).get('/panel/me')).status, 403);
  });

  test(`papers open with a declaration, and first views are independent (${name})`, async (t) => {
    const { review, reference, page, send } = await openItem(await openReview(await open(t)));
    const before = await page('lay1');
    assert.doesNotMatch(before, /An invented answer|People met and talked/);
    assert.match(before, /declared your interests/);
    const form = await page('lay1', 'declaration');
    assert.match(form, /Invented Statistics Office/);
    assert.doesNotMatch(form, /People met and talked/);

    const vague = await send('lay1', 'declaration', { interest: 'stays' });
    assert.equal(vague.status, 422);
    const stays = { interest: 'stays', words: 'I answered its survey.' };
    assert.equal((await send('lay1', 'declaration', stays)).status, 303);
    assert.match(await page('lay1'), /I answered its survey/);

    const scheme = await readShipped('engagement-mark');
    await review.does('expert1', reference, 'declare', { interest: 'none', words: null });
    await review.does('expert1', reference, 'view', {
      ...viewOf(scheme),
      words: 'What the expert wrote first.',
    });
    assert.doesNotMatch(await page('lay1'), /What the expert wrote first/);
    assert.match(await page('lay1'), /first views are independent/);
    assert.match(await page('adviser'), /What the expert wrote first/);

    const half = await send('lay1', 'view', { 'answers.0.opinion': 'met', words: 'Half of it' });
    assert.equal(half.status, 422);
    assert.match(await half.text(), /Half of it/);
    const answers = Object.fromEntries(
      scheme.criteria.map((_, index) => [`answers.${index}.opinion`, 'partly']),
    );
    const view = { ...answers, outcome: 'provisional', words: 'What the lay member wrote.' };
    assert.equal((await send('lay1', 'view', view)).status, 303);
    assert.match(await page('lay1'), /What the expert wrote first/);
    const again = { ...view, words: 'What the lay member wrote anew.' };
    assert.equal((await send('lay1', 'view', again)).status, 303);
    const stands = await review.stands(reference);
    assert.equal(stands.views.length, 2);
    assert.match(await page('lay1', 'view'), /wrote anew/);

    // The applicant's people see nothing of the panel's work, whatever they send.
    assert.doesNotMatch(await page('applicant'), /wrote|Quorum|quorum|I answered its survey/);
    const probing = await send('applicant', 'advice', {});
    assert.equal(probing.status, 403);
    assert.doesNotMatch(await probing.text(), /wrote/);
    const more = await send('applicant', 'advice', { more: 'rows' });
    assert.doesNotMatch(await more.text(), /wrote/);
  });

  test(`who leaves cannot open, see, speak, write or count anywhere (${name})`, async (t) => {
    const { review, reference, page, send } = await openItem(await openReview(await open(t)));
    const scheme = await readShipped('engagement-mark');
    const day = await review.planMeeting(scheme);
    await review.does('adviser', reference, 'place', { meeting: day, starts: '10:00' });
    for (const member of ['lay1', 'lay2', 'expert1', 'expert2', 'chair'] as const) {
      await review.does(member, reference, 'declare', { interest: 'none', words: null });
      const view = { ...viewOf(scheme), words: `Planted by ${member}.` };
      await review.does(member, reference, 'view', view);
    }
    review.setNow(`${day}T10:00:00.000Z`);
    const leavers = ['lay1', 'chair'] as const;
    for (const leaver of leavers) {
      await review.returns(leaver);
      const { id } = await review.hire(leaver);
      await review.does('adviser', reference, 'attend', { person: id, present: true });
    }
    await review.does('adviser', reference, 'note', { words: 'Planted in a note.' });

    for (const leaver of leavers) {
      const unsure = await send(leaver, 'declaration', { interest: 'leaves' });
      assert.equal(unsure.status, 422, 'leaving is confirmed');
      const left = await send(leaver, 'declaration', { interest: 'leaves', confirm: 'yes' });
      assert.equal(left.headers.get('Location'), '/panel/me');
      assert.match(await page(leaver, '/panel/me'), /You have left this item/);
    }
    const after = await review.stands(reference);
    assert.deepEqual(after.present, [], 'they count no more');
    assert.equal(after.views.length, 3, 'their views are gone');

    for (const leaver of leavers) {
      const staff = await review.hire(leaver);
      const base = `/applications/${reference.toLowerCase()}`;
      for (const address of [base, ...Object.values(actNouns).map((noun) => `${base}/${noun}`)]) {
        const answer = await staff.get(address);
        assert.ok([403, 404].includes(answer.status), `${leaver} opens ${address}`);
        assert.doesNotMatch(await answer.text(), /Planted|People met and talked/, address);
      }
      for (const noun of Object.values(actNouns)) {
        const fields = { form: `of-${leaver}`, seen: '99', words: 'Spoken', interest: 'none' };
        const answer = await staff.post(`${base}/${noun}`, fields);
        assert.ok([403, 404].includes(answer.status), `${leaver} does ${noun}: ${answer.status}`);
      }
      const desk = await page(leaver, `/meetings/${day}/desk`);
      assert.match(desk, /You have declared an interest and left this item/);
      assert.doesNotMatch(desk, /Planted|There is no quorum|Declarations and presence/);
      for (const format of ['', '.json', '.md']) {
        const answer = await staff.get(`/meetings/${day}${format}`);
        assert.doesNotMatch(await answer.text(), /Planted|A-[0-9A-Z]{6}/);
      }
    }
    const { id } = await review.hire('lay1');
    const adviser = await review.returns('adviser');
    const present = await adviser.post(`/meetings/${day}/presence`, {
      reference: reference.toLowerCase(),
      present: id,
    });
    assert.equal(present.status, 422);
    assert.match(await present.text(), /has declared an interest and leaves/);
    assert.equal((await review.stands(reference)).number, after.number, 'nothing was done');

    // The chair who left finds nothing of the item in the minutes either, and cannot reword it.
    const chair = await review.hire('chair');
    assert.equal((await adviser.post(`/meetings/${day}/minutes`, { lock: '0' })).status, 303);
    const reworded = {
      lock: '1',
      'items.0.purpose': 'Planted in the minutes.',
      'items.0.lay': 'Planted in the minutes.',
      'items.0.expert': '',
      'items.0.reasons': '',
    };
    assert.equal((await adviser.post(`/meetings/${day}/minutes/words`, reworded)).status, 303);
    const minutes = await page('chair', `/meetings/${day}/minutes`);
    assert.match(minutes, /This item is closed to you/);
    assert.doesNotMatch(minutes, /Planted|A new release of the invented statistic/);
    const words = { ...reworded, lock: '2', 'items.0.lay': 'Spoken by the chair who left.' };
    await chair.post(`/meetings/${day}/minutes/words`, words);
    assert.doesNotMatch(await page('adviser', `/meetings/${day}/minutes`), /who left\./);
  });

  test(`advice waits for quorum with a lay member, and says what is lacking (${name})`, async (t) => {
    const { review, reference, page, send } = await openItem(await openReview(await open(t)));
    const scheme = await readShipped('engagement-mark');
    const day = await review.planMeeting(scheme);
    await review.does('adviser', reference, 'place', { meeting: day, starts: '10:00' });
    const experts = ['expert1', 'expert2', 'chair'] as const;
    for (const member of [...experts, 'lay1', 'lay2'] as const) {
      await review.does(member, reference, 'declare', { interest: 'none', words: null });
    }
    for (const member of ['expert1', 'lay1'] as const) {
      await review.does(member, reference, 'view', viewOf(scheme));
    }
    review.setNow(`${day}T10:00:00.000Z`);
    for (const member of ['chair', 'adviser'] as const) await review.returns(member);

    const { lay, expert, reasons } = adviceOf('supported');
    const advice = { outcome: 'supported', reasons, lay, expert };
    const presence = async (members: readonly Player[]) => {
      const present = await Promise.all(members.map(async (one) => (await review.hire(one)).id));
      const shown = (await review.stands(reference)).present;
      const answer = await (await review.hire('adviser')).post(`/meetings/${day}/presence`, {
        reference: reference.toLowerCase(),
        shown,
        present,
      });
      assert.equal(answer.status, 303, await answer.text());
    };

    await presence(experts);
    assert.match(await page('chair', 'advice'), /a lay member must be among them: there are 0/);
    const refused = await send('chair', 'advice', advice);
    assert.equal(refused.status, 409);
    const body = await refused.text();
    assert.match(body, /No advice without quorum/);
    assert.match(body, /What lay members said/, 'what was typed is still there');

    // Four experts would be enough by number, and are not without a lay member.
    await presence([...experts, 'lay1']);
    assert.match(await page('chair', `/meetings/${day}/desk`), /There is quorum/);
    await presence(experts);
    await presence([...experts, 'lay2']);
    assert.match(await page('chair', 'advice'), /There is quorum/);
    const rows = await send('chair', 'advice', {
      ...advice,
      'conditions.0.text': 'A',
      more: 'rows',
    });
    assert.equal((await rows.text()).match(/name="conditions\.\d\.text"/g)?.length, 4);
    const conditions = {
      ...advice,
      outcome: 'supported-with-conditions',
      'conditions.0.text': 'Ask young people too.',
      'conditions.0.due': '2027-01-31',
    };
    assert.equal((await send('chair', 'advice', conditions)).status, 303);
    const stands = await review.stands(reference);
    assert.equal(stands.state, 'advised');
    assert.doesNotMatch(await page('adviser'), /Advice can be given/, 'it was given');
    assert.deepEqual(stands.advice?.details.conditions, [
      { text: 'Ask young people too.', due: '2027-01-31' },
    ]);
  });
});

/** An application with the panel, and its pages as people open and send them. */
async function openItem(review: Review) {
  const reference = await review.reach('in-review');
  const base = `/applications/${reference.toLowerCase()}`;
  const addressOf = (part: string) =>
    part.startsWith('/') ? part : `${base}${part && `/${part}`}`;
  const page = async (player: Player, part = '') =>
    (await (await review.hire(player)).get(addressOf(part))).text();
  /** Sends the form of a page as it stands when it is opened now. */
  const send = async (player: Player, part: string, fields: Fields) => {
    const { number } = await review.stands(reference);
    const form = newId();
    const staff = await review.hire(player);
    return staff.post(addressOf(part), { form, seen: String(number), ...fields });
  };
  return { review, reference, page, send };
}
