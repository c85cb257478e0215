import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Open, onEachDatabase } from '../../test/databases.ts';
import { cookieOf, formKeyIn, sendForm, signIn } from '../../test/staff.ts';
import { createApp } from '../app.ts';
import { readSettings } from '../kernel/settings.ts';

const minute = 60_000;

async function openSite(
  t: Parameters<Open>[0],
  open: Open,
  url = 'http://localhost:3000',
  environment: Record<string, string> = {},
) {
  const clock = { at: Date.parse('2026-03-01T09:00:00.000Z') };
  const site = createApp({
    db: await open(t),
    settings: readSettings(environment),
    url,
    now: () => new Date(clock.at),
  });
  const mails = () => site.db.selectFrom('outbox').select(['recipient', 'body']).execute();
  const newestToken = async () =>
    /token=(\S+)/.exec((await mails()).at(-1)?.body ?? '')?.[1] ?? 'none';
  return { site, clock, mails, newestToken };
}

onEachDatabase((_name, open) => {
  test('a link comes by mail, signs in once, and leads to where one wanted to go', async (t) => {
    const { site, newestToken } = await openSite(t, open);
    await signIn(site, 'ada@people.example', 'editor');
    const wanted = await site.app.request('/people/me?a=b');
    assert.equal(wanted.status, 302);
    assert.equal(wanted.headers.get('Location'), '/people/sign-in?next=%2Fpeople%2Fme%3Fa%3Db');
    const form = await (await site.app.request(wanted.headers.get('Location') ?? '')).text();
    assert.match(form, /name="next" value="\/people\/me\?a=b"/);

    await sendForm(site, '/people/sign-in', {
      email: ' ADA@people.example',
      next: '/people/me?a=b',
    });
    const token = await newestToken();
    const address = `/people/sign-in/link?token=${token}`;
    // A program that checks links in mail opens it, twice; that uses nothing up.
    for (const _ of [1, 2])
      assert.match(await (await site.app.request(address)).text(), /Sign in<\/button>/);

    const opened = await sendForm(site, '/people/sign-in/link', { token });
    assert.equal(opened.headers.get('Location'), '/people/me?a=b');
    const me = await site.app.request('/people/me', { headers: { cookie: cookieOf(opened) } });
    assert.match(await me.text(), /Signed in as <a href="\/people\/me">ada</);
    assert.equal(me.headers.get('Cache-Control'), 'no-store');

    const again = await sendForm(site, '/people/sign-in/link', { token });
    assert.equal(again.status, 410);
    assert.match(await again.text(), /used already[\s\S]*Ask for a new link/);
    assert.match(await (await site.app.request(address)).text(), /used already/);
  });

  test('of two who press the button at once, one gets in', async (t) => {
    const { site, newestToken } = await openSite(t, open);
    await signIn(site, 'ada@people.example', 'editor');
    await sendForm(site, '/people/sign-in', { email: 'ada@people.example' });
    const token = await newestToken();
    const press = () => sendForm(site, '/people/sign-in/link', { token });
    const answers = await Promise.all([press(), press(), press()]);
    assert.equal(answers.filter(({ status }) => status === 303).length, 1);
  });

  test('a link that ran out, or is nobody’s, says so and offers a new one', async (t) => {
    const { site, clock, newestToken } = await openSite(t, open);
    await signIn(site, 'ada@people.example', 'editor');
    await sendForm(site, '/people/sign-in', { email: 'ada@people.example' });
    clock.at += 15 * minute;
    const late = await sendForm(site, '/people/sign-in/link', { token: await newestToken() });
    assert.equal(late.status, 410);
    assert.match(await late.text(), /has run out[\s\S]*Ask for a new link/);
    const wrong = await sendForm(site, '/people/sign-in/link', { token: 'x' });
    assert.match(await wrong.text(), /does not work[\s\S]*Ask for a new link/);
    assert.equal(wrong.headers.get('Set-Cookie'), null);
  });

  test('the answer does not tell whether an address is known, and only a known one gets mail', async (t) => {
    const { site, mails } = await openSite(t, open);
    await signIn(site, 'ada@people.example', 'editor');
    const known = await sendForm(site, '/people/sign-in', { email: 'ada@people.example' });
    const unknown = await sendForm(site, '/people/sign-in', { email: 'eve@people.example' });
    assert.equal(known.status, unknown.status);
    assert.equal(await known.text(), await unknown.text());
    assert.deepEqual(
      (await mails()).map(({ recipient }) => recipient),
      ['ada@people.example'],
    );
    const links = await site.db.selectFrom('sign_in_links').select('person_id').execute();
    assert.equal(
      links.filter((link) => link.person_id === null).length,
      1,
      'the same work is done',
    );
  });

  test('what is no address is explained beside the field, and stays in it', async (t) => {
    const { site } = await openSite(t, open);
    const answer = await sendForm(site, '/people/sign-in', { email: 'ada@' });
    assert.equal(answer.status, 422);
    const page = await answer.text();
    assert.match(page, /<title>Error: Sign in/);
    assert.match(page, /<a href="#email">Enter an e-mail address such as/);
    assert.match(page, /value="ada@"/);
  });

  test('no more than a few links an hour go to one address, and the page does not tell', async (t) => {
    const { site, clock, mails } = await openSite(t, open);
    await signIn(site, 'ada@people.example', 'editor');
    const ask = () => sendForm(site, '/people/sign-in', { email: 'ada@people.example' });
    const pages = new Set<string>();
    for (let count = 0; count < 8; count++) pages.add(await (await ask()).text());
    assert.equal(pages.size, 1);
    assert.equal((await mails()).length, 5);
    clock.at += 12 * minute;
    await ask();
    assert.equal((await mails()).length, 6);
  });

  test('one network may ask for twenty links an hour, and is told to wait', async (t) => {
    const { site } = await openSite(t, open, undefined, {
      COUNTERSIGN_TRUSTED_PROXIES: '10.0.0.0/8',
    });
    const ask = (count: number, forwarded: string) =>
      site.app.request(
        '/people/sign-in',
        {
          method: 'POST',
          body: new URLSearchParams({ email: `p${count}@people.example` }),
          headers: { 'Sec-Fetch-Site': 'same-origin', 'X-Forwarded-For': forwarded },
        },
        { incoming: { socket: { remoteAddress: '::ffff:10.1.2.3' } } },
      );
    // The left of the header is whatever the client made up.
    for (let count = 0; count < 20; count++) {
      assert.equal((await ask(count, `203.0.113.${count}, 192.0.2.${count}`)).status, 200);
    }
    const refused = await ask(20, '192.0.2.99');
    assert.equal(refused.status, 429);
    assert.equal(refused.headers.get('Retry-After'), '180');
    assert.match(await refused.text(), /Try again in 3 minutes/);
    assert.equal((await ask(21, '198.51.100.1')).status, 200);
  });

  test('the cookie is out of reach of scripts, other sites and, with https, other hosts', async (t) => {
    const { site, newestToken } = await openSite(t, open, 'https://register.example');
    await signIn(site, 'ada@people.example', 'editor');
    await sendForm(site, '/people/sign-in', { email: 'ada@people.example' });
    const opened = await sendForm(site, '/people/sign-in/link', { token: await newestToken() });
    const cookie = opened.headers.get('Set-Cookie') ?? '';
    assert.match(cookie, /^__Host-countersign=/);
    for (const part of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/']) {
      assert.ok(cookie.includes(part), `${part} in ${cookie}`);
    }
    const kept = JSON.stringify([
      await site.db.selectFrom('sessions').selectAll().execute(),
      await site.db.selectFrom('sign_in_links').selectAll().execute(),
    ]);
    assert.ok(!kept.includes(/=([^;]+)/.exec(cookie)?.[1] ?? '='), 'the token itself is not kept');
    assert.ok(!kept.includes(await newestToken()));
  });

  test('a visitor gets no cookie', async (t) => {
    const { site } = await openSite(t, open);
    for (const address of ['/', '/examples', '/people/sign-in', '/people/me']) {
      assert.equal((await site.app.request(address)).headers.get('Set-Cookie'), null, address);
    }
  });

  test('sessions are listed, and ended one by one or all at once', async (t) => {
    const { site, clock } = await openSite(t, open);
    const first = await signIn(site, 'ada@people.example', 'editor');
    clock.at += minute;
    const second = await signIn(site, 'ada@people.example', 'editor');
    const eve = await signIn(site, 'eve@people.example', 'editor');
    const ends = [
      ...(await (await second.get('/people/me')).text()).matchAll(
        /action="(\/people\/me\/sessions\/\w+\/end)"/g,
      ),
    ];
    assert.equal(ends.length, 2);

    // Nobody ends somebody else's.
    await eve.post(ends[1]?.[1] ?? '');
    assert.equal((await first.get('/people/me')).status, 200);
    await second.post(ends[1]?.[1] ?? '');
    assert.equal((await first.get('/people/me')).status, 302);
    assert.equal((await second.get('/people/me')).status, 200);

    const third = await signIn(site, 'ada@people.example', 'editor');
    const out = await second.post('/people/me/sign-out-everywhere');
    assert.match(out.headers.get('Set-Cookie') ?? '', /Max-Age=0/);
    for (const one of [second, third]) assert.equal((await one.get('/people/me')).status, 302);
    assert.equal((await eve.get('/people/me')).status, 200);
  });

  test('signing out ends the session, not only the cookie', async (t) => {
    const { site } = await openSite(t, open);
    const ada = await signIn(site, 'ada@people.example', 'editor');
    await ada.post('/people/me/sign-out');
    assert.equal((await ada.get('/people/me')).status, 302);
  });

  test('a session ends after a week unused, and after a month at the latest', async (t) => {
    const { site, clock } = await openSite(t, open);
    const day = 24 * 60 * minute;
    const idle = await signIn(site, 'ada@people.example', 'editor');
    clock.at += 7 * day;
    assert.equal((await idle.get('/people/me')).status, 302);

    const used = await signIn(site, 'ada@people.example', 'editor');
    for (let week = 0; week < 5; week++) {
      clock.at += 6 * day;
      assert.equal((await used.get('/people/me')).status, week < 4 ? 200 : 302, `week ${week}`);
    }
  });

  test('a form from elsewhere is refused, and one with an old key comes back with what was typed', async (t) => {
    const { site } = await openSite(t, open);
    const ada = await signIn(site, 'ada@people.example', 'administrator');
    const form_key = formKeyIn(await (await ada.get('/people')).text());
    const typed = { email: 'ben@people.example', name: 'Ben “B” <b>', role: 'editor' };
    const { cookie } = ada;
    for (const headers of [
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'same-site' },
      { 'Sec-Fetch-Site': 'none' },
    ]) {
      const foreign = await sendForm(
        site,
        '/people',
        { form_key, ...typed },
        { cookie, ...headers },
      );
      assert.equal(foreign.status, 403, JSON.stringify(headers));
      assert.doesNotMatch(await foreign.text(), /form_key|Send again/);
    }
    const body = new URLSearchParams({ form_key, ...typed });
    for (const [headers, status] of [
      [{ cookie }, 403],
      [{ cookie, Origin: 'null' }, 403],
      [{ cookie, Origin: 'https://elsewhere.example' }, 403],
    ] as const) {
      const old = await site.app.request('/people', { method: 'POST', body, headers });
      assert.equal(old.status, status, JSON.stringify(headers));
    }

    for (const form_key of ['', 'x'.repeat(43)]) {
      const stale = await sendForm(site, '/people', { form_key, ...typed }, { cookie });
      assert.equal(stale.status, 403);
      const page = await stale.text();
      assert.match(page, /Send again/);
      assert.match(page, /name="name" value="Ben “B” &lt;b&gt;"/);
      const sent = await sendForm(
        site,
        '/people',
        {
          ...typed,
          email: form_key ? 'ben@people.example' : 'dan@people.example',
          form_key: formKeyIn(page),
        },
        { cookie },
      );
      assert.equal(sent.status, 303);
    }
    const signedOut = await sendForm(site, '/people', { form_key, ...typed });
    assert.equal(signedOut.status, 403);
    assert.match(await signedOut.text(), /You are signed out[\s\S]*ben@people\.example/);
  });

  test('another site cannot sign somebody in', async (t) => {
    const { site, newestToken } = await openSite(t, open);
    await signIn(site, 'ada@people.example', 'editor');
    await sendForm(site, '/people/sign-in', { email: 'ada@people.example' });
    const forged = await sendForm(
      site,
      '/people/sign-in/link',
      { token: await newestToken() },
      { 'Sec-Fetch-Site': 'cross-site' },
    );
    assert.equal(forged.status, 403);
    assert.equal(forged.headers.get('Set-Cookie'), null);
  });
});
