import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { openEmbedded } from '../databases.ts';
import { openReview, type Player, readShipped } from '../review.ts';
import { findBarriers } from './accessibility.ts';
import { desktop, launch, noBrowser, openPage, phone } from './chromium.ts';
import { serveSite } from './served-site.ts';

test('an adviser asks, gets an answer, confirms, routes, assigns and places', {
  skip: noBrowser,
}, async (t) => {
  const browser = await launch(t);
  const scheme = await readShipped('engagement-mark');
  for (const [where, options] of [
    ['phone', phone],
    ['desk', desktop],
  ] as const) {
    await t.test(`on a ${where}`, async (within) => {
      const review = await openReview(await openEmbedded(within));
      const origin = await serveSite(within, review.site);
      const reference = await review.reach('submitted');
      const day = await review.planMeeting(scheme);
      await review.hire('lay1');
      await review.hire('expert1');
      const { page, complaints } = await openPage(browser, options);
      const barriers: string[] = [];
      const look = async () => {
        for (const barrier of await findBarriers(page)) barriers.push(`${page.url()}: ${barrier}`);
      };
      const as = async (player: Player) => {
        const [name = '', value = ''] = (await review.returns(player)).cookie.split('=');
        await page.context().addCookies([{ name, value, url: origin }]);
        await page.goto(`${origin}/applications`);
        await look();
      };

      await as('adviser');
      await page.getByText('1 application, none late.').waitFor();
      await page.getByRole('link', { name: 'Invented Statistic' }).click();
      await page.getByRole('heading', { name: 'What you can do now' }).waitFor();
      await look();
      await follow(page, 'Ask the applicant a question');
      await look();
      await press(page, 'Send the question');
      await page.getByRole('alert').waitFor();
      assert.match(await page.title(), /^Error: /);
      await look();
      await page.getByLabel('Your question').fill('Who was asked?\n\nAnd where?');
      await press(page, 'Send the question');
      await page.getByText('Asked a question: the clock stopped').waitFor();
      await look();

      await as('applicant');
      await page.getByText('Answer the question by').waitFor();
      await page.getByRole('link', { name: 'Invented Statistic' }).click();
      await follow(page, 'Answer the question');
      await page.getByText('And where?').first().waitFor();
      await page.getByLabel('Your answer').fill('Those who live there.');
      await press(page, 'Send the answer and hand in the evidence again');
      await page.getByText('Answered, version 2: the clock went on').waitFor();
      await look();

      await as('adviser');
      await page.getByRole('link', { name: 'Invented Statistic' }).click();
      await page.getByText('Those who live there.').first().waitFor();
      await follow(page, 'Confirm that it is valid');
      await press(page, 'It is valid');
      await page.getByRole('link', { name: 'Check every line of the list' }).waitFor();
      await look();
      for (const { label } of scheme.validation) await page.getByLabel(label).check();
      await press(page, 'It is valid');
      await page.getByText('Day 0 of 60').waitFor();

      await follow(page, 'Choose the route');
      await look();
      await page.getByLabel('Precedent set').check();
      await page.getByLabel('Reasons for this route').fill('It concerns everybody.');
      await press(page, 'Put it on this route');
      await page.getByRole('link', { name: 'Name the published precedent that fits' }).waitFor();
      await look();
      await page.getByLabel('Full panel').check();
      await press(page, 'Put it on this route');
      await page.getByText('Chose the route “Full panel”').waitFor();

      await follow(page, 'Assign a reviewer');
      await look();
      await page.getByLabel('lay1, lay member').check();
      await press(page, 'Assign');
      await page.getByText('lay1, lay member, leads').waitFor();
      await page.getByLabel('expert1, expert member').check();
      assert.ok(await page.getByLabel('Reviewer', { exact: true }).isChecked());
      await press(page, 'Assign');
      await page.getByText('Assigned so far:').waitFor();
      await page.getByRole('link', { name: reference, exact: true }).click();

      await follow(page, 'Put it on a meeting’s agenda');
      await look();
      await press(page, 'Put it on the agenda');
      await page.getByText('Now with').waitFor();
      assert.deepEqual((await review.stands(reference)).meeting, { day, starts: '10:00' });
      await page.getByText('Declare interests and write views').waitFor();
      await look();

      await as('stranger');
      await page.getByText('None has been begun.').waitFor();
      const answer = await page.goto(`${origin}/applications/${reference.toLowerCase()}`);
      assert.equal(answer?.status(), 404);

      await page.context().close();
      assert.deepEqual(barriers, []);
      // Forms that came back, and the application that is none to another producer, are no complaints.
      assert.deepEqual(
        complaints.filter((complaint) => !/422|404/.test(complaint)),
        [],
      );
    });
  }
});

async function follow(page: Page, name: string): Promise<void> {
  await page.getByRole('main').getByRole('link', { name, exact: true }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
}
