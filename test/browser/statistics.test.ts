import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { saveStatistic } from '../../src/statistics/actions.ts';
import { getStatisticDetails } from '../../src/statistics/queries.ts';
import { type Staff, signIn } from '../staff.ts';
import { findBarriers } from './accessibility.ts';
import { desktop, launch, noBrowser, openPage, phone } from './chromium.ts';
import { serveStarter } from './served-site.ts';

const producer = 'office-for-national-statistics';
const slug = 'uk-labour-market-statistics-and-unpaid-care';
const windows = [
  ['phone', phone],
  ['desk', desktop],
] as const;

test('a producer’s person edits their statistic, and another producer’s is refused', {
  skip: noBrowser,
}, async (t) => {
  const browser = await launch(t);
  for (const [where, options] of windows) {
    await t.test(`on a ${where}`, async (t) => {
      const { site, origin } = await serveStarter(t);
      const { lock, slug: _, ...known } = await getStatisticDetails(site.db, slug);
      await saveStatistic(site, 'command', slug, lock, { ...known, producer });
      const una = await signIn(site, 'una@people.example', 'applicant', producer);
      const oli = await signIn(site, 'oli@people.example', 'applicant', 'legal-aid-agency');
      const { page, complaints } = await openPage(browser, options);
      page.setDefaultTimeout(15_000);
      await giveSession(page, una, origin);
      const look = async (step: string) => {
        assert.deepEqual(await findBarriers(page), [], step);
        const folder = process.env.SCREENSHOTS;
        const path = `${folder}/${where}-${step.replaceAll(' ', '-')}.png`;
        if (folder) await page.screenshot({ path, fullPage: true });
      };

      await page.goto(`${origin}/people/me`);
      await look('own page');
      await page
        .getByRole('link', { name: 'Statistics of Office for National Statistics' })
        .click();
      await look('own statistics');
      await page.getByRole('link', { name: /^Edit Labour market/ }).click();
      await look('form');
      await page
        .getByLabel('In plain language')
        .fill('How many people work, and who cares unpaid.');
      await page.getByLabel('Accredited official statistics').check();
      await page.getByLabel('The regulator').check();
      await page.getByLabel('Address of the statement').fill('regulator.example/list');
      await page.getByLabel('Day').fill('31');
      await page.getByLabel('Month').fill('2');
      await page.getByLabel('Year').fill('2026');
      await page.getByLabel('How often it is published').selectOption('Monthly');
      await page.getByRole('button', { name: 'Save and publish' }).click();

      await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
      assert.match(await page.title(), /^Error: /);
      await look('what is wrong');
      assert.equal(
        await page.getByLabel('In plain language').inputValue(),
        'How many people work, and who cares unpaid.',
      );
      assert.equal(await page.getByLabel('Accredited official statistics').isChecked(), true);
      await page.getByRole('link', { name: /^The address of the statement must/ }).click();
      await page.getByLabel('Address of the statement').fill('https://regulator.example/list');
      await page.getByLabel('Day').fill('27');
      await page.getByLabel('Higher').check();
      await page.getByLabel('Reason for the profile').fill('Benefits are set by it.');
      await page.getByRole('button', { name: 'Save and publish' }).click();

      await page.getByText('As stated by the regulator at').waitFor();
      assert.equal(page.url(), `${origin}/statistics/${slug}`);
      const words = await page.getByRole('main').innerText();
      assert.match(words, /How many people work, and who cares unpaid\./);
      assert.match(words, /seen on 27 February 2026/);
      assert.match(words, /does not make a statistic official/);
      await look('the statistic');

      await page.goto(`${origin}/organisations/${producer}/statistics/new`);
      await page.getByRole('button', { name: 'Add and publish' }).click();
      await page.getByRole('link', { name: 'Enter the title' }).click();
      await look('adding');

      await page.context().clearCookies();
      await giveSession(page, oli, origin);
      for (const address of [
        `/statistics/${slug}/editing`,
        `/organisations/${producer}/statistics`,
      ]) {
        const answer = await page.goto(origin + address);
        assert.equal(answer?.status(), 403, address);
        await look('refused');
      }
      assert.deepEqual(
        complaints.filter((complaint) => !/422|403/.test(complaint)),
        [],
      );
      await page.context().close();
    });
  }
});

async function giveSession(page: Page, { cookie }: Staff, origin: string): Promise<void> {
  const [name = '', value = ''] = cookie.split('=');
  await page.context().addCookies([{ name, value, url: origin }]);
}
