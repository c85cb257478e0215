import assert from 'node:assert/strict';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { serve } from '@hono/node-server';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { openEmbedded } from '../databases.ts';
import { decisionOf, letter, openReview, type Player, readShipped } from '../review.ts';
import { findBarriers } from './accessibility.ts';
import { desktop, launch, noBrowser, openPage, phone } from './chromium.ts';

const noScript = { javaScriptEnabled: false };

test('a meeting day: lay and expert members, one leaving, advice, minutes', {
  skip: noBrowser,
}, async (t) => {
  const browser = await launch(t);
  for (const [name, options] of [
    ['phone', { ...phone, ...noScript }],
    ['desk', { ...desktop, ...noScript }],
  ] as const) {
    await t.test(`on a ${name}, without script`, (at) => meetingDay(at, browser, options));
  }
});

async function meetingDay(
  t: { after: (close: () => Promise<void>) => void },
  browser: Browser,
  options: BrowserContextOptions,
): Promise<void> {
  const review = await openReview(await openEmbedded(t));
  const reference = await review.reach('in-review');
  const item = `/applications/${reference.toLowerCase()}`;
  const scheme = await readShipped('engagement-mark');
  const origin = await serveSite(t, review.site.app.fetch);
  const looker = (await openPage(browser, { viewport: options.viewport ?? null })).page;
  await looker.goto(`${origin}/about`);
  const check = async (page: Page, step: string) => {
    await looker.setContent(await page.content());
    assert.deepEqual(await findBarriers(looker), [], step);
  };
  const open = async (player: Player) => {
    const { page } = await openPage(browser, options);
    page.setDefaultTimeout(10_000);
    const [cookie = '', value = ''] = (await review.returns(player)).cookie.split('=');
    await page.context().addCookies([{ name: cookie, value, url: origin }]);
    return page;
  };

  // A lay member joins: the notice, then the declaration, then the papers and a view.
  const { id } = await review.hire('lay1');
  await review.db.deleteFrom('panel_notices').where('person_id', '=', id).execute();
  const lay = await open('lay1');
  await lay.goto(`${origin}/panel/me`);
  await check(lay, 'a notice to accept');
  await press(lay, 'Accept this notice');
  await lay.getByText('You accepted this notice on').waitFor();
  await lay.getByLabel('Your standing interests').fill('A charity for invented rivers');
  await press(lay, 'Save');
  await lay.getByText('Saved.').waitFor();
  await lay.getByRole('link', { name: 'Declare your interests' }).click();
  await lay.getByLabel('No interest').check();
  await check(lay, 'a declaration');
  await press(lay, 'Declare');
  await heading(lay, 'Invented Statistic');
  await check(lay, 'the papers');
  await lay.goto(`${origin}${item}/view`);
  await press(lay, 'Save your view');
  await lay.getByText('There is a problem').waitFor();
  await check(lay, 'a view with errors');
  for (const group of await lay.getByRole('group').all()) {
    if ((await group.getByLabel('Partly met').count()) > 0) {
      await group.getByLabel('Partly met').check();
    }
  }
  await lay.getByLabel('Supported', { exact: true }).check();
  await lay.getByLabel('Your view in plain words').fill('People like me were asked.');
  await press(lay, 'Save your view');
  await heading(lay, 'Invented Statistic');

  // The others have declared and written; an adviser plans the meeting and places the item.
  for (const member of ['lay2', 'expert1', 'expert2', 'chair'] as const) {
    await review.does(member, reference, 'declare', { interest: 'none', words: null });
  }
  const answers = scheme.criteria.map(({ code }) => ({ criterion: code, opinion: 'met' }));
  const view = { answers, outcome: 'supported', words: 'The method is sound.' };
  await review.does('expert1', reference, 'view', view);
  const adviser = await open('adviser');
  await adviser.goto(`${origin}/panel`);
  await check(adviser, 'the panel');
  await adviser.getByRole('link', { name: 'Plan a meeting' }).click();
  await adviser.getByLabel('Day').fill('2026-03-12');
  await press(adviser, 'Plan the meeting');
  await adviser.getByText('There is a problem').waitFor();
  await check(adviser, 'a meeting with an error');
  await adviser.getByLabel('Where it is').fill('Online; ask the advice team for a place');
  await adviser.getByLabel('Scheme').selectOption('engagement-mark');
  await press(adviser, 'Plan the meeting');
  await heading(adviser, 'Meeting of 12 March 2026');
  await review.does('adviser', reference, 'place', { meeting: '2026-03-12', starts: '10:00' });

  // The day itself. The chair records who came; one member leaves for the item.
  review.setNow('2026-03-12T10:00:00.000Z');
  const chair = await open('chair');
  await chair.goto(`${origin}/meetings/2026-03-12/desk`);
  for (const member of ['chair', 'expert1', 'expert2', 'lay1', 'lay2']) {
    await chair
      .getByLabel(new RegExp(`^${member} `))
      .first()
      .selectOption('present');
  }
  await press(chair, 'Save attendance');
  await chair.getByText('There is no quorum').waitFor();
  await check(chair, 'a meeting without quorum');

  const leaver = await open('lay2');
  await leaver.goto(`${origin}${item}/declaration`);
  await leaver.getByLabel('Declared an interest and leaves').check();
  await leaver.getByLabel('What your interest is').fill('My sister works there.');
  await press(leaver, 'Declare');
  await leaver.getByRole('link', { name: 'Confirm that you leave for good' }).click();
  await leaver.getByLabel('I know that I leave this item for good').check();
  await press(leaver, 'Declare');
  await leaver.getByText('You have left this item.').waitFor();
  await check(leaver, 'having left');
  await leaver.goto(`${origin}/meetings/2026-03-12/desk`);
  await leaver.getByText('You have declared an interest and left this item.').waitFor();
  assert.equal(await leaver.getByText('quorum').count(), 0);

  await chair.reload();
  const there = chair.getByRole('group', { name: 'Who is there for this item' });
  assert.equal(await there.getByLabel('lay2').count(), 0);
  await there.getByLabel('lay1').uncheck();
  await chair.getByRole('button', { name: /^Save who is there/ }).click();
  await chair.getByText('a lay member must be among them').waitFor();
  await chair.getByRole('link', { name: 'Record the advice' }).click();
  await chair.getByText('There is no quorum').waitFor();
  await check(chair, 'advice without quorum');
  await chair.getByLabel('Supported', { exact: true }).check();
  await chair.getByLabel('Reasons').fill('It made a difference.');
  await chair.getByLabel('The view of the lay members').fill('People were asked.');
  await chair.getByLabel('The view of the expert members').fill('The method is sound.');
  await press(chair, 'Record the advice');
  await chair.getByText('No advice without quorum').waitFor();
  await check(chair, 'advice refused');

  const chair2 = await open('chair');
  await chair2.goto(`${origin}/meetings/2026-03-12/desk`);
  await chair2.getByRole('group', { name: 'Who is there' }).getByLabel('lay1').check();
  await chair2.getByRole('button', { name: /^Save who is there/ }).click();
  await chair2.getByText('There is quorum').waitFor();
  await chair2.getByRole('link', { name: 'Add a note' }).click();
  await chair2.getByLabel('Note').fill('They asked who was left out.');
  await press(chair2, 'Add the note');
  await heading(chair2, 'Invented Statistic');

  // What the chair had typed is still there; it is sent again, knowing what happened meanwhile.
  await press(chair, 'Record the advice');
  await chair.getByText('Somebody has acted on this application since you opened it').waitFor();
  await press(chair, 'Record the advice');
  await heading(chair, 'Invented Statistic');
  assert.equal((await review.stands(reference)).state, 'advised');

  // The minutes: written, approved, published; nothing of the item before its letter.
  await chair.goto(`${origin}/meetings/2026-03-12/minutes`);
  await press(chair, 'Write the minutes');
  await check(chair, 'a draft of minutes');
  await press(chair, 'Approve the minutes');
  await press(chair, 'Publish the minutes');
  await chair.getByText('was published on 12 March 2026').waitFor();
  await check(chair, 'published minutes');
  const visitor = (await openPage(browser, options)).page;
  await visitor.goto(`${origin}/meetings`);
  await check(visitor, 'meetings in public');
  await visitor.getByRole('link', { name: '12 March 2026' }).click();
  await visitor.getByText('once its decision letter is out').waitFor();
  assert.equal(await visitor.getByText('It made a difference.').count(), 0);
  await review.does('decider', reference, 'decide', decisionOf('supported'));
  await review.does('adviser', reference, 'letter', letter);
  await visitor.reload();
  await visitor.getByText('It made a difference.').waitFor();
  await visitor.getByText('My sister works there.').waitFor();
  await check(visitor, 'minutes in public');
  for (const page of [lay, adviser, chair, chair2, leaver, visitor, looker]) {
    await page.context().close();
  }
}

async function serveSite(
  t: { after: (close: () => Promise<void>) => void },
  fetch: Parameters<typeof serve>[0]['fetch'],
): Promise<string> {
  const server = serve({ fetch, hostname: '127.0.0.1', port: 0 }) as Server;
  await new Promise<void>((listening) => server.once('listening', () => listening()));
  t.after(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
}

async function heading(page: Page, name: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name }).waitFor();
}
