import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Site } from '../../src/kernel/http/site.ts';
import { createSite, page as register } from '../../src/kernel/http/site.ts';
import { signedInPage } from '../../src/people/signed-in.ts';
import { prepareSamples, samplesOf } from '../samples.ts';
import { prepareStaffSamples, staffPages, staffSamplesOf } from '../staff-samples.ts';
import { findBarriers, findMisfits, findVisibleBarriers } from './accessibility.ts';
import { desktop, launch, noBrowser, openPage, phone } from './chromium.ts';
import { serveStarter } from './served-site.ts';

// axe looks at each page whole on a phone, and at what a window and a scheme change on a desk.
const windows = [
  ['a phone', findBarriers, phone],
  ['a desk in the dark scheme', findVisibleBarriers, { ...desktop, colorScheme: 'dark' as const }],
  ['the narrowest phone', findMisfits, { viewport: { width: 320, height: 640 } }],
  ['a wide desk', findMisfits, { viewport: { width: 1600, height: 900 } }],
] as const;

test('every page is without barriers', { skip: noBrowser }, async (t) => {
  const browser = await launch(t);
  const { site, origin } = await serveStarter(t);
  await prepareSamples(site.db);
  const visits = [...listVisits(site), ...(await listStaffVisits(site))];

  for (const [name, find, options] of windows) {
    await t.test(`on ${name}`, async () => {
      const { page, complaints } = await openPage(browser, options);
      const found: string[] = [];
      let session = '';
      for (const { address, cookie } of visits) {
        if (cookie !== session) {
          const [name = '', value = ''] = cookie.split('=');
          await page.context().addCookies([{ name, value, url: origin }]);
          session = cookie;
        }
        const answer = await page.goto(origin + address);
        const barriers = await find(page);
        if (answer?.status() !== 200) barriers.push(`answered ${answer?.status()}`);
        if (page.url() !== origin + address) barriers.push(`led to ${page.url()}`);
        found.push(...barriers.map((barrier) => `${address}: ${barrier}`));
      }
      await page.context().close();
      assert.deepEqual(found, []);
      assert.deepEqual(complaints, []);
    });
  }

  await t.test('and the check finds planted ones', async () => {
    const { page } = await openPage(browser, phone);
    await page.setContent(
      '<html lang="en"><title>x</title><main><h1>x</h1><h1>y</h1><p style="width:900px">z</p><img src="a"></main>',
    );
    const found = (await findBarriers(page)).join('\n');
    await page.context().close();
    assert.match(found, /image-alt/);
    assert.match(found, /2 are there/);
    assert.match(found, /wider than the window/);
  });
});

test('a page that the check does not know fails it', () => {
  const settings = {} as Site['settings'];
  const site = createSite({ db: {} as Site['db'], settings, url: '', now: () => new Date() });
  register(site, '/new-page', { html: ({ c }) => c.text('') });
  signedInPage(site, '/new-desk', { html: ({ c }) => c.text('') });
  assert.throws(() => listVisits(site), /\/new-page has no sample/);
  const [desk] = staffPages(site);
  assert.ok(desk);
  assert.throws(() => staffSamplesOf(desk, {}), /\/new-desk has no sample/);
  assert.throws(() => staffSamplesOf(desk, { '/new-desk': ['editor'] }), /has no sample/);
});

function listVisits(site: Site) {
  const pages = site.routes.filter((route) => route.formats.includes('html') && !route.signedIn);
  return pages.flatMap((route) => samplesOf(route).map((address) => ({ address, cookie: '' })));
}

/** Everybody's pages come before these, so that they are seen as a visitor sees them. */
async function listStaffVisits(site: Site) {
  const { table, cookies } = await prepareStaffSamples(site);
  const visits = staffPages(site).flatMap((route) => {
    const [by, ...addresses] = staffSamplesOf(route, table);
    return addresses.map((address) => ({ address, cookie: cookies[by] ?? '' }));
  });
  return visits.toSorted((one, other) => one.cookie.localeCompare(other.cookie));
}
