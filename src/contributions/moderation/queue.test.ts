import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onEachDatabase } from '../../../test/databases.ts';
import { deskAddress, openDesk } from '../../../test/desk.ts';
import { wordsOf } from '../../../test/door.ts';
import { fieldsAt } from '../../../test/form-fields.ts';

const form = '/examples/uk-statistics-assembly-2025/contribute?kind=information';

onEachDatabase((_name, _open, openStarter) => {
  test('the queue is read page by page, forwards and back', async (t) => {
    const desk = openDesk(await openStarter(t));
    const { reference } = await desk.door.send(form, { text: 'First.', relation: 'reader' });
    await multiply(desk, reference, 60);
    const grace = await desk.hire('grace');
    const read = async (address: string) => {
      const { body } = await grace.read(address);
      const link = (rel: string) =>
        new RegExp(`<a rel="${rel}" href="([^"]+)"`).exec(body)?.[1]?.replaceAll('&amp;', '&');
      const items = [...body.matchAll(/<li>(C-[A-Z0-9]{6})<\/li>/g)].map(([, one]) => one);
      return { items, next: link('next'), previous: link('prev') };
    };
    for (const filter of ['', '&state=declined']) {
      const first = await read(`/moderation?who=nobody${filter}`);
      assert.equal(first.previous, undefined);
      const second = await read(first.next ?? '');
      const third = await read(second.next ?? '');
      assert.deepEqual(
        [first, second, third].map(({ items }) => items.length),
        [25, 25, filter === '' ? 11 : 10],
      );
      assert.equal(
        new Set([...first.items, ...second.items, ...third.items]).size,
        filter ? 60 : 61,
      );
      assert.equal(third.next, undefined);
      assert.deepEqual((await read(third.previous ?? '')).items, second.items);
      const back = await read(second.previous ?? '');
      assert.deepEqual(back.items, first.items);
      assert.equal(back.previous, undefined);
    }
  });

  test('a claim ends with its holder’s account, or with the role', async (t) => {
    const desk = openDesk(await openStarter(t));
    const ada = await desk.hire('ada', 'administrator');
    for (const [text, end] of [
      ['One.', (id: string) => ada.send(`/people/${id}/end`)],
      ['Two.', (id: string) => ada.send(`/people/${id}/roles`)],
    ] as const) {
      const { reference } = await desk.door.send(form, { text, relation: 'reader' });
      const grace = await desk.hire(`grace-${text}`);
      assert.equal((await grace.decide(reference, 'claim')).status, 303);
      const nobodys = async () => (await ada.read('/moderation?who=nobody')).body;
      assert.doesNotMatch(await nobodys(), new RegExp(reference));
      assert.match(wordsOf((await ada.read('/moderation')).body), /with grace/);
      await end(grace.id);
      assert.match(await nobodys(), new RegExp(reference));
      assert.doesNotMatch(wordsOf((await ada.read('/moderation')).body), /with (grace|A former)/);
      const page = wordsOf((await ada.read(deskAddress(reference))).body);
      assert.match(page, /Nobody is on it\. Take it on/);
      assert.equal((await ada.decide(reference, 'claim')).status, 303);
    }
  });

  test('words that order a direction turn nothing round: page, history, feed and mail', async (t) => {
    const desk = openDesk(await openStarter(t));
    const grace = await desk.hire('grace');
    const orders = /[\u202a-\u202e\u2066-\u2069]/;
    const title = '\u202eA count \u2067of hives';
    const email = 'ada@people.example';
    const credit = { credit_as: 'name', credit_name: 'Ada\u202e Example' };
    const sent = { title, text: `${title}, they said.`, email, ...credit };
    const { reference, address } = await desk.door.send('/contribute/example', {
      ...sent,
      relation: 'worker',
    });
    const editing = `${deskAddress(reference)}/editing`;
    for (const page of ['/moderation', deskAddress(reference), editing]) {
      const { body } = await grace.read(page);
      assert.match(body, /A count of hives/);
      assert.doesNotMatch(body, orders, page);
    }
    await grace.decide(reference, 'question', { question: `${title}?` });
    const open = await fieldsAt(grace, editing);
    const { slug } = open;
    const given = {
      ...open,
      title,
      kind: 'engagement',
      summary: title,
    };
    const rest = { 'sources.0.url': 'https://a.example', 'sources.0.title': title, credit: 'yes' };
    const said = { reason: title, words: title, outcome: 'accepted' };
    const answer = await grace.send(editing, { ...given, ...rest, ...said });
    assert.equal(answer.status, 303, wordsOf(answer.body));
    for (const page of [
      address,
      `/examples/${slug}`,
      `/examples/${slug}/history`,
      '/examples.atom?q=hives',
    ]) {
      const { body } = await desk.door.get(page);
      assert.match(body, /A count of hives/);
      assert.doesNotMatch(body, orders, page);
    }
    const mails = await desk.site.db.selectFrom('outbox').select(['subject', 'body']).execute();
    assert.match(JSON.stringify(mails), /A count of hives/);
    assert.doesNotMatch(JSON.stringify(mails), orders);
  });

  test('all facts of an example are there, and closed at first', async (t) => {
    const desk = openDesk(await openStarter(t));
    const { reference } = await desk.door.send(form, { text: 'First.', relation: 'reader' });
    const { body } = await (await desk.hire('grace')).read(deskAddress(reference));
    assert.match(body, /<details class="queue__facts"><summary>Every fact<\/summary>/);
  });
});

/** As many more that wait, and as many that were declined, some of them at the same moment. */
async function multiply({ site: { db } }: ReturnType<typeof openDesk>, of: string, count: number) {
  const { id: _, ...row } = await db
    .selectFrom('contributions')
    .selectAll()
    .where('reference', '=', of)
    .executeTakeFirstOrThrow();
  for (const state of ['waiting', 'declined'] as const) {
    for (let number = 0; number < count; number++) {
      const letter = state === 'waiting' ? 'W' : 'D';
      const received = `2026-03-0${3 + Math.floor(number / 20)}T10:00:00.000Z`;
      const reference = `C-${letter}2222${'23456789ABCDEFGHJKMNPQRSTUVWXYZ'[number % 30]}`;
      const other = number < 30 ? reference : reference.replace('2222', '3333');
      const values = { ...row, reference: other, state, received, form: null };
      await db.insertInto('contributions').values(values).execute();
    }
  }
}
