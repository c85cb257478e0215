import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { openStarter } from '../databases.ts';
import { openReview, type Player, readShipped, viewOf, wholeEvidence } from '../review.ts';
import { findBarriers } from './accessibility.ts';
import { desktop, launch, noBrowser, openPage, phone } from './chromium.ts';
import { serveSite } from './served-site.ts';

const words = 'Invented people were asked, and what they said is written down.';
const meeting = '2026-03-26';

test(
  'five people take an application from its first draft to a mark that lapses',
  {
    skip: noBrowser,
  },
  async (t) => journey(t, await launch(t)),
);

async function journey(
  t: { after: (close: () => Promise<void>) => void },
  browser: Browser,
): Promise<void> {
  const review = await openReview(await openStarter(t));
  const scheme = await readShipped('engagement-mark');
  const origin = await serveSite(t, review.site);
  const { page, complaints } = await openPage(browser, phone);
  page.setDefaultTimeout(15_000);
  let step = 0;
  // Driven on a phone; each page is looked at on a desk too.
  const look = async () => {
    step++;
    for (const [where, { viewport }] of [
      ['desk', desktop],
      ['phone', phone],
    ] as const) {
      if (viewport) await page.setViewportSize(viewport);
      const barriers = await findBarriers(page);
      assert.deepEqual(barriers, [], `step ${step} on a ${where}: ${page.url()}`);
      const folder = process.env.SCREENSHOTS;
      const path = `${folder}/${where}-${String(step).padStart(2, '0')}.png`;
      if (folder) await page.screenshot({ path, fullPage: true });
    }
  };
  const become = async (player: Player | 'visitor', address: string) => {
    await page.context().clearCookies();
    if (player !== 'visitor') {
      const [name = '', value = ''] = (await review.returns(player)).cookie.split('=');
      await page.context().addCookies([{ name, value, url: origin }]);
    }
    await page.goto(origin + address);
    await look();
  };
  const follow = async (name: string) => {
    const link = page.getByRole('main').getByRole('link', { name: new RegExp(`^${name}`) });
    await link.first().click();
    await look();
  };
  const press = async (name: string) => {
    await page.getByRole('button', { name, exact: true }).click();
    await look();
  };

  // The producer's person begins, leaves it to colleagues, and hands it in when it is whole.
  await become('applicant', '/applications/new');
  await page.getByLabel(scheme.title).check();
  await page.getByLabel('Statistic', { exact: true }).selectOption('Invented Statistic');
  await press('Start the application');
  const item = new URL(page.url()).pathname;
  const reference = item.split('/').at(-1) ?? '';
  await follow('About the statistic and why');
  await page.getByLabel('What you apply for').fill(words);
  await press('Save');
  await review.write(reference, wholeEvidence(scheme));
  await page.goto(`${origin}${item}/submission`);
  await press('Submit the application');
  await shows(page, 'Version 1, handed in on');

  // The advice team checks it, chooses the route and who reviews it, and plans the meeting.
  review.setNow('2026-03-04T10:00:00.000Z');
  await become('adviser', item);
  await follow('Confirm that it is valid');
  for (const { label } of scheme.validation) await page.getByLabel(label).check();
  await press('It is valid');
  await follow('Choose the route');
  await page.getByLabel('Full panel').check();
  await page.getByLabel('Reasons for this route').fill(words);
  await press('Put it on this route');
  for (const member of ['lay1', 'lay2', 'expert1', 'expert2', 'chair'] as const) {
    await review.hire(member);
  }
  await page.goto(`${origin}${item}/reviewer`);
  await page.getByLabel('lay1, lay member').check();
  await press('Assign');
  await page.goto(`${origin}/meetings/new`);
  await page.getByLabel('Day').fill(meeting);
  await page.getByLabel('Where it is').fill('Online; ask the advice team for a place');
  await page.getByLabel('Scheme').selectOption(scheme.scheme);
  await press('Plan the meeting');
  await page.goto(`${origin}${item}/agenda-item`);
  await press('Put it on the agenda');

  // A lay member declares, reads, and writes a view; the others have done so.
  await become('lay1', `${item}/declaration`);
  await page.getByLabel('No interest').check();
  await press('Declare');
  await page.goto(`${origin}${item}/view`);
  for (const group of await page.getByRole('group').all()) {
    const met = group.getByLabel('Partly met');
    if ((await met.count()) > 0) await met.check();
  }
  await page.getByLabel('Supported', { exact: true }).check();
  await page.getByLabel('Your view in plain words').fill(words);
  await press('Save your view');
  const none = { interest: 'none', words: null };
  for (const member of ['lay2', 'expert1', 'expert2', 'chair'] as const) {
    await review.does(member, reference, 'declare', none);
  }
  await review.does('expert1', reference, 'view', viewOf(scheme));

  // The day of the meeting: who is there, quorum, advice.
  review.setNow(`${meeting}T10:00:00.000Z`);
  await become('chair', `/meetings/${meeting}/desk`);
  const there = page.getByRole('group', { name: 'Who is there for this item' });
  for (const member of ['lay1', 'lay2', 'expert1', 'chair']) {
    await there.getByLabel(new RegExp(`^${member}\\b`)).check();
  }
  await page.getByRole('button', { name: /^Save who is there/ }).click();
  await page.getByText('There is quorum').waitFor();
  await look();
  await follow('Record the advice');
  await page.getByLabel('Supported', { exact: true }).check();
  await page.getByLabel('Reasons').fill(words);
  await page.getByLabel('The view of the lay members').fill('What lay people said.');
  await page.getByLabel('The view of the expert members').fill('What experts said.');
  await press('Record the advice');

  // Somebody who did not advise decides, and it takes effect with the letter.
  review.setNow('2026-03-30T10:00:00.000Z');
  await become('decider', item);
  await follow('Decide');
  await page.getByLabel('Supported', { exact: true }).check();
  await page.getByLabel('Reasons', { exact: true }).fill(words);
  await press('Record the decision');
  await become('visitor', '/decisions');
  await page.getByRole('main').getByText('Invented Statistic').waitFor({ state: 'detached' });
  review.setNow('2026-04-01T10:00:00.000Z');
  await become('adviser', item);
  await follow('Send the final letter');
  await press('Send the letter and publish the decision');

  // In public: the decision with both views, and the mark.
  const mark = '/marks/engagement-mark/invented-statistic';
  await become('visitor', '/decisions');
  await page.getByRole('main').getByRole('link', { name: 'Invented Statistic' }).first().click();
  await shows(page, 'What lay people said.');
  await shows(page, 'What experts said.');
  await look();
  assert.equal(await statusOf(), 'live');

  // The review is due, overdue, comes late, and is returned: the mark lapses by itself.
  review.setNow('2027-03-05T10:00:00.000Z');
  assert.equal(await statusOf(), 'review-due');
  review.setNow('2027-04-10T10:00:00.000Z');
  await become('visitor', mark);
  await shows(page, 'Review overdue since 1 April 2027');
  await become('applicant', item);
  await follow('Hand in the annual review');
  for (const field of await page.getByRole('main').getByRole('textbox').all()) {
    await field.fill(words);
  }
  await press('Hand in the review');
  await become('adviser', item);
  await follow('Return the annual review');
  await page.getByLabel('What is still needed').fill('Say what has changed.');
  await press('Return it to the applicant');
  assert.equal(await statusOf(), 'overdue');
  review.setNow('2027-06-01T10:00:00.000Z');
  await become('visitor', mark);
  await shows(page, 'Lapsed');
  assert.equal(await statusOf(), 'lapsed');
  await become('applicant', item);
  assert.equal(await page.getByText('Hand in the annual review').count(), 0);
  assert.deepEqual(complaints, []);
  await page.context().close();

  async function statusOf(): Promise<string> {
    const answer = await review.site.app.request(`${mark}.json`);
    return ((await answer.json()) as { status: string }).status;
  }
}

async function shows(page: Page, text: string): Promise<void> {
  await page.getByRole('main').getByText(text).first().waitFor();
}
