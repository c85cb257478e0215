import assert from 'node:assert/strict';
import { test } from 'node:test';
import { prepareSamples, samplesOf } from '../samples.ts';
import { findBarriers, findMisfits } from './accessibility.ts';
import { desktop, launch, noBrowser, openPage, phone } from './chromium.ts';
import { serveStarter } from './served-site.ts';

// axe looks at each page twice, so that both widths and both schemes are seen.
const windows = [
  ['a phone', findBarriers, phone],
  ['a desk in the dark scheme', findBarriers, { ...desktop, colorScheme: 'dark' as const }],
  ['the narrowest phone', findMisfits, { viewport: { width: 320, height: 640 } }],
  ['a wide desk', findMisfits, { viewport: { width: 1600, height: 900 } }],
] as const;

test('every page is without barriers', { skip: noBrowser }, async (t) => {
  const browser = await launch(t);
  const { site, origin } = await serveStarter(t);
  await prepareSamples(site.db);
  const pages = site.routes.filter((route) => route.formats.includes('html') && !route.signedIn);
  assert.ok(pages.length > 20, `only ${pages.length} pages are registered`);

  for (const [name, find, options] of windows) {
    await t.test(`on ${name}`, async () => {
      const { page, complaints } = await openPage(browser, options);
      const found: string[] = [];
      for (const sample of pages.flatMap((route) => samplesOf(route))) {
        const answer = await page.goto(origin + sample);
        const barriers = await find(page);
        if (answer?.status() !== 200) barriers.push(`answered ${answer?.status()}`);
        found.push(...barriers.map((barrier) => `${sample}: ${barrier}`));
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
  assert.throws(() => samplesOf({ address: '/new-page', formats: ['html'] }), /has no sample/);
});
