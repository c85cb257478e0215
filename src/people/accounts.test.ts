import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Open, onEachDatabase } from '../../test/databases.ts';
import { sendForm, signIn } from '../../test/staff.ts';
import { createApp } from '../app.ts';
import { listTables } from '../kernel/database/tables.ts';
import { Conflict, Forbidden } from '../kernel/errors.ts';
import { listEvents } from '../kernel/events.ts';
import { readSettings } from '../kernel/settings.ts';
import { changeRoles, endPerson, invitePerson } from './actions.ts';
import { findPersonByEmail, getPerson } from './queries.ts';

async function openSite(t: Parameters<Open>[0], open: Open) {
  return createApp({
    db: await open(t),
    settings: readSettings({}),
    url: 'http://localhost:3000',
    now: () => new Date('2026-03-01T09:00:00.000Z'),
  });
}

onEachDatabase((_name, open) => {
  test('an administrator invites an editor, who is told by mail without a link that signs in', async (t) => {
    const site = await openSite(t, open);
    const ada = await signIn(site, 'ada@people.example', 'administrator');
    const answer = await ada.post('/people', {
      email: 'Ben@people.example',
      name: 'Ben',
      role: 'editor',
    });
    assert.equal(answer.status, 303);
    const list = await (await ada.get('/people')).text();
    assert.match(list, />Ben<\/a>[\s\S]*Ben@people\.example[\s\S]*Editor/);
    const mail = await site.db.selectFrom('outbox').selectAll().executeTakeFirstOrThrow();
    assert.equal(mail.recipient, 'Ben@people.example');
    assert.match(mail.body, /Dear Ben,[\s\S]*\/people\/sign-in\n/);
    assert.doesNotMatch(mail.body, /token=/);
  });

  test('what is wrong with an invitation is said beside the field, with what was typed', async (t) => {
    const site = await openSite(t, open);
    const ada = await signIn(site, 'ada@people.example', 'administrator');
    const empty = await ada.post('/people', { email: '', name: 'Ben' });
    assert.equal(empty.status, 422);
    const page = await empty.text();
    assert.match(page, /href="#email">Enter an e-mail address/);
    assert.match(page, /href="#role">Choose a role/);
    assert.match(page, /value="Ben"/);
    const twice = await ada.post('/people', {
      email: 'ADA@people.example',
      name: 'A',
      role: 'editor',
    });
    assert.equal(twice.status, 422);
    assert.match(await twice.text(), /This address has an account already/);
  });

  test('a change of roles holds at once, and takes what is not ticked', async (t) => {
    const site = await openSite(t, open);
    const ada = await signIn(site, 'ada@people.example', 'administrator');
    const ben = await signIn(site, 'ben@people.example', 'chair');
    assert.equal((await ben.get('/people')).status, 403);
    await ada.post(`/people/${ben.id}/roles`, { roles: ['chair', 'administrator'] });
    assert.equal((await ben.get('/people')).status, 200);
    await ada.post(`/people/${ben.id}/roles`, { roles: ['editor', 'chair', 'member-lay'] });
    assert.equal((await ben.get('/people')).status, 403);
    const { roles } = await getPerson(site.db, ben.id);
    assert.deepEqual(roles.map(({ role }) => role).sort(), ['chair', 'editor', 'member-lay']);
  });

  test('ending an account ends its sessions and its links, and erases name and address', async (t) => {
    const site = await openSite(t, open);
    const ada = await signIn(site, 'ada@people.example', 'administrator');
    const ben = await signIn(site, 'ben@people.example', 'editor');
    await sendForm(site, '/people/sign-in', { email: 'ben@people.example' });
    const mail = await site.db.selectFrom('outbox').select('body').executeTakeFirstOrThrow();
    const token = /token=(\S+)/.exec(mail.body)?.[1] ?? '';

    assert.equal((await ada.post(`/people/${ben.id}/end`)).status, 303);
    assert.equal((await ben.get('/people/me')).status, 302);
    assert.equal((await sendForm(site, '/people/sign-in/link', { token })).status, 410);
    await sendForm(site, '/people/sign-in', { email: 'ben@people.example' });
    const mails = await site.db.selectFrom('outbox').select('id').execute();
    assert.equal(mails.length, 0, 'no link for an account that was ended, and no mail kept');
    for (const { name: table } of await listTables(site.db)) {
      const rows = await site.db
        .selectFrom(table as 'people')
        .selectAll()
        .execute();
      assert.doesNotMatch(JSON.stringify(rows), /ben@people/, table);
    }
    assert.match(await (await ada.get('/people')).text(), /A former colleague/);

    await ada.post('/people', { email: 'ben@people.example', name: 'Ben', role: 'editor' });
    const back = await findPersonByEmail(site.db, 'ben@people.example');
    assert.equal(back?.state, 'active');
    assert.notEqual(back?.id, ben.id, 'who comes back is not joined to what they did before');
  });

  test('signing out everywhere makes links that were not used useless, one’s own alone', async (t) => {
    const site = await openSite(t, open);
    const ada = await signIn(site, 'ada@people.example', 'editor');
    await signIn(site, 'eve@people.example', 'editor');
    const tokens: string[] = [];
    for (const email of ['ada@people.example', 'eve@people.example']) {
      await sendForm(site, '/people/sign-in', { email });
      const rows = await site.db.selectFrom('outbox').select('body').orderBy('id').execute();
      tokens.push(/token=(\S+)/.exec(rows.at(-1)?.body ?? '')?.[1] ?? '');
    }
    await ada.post('/people/me/sign-out-everywhere');
    const [own = '', another = ''] = tokens;
    const dead = await sendForm(site, '/people/sign-in/link', { token: own });
    assert.equal(dead.status, 410);
    assert.match(await dead.text(), /does not work[\s\S]*Ask for a new link/);
    assert.equal((await sendForm(site, '/people/sign-in/link', { token: another })).status, 303);
  });

  test('the last administrator stays, and two cannot end each other at once', async (t) => {
    const site = await openSite(t, open);
    const ada = await signIn(site, 'ada@people.example', 'administrator');
    const refused = await ada.post(`/people/${ada.id}/end`);
    assert.equal(refused.status, 409);
    assert.match(await refused.text(), /last administrator/);
    await assert.rejects(changeRoles(site, 'command', ada.id, []), Conflict);

    const ben = await signIn(site, 'ben@people.example', 'administrator');
    const [one, other] = [await getPerson(site.db, ada.id), await getPerson(site.db, ben.id)];
    const ended = await Promise.allSettled([
      endPerson(site, one, other.id),
      endPerson(site, other, one.id),
    ]);
    assert.equal(ended.filter(({ status }) => status === 'fulfilled').length, 1);
  });

  test('an editor may not administer, by any door', async (t) => {
    const site = await openSite(t, open);
    const ada = await signIn(site, 'ada@people.example', 'administrator');
    const ben = await signIn(site, 'ben@people.example', 'editor');
    const editor = await getPerson(site.db, ben.id);
    const invitation = { email: 'x@people.example', name: 'X', role: 'editor' as const };
    await assert.rejects(invitePerson(site, editor, invitation), Forbidden);
    await assert.rejects(changeRoles(site, editor, ben.id, []), Forbidden);
    await assert.rejects(endPerson(site, editor, ada.id), Forbidden);
  });

  test('each change is in the record, without a name or an address', async (t) => {
    const site = await openSite(t, open);
    const ada = await signIn(site, 'ada@people.example', 'administrator');
    await ada.post('/people', { email: 'ben@people.example', name: 'Benjamin', role: 'editor' });
    const ben = await findPersonByEmail(site.db, 'ben@people.example');
    await ada.post(`/people/${ben?.id}/roles`, { roles: ['editor', 'administrator'] });
    await ada.post(`/people/${ben?.id}/end`);
    const events = (await listEvents(site.db, null, 10)).reverse();
    assert.deepEqual(
      events.map(({ what, about_id, actor, role, codes }) => [
        what,
        about_id,
        actor,
        role,
        codes.roles,
      ]),
      [
        ['invited', ada.id, null, 'command', 'administrator'],
        ['invited', ben?.id, ada.id, 'administrator', 'editor'],
        ['roles-changed', ben?.id, ada.id, 'administrator', 'editor administrator'],
        ['ended', ben?.id, ada.id, 'administrator', ''],
      ],
    );
    assert.doesNotMatch(JSON.stringify(events), /@|Benjamin/i);
  });
});
