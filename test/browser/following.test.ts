import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Site } from '../../src/kernel/http/site.ts';
import { createSmtpCourier } from '../../src/kernel/mail/courier.ts';
import { sendDue } from '../../src/kernel/mail/sending.ts';
import { receiveMail } from '../mail-server.ts';
import { signIn } from '../staff.ts';
import { findBarriers } from './accessibility.ts';
import { desktop, launch, noBrowser, openPage, phone } from './chromium.ts';
import { serveStarter } from './served-site.ts';

const visitors = [
  ['a phone without script', { ...phone, javaScriptEnabled: false }],
  ['a phone', phone],
  ['a desk without script', { ...desktop, javaScriptEnabled: false }],
  ['a desk', desktop],
] as const;
/** The markup is the same with and without script: each width is looked at once. */
const looked = new Set<string>(['a phone without script', 'a desk']);
const example = '/examples/uk-statistics-assembly-2025';
const title = 'UK Statistics Assembly 2025';
const day = 86_400_000;

test('people follow by e-mail, are told when it is due, and stop with one click', {
  skip: noBrowser,
}, async (t) => {
  const browser = await launch(t);
  let time = Date.parse('2026-03-02T09:00:00Z');
  const { site, origin } = await serveStarter(t, () => new Date(time));
  const mails = await openMailbox(t, site, origin);
  const editor = (await openPage(browser, { ...desktop, javaScriptEnabled: false })).page;
  editor.setDefaultTimeout(10_000);
  const revise = (words: string) => publishRevision(editor, site, origin, words);

  for (const [index, [who, options]] of visitors.entries()) {
    await t.test(`on ${who}`, async () => {
      const { page, complaints } = await openPage(browser, options);
      page.setDefaultTimeout(10_000);
      const check = await createCheck(browser, looked.has(who) ? options : null, page, origin);
      const address = `reader${index}@people.example`;

      // An example: first with a slip in the address.
      await page.goto(origin + example);
      await page.getByRole('link', { name: 'Follow by e-mail' }).click();
      await check('what would be followed');
      await page.getByLabel('E-mail address').fill('reader at people');
      await press(page, 'Send me the link');
      assert.match(await page.title(), /^Error: /);
      assert.equal(await page.getByLabel('E-mail address').inputValue(), 'reader at people');
      await check('an address that is none');
      await page.getByLabel('E-mail address').fill(address);
      await press(page, 'Send me the link');
      await heading(page, 'Look at your e-mail');
      await check('a link is on its way');
      await page.goto(await mails.link(address, '/following/confirm'));
      await check('the button of the link');
      await press(page, 'Yes, write to me when it changes');
      await heading(page, 'What you follow');
      await page.getByRole('main').getByRole('link', { name: title }).waitFor();
      await check('one thing followed');

      // A search, as well.
      await page.goto(`${origin}/examples?q=assembly&country=GB`);
      await page.getByRole('link', { name: 'Follow by e-mail' }).click();
      await page.getByText('“assembly”; ').waitFor();
      await page.getByLabel('E-mail address').fill(address);
      await press(page, 'Send me the link');
      await page.goto(await mails.link(address, '/following/confirm'));
      await press(page, 'Yes, write to me when it changes');
      await page.getByRole('link', { name: '“assembly”' }).waitFor();
      await check('two things followed');
      const own = page.url();

      // An editor publishes a revision: nothing comes before the week is over, then one mail with both.
      await revise(`What changed, as seen on ${who}.`);
      time += 6 * day;
      assert.equal(await mails.whenDue(address), null);
      time += day;
      const told = await mails.whenDue(address);
      assert.equal(told?.headers['list-unsubscribe-post'], 'List-Unsubscribe=One-Click');
      assert.equal(told?.text.match(new RegExp(`^Revised: ${title}$`, 'gm'))?.length, 2);
      assert.equal(await mails.whenDue(address), null, 'told once');

      // Daily from now on.
      await page.goto(origin + pathIn(told?.text, '/following'));
      await page.getByLabel('Once a day').check();
      await press(page, 'Save');
      assert.equal(await page.getByLabel('Once a day').isChecked(), true);
      await revise(`What changed once more, as seen on ${who}.`);
      time += day;
      const daily = await mails.whenDue(address);
      assert.match(daily?.text ?? '', /at most once a day/);

      // The link at the end of the mail only asks; the mail program's button ends it at once.
      const end = origin + pathIn(daily?.text, '/following/end');
      await page.goto(end);
      await heading(page, 'Stop all mails?');
      await check('the question before the end');
      const [, listed = ''] =
        /^<\S+?(\/following\/end\S+)>$/.exec(daily?.headers['list-unsubscribe'] ?? '') ?? [];
      assert.equal(origin + listed, end);
      const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
      const answer = await fetch(end, { method: 'POST', body });
      assert.equal(answer.status, 200);
      await page.goto(own);
      await heading(page, 'Page not found');
      await check('the private page after the end');

      // Whoever presses the button too is told the same.
      await page.goto(end);
      await press(page, 'Stop all mails and delete my address');
      await heading(page, 'You follow nothing any more');
      await check('the end');
      // For the server it is the same whoever it was: once is enough.
      if (index === 0) {
        await revise(`What nobody was told, after ${who}.`);
        time += 8 * day;
        assert.equal(await mails.whenDue(address), null);
      }
      await page.context().close();
      // An address that is none and a page that is gone are answered as such.
      const others = complaints.filter((line) => !/status of (404|422)/.test(line));
      assert.deepEqual(others, []);
    });
  }
});

