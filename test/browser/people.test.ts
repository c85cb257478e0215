import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signIn } from '../staff.ts';
import { findBarriers } from './accessibility.ts';
import { desktop, launch, noBrowser, openPage, phone } from './chromium.ts';
import { serveStarter } from './served-site.ts';

test('an administrator signs in by the link in a mail and invites an editor', {
  skip: noBrowser,
}, async (t) => {
  const browser = await launch(t);
  const { site, origin } = await serveStarter(t);
  for (const [name, options] of [
    ['phone', phone],
    ['desk', desktop],
  ] as const) {
    await t.test(`on a ${name}`, async () => {
      await signIn(site, `${name}@people.example`, 'administrator');
      const { page, complaints } = await openPage(browser, options);
      const barriers: string[] = [];
      const look = async () => {
        for (const barrier of await findBarriers(page)) barriers.push(`${page.url()}: ${barrier}`);
      };

      await page.goto(`${origin}/people`);
      await look();
      await page.getByLabel('E-mail address').fill(`${name}@people.example`);
      await page.getByRole('button', { name: 'Send me a link' }).click();
      await page.getByRole('heading', { name: 'Look at your e-mail' }).waitFor();
      await look();

      const mail = await site.db
        .selectFrom('outbox')
        .select('body')
        .where('recipient', '=', `${name}@people.example`)
        .executeTakeFirstOrThrow();
      const link = new URL(/http\S+token=\S+/.exec(mail.body)?.[0] ?? '');
      await page.goto(origin + link.pathname + link.search);
      await look();
      await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();

      await page.getByRole('heading', { name: 'People' }).waitFor();
      await page.getByRole('button', { name: 'Invite' }).click();
      await page.getByRole('link', { name: 'Enter an e-mail address' }).waitFor();
      assert.match(await page.title(), /^Error: People/);
      await look();
      await page.getByLabel('E-mail address').fill(`ben.${name}@people.example`);
      await page.getByRole('textbox', { name: 'Name' }).fill(`Ben of the ${name}`);
      await page.getByLabel('Editor').check();
      await page.getByRole('button', { name: 'Invite' }).click();
      await page.getByRole('link', { name: `Ben of the ${name}` }).click();
      await page.getByRole('heading', { name: 'End this account' }).waitFor();
      await look();

      await page.goto(`${origin}/people/me`);
      await look();
      await page.getByRole('button', { name: 'Sign out everywhere' }).click();
      await page.goto(`${origin}/people/me`);
      await page.getByRole('heading', { name: 'Sign in' }).waitFor();
      await page.goto(origin + link.pathname + link.search);
      await page.getByRole('heading', { name: 'This link was used already' }).waitFor();
      await look();
      await page.context().close();
      assert.deepEqual(barriers, []);
      // A form that came back with 422 is no complaint.
      assert.deepEqual(
        complaints.filter((complaint) => !complaint.includes('422')),
        [],
      );
    });
  }
});
