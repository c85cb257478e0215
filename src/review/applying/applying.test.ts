import assert from 'node:assert/strict';
import { test } from 'node:test';
import { about, activity, newActivity, openApplying } from '../../../test/applying.ts';
import { onEachDatabase } from '../../../test/databases.ts';
import { hiddenFields } from '../../../test/door.ts';
import { closeScheme } from '../scheme/actions.ts';

onEachDatabase((name, open, openStarter) => {
  test(`a producer’s person begins an application for one of its statistics (${name})`, async (t) => {
    const { review, read, send, begin } = await openApplying(await open(t));
    const start = await read('applicant', '/applications/new?statistic=second-statistic');
    assert.match(start.text, /it gives the statistic no standing in law/);
    assert.match(start.text, /A refusal is published too/);
    assert.match(start.body, /value="second-statistic" selected/);
    assert.doesNotMatch(start.body, /Statistic of Another/);

    const wrong = await send('applicant', '/applications', { statistic: 'other-statistic' });
    assert.equal(wrong.status, 422);
    assert.match(wrong.title, /^Error: /);
    assert.match(wrong.text, /Choose a scheme.*Choose one of your statistics/);

    assert.match(await begin(), /^\/applications\/a-[a-z0-9]{6}$/);
    const again = { scheme: 'engagement-mark', statistic: 'invented-statistic' };
    const second = await send('applicant', '/applications', again);
    assert.equal(second.status, 409);
    assert.match(second.text, /concerns this statistic under the same scheme/);

    for (const other of ['adviser', 'editor', 'lay1'] as const) {
      assert.equal((await read(other, '/applications/new')).status, 403);
      assert.equal((await send(other, '/applications', again)).status, 403);
    }
    for (const scheme of ['engagement-mark', 'accreditation-condition']) {
      await closeScheme(review.site, 'command', scheme);
    }
    const none = await read('applicant', '/applications/new');
    assert.match(none.text, /No scheme takes applications at present/);
  });

  test(`it is written part by part, left and resumed, and says what is missing (${name})`, async (t) => {
    const { read, fill, begin } = await openApplying(await open(t));
    const at = await begin();
    const empty = await read('applicant', at);
    assert.match(empty.text, /About the statistic and why Not yet started/);
    assert.match(empty.text, /Check and submit Cannot be done yet/);
    assert.ok(
      empty.body.includes(`href="${at}/about#purpose">Say what you apply for, and why now`),
    );

    const saved = await fill('applicant', `${at}/about`, { purpose: 'A new release.' });
    assert.deepEqual([saved.status, saved.location], [303, at]);
    const resumed = await read('applicant', at);
    assert.match(resumed.text, /About the statistic and why Incomplete/);
    assert.doesNotMatch(resumed.body, />Say what you apply for/);
    const form = await read('colleague', `${at}/about`);
    assert.match(form.body, />A new release\.<\/textarea>/);
    assert.match(form.text, /Still missing here Choose the public-interest profile/);

    const stays = await fill('applicant', `${at}/about`, { ...about, next: 'stay' });
    assert.equal(stays.location, `${at}/about`);
    const later = await read('applicant', at);
    assert.match(later.text, /About the statistic and why Completed/);
    assert.match(later.text, /asks for at least 1 activity for a statistic of lower/);
    assert.match(later.text, /Other questions of the scheme Optional/);
    await fill('applicant', `${at}/about`, { ...about, profile: 'higher' });
    const higher = await read('applicant', at);
    assert.match(higher.text, /at least 2 activities for a statistic of higher/);
    assert.match(higher.text, /Other questions of the scheme Not yet started/);
  });

  test(`what is wrong comes back with all that was typed (${name})`, async (t) => {
    const { read, fill, begin } = await openApplying(await open(t));
    const at = await begin();
    const { body } = await read('applicant', `${at}/activities/new`);
    const wrong = {
      ...activity,
      start: 'last spring',
      'cohorts.0.count': 'many',
      'exchanges.0.evidence': 'our page',
      'to_publish.source': 'nowhere',
    };
    const refused = await fill('applicant', `${at}/activities/new`, wrong, newActivity(body));
    assert.equal(refused.status, 422);
    assert.match(refused.title, /^Error: Add an activity/);
    assert.match(refused.body, /href="#start">Began must be a year, month or day/);
    assert.match(refused.body, /href="#cohorts\.0\.count">Group 1, number must be a number/);
    assert.match(refused.body, /href="#exchanges\.0\.evidence">/);
    assert.match(refused.body, /href="#to_publish\.source">/);
    for (const typed of ['last spring', 'many', 'our page', 'nowhere', 'People met.', 'Nothing.']) {
      assert.ok(refused.body.includes(typed), typed);
    }
    assert.doesNotMatch((await read('applicant', at)).text, /Invented workshops/);
    const turned = { ...activity, start: '2025-10', end: '2025-09' };
    const dates = await fill('applicant', `${at}/activities/new`, turned, newActivity(body));
    assert.match(dates.body, /href="#end">The end must not lie before the beginning/);
    const long = await fill('applicant', `${at}/about`, { contact: 'x'.repeat(501) });
    assert.match(long.text, /Who answers for this application must have at most 500 characters/);
  });

  test(`activities are added once, edited, given more rows, and removed (${name})`, async (t) => {
    const { read, send, fill, begin } = await openApplying(await open(t));
    const at = await begin();
    await fill('applicant', `${at}/about`, about);
    const { body } = await read('applicant', `${at}/activities/new`);
    const { form_key, ...hidden } = hiddenFields(body);
    const address = newActivity(body);
    const more = await send('applicant', address, { ...hidden, ...activity, more: 'exchanges' });
    assert.equal(more.status, 200);
    assert.match(more.body, /name="exchanges\.5\.asked"/);
    assert.match(more.body, />What do these words say to you\?<\/textarea>/);
    assert.doesNotMatch((await read('applicant', at)).text, /Invented workshops/);

    for (const _ of [1, 2]) {
      const sent = await send('applicant', address, {
        ...hidden,
        ...activity,
        'cohorts.0.basis': '',
      });
      assert.equal(sent.status, 303);
    }
    const once = await read('applicant', at);
    assert.match(once.text, /Activity 1: Invented workshops Incomplete/);
    assert.doesNotMatch(once.text, /Activity 2/);
    assert.ok(
      once.body.includes(
        `href="${address}#cohorts.0.basis">Invented workshops: group 1: say what the number counts`,
      ),
    );
    await fill('applicant', address, activity);
    assert.match((await read('applicant', at)).text, /Activity 1: Invented workshops Completed/);
    assert.match((await read('applicant', at)).text, /Add another activity Optional/);
    const later = await fill('applicant', address, { ...activity, start: '2027' });
    assert.equal(later.status, 303);
    assert.match((await read('applicant', at)).text, /it must have been done before applying/);

    assert.equal((await read('applicant', `${at}/activities/nothing`)).status, 404);
    const removal = await read('applicant', `${address}/removal`);
    assert.match(
      removal.text,
      /removes “Invented workshops” from the application.*cannot be taken back/,
    );
    assert.equal((await fill('applicant', `${address}/removal`, {})).location, at);
    assert.doesNotMatch((await read('applicant', at)).text, /Invented workshops/);
    assert.equal((await read('applicant', address)).status, 404);
  });

  test(`two people write at once and lose nothing (${name})`, async (t) => {
    const { read, send, fill, begin } = await openApplying(await open(t));
    const at = await begin();
    const { form_key, ...opened } = hiddenFields((await read('colleague', `${at}/about`)).body);
    await fill('applicant', `${at}/plain-summary`, { plain_summary: 'We count things.' });
    const other = await send('colleague', `${at}/about`, {
      ...opened,
      purpose: 'Of the colleague.',
    });
    assert.equal(other.status, 303);

    const { form_key: _, ...stale } = hiddenFields((await read('colleague', `${at}/about`)).body);
    await fill('applicant', `${at}/about`, { purpose: 'Of the applicant.' });
    const mine = { ...about, purpose: 'Of the colleague again.' };
    const second = await send('colleague', `${at}/about`, { ...stale, ...mine });
    assert.equal(second.status, 409);
    assert.match(second.text, /Somebody of your organisation saved this since you opened it/);
    assert.match(second.text, /What you apply for, and why now Of the applicant\./);
    assert.match(second.body, />Of the colleague again\.<\/textarea>/);
    const { form_key: __, ...fresh } = hiddenFields(second.body);
    assert.equal((await send('colleague', `${at}/about`, { ...fresh, ...mine })).status, 303);
    assert.match((await read('applicant', `${at}/about`)).body, />Of the colleague again\./);
    assert.match((await read('applicant', `${at}/plain-summary`)).body, />We count things\./);

    const { body } = await read('applicant', `${at}/activities/new`);
    const address = newActivity(body);
    await fill('applicant', `${at}/activities/new`, activity, address);
    const { form_key: ___, ...open2 } = hiddenFields((await read('colleague', address)).body);
    const { form_key: ____, ...removal } = hiddenFields(
      (await read('colleague', `${address}/removal`)).body,
    );
    await fill('applicant', address, { ...activity, done: 'People met twice.' });
    const late = await send('colleague', `${address}/removal`, removal);
    assert.equal(late.status, 409);
    assert.match(late.text, /has changed this activity/);
    await fill('applicant', `${address}/removal`, {});
    const gone = await send('colleague', address, { ...open2, ...activity });
    assert.equal(gone.status, 409);
    assert.match(gone.text, /removed this activity since you opened it/);
    const { form_key: _____, ...back } = hiddenFields(gone.body);
    assert.equal((await send('colleague', address, { ...back, ...activity })).status, 303);
    assert.match((await read('applicant', at)).text, /Activity 1: Invented workshops/);
  });

  test(`an activity cites an example of the register (${name})`, async (t) => {
    const { read, send, begin, fill } = await openApplying(await openStarter(t));
    const at = await begin();
    const { body } = await read('applicant', `${at}/activities/new`);
    const address = newActivity(body);
    await fill('applicant', `${at}/activities/new`, activity, address);
    const found = await read('applicant', `${address}/example?q=statistics+assembly`);
    assert.match(found.text, /Cite this : UK Statistics Assembly/);
    const example = 'uk-statistics-assembly-2025';
    assert.equal((await send('applicant', `${address}/example`, { example })).location, address);
    const citing = await read('applicant', address);
    assert.match(citing.body, /href="\/examples\/uk-statistics-assembly-2025">[^<]*Assembly/);
    await fill('applicant', address, { ...activity, done: 'Much.' });
    const kept = await read('applicant', `${address}/example`);
    assert.match(kept.text, /Cited now:.*Assembly/);
    assert.match(
      (await read('applicant', `${at}/submission`)).text,
      /In the register [^.]*Assembly/,
    );
    await send('applicant', `${address}/example`, { example: '' });
    assert.match((await read('applicant', `${address}/example`)).text, /No example is cited yet/);
    const none = await read('applicant', `${address}/example?q=xyzzy`);
    assert.match(none.text, /Nothing in the register has these words/);
    const unknown = await send('applicant', `${address}/example`, { example: 'no-such-example' });
    assert.equal(unknown.status, 422);
    assert.match(unknown.text, /Choose an example of the register/);
  });
});
