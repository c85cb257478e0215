import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onEachDatabase } from '../../../test/databases.ts';
import { decisionOf, letter, openReview, type Review, readShipped } from '../../../test/review.ts';
import { createApp } from '../../app.ts';
import { readSettings } from '../../kernel/settings.ts';
import type { PublicMeeting } from './public.ts';

onEachDatabase((name, open) => {
  test(`without a scheme there are no meetings, and nothing else is said (${name})`, async (t) => {
    const site = createApp({
      db: await open(t),
      settings: readSettings({}),
      url: 'http://localhost:3000',
      now: () => new Date('2026-03-02T10:00:00Z'),
    });
    const answer = await site.app.request('/meetings');
    const main = (await answer.text()).split('<main')[1]?.split('</main>')[0] ?? '';
    assert.equal(answer.status, 200);
    assert.match(main, /There are no meetings\./);
    assert.doesNotMatch(main, /scheme|[Mm]ark|panel/);
    const home = await (await site.app.request('/about')).text();
    assert.doesNotMatch(home, /href="\/meetings/);
    const pages = await (await site.app.request('/sitemaps/pages.xml')).text();
    assert.doesNotMatch(pages, /3000\/meetings/);
    const json = await site.app.request('/meetings.json');
    assert.deepEqual(await json.json(), { total: 0, items: [], panel: [] });
    assert.equal((await site.app.request('/meetings/2026-03-12')).status, 404);
  });

  test(`advisers plan meetings and cancel them; items go back to be placed (${name})`, async (t) => {
    const review = await openReview(await open(t));
    const reference = await review.reach('in-review');
    const adviser = await review.hire('adviser');
    const planned = {
      scheme: 'engagement-mark',
      day: '2026-03-20',
      starts: '10:00',
      slot_minutes: '20',
      place: 'Online; ask the advice team',
    };
    assert.equal((await adviser.post('/meetings', planned)).status, 303);
    const twice = await adviser.post('/meetings', planned);
    assert.equal(twice.status, 422);
    assert.match(await twice.text(), /There is a meeting on that day/);
    const past = await adviser.post('/meetings', { ...planned, day: '2026-03-01' });
    assert.match(await past.text(), /That day is past/);
    const blank = await adviser.post('/meetings', { ...planned, day: '', slot_minutes: 'x' });
    assert.equal(blank.status, 422);
    assert.match(await blank.text(), /Enter a number of minutes/);
    const chair = await review.hire('chair');
    assert.equal((await chair.post('/meetings', planned)).status, 403);

    // A meeting of which there are minutes was held: its day is not given to another scheme.
    const today = { ...planned, day: review.now().toISOString().slice(0, 10) };
    assert.equal((await adviser.post('/meetings', today)).status, 303);
    await adviser.post(`/meetings/${today.day}/minutes`, { lock: '0' });
    assert.equal((await adviser.post(`/meetings/${today.day}/cancellation`)).status, 409);

    const place = { meeting: '2026-03-20', starts: '10:20' };
    await review.does('adviser', reference, 'place', place);
    const { agenda } = await readPublic(review, '2026-03-20');
    assert.deepEqual(
      agenda.map(({ starts, statistic, producer, decision }) => [
        starts,
        statistic.title,
        producer.name,
        decision,
      ]),
      [['10:20', 'Invented Statistic', 'Invented Statistics Office', null]],
    );
    const page = await (await review.site.app.request('/meetings/2026-03-20')).text();
    assert.match(page, /Online; ask the advice team/);
    assert.doesNotMatch(page, new RegExp(reference), 'an agenda names no papers');

    const cancelled = await adviser.post('/meetings/2026-03-20/cancellation');
    assert.equal(cancelled.status, 303);
    assert.equal((await review.stands(reference)).meeting, null);
    const after = await (await review.site.app.request('/meetings/2026-03-20')).text();
    assert.match(after, /This meeting is cancelled/);
    assert.equal((await adviser.post('/meetings/2026-03-20/cancellation')).status, 409);
    assert.equal((await adviser.post('/meetings', planned)).status, 303, 'the day is free again');
  });

  test(`minutes write themselves, wait for the chair and for decision letters (${name})`, async (t) => {
    const review = await openReview(await open(t));
    const scheme = await readShipped('engagement-mark');
    const decided = await review.reach('in-review');
    const other = await review.reach('in-review', { statistic: 'second-statistic' });
    await review.does('lay3', decided, 'declare', {
      interest: 'leaves',
      words: 'My sister works there.',
    });
    await review.advises(decided, scheme, true);
    const day = (await review.stands(decided)).meeting?.day ?? '';
    await place(review, other, day);
    const chair = await review.returns('chair');
    const adviser = await review.returns('adviser');
    const [lay1, lay2] = [await review.hire('lay1'), await review.hire('lay2')];
    // One member's acceptance is taken back by a notice of other words: they are called by their seat.
    await review.db.deleteFrom('panel_notices').where('person_id', '=', lay2.id).execute();

    const attendance = await adviser.post(`/meetings/${day}/attendance`, {
      lock: '0',
      [`attendance.${lay1.id}`]: 'present',
      [`attendance.${lay2.id}`]: 'apologies',
    });
    assert.equal(attendance.status, 303);
    const overtaken = await adviser.post(`/meetings/${day}/attendance`, { lock: '0' });
    assert.equal(overtaken.status, 409);

    const minutes = `/meetings/${day}/minutes`;
    assert.equal((await adviser.post(minutes, { lock: '0' })).status, 303);
    const draft = await (await adviser.get(minutes)).text();
    for (const words of [
      'What lay members said.',
      'What experts said.',
      'My sister works there.',
    ]) {
      assert.match(draft, new RegExp(words));
    }
    assert.doesNotMatch(await publicText(review, day), /What lay members said/);

    const early = await adviser.post(`${minutes}/publication`, { lock: '1' });
    assert.equal(early.status, 409);
    const absent = await chair.post(`${minutes}/approval`, { lock: '1' });
    assert.equal(absent.status, 403, 'the chair was not recorded as there');
    assert.equal((await adviser.post(`${minutes}/approval`, { lock: '1' })).status, 403);
    await adviser.post(`/meetings/${day}/attendance`, {
      lock: '1',
      [`attendance.${lay1.id}`]: 'present',
      [`attendance.${chair.id}`]: 'present',
      [`attendance.${lay2.id}`]: 'apologies',
    });
    assert.equal((await adviser.post(minutes, { lock: '1' })).status, 303);

    const words = {
      lock: '2',
      earlier: '',
      other: 'The next meeting was set.',
      'items.0.purpose': 'Reworded purpose.',
      'items.0.lay': 'Lay members, reworded.',
      'items.0.expert': 'Experts, reworded.',
      'items.0.reasons': 'Reasons, reworded.',
    };
    assert.equal((await adviser.post(`${minutes}/words`, words)).status, 303);
    const late = await chair.post(`${minutes}/words`, { ...words, other: 'Typed by the chair.' });
    assert.equal(late.status, 409);
    assert.match(await late.text(), /Typed by the chair/, 'nothing typed is lost');
    assert.equal((await chair.post(`${minutes}/approval`, { lock: '3' })).status, 303);
    assert.equal((await chair.post(`${minutes}/publication`, { lock: '4' })).status, 303);

    // Published, and still nothing of an item whose letter is not out.
    const before = await publicText(review, day);
    assert.match(
      before,
      /What was said of this item is published here once its decision letter is out/,
    );
    assert.match(before, /The next meeting was set/);
    assert.match(before, /Lay1, lay member|lay1, lay member/);
    assert.match(before, /a lay member/i);
    assert.doesNotMatch(before, /reworded|lay2|My sister/);
    await review.does('decider', decided, 'decide', decisionOf('supported'));
    assert.doesNotMatch(await publicText(review, day), /reworded/);
    await review.does('adviser', decided, 'letter', letter);
    const after = await publicText(review, day);
    for (const said of ['Lay members, reworded.', 'Reasons, reworded.', 'My sister works there.']) {
      assert.match(after, new RegExp(said));
    }
    assert.match(after, /Second Invented Statistic/);
    const read = await readPublic(review, day);
    assert.match(read.agenda[0]?.decision ?? '', /\/decisions\/a-[0-9a-z]{6}-1$/);
    assert.deepEqual(
      read.minutes?.items.map(({ said }) => said?.outcome?.code ?? null),
      ['supported', null],
    );

    // A correction is a version of its own; the earlier stays readable.
    assert.equal((await chair.post(`${minutes}/words`, { ...words, lock: '5' })).status, 409);
    assert.equal((await chair.post(`${minutes}/correction`, { reason: '' })).status, 422);
    const reason = 'The place of the next meeting was wrong.';
    assert.equal((await chair.post(`${minutes}/correction`, { reason })).status, 303);
    const corrected = { ...words, lock: '1', other: 'The next meeting is elsewhere.' };
    assert.equal((await chair.post(`${minutes}/words`, corrected)).status, 303);
    assert.match(await publicText(review, day), /The next meeting was set/);
    await chair.post(`${minutes}/approval`, { lock: '2' });
    await adviser.post(`${minutes}/publication`, { lock: '3' });
    const second = await publicText(review, day);
    assert.match(second, /The next meeting is elsewhere/);
    assert.match(second, new RegExp(reason));
    const first = await (await review.site.app.request(`${minutes}/1`)).text();
    assert.match(first, /The next meeting was set/);
    assert.match(first, /This version was corrected/);
    assert.equal((await review.site.app.request(`${minutes}/3`)).status, 404);
    const list = await (await review.site.app.request('/meetings?scheme=engagement-mark')).text();
    assert.match(list, /With minutes/);
    assert.equal((await review.site.app.request('/meetings?scheme=nobody')).status, 400);
  });

  test(`minutes say of an item that was withdrawn after advice that no decision comes (${name})`, async (t) => {
    const review = await openReview(await open(t));
    const scheme = await readShipped('engagement-mark');
    const reference = await review.reach('in-review');
    await review.advises(reference, scheme, true);
    const day = (await review.stands(reference)).meeting?.day ?? '';
    const chair = await review.returns('chair');
    const adviser = await review.returns('adviser');
    const there = { lock: '0', [`attendance.${chair.id}`]: 'present' };
    assert.equal((await adviser.post(`/meetings/${day}/attendance`, there)).status, 303);
    const minutes = `/meetings/${day}/minutes`;
    await adviser.post(minutes, { lock: '0' });
    await chair.post(`${minutes}/approval`, { lock: '1' });
    assert.equal((await adviser.post(`${minutes}/publication`, { lock: '2' })).status, 303);
    assert.match(await publicText(review, day), /once its decision letter is out/);

    await review.does('applicant', reference, 'withdraw', { words: 'Not for the public.' });
    for (const format of ['', '.json', '.md', '/minutes/1']) {
      const text = await (await review.site.app.request(`/meetings/${day}${format}`)).text();
      assert.match(text, /was withdrawn before a decision followed/, format);
      assert.doesNotMatch(text, /once its decision letter is out|lay members said|Not for the/);
    }
  });

  test(`a meeting's working page shows each item as it stands at that moment (${name})`, async (t) => {
    const review = await openReview(await open(t));
    const scheme = await readShipped('engagement-mark');
    const reference = await review.reach('in-review');
    const day = await review.planMeeting(scheme);
    await place(review, reference, day);
    const desk = async (player: 'chair' | 'lay1' | 'decider' | 'applicant') =>
      (await review.hire(player)).get(`/meetings/${day}/desk`);
    assert.equal((await desk('applicant')).status, 403);
    assert.match(await (await desk('lay1')).text(), /Declare your interests/);
    assert.match(await (await desk('decider')).text(), /Its papers are not open to you/);
    await review.does('chair', reference, 'declare', { interest: 'none', words: null });
    assert.match(await (await desk('chair')).text(), /There is no quorum/);

    const chair = await review.hire('chair');
    const { id } = await review.hire('lay1');
    const early = await chair.post(`/meetings/${day}/attendance`, {
      lock: '0',
      [`attendance.${id}`]: 'present',
    });
    assert.equal(early.status, 422);
    const apologies = { lock: '0', [`attendance.${id}`]: 'apologies' };
    assert.equal((await chair.post(`/meetings/${day}/attendance`, apologies)).status, 303);
    const stranger = { lock: '1', 'attendance.nobody': 'apologies' };
    assert.equal((await chair.post(`/meetings/${day}/attendance`, stranger)).status, 422);
    const presence = { reference: reference.toLowerCase(), present: id };
    assert.equal((await chair.post(`/meetings/${day}/presence`, presence)).status, 409);
    const elsewhere = await chair.post('/meetings/2026-12-01/presence', presence);
    assert.equal(elsewhere.status, 404);
    assert.equal((await chair.post(`/meetings/${day}/minutes`, { lock: '0' })).status, 409);

    const decisions = await (await review.site.app.request('/decisions')).text();
    assert.match(decisions, /href="\/meetings">Meetings and minutes/);
    review.setNow('2026-03-31T10:00:00Z');
    await review.returns('chair');
    await review.does('chair', reference, 'note', { words: 'An invented note.' });
    const noted = (await (await desk('chair')).text()).split('Notes of the discussion')[1] ?? '';
    assert.match(noted, /31 March 2026, 11:00/, 'in the time of the scheme');
  });
});

async function place(review: Review, reference: string, day: string): Promise<void> {
  await review.does('adviser', reference, 'place', { meeting: day, starts: '10:40' });
}

async function readPublic(review: Review, day: string): Promise<PublicMeeting> {
  const answer = await review.site.app.request(`/meetings/${day}.json`);
  return (await answer.json()) as PublicMeeting;
}

/** All that is public of a meeting, in every format. */
async function publicText(review: Review, day: string): Promise<string> {
  const texts = ['', '.json', '.md'].map(async (format) =>
    (await review.site.app.request(`/meetings/${day}${format}`)).text(),
  );
  return (await Promise.all(texts)).join('\n').replaceAll('\\', '');
}
