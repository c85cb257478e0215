import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { findBarriers } from './accessibility.ts';
import { desktop, launch, noBrowser, openPage, phone } from './chromium.ts';
import { serveStarter } from './served-site.ts';

const visitors = [
  ['a phone without script', { ...phone, javaScriptEnabled: false }],
  ['a phone', phone],
  ['a desk without script', { ...desktop, javaScriptEnabled: false }],
  ['a desk', desktop],
] as const;

const looked = new Set<string>(['a phone without script', 'a desk']);

test('people contribute, follow it and take it back', { skip: noBrowser }, async (t) => {
  const browser = await launch(t);
  // Each step of a person takes a while; the tests do not wait for that.
  let late = 0;
  const now = () => new Date(Date.now() + late);
  const { site, origin } = await serveStarter(t, now);
  const examples = ['legal-aid-agency-claims-system', 'uk-statistics-assembly-2025'] as const;

  for (const [who, options] of visitors) {
    await t.test(`on ${who}`, async () => {
      const { page, complaints } = await openPage(browser, options);
      page.setDefaultTimeout(10_000);
      // axe is a script itself: where there is none, it looks at a copy of the page in another window.
      const looker = (await openPage(browser, { viewport: options.viewport ?? null })).page;
      await looker.goto(`${origin}/about`);
      const check = async (step: string) => {
        late += 10_000;
        // The markup is the same with and without script: each width is looked at once.
        if (!looked.has(who)) return;
        await looker.setContent(await page.content());
        assert.deepEqual(await findBarriers(looker), [], step);
      };

      // A visitor fills a hole.
      await page.goto(`${origin}/examples/${examples[0]}`);
      await page.locator('a.do-you-know[href*="field="]').first().click();
      await check('the form for one fact');
      await press(page, 'Send');
      assert.match(await page.title(), /^Error: /);
      await check('the form with an error');
      await page.getByRole('link', { name: 'Write what you know' }).click();
      assert.match(page.url(), /#text$/);
      await page.getByLabel('What do you know?').fill(`It was in 2020, on ${who}.`);
      await page.getByLabel('I read about it').check();
      await press(page, 'Send');
      await check('the receipt');
      await heading(page, 'Thank you. We have what you sent');
      const place = page.url();
      const listed = await page.locator('.contribute__link').textContent();
      assert.ok(place.startsWith(`${origin}${new URL(listed ?? '').pathname}`));

      // A question is answered.
      await ask(place);
      await page.goto(place.replace('&sent=yes', ''));
      await heading(page, 'The editors have a question');
      await check('a question');
      await page.getByLabel('Answer the editors').fill('In the spring.');
      await press(page, 'Send your answer');
      await heading(page, 'Waiting for an editor');
      await check('the answer');

      // It is withdrawn.
      await press(page, 'Withdraw this contribution');
      await heading(page, 'Withdrawn');
      await check('withdrawn');

      // A participant says that they were there, and deletes their details.
      await page.goto(`${origin}/examples/${examples[1]}`);
      await page.getByRole('link', { name: 'I was involved' }).click();
      await check('the form for who was there');
      await page.getByLabel('What can you tell us?').fill(`I sat at a table, on ${who}.`);
      await page.getByLabel('I took part', { exact: true }).check();
      await page.getByLabel('Yes, by name').check();
      await page.getByLabel('Your name, as it should be published').fill('Ada Example');
      await page.getByLabel('E-mail address for a reply').fill('ada@people.example');
      await press(page, 'Send');
      await check('the receipt of who was there');
      await page.getByLabel('Add a scan').setInputFiles({
        name: 'notes.pdf',
        mimeType: 'application/pdf',
        buffer: Buffer.from('%PDF-1.7\n'),
      });
      await press(page, 'Add files');
      await page.getByText('notes.pdf, 1 kB, private').waitFor();
      await check('a file');
      await press(page, 'Delete my details');
      await page.getByText('We keep no e-mail address').waitFor();
      assert.equal(await page.getByText('Ada Example').count(), 0);
      assert.equal(await page.getByText('notes.pdf').count(), 0);
      await check('details deleted');

      // A new example that is there already.
      await page.goto(`${origin}/contribute`);
      await check('the door');
      await page.getByRole('link', { name: 'Tell us of an example that is not here' }).click();
      await check('the form for a new example');
      await page.getByLabel('A short title').fill('UK Statistics Assembly of 2025');
      await page.getByLabel('What happened?').fill(`People met, on ${who}.`);
      await press(page, 'Send');
      await heading(page, 'Is it one of these?');
      await check('likely duplicates');
      await page.getByRole('button', { name: 'It is none of these: send it' }).click();
      await heading(page, 'Thank you. We have what you sent');
      // The form that was refused is the only thing to complain about.
      assert.deepEqual(
        complaints.filter((one) => !one.includes('422')),
        [],
      );
      await looker.context().close();
      await page.context().close();
    });
  }

  async function ask(place: string): Promise<void> {
    const reference = new URL(place).pathname.split('/').at(-1)?.toUpperCase() ?? '';
    const { id } = await site.db
      .updateTable('contributions')
      .set({ state: 'asked' })
      .where('reference', '=', reference)
      .returning('id')
      .executeTakeFirstOrThrow();
    const at = now().toISOString();
    await site.db
      .insertInto('contribution_messages')
      .values({ contribution_id: id, at, from_editor: 1, person: null, text: 'When was it?' })
      .execute();
  }
});

test('under load the browser does its sum, and is not set aside', {
  skip: noBrowser,
}, async (t) => {
  const browser = await launch(t);
  let late = 0;
  const now = () => new Date(Date.now() + late);
  const limits = { COUNTERSIGN_CONTRIBUTIONS_PER_HOUR: '2' };
  const { origin, site } = await serveStarter(t, now, limits);
  for (let number = 0; number < 10; number++) {
    await site.app.request(
      '/contributions',
      {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ kind: 'example', title: `Title ${number}`, text: 'Text' }),
      },
      { incoming: { socket: { remoteAddress: `192.0.${number}.1` } } },
    );
  }
  for (const [javaScriptEnabled, expected] of [
    [true, 'Waiting for an editor.'],
    [false, 'Set aside.'],
  ] as const) {
    const { page, complaints } = await openPage(browser, { ...phone, javaScriptEnabled });
    page.setDefaultTimeout(20_000);
    await page.goto(`${origin}/contribute/example`);
    late += 10_000;
    await page.getByLabel('A short title').fill(`Hives ${javaScriptEnabled}`);
    await page.getByLabel('What happened?').fill('Keepers were asked.');
    await press(page, 'Send');
    await page.getByText(expected, { exact: true }).waitFor();
    assert.deepEqual(complaints, []);
    await page.context().close();
  }
});

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
}

async function heading(page: Page, name: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name }).waitFor();
}
