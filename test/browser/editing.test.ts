import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { publishExample } from '../../src/examples/actions.ts';
import { findExample } from '../../src/examples/queries.ts';
import { change } from '../../src/kernel/database/database.ts';
import type { Site } from '../../src/kernel/http/site.ts';
import { readNames } from '../../src/vocabulary/authorities/queries.ts';
import { type Staff, signIn } from '../staff.ts';
import { findBarriers } from './accessibility.ts';
import { desktop, launch, noBrowser, openPage, phone } from './chromium.ts';
import { serveStarter } from './served-site.ts';

const windows = [
  ['a phone', 'without script', { ...phone, javaScriptEnabled: false }],
  ['a desk', 'with script', desktop],
] as const;

test('an editor edits, previews, publishes, restores and withdraws', {
  skip: noBrowser,
}, async (t) => {
  const browser = await launch(t);
  const { site, origin } = await serveStarter(t);
  const administrator = await signIn(site, 'administrator@people.example', 'administrator');

  for (const [index, [where, script, options]] of windows.entries()) {
    await t.test(`on ${where}, ${script}`, async () => {
      const { page, complaints } = await openPage(browser, options);
      page.setDefaultTimeout(15_000);
      await giveSession(page, administrator, origin);
      // axe is a script itself: it looks at a copy of the page in another window.
      const looker = (await openPage(browser, { viewport: options.viewport ?? null })).page;
      await looker.goto(`${origin}/about`);
      const check = async (step: string) => {
        await looker.setContent(await page.content());
        assert.deepEqual(await findBarriers(looker), [], step);
        const folder = process.env.SCREENSHOTS;
        if (folder)
          await page.screenshot({
            path: `${folder}/${index}-${step.replaceAll(' ', '-')}.png`,
            fullPage: true,
          });
      };

      // A new example, first with too little.
      await page.goto(`${origin}/moderation/drafts`);
      await check('the drafts');
      await press(page, 'Write a new example');
      await check('an empty form');
      await page
        .getByLabel('Title', { exact: true })
        .first()
        .fill(`Bus stops counted with riders ${index}`);
      await page.getByLabel('Title', { exact: true }).first().press('Enter');
      assert.match(page.url(), /\/preview$/);
      await check('what is missing');
      await page.getByRole('link', { name: 'Kind must be chosen' }).click();
      await page.getByLabel('Kind', { exact: true }).first().selectOption('engagement');
      await page.getByLabel('Summary').first().fill('Riders counted stops together.');
      await page.locator('[name="sources.0.url"]').fill('https://council.example/stops');
      await page.locator('[name="sources.0.title"]').fill('The count');
      await page.locator('button[name="more"][value="sources"]').click();
      assert.equal(await page.locator('[name="sources.0.title"]').inputValue(), 'The count');
      await page.locator('[name="organisations.0.organisation"]').fill('Council of bus riders');
      await press(page, 'Save and preview');
      await check('a name that is not known');
      await page.getByRole('link', { name: /is not in the register/ }).click();
      await page.locator('[name="organisations.0.organisation_new"]').check();
      await page
        .locator('[name="organisations.0.organisation"]')
        .fill(`Council of bus riders ${index}`);
      await press(page, 'Save and preview');
      await heading(page, `Bus stops counted with riders ${index}`);
      await check('the preview');
      await press(page, 'Publish');
      assert.match(await page.title(), /^Error: /);
      await check('a reason is wanted');
      await page.getByLabel('Why it is added').fill('Told at a meeting');
      await press(page, 'Publish');
      const address = page.url();
      assert.equal(address, `${origin}/examples/bus-stops-counted-with-riders-${index}`);

      // A working copy, and somebody publishes meanwhile.
      await page.getByRole('link', { name: 'Edit (for editors)' }).click();
      await check('the example as a whole');
      await press(page, 'Edit a working copy');
      await page.getByLabel('What changed').first().fill('Three stops were moved.');
      await press(page, 'Save and preview');
      await publishMeanwhile(site, `bus-stops-counted-with-riders-${index}`);
      await page.getByLabel('What was changed, and why').fill('What came of it');
      await press(page, 'Publish');
      await heading(page, 'Somebody published a revision meanwhile');
      await check('a collision');
      await page.getByRole('button', { name: /^Go on from revision/ }).click();
      await page.getByLabel('What was changed, and why').fill('What came of it');
      await press(page, 'Publish');
      assert.match(await page.content(), /Three stops were moved\./);

      // The history, an old version again, and the end.
      await page.goto(`${address}/history`);
      await check('the history');
      await page.goto(`${address}/edit`);
      await page.getByLabel(/^Revision 1,/).check();
      await page.locator('#restoration-reason').fill('The stops were moved back.');
      await press(page, 'Publish this version again');
      await page.goto(`${address}/redaction`);
      await page.getByRole('textbox', { name: 'Words' }).fill('Riders');
      await page.getByLabel('Personal data that must not be public').check();
      await press(page, 'See what would be taken out');
      await check('what would be redacted');
      await page.goto(`${address}/edit`);
      await press(page, 'Withdraw this example');
      await check('a reason to withdraw is wanted');
      await page.locator('#withdrawal-reason').fill('It was counted twice.');
      await press(page, 'Withdraw this example');
      const answer = await page.goto(address);
      assert.equal(answer?.status(), 410);
      await heading(page, 'Withdrawn');
      await check('what was withdrawn');
      await page.goto(`${origin}/record?about=example`);
      await check('the record');
      await page.context().close();
      await looker.context().close();
      // A collision, an error beside its field and a withdrawn page are answered as such.
      assert.deepEqual(
        complaints.filter((line) => !/status of (409|410|422)/.test(line)),
        [],
      );
    });
  }
});

async function giveSession(page: Page, { cookie }: Staff, origin: string): Promise<void> {
  const [name = '', value = ''] = cookie.split('=');
  await page.context().addCookies([{ name, value, url: origin }]);
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).first().click();
}

async function heading(page: Page, name: string): Promise<void> {
  assert.equal(await page.locator('h1').textContent(), name);
}

/** As an accepted contribution does: a revision that the working copy did not begin from. */
async function publishMeanwhile(site: Site, slug: string): Promise<void> {
  const stored = await findExample(site.db, slug);
  assert.ok(stored);
  const example = { ...stored.example, lessons: 'Ask at night too.' };
  const names = await readNames(site.db, null, 0);
  const published = { slug, example, formerly: [], author: 'a rider', approver: null };
  const why = { reason: 'A rider wrote', contribution: 'C-ABCDEF', role: 'editor', actor: null };
  await change(site.db, (trx, version) =>
    publishExample({ trx, version, now: new Date(), names }, { ...published, ...why }),
  );
}
