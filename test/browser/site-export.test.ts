import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import type { Site } from '../../src/kernel/http/site.ts';
import { openStarter } from '../databases.ts';
import { exportSite } from '../site-export.ts';
import { findBarriers } from './accessibility.ts';
import { desktop, launch, noBrowser, openPage, phone } from './chromium.ts';

test('the register is read from disk, without a server', { skip: noBrowser }, async (t) => {
  const browser = await launch(t);
  const { folder, site } = await exportSite(t, await openStarter(t));
  const at = (file: string) => pathToFileURL(join(folder, file)).href;

  for (const [name, options] of [
    ['on a phone', phone],
    ['at a desk', desktop],
  ] as const) {
    await t.test(`${name}: an example is found, read and left by its links`, async () => {
      const { page, complaints } = await openPage(browser, options);
      const failed: string[] = [];
      page.on('requestfailed', (request) => failed.push(request.url()));
      await page.goto(at('index.html'));
      assert.match(await fontOf(page), /loaded/);

      await page.locator('main input[name=q]').fill('deaths of homeless people');
      await page.locator('main input[name=q]').press('Enter');
      await page.waitForURL(/search\.html\?q=deaths/);
      const first = page.locator('#found li:first-child a');
      await first.waitFor();
      assert.match(await page.locator('#told').innerText(), /^\d+ examples? found for/);
      const title = await first.innerText();
      await first.click();
      await page.waitForURL(/examples\/[a-z0-9-]+\.html$/);
      assert.equal(await page.locator('h1').innerText(), title);

      await page.locator('.breadcrumbs a, .govuk-breadcrumbs a').last().click();
      await page.waitForURL(/examples\.html$/);
      await page.locator('a[rel=next]').click();
      await page.waitForURL(/examples\.page-2\.html$/);
      await page.goto(at('methods/survey.html'));
      await page.locator('.section__more a').first().click();
      await page.waitForURL(/search\.html\?method=survey$/);
      await page.locator('#found li').first().waitFor();
      assert.match(await page.locator('#told').innerText(), /found for/);
      await page.goto(`${at('search.html')}?kind=engagement`);
      await page.locator('#more').click();
      await page.locator('#found li:nth-child(21) a:focus').waitFor();
      await page.context().close();
      assert.deepEqual([complaints, failed], [[], []]);
    });
  }

  await t.test('its pages are without barriers', async () => {
    for (const options of [phone, { ...desktop, colorScheme: 'dark' as const }]) {
      const { page } = await openPage(browser, options);
      for (const file of [
        'index.html',
        'examples.html',
        'examples/uk-statistics-assembly-2025.html',
        'organisations.html',
        'search.html',
      ]) {
        await page.goto(at(file));
        assert.deepEqual(await findBarriers(page), [], file);
      }
      await page.goto(`${at('search.html')}?q=census`);
      await page.locator('#told', { hasText: 'found for' }).waitFor();
      assert.deepEqual(await findBarriers(page), []);
      await page.context().close();
    }
  });

  await t.test('without JavaScript the search page leads to every list', async () => {
    const { page } = await openPage(browser, { ...phone, javaScriptEnabled: false });
    await page.goto(at('search.html'));
    await page.getByText('needs JavaScript').waitFor();
    await page.getByRole('link', { name: 'All examples, the newest first' }).click();
    await page.waitForURL(/examples\.html$/);
    await page.context().close();
  });

  await t.test('the search finds what the register finds', async () => {
    const { page } = await openPage(browser, desktop);
    for (const query of queries) {
      await page.goto(`${at('search.html')}?${query}`);
      await page.locator('#told', { hasText: 'found for' }).waitFor();
      for (const more = page.locator('#more'); await more.isVisible(); ) {
        const shown = await page.locator('#found li').count();
        await more.click();
        await page.locator(`#found li:nth-child(${shown + 1})`).waitFor();
      }
      const links = await page.evaluate<string[]>(
        `[...document.querySelectorAll('#found a')].map((one) => one.getAttribute('href'))`,
      );
      const slugs = links.map((link) => link.slice('examples/'.length, -'.html'.length)).sort();
      assert.deepEqual(slugs, await served(site, query), query);
    }
    await page.context().close();
  });
});

// A space at the end: the last word is whole. What is half typed may find a little less from disk.
const queries = [
  'q=census%20',
  'q=consulted+',
  'q=M%C4%81ori+data+',
  'q=organization+',
  'q=care.data+',
  'q=boycott+census+',
  'q=xyzzyqwv+',
  'q=kids+',
  'method=survey',
  'country=GB',
  'q=census+&kind=absence',
  'kind=absence&kind=related&stage=1',
  'organisation=office-for-national-statistics',
];

async function served(site: Site, query: string): Promise<string[]> {
  const slugs: string[] = [];
  for (let number = 1; ; number++) {
    const answer = await site.app.request(`/examples.json?${query}&per_page=100&page=${number}`);
    const { total, items } = (await answer.json()) as { total: number; items: { slug: string }[] };
    slugs.push(...items.map(({ slug }) => slug));
    if (slugs.length >= total) return slugs.sort();
  }
}

async function fontOf(page: Page): Promise<string> {
  return page.evaluate<string>(
    `document.fonts.ready.then(() => [...document.fonts].map((font) => font.status).join(' '))`,
  );
}
