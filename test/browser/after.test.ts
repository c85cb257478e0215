import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { openStarter } from '../databases.ts';
import { openReview, type Player } from '../review.ts';
import { findBarriers } from './accessibility.ts';
import { desktop, launch, noBrowser, openPage, phone } from './chromium.ts';
import { serveSite } from './served-site.ts';

const words = 'The invented people were asked, and what they said is written down.';

test('from a decision with a condition to an annual review that comes late', {
  skip: noBrowser,
}, async (t) => {
  const browser = await launch(t);
  for (const [where, options] of [
    ['a phone', phone],
    ['a desk', desktop],
  ] as const) {
    await t.test(`on ${where}, without script`, async (within) => {
      const review = await openReview(await openStarter(within), '2026-03-02T10:00:00.000Z');
      const origin = await serveSite(within, review.site);
      const reference = await review.reach('advised', { route: 'precedent' });
      const item = `${origin}/applications/${reference.toLowerCase()}`;
      const { page } = await openPage(browser, { ...options, javaScriptEnabled: false });
      const looker = (await openPage(browser, { viewport: options.viewport ?? null })).page;
      await looker.goto(`${origin}/about`);
      let step = 0;
      const check = async () => {
        step++;
        // axe is a script itself: it looks at a copy of the page in another window.
        await looker.setContent(await page.content());
        assert.deepEqual(await findBarriers(looker), [], page.url());
        const folder = process.env.SCREENSHOTS;
        const path = `${folder}/${where.replace(' ', '-')}-${String(step).padStart(2, '0')}.png`;
        if (folder) await page.screenshot({ path, fullPage: true });
      };
      const become = async (player: Player, address: string) => {
        const { cookie } = await review.returns(player);
        const [name = '', value = ''] = cookie.split('=');
        await page.context().clearCookies();
        await page.context().addCookies([{ name, value, url: origin }]);
        await page.goto(address);
        await check();
      };
      const press = async (name: string) => {
        await page.getByRole('button', { name }).click();
        await check();
      };
      const open = async (name: string) => {
        await page.getByRole('link', { name, exact: true }).click();
        await check();
      };

      await become('decider', item);
      await open('Decide');
      await press('Record the decision');
      assert.match(await page.title(), /^Error: Decide/);
      await page.getByLabel('Supported with conditions').check();
      await page.getByLabel('Reasons', { exact: true }).fill(words);
      await press('More rows');
      await page.getByLabel('Condition 1', { exact: true }).fill('Ask young people too.');
      await page.getByLabel('Condition 1 is due on').fill('2026-06-30');
      await press('Record the decision');
      assert.ok((await textOf(page)).includes('This differs from the panel’s advice'));
      await page.getByLabel('If you decide otherwise than the panel advised: why').fill(words);
      await press('Record the decision');
      assert.equal(page.url(), item);

      await become('adviser', item);
      await open('Send the final letter');
      await open('See the decision’s page as it will be published');
      await page.goto(`${item}/letter`);
      await press('Send the letter and publish the decision');
      await page.goto(`${origin}/decisions/${reference.toLowerCase()}-1`);
      assert.ok((await textOf(page)).includes('Ask young people too.'));

      review.setNow('2026-07-02T10:00:00.000Z');
      await become('applicant', item);
      assert.ok((await textOf(page)).includes('2 days late'));
      await open('Show that a condition is met');
      await page.getByLabel('How it is met').fill(words);
      await page.getByLabel('Files, if you have some').setInputFiles({
        name: 'notes.pdf',
        mimeType: 'application/pdf',
        buffer: Buffer.from('%PDF-1.7 invented'),
      });
      await press('Send it to the advice team');
      assert.ok((await textOf(page)).includes('notes.pdf'));
      await become('adviser', item);
      await open('Accept that a condition is met');
      await press('The condition is met');

      review.setNow('2027-03-15T10:00:00.000Z');
      await become('applicant', item);
      await open('Hand in the annual review');
      for (const field of await page.getByRole('textbox').all()) await field.fill(words);
      await press('Hand in the review');
      await become('adviser', item);
      await open('Accept the annual review');
      await press('Accept the review');
      assert.ok((await textOf(page)).includes('February 2028'));
      const mark = await review.site.app.request('/marks/engagement-mark/invented-statistic.json');
      assert.equal(((await mark.json()) as { status: string }).status, 'live');
    });
  }
});

async function textOf(page: Page): Promise<string> {
  return (await page.locator('main').innerText()).replace(/\s+/g, ' ');
}