/** The mails of the site, sent by SMTP and received. */
async function openMailbox(t: TestContext, site: Site, origin: string) {
  const server = await receiveMail(t);
  const courier = createSmtpCourier(server.url, 'countersign@register.example');
  const received = async (to: string) => {
    const before = server.received.length;
    await sendDue({ db: site.db, courier, now: site.now });
    const fresh = server.received.slice(before).filter((mail) => mail.to === to);
    assert.ok(fresh.length <= 1, `${fresh.length} mails at once`);
    return fresh[0] ?? null;
  };
  return {
    /** The address in a mail that has just come, as it is where this site is served. */
    async link(to: string, path: string): Promise<string> {
      return origin + pathIn((await received(to))?.text, path);
    },
    /** What comes of the hourly work: a mail, or none. */
    async whenDue(to: string) {
      for (const job of site.hourly) await job();
      return received(to);
    },
  };
}

function pathIn(text: string | undefined, path: string): string {
  const found = new RegExp(`^http://localhost:3000(${path}\\?key=\\S+)$`, 'm').exec(text ?? '');
  assert.ok(found?.[1], `no ${path} in: ${text}`);
  return found[1];
}

/** An editor signs in, as the last session has ended by now, and publishes a revision. */
async function publishRevision(editor: Page, site: Site, origin: string, words: string) {
  const { cookie } = await signIn(site, 'grace@people.example', 'editor');
  const [name = '', value = ''] = cookie.split('=');
  await editor.context().addCookies([{ name, value, url: origin }]);
  await editor.goto(`${origin + example}/edit`);
  await press(editor, 'Edit a working copy');
  await editor.getByLabel('What changed').first().fill(words);
  await editor.getByRole('button', { name: 'Save and preview' }).first().click();
  await editor.getByLabel('What was changed, and why').fill('Told by somebody who was there');
  await press(editor, 'Publish');
  await editor.getByText(words).first().waitFor();
}

/** axe looks at a copy in another window, as it is a script itself; null: it does not look. */
async function createCheck(
  browser: Browser,
  options: BrowserContextOptions | null,
  page: Page,
  origin: string,
) {
  if (!options) return async () => {};
  const looker = (await openPage(browser, { viewport: options.viewport ?? null })).page;
  page.on('close', () => looker.context().close());
  await looker.goto(`${origin}/about`);
  return async (step: string) => {
    await looker.setContent(await page.content());
    assert.deepEqual(await findBarriers(looker), [], step);
  };
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).first().click();
}

async function heading(page: Page, name: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name }).waitFor();
}
