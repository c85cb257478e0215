import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Site } from '../../src/kernel/http/site.ts';
import { signIn } from '../staff.ts';
import { findBarriers } from './accessibility.ts';
import { desktop, launch, noBrowser, openPage, phone } from './chromium.ts';
import { serveStarter } from './served-site.ts';

const noScript = { javaScriptEnabled: false };
const example = '/examples/uk-statistics-assembly-2025';

test('editors clear the queue, and contributors read what became of it', {
  skip: noBrowser,
}, async (t) => {
  const browser = await launch(t);
  // Each step of a person takes a while; the tests do not wait for that.
  let late = 0;
  const { site, origin } = await serveStarter(t, () => new Date(Date.now() + late));

  for (const [name, script, options, title] of [
    ['phone', 'without script', { ...phone, ...noScript }, 'Hives counted by their keepers'],
    ['desk', 'with script', desktop, 'Rivers sounded with anglers'],
  ] as const) {
    await t.test(`on a ${name}, ${script}`, async () => {
      const looker = (await openPage(browser, { viewport: options.viewport ?? null })).page;
      await looker.goto(`${origin}/about`);
      const check = async (page: Page, step: string) => {
        late += 10_000;
        await looker.setContent(await page.content());
        assert.deepEqual(await findBarriers(looker), [], step);
      };

      const visitor = await open(browser, options);
      const send = async (text: string) => {
        await visitor.goto(`${origin}${example}/contribute?kind=involved`);
        late += 10_000;
        await visitor.getByLabel('What can you tell us?').fill(text);
        await visitor.getByLabel('Where can it be read?').fill('https://room.example/plan');
        await visitor.getByLabel('I took part', { exact: true }).check();
        await visitor.getByLabel('Yes, by role only').check();
        await visitor.getByLabel('Your role, such as').fill('a participant');
        await press(visitor, 'Send');
        return visitor.url().replace('&sent=yes', '');
      };
      const place = await send(`There were forty tables, on a ${name}.`);
      const address = `/moderation/${new URL(place).pathname.split('/').at(-1)}`;

      // An editor signs in by the link in the mail.
      const editor = await open(browser, options);
      await signInBy(editor, site, origin, `grace.${name}@people.example`, '/moderation');
      await heading(editor, 'Contributions');
      await check(editor, 'the queue');
      await editor.getByRole('link', { name: 'UK Statistics Assembly 2025' }).first().click();
      await check(editor, 'one contribution');
      await press(editor, 'Take it on');
      await editor.getByText('You are on it').waitFor();

      // A second editor opens the same, and goes to make tea.
      const second = await open(browser, options);
      await signInBy(second, site, origin, `alan.${name}@people.example`, address);
      await second.getByText(`grace.${name} is on it`).waitFor();

      // The first asks; the contributor answers.
      await editor.locator('summary', { hasText: 'Ask the contributor' }).click();
      await editor.getByLabel('Your question').fill('How many sat at each?');
      await press(editor, 'Ask');
      await editor.getByText('How many sat at each?').waitFor();
      await visitor.goto(place);
      await visitor.getByLabel('Answer the editors').fill('Eight or nine.');
      await press(visitor, 'Send your answer');
      await editor.reload();
      await editor.getByText('Eight or nine.').waitFor();
      await check(editor, 'an answer');

      // The first takes a part: not at once, as something is missing.
      await editor.getByLabel('Take the text into').selectOption('What was learned');
      await editor
        .getByLabel('The text, as it will be published')
        .fill(`Forty tables are many, on a ${name}.`);
      await editor.getByLabel('https://room.example/plan').uncheck();
      await editor.getByLabel('Methods', { exact: true }).last().check();
      await press(editor, 'Accept in part');
      await editor.getByRole('link', { name: 'Tell the contributor what was not taken' }).click();
      assert.match(await editor.title(), /^Error: /);
      await check(editor, 'an acceptance with an error');
      await editor.getByLabel('To the contributor').fill('The plan cannot be found.');
      await press(editor, 'Accept in part');
      await editor.getByRole('heading', { name: 'Outcome' }).waitFor();
      await check(editor, 'accepted');

      // The second decides as well, and loses nothing.
      await second.locator('summary', { hasText: 'Decline' }).click();
      await second.getByLabel('Another reason').check();
      await second.getByLabel('In your own words').fill('What Alan wrote.');
      await press(second, 'Decline');
      await second.getByText('Nothing was done: somebody was first').waitFor();
      await second.getByText('What Alan wrote.').waitFor();
      await check(second, 'a collision');

      // The contributor reads the outcome, and anybody the history.
      await visitor.reload();
      await heading(visitor, 'Accepted in part');
      await visitor.getByText('The plan cannot be found.').waitFor();
      await check(visitor, 'the outcome');
      await visitor.getByRole('link', { name: 'What changed: revision' }).click();
      await visitor.locator('ins', { hasText: `many, on a ${name}` }).waitFor();
      await visitor.getByText('By a participant; approved by an editor').waitFor();
      await check(visitor, 'the revision');
      assert.equal(await visitor.getByText('The plan cannot be found.').count(), 0);

      // Spam is set aside, and put back.
      const shops = [1, 2, 3, 4].map((shop) => `https://shop${shop}.example/`).join(' ');
      await send(`Buy tables, on a ${name}: ${shops}`);
      await editor.goto(`${origin}/moderation`);
      await editor.getByRole('link', { name: /^Set aside/ }).click();
      await check(editor, 'what is set aside');
      await editor.getByRole('link', { name: 'UK Statistics Assembly 2025' }).first().click();
      await editor.getByText('It holds many links').waitFor();
      await check(editor, 'suspected spam');
      await press(editor, 'Put it back into the queue');
      await editor.getByText('Nobody is on it.').waitFor();
      await editor.locator('summary', { hasText: 'Set aside as spam' }).click();
      await press(editor, 'Set aside');
      await heading(editor, 'UK Statistics Assembly 2025');
      await editor.getByRole('button', { name: 'Put it back into the queue' }).waitFor();

      // What anyone may know of it.
      await visitor.goto(`${origin}/moderation/log`);
      await check(visitor, 'the log');

      // A whole example is made of another.
      await visitor.goto(`${origin}/contribute/example`);
      late += 10_000;
      await visitor.getByLabel('A short title').fill(title);
      await visitor.getByLabel('What happened?').fill('Keepers were asked how to count hives.');
      await press(visitor, 'Send');
      await editor.goto(`${origin}/moderation`);
      await editor.getByRole('link', { name: title }).click();
      await check(editor, 'a new example');
      await editor.getByRole('link', { name: 'Make an example of it' }).click();
      await check(editor, 'the form of an example');
      await press(editor, 'Publish and accept');
      await editor.getByText('There is a problem').waitFor();
      await check(editor, 'the form of an example with errors');
      await editor.locator('#summary').fill('Keepers were asked.');
      await editor.locator('#kind').selectOption('engagement');
      await editor.locator('[name="sources.0.url"]').fill('https://hives.example/');
      await editor.locator('[name="sources.0.title"]').fill('Hives');
      await press(editor, 'Publish and accept');
      await editor.getByRole('link', { name: 'What changed' }).click();
      await heading(editor, `Revision 1: ${title}`);
      for (const page of [visitor, editor, second, looker]) await page.context().close();
    });
  }
});

async function open(browser: Browser, options: BrowserContextOptions): Promise<Page> {
  const { page } = await openPage(browser, options);
  page.setDefaultTimeout(10_000);
  return page;
}

/** Asks for a page that needs signing in, takes the link from the mail, and comes back to it. */
async function signInBy(page: Page, site: Site, origin: string, email: string, to: string) {
  await signIn(site, email, 'editor');
  await page.goto(origin + to);
  await page.getByLabel('E-mail address').fill(email);
  await press(page, 'Send me a link');
  await heading(page, 'Look at your e-mail');
  const { body } = await site.db
    .selectFrom('outbox')
    .select('body')
    .where('recipient', '=', email)
    .executeTakeFirstOrThrow();
  const link = new URL(/http\S+token=\S+/.exec(body)?.[0] ?? '');
  await page.goto(origin + link.pathname + link.search);
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
}

async function heading(page: Page, name: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name }).waitFor();
}
