import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onEachDatabase } from '../../../test/databases.ts';
import { hiddenFields, keptOf, openDoor, placeOf, wordsOf } from '../../../test/door.ts';

const example = '/examples/uk-statistics-assembly-2025';
const known = { text: 'There were four tables.', relation: 'participant' };

onEachDatabase((_name, _open, openStarter) => {
  test('a visitor fills a hole: the fact, one question, a receipt, a mail', async (t) => {
    const door = openDoor(await openStarter(t));
    const page = await door.get('/examples/legal-aid-agency-claims-system');
    const invited = /class="do-you-know" href="([^"]*field=[^"]*)"/.exec(page.body)?.[1] ?? '';
    const form = await door.get(invited.replaceAll('&amp;', '&'));
    assert.equal(form.status, 200);
    assert.match(wordsOf(form.body), /Not recorded This is what the example’s page says now/);
    const place = await door.send(invited.replaceAll('&amp;', '&'), {
      ...known,
      sources: 'https://example.org/report\nhttps://example.org/report\n\n',
      credit_as: 'name',
      credit_name: 'Ada Example',
      email: 'ada@people.example',
    });
    const receipt = await door.get(`${place.address}&sent=yes`);
    assert.equal(receipt.status, 200);
    assert.match(receipt.body, /<h1>Thank you/);
    for (const shown of [place.reference, place.key, 'Ada Example', 'four tables']) {
      assert.ok(receipt.body.includes(shown), shown);
    }
    assert.equal(receipt.headers.get('Referrer-Policy'), 'no-referrer');
    assert.equal(receipt.headers.get('Cache-Control'), 'no-store');
    assert.match(receipt.body, /<meta name="robots" content="noindex">/);

    const kept = await keptOf(door.site, place.reference);
    assert.equal(kept?.state, 'waiting');
    assert.equal(kept.field, new URLSearchParams(invited.split('?')[1]).get('amp;field'));
    assert.equal(kept.seen_revision, 1);
    assert.equal(kept.sources, '["https://example.org/report"]');
    assert.ok(!JSON.stringify(kept).includes(place.key), 'the key itself is not kept');
    const mail = await door.site.db.selectFrom('outbox').selectAll().executeTakeFirstOrThrow();
    assert.equal(mail.recipient, 'ada@people.example');
    assert.ok(mail.body.includes(place.address));
    assert.doesNotMatch(mail.body, /four tables|Ada/);
    const events = await door.site.db
      .selectFrom('events')
      .selectAll()
      .where('about_type', '=', 'contribution')
      .execute();
    assert.deepEqual(
      events.map(({ what, about_id, actor, codes }) => [what, about_id, actor, codes]),
      [['received', place.reference, null, '{"kind":"information"}']],
    );
  });

  test('what is wrong stands beside its field, and nothing typed is lost', async (t) => {
    const door = openDoor(await openStarter(t));
    const typed = {
      text: '',
      sources: 'https://example.org/a\nwww.example.org <b>',
      relation: 'worker',
      credit_as: 'name',
      credit_name: '',
      credit_role: 'a "clerk"',
      email: 'nobody at all',
    };
    const answer = await door.fill(`${example}/contribute?kind=information`, typed);
    assert.equal(answer.status, 422);
    assert.match(answer.body, /<title>Error: /);
    for (const [field, message] of [
      ['text', 'Write what you know'],
      ['sources', '“www.example.org &lt;b&gt;” must be an address'],
      ['credit_name', 'Enter the name to credit'],
      ['email', 'Enter an e-mail address'],
    ] as const) {
      assert.match(answer.body, new RegExp(`<a href="#${field}">${message}`));
      assert.match(answer.body, new RegExp(`id="${field}-error"[^>]*>.*${message}`));
    }
    const summary = [...answer.body.matchAll(/<a href="#(\w+)">/g)].map(([, field]) => field);
    assert.deepEqual(summary, ['text', 'sources', 'credit_name', 'email'], 'in the page’s order');
    assert.match(answer.body, /value="worker" checked/);
    assert.match(answer.body, /value="name" checked/);
    assert.match(answer.body, /value="a &quot;clerk&quot;"/);
    assert.match(answer.body, /value="nobody at all"/);
    assert.ok(answer.body.includes('https://example.org/a\nwww.example.org &lt;b&gt;</textarea>'));
  });

  test('a new example like one that is there is shown it first, and keeps everything', async (t) => {
    const door = openDoor(await openStarter(t));
    const typed = {
      title: 'The UK Statistics Assembly of 2025',
      text: 'People met for a day.\n\nSecond part.',
      relation: 'participant',
      credit_as: 'role',
      credit_role: 'a participant',
    };
    const asked = await door.fill('/contribute/example', typed);
    assert.equal(asked.status, 200);
    assert.match(asked.body, /<h1>Is it one of these\?/);
    assert.match(asked.body, /href="\/examples\/uk-statistics-assembly-2025"/);
    const first = /card__title"><a href="([^"]+)"/.exec(asked.body)?.[1];
    assert.equal(first, '/examples/uk-statistics-assembly-2025', 'the most alike comes first');
    const kept = hiddenFields(asked.body);
    for (const [name, value] of Object.entries(typed)) assert.equal(kept[name], value);

    const back = await door.post('/contributions', { ...kept, change: 'yes' });
    assert.equal(back.status, 200);
    assert.match(back.body, /value="The UK Statistics Assembly of 2025"/);
    const instead = await door.post('/contributions', {
      ...kept,
      instead: 'uk-statistics-assembly-2025',
    });
    assert.equal(hiddenFields(instead.body).about, 'example:uk-statistics-assembly-2025');
    assert.match(instead.body, /The UK Statistics Assembly of 2025\n\nPeople met/);

    const sent = await door.post('/contributions', { ...kept, confirmed: 'yes' });
    const place = placeOf(sent.location);
    assert.equal((await keptOf(door.site, place.reference))?.title, typed.title);

    const other = await door.fill('/contribute/example', {
      ...typed,
      title: 'Beekeepers asked how hives are counted',
    });
    assert.equal(other.status, 303, 'what is like nothing is not held up');
  });

  test('a form left open for days keeps what was typed and asks to send it again', async (t) => {
    const door = openDoor(await openStarter(t));
    const { body } = await door.get(`${example}/contribute?kind=involved`);
    door.wait(3 * 86_400_000);
    const late = await door.post('/contributions', { ...hiddenFields(body), ...known });
    assert.equal(late.status, 422);
    assert.match(late.body, /There were four tables\.<\/textarea>/);
    assert.match(wordsOf(late.body), /Nothing that you typed is lost/);
    const again = await door.post('/contributions', { ...hiddenFields(late.body), ...known });
    assert.equal(again.status, 303);
    const { reference } = placeOf(again.location);
    assert.equal((await keptOf(door.site, reference))?.state, 'waiting', 'sent at once, it counts');
    const forged = await door.post('/contributions', {
      ...hiddenFields(body),
      ...known,
      stamp: 'abc.def.ghi',
    });
    assert.equal(forged.status, 422);
  });

  test('sent twice it is one contribution, with the same receipt and one mail', async (t) => {
    const door = openDoor(await openStarter(t));
    const { body } = await door.get(`${example}/contribute?kind=involved`);
    door.wait(10_000);
    const fields = { ...hiddenFields(body), ...known, email: 'ada@people.example' };
    const first = await door.post('/contributions', fields);
    const second = await door.post('/contributions', fields);
    assert.equal(second.location, first.location);
    const changed = await door.post('/contributions', { ...fields, text: 'There were five.' });
    assert.notEqual(changed.location, first.location);
    const { db } = door.site;
    assert.equal((await db.selectFrom('contributions').selectAll().execute()).length, 2);
    assert.equal((await db.selectFrom('outbox').selectAll().execute()).length, 2);
  });

  test('what is about something that is gone comes back to be sent otherwise', async (t) => {
    const door = openDoor(await openStarter(t));
    const { body } = await door.get(`${example}/contribute?kind=information`);
    door.wait(10_000);
    await door.site.db
      .updateTable('examples')
      .set({ state: 'withdrawn' })
      .where('slug', '=', 'uk-statistics-assembly-2025')
      .execute();
    const answer = await door.post('/contributions', { ...hiddenFields(body), ...known });
    assert.equal(answer.status, 422);
    assert.match(answer.body, /There were four tables\.<\/textarea>/);
    assert.equal((await door.get(`${example}/contribute?kind=information`)).status, 410);
  });
});
