import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onEachDatabase } from '../../../../test/databases.ts';
import { deskAddress, openDesk } from '../../../../test/desk.ts';
import { wordsOf } from '../../../../test/door.ts';
import { moderationLogSchema } from './schema.ts';

const form = '/examples/uk-statistics-assembly-2025/contribute?kind=information';
const typed = {
  text: 'zqtextmarker',
  relation: 'participant',
  credit_as: 'name',
  credit_name: 'zqnamemarker',
  email: 'zqemailmarker@people.example',
};
const day = 86_400_000;

onEachDatabase((_name, _open, openStarter) => {
  test('the log counts outcomes, reasons and days, and holds nothing of anybody', async (t) => {
    const desk = openDesk(await openStarter(t));
    const grace = await desk.hire('zqeditormarker');
    const empty = await desk.door.get('/moderation/log');
    assert.match(wordsOf(empty.body), /Nothing has come in yet/);
    const send = (text: string, more = {}) => desk.door.send(form, { ...typed, text, ...more });
    const [one, two, three] = [
      await send('zqonemarker'),
      await send('zqtwomarker'),
      await send('a'),
    ];
    await send('spam', { website: 'x' });
    const words = 'zqwordsmarker';
    const decline = { refusal_reason: 'outside', refusal_words: words };
    await grace.decide(one.reference, 'refusal', decline);
    await grace.decide(three.reference, 'question', { question: 'zqquestionmarker' });
    desk.door.wait(9 * day);
    const alan = await desk.hire('alan');
    await alan.decide(two.reference, 'refusal', { ...decline, refusal_reason: 'no-source' });
    desk.door.wait(30 * day);

    const log = moderationLogSchema.parse(
      JSON.parse((await desk.door.get('/moderation/log.json')).body),
    );
    assert.deepEqual(log, {
      waiting: 0,
      asked: 1,
      set_aside: 1,
      oldest_waiting_days: null,
      answer_time: { days: 1, count: 2 },
      reasons: [
        { code: 'no-source', count: 1 },
        { code: 'outside', count: 1 },
      ],
      months: [
        {
          month: '2026-03',
          received: 4,
          accepted: 0,
          accepted_in_part: 0,
          declined: 2,
          merged: 0,
          withdrawn: 0,
          set_aside: 1,
          restored: 0,
          median_days: 1,
        },
      ],
    });
    const csv = (await desk.door.get('/moderation/log.csv')).body;
    assert.match(csv, /^month,received,.*\r\n2026-03,4,0,0,2,0,0,1,0,1\r\n$/s);
    const page = await desk.door.get('/moderation/log');
    assert.match(wordsOf(page.body), /March 2026 4 0 0 2 0 0 1 0 one day/);
    assert.match(page.body, /<svg[^>]*role="img"/);
    for (const format of ['', '.json', '.csv']) {
      const { body } = await desk.door.get(`/moderation/log${format}`);
      assert.doesNotMatch(body, /zq\w+marker|C-[0-9A-Z]{6}/, format);
      assert.ok(!body.includes(grace.id), format);
    }
  });

  test('how long answers take is said where people contribute, and in the policy with every reason', async (t) => {
    const desk = openDesk(await openStarter(t));
    const { reference } = await desk.door.send(form, typed);
    desk.door.wait(12.5 * day);
    const grace = await desk.hire('grace');
    await grace.decide(reference, 'refusal', { refusal_reason: 'personal' });
    for (const address of ['/contribute', '/moderation-policy', '/moderation/log']) {
      const { body } = await desk.door.get(address);
      assert.match(wordsOf(body), /had their answer within 13 days/, address);
    }
    const policy = wordsOf((await desk.door.get('/moderation-policy')).body);
    assert.match(
      policy,
      /It names or describes a private person .*Conflicts of interest .*Replies/,
    );
  });

  test('the queue is paged by key, oldest first, and names what each is about', async (t) => {
    const desk = openDesk(await openStarter(t));
    const grace = await desk.hire('grace');
    const references: string[] = [];
    for (let number = 1; number <= 27; number++) {
      const about = { type: 'example', id: 'uk-statistics-assembly-2025' };
      const sent = await desk.door.json({ kind: 'information', about, text: `Number ${number}` });
      assert.equal(sent.status, 201, sent.body);
      references.push(JSON.parse(sent.body).reference);
      // More than so many in an hour are not taken from one network.
      desk.door.wait(600_000);
    }
    const first = await grace.read('/moderation');
    const shown = (body: string) =>
      [...body.matchAll(/href="\/moderation\/(c-[a-z0-9]{6})"/g)].map(([, one]) => one);
    const lower = references.map((one) => one.toLowerCase());
    assert.deepEqual(shown(first.body), lower.slice(0, 25));
    assert.match(wordsOf(first.body), /27 wait for an editor.*UK Statistics Assembly 2025/);
    const next = /<a rel="next" href="([^"]+)"/.exec(first.body)?.[1] ?? '';
    assert.deepEqual(shown((await grace.read(next)).body), lower.slice(25));
    const kinds = await grace.read('/moderation?kind=correction');
    assert.deepEqual(shown(kinds.body), []);
    assert.equal((await grace.read('/moderation?state=lost')).status, 400);
    assert.equal((await grace.read(deskAddress('C-ZZZZZZ'))).status, 404);
  });
});
