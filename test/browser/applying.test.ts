import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { openStarter } from '../databases.ts';
import { openReview } from '../review.ts';
import type { Staff } from '../staff.ts';
import { findBarriers } from './accessibility.ts';
import { desktop, launch, noBrowser, openPage, phone } from './chromium.ts';
import { serveSite } from './served-site.ts';

// The phone goes the whole way; a desk looks at the same pages when pictures of them are wanted.
const windows = process.env.SCREENSHOTS
  ? ([
      ['a phone', phone],
      ['a desk', desktop],
    ] as const)
  : ([['a phone', phone]] as const);

test('a producer’s person applies, from the start to submission', {
  skip: noBrowser,
}, async (t) => {
  const browser = await launch(t);
  for (const [index, [where, options]] of windows.entries()) {
    await t.test(`on ${where}, without script`, async (within) => {
      const review = await openReview(await openStarter(within));
      const origin = await serveSite(within, review.site);
      const applicant = await review.hire('applicant');
      const first = await openPage(browser, { ...options, javaScriptEnabled: false });
      const looker = (await openPage(browser, { viewport: options.viewport ?? null })).page;
      await looker.goto(`${origin}/about`);
      let page = first.page;
      await giveSession(page.context(), applicant, origin);
      const check = async (step: string) => {
        // axe is a script itself: it looks at a copy of the page in another window.
        await looker.setContent(await page.content());
        assert.deepEqual(await findBarriers(looker), [], step);
        const folder = process.env.SCREENSHOTS;
        const path = `${folder}/${index}-${step.replaceAll(' ', '-')}.png`;
        if (folder) await page.screenshot({ path, fullPage: true });
      };

      await page.goto(`${origin}/applications/new`);
      await check('the start');
      await press(page, 'Start the application');
      await expectError(page, 'Choose one of your statistics');
      await check('nothing chosen');
      await page.getByLabel('Engagement Mark').check();
      await page.getByLabel('Statistic', { exact: true }).selectOption('Invented Statistic');
      await press(page, 'Start the application');
      const address = page.url();
      assert.match(address, /\/applications\/a-[a-z0-9]{6}$/);
      await check('an empty application');

      await page.getByRole('link', { name: 'Say what you apply for, and why now' }).click();
      assert.match(page.url(), /\/about#purpose$/);
      await check('an empty form');
      await page.getByLabel('What you apply for, and why now').fill('A new release.');
      await page.getByLabel('Who answers for this application').fill('x'.repeat(501));
      await press(page, 'Save');
      await expectError(page, 'Who answers for this application must have at most 500 characters');
      await check('too long a contact');
      assert.equal(await page.getByLabel('What you apply for').inputValue(), 'A new release.');
      await page.getByLabel('Who answers for this application').fill('Invented Contact');
      await press(page, 'Save');
      await expectStatus(page, 'About the statistic and why', 'Incomplete');

      // Left, and gone on with in another browser.
      await page.context().close();
      page = (await openPage(browser, { ...options, javaScriptEnabled: false })).page;
      await giveSession(page.context(), applicant, origin);
      await page.goto(address);
      await follow(page, 'About the statistic and why');
      assert.equal(await page.getByLabel('What you apply for').inputValue(), 'A new release.');
      await page.getByLabel('Medium').check();
      await page.getByLabel('Why it has that profile').fill('Many people use it.');
      await press(page, 'Save');
      await expectStatus(page, 'About the statistic and why', 'Completed');

      await follow(page, 'Plain-language summary');
      await page.getByLabel('The plain-language summary').fill('We count something invented.');
      await press(page, 'Save');
      await follow(page, 'Add an activity');
      await check('a new activity');
      await page.getByLabel('Name of the activity').fill('Invented workshops');
      await page.getByLabel('Began').fill('last spring');
      await page.locator('[name="exchanges.0.asked"]').fill('What do these words say to you?');
      await press(page, 'Save');
      await expectError(page, 'Began must be a year, month or day');
      await check('a date that is none');
      await page.getByLabel('Began').fill('2025-10');
      await page.locator('button[name="more"][value="exchanges"]').click();
      assert.equal(
        await page.getByLabel('Name of the activity').inputValue(),
        'Invented workshops',
      );
      await page.locator('[name="exchanges.1.asked"]').fill('May we ask you this?');
      await page.getByRole('button', { name: 'Save and stay on this page' }).first().click();
      await page.getByRole('link', { name: 'Say what was done', exact: true }).click();
      await check('an activity that is begun');
      await fillActivity(page);
      await press(page, 'Save');
      await expectStatus(page, 'Activity 1: Invented workshops', 'Completed');
      await check('one activity');

      await follow(page, 'Activity 1: Invented workshops');
      await follow(page, 'Choose an example that tells of this activity');
      await page.locator('#q').fill('statistics assembly');
      await page.getByRole('button', { name: 'Search', exact: true }).last().click();
      await check('examples to cite');
      await page
        .getByRole('button', { name: /^Cite this/ })
        .first()
        .click();
      await follow(page, 'Add or remove files');
      await page.getByLabel('Files', { exact: true }).setInputFiles(file('page.html', '<html>'));
      await press(page, 'Add files');
      await expectError(page, 'page.html is not a PDF, JPEG, PNG or WebP file');
      await page.getByLabel('Files', { exact: true }).setInputFiles(file('notes.pdf', '%PDF-1.7'));
      await press(page, 'Add files');
      await check('one file');
      await follow(page, 'Back to the application');
      await check('nearly whole');

      await page.getByRole('link', { name: 'Check and submit' }).last().click();
      await check('something is missing');
      await press(page, 'Submit the application');
      await expectError(page, 'Answer the question “Who is affected');
      await check('not handed in');
      await page.goto(address);
      await follow(page, 'Other questions of the scheme');
      await check('the questions of the scheme');
      await page.getByLabel('Who is affected by these statistics').fill('People at sea.');
      await page.getByLabel('What did people think of').fill('They found it acceptable.');
      await press(page, 'Save');
      await page.getByRole('link', { name: 'Check and submit' }).last().click();
      assert.match((await page.textContent('main')) ?? '', /Nothing that the scheme asks for is/);
      await check('what is handed in');
      await press(page, 'Submit the application');
      assert.equal(page.url(), address);
      assert.match((await page.textContent('#evidence')) ?? '', /Version 1, handed in on/);
      await check('handed in');
      await page.context().close();
    });
  }
});

async function fillActivity(page: Page): Promise<void> {
  await page.getByLabel('What was done', { exact: true }).fill('People met.');
  await page.locator('[name="method"]').selectOption('workshops');
  await page.getByLabel('Needs', { exact: true }).check();
  await page.getByLabel('Acceptability', { exact: true }).check();
  for (const [row, who] of ['public', 'data-users'].entries()) {
    // One row more is there each time it is saved.
    if (row > 0) await page.locator('button[name="more"][value="cohorts"]').click();
    await page.locator(`[name="cohorts.${row}.who"]`).selectOption(who);
    await page.locator(`[name="cohorts.${row}.count"]`).fill('1,024');
    await page.locator(`[name="cohorts.${row}.basis"]`).selectOption('took-part');
  }
  await page.getByLabel('How they represent the people').fill('They came from everywhere.');
  await page.getByLabel('What came of it', { exact: true }).fill('A list.');
  await page.getByLabel('How it changed the statistics').fill('Two words.');
  for (const row of [0, 1]) {
    await page.locator(`[name="exchanges.${row}.said"]`).fill('Nothing.');
    await page.locator(`[name="exchanges.${row}.response"]`).selectOption('accepted');
    await page.locator(`[name="exchanges.${row}.did"]`).fill('The words were changed.');
  }
}

function file(name: string, words: string) {
  return { name, mimeType: 'application/octet-stream', buffer: Buffer.from(words) };
}

async function giveSession(context: BrowserContext, { cookie }: Staff, origin: string) {
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, url: origin }]);
  context.setDefaultTimeout(15_000);
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).first().click();
}

async function follow(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name, exact: true }).first().click();
}

async function expectError(page: Page, words: string): Promise<void> {
  assert.match(await page.title(), /^Error: /);
  const summary = (await page.textContent('.govuk-error-summary')) ?? '';
  assert.ok(summary.includes(words), summary);
}

async function expectStatus(page: Page, task: string, status: string): Promise<void> {
  const line = page.locator('.tasks__item', { hasText: task });
  assert.equal(await line.locator('.tasks__status').textContent(), status);
}
