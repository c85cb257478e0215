import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onEachDatabase } from '../../../test/databases.ts';
import { type Desk, deskAddress, openDesk } from '../../../test/desk.ts';
import { keptOf, wordsOf } from '../../../test/door.ts';

const slug = 'uk-statistics-assembly-2025';
const form = (kind: string, field = '') =>
  `/examples/${slug}/contribute?kind=${kind}${field && `&field=${field}`}`;
const typed = {
  text: 'There were forty tables in the room.',
  relation: 'participant',
  credit_as: 'name',
  credit_name: 'Ada Example',
  email: 'ada@people.example',
};
const taking = { text_into: 'lessons', text_how: 'replace', reason: 'Said by a participant.' };

onEachDatabase((_name, _open, openStarter) => {
  test('a question reaches the contributor, the answer reaches the editor', async (t) => {
    const desk = openDesk(await openStarter(t));
    const grace = await desk.hire('grace');
    const { reference, address, path, key } = await desk.door.send(form('involved'), typed);
    assert.equal((await grace.decide(reference, 'question', { question: ' ' })).status, 422);
    const asked = await grace.decide(reference, 'question', { question: 'Which room?' });
    assert.equal(asked.status, 303);
    assert.match(wordsOf((await desk.door.get(address)).body), /have a question .*Which room\?/);
    const mail = await desk.mail('the editors have a question');
    assert.match(mail, /Which room\?/);
    assert.ok(mail.replaceAll('\n', '').includes(`http://localhost:3000${path}?key=${key}`));
    await desk.door.post(`${path}/answers`, { key, text: 'The <hall>.' });
    const page = await grace.read(deskAddress(reference));
    assert.match(page.body, /The &lt;hall&gt;\./);
    assert.match(wordsOf(page.body), /A question was asked, by grace .* The contributor wrote/);
  });

  test('declined: the reason is asked for, kept, mailed and shown', async (t) => {
    const desk = openDesk(await openStarter(t));
    const grace = await desk.hire('grace');
    const { reference, address } = await desk.door.send(form('correction'), typed);
    assert.match((await grace.decide(reference, 'refusal')).body, /Choose a reason/);
    const other = await grace.decide(reference, 'refusal', { refusal_reason: 'other' });
    assert.match(other.body, /<a href="#refusal_words">Give the reason in your own words/);
    const made = await grace.decide(reference, 'refusal', { refusal_reason: 'made-up' });
    assert.equal(made.status, 422);
    const words = 'We looked in the minutes.';
    const refusal = { refusal_reason: 'no-source', refusal_words: words };
    assert.equal((await grace.decide(reference, 'refusal', refusal)).status, 303);
    const told = wordsOf((await desk.door.get(address)).body);
    assert.match(
      told,
      /Not taken up .*No source that a reader can check.*We looked in the minutes/,
    );
    const mail = await desk.mail('not taken up');
    assert.match(mail, /No source that a reader can check/);
    assert.match(mail, /We looked in the minutes/);
    const event = await lastEvent(desk);
    assert.deepEqual(
      { ...event },
      {
        what: 'declined',
        about_id: reference,
        actor: grace.id,
        role: 'editor',
        codes: '{"reason":"no-source"}',
      },
    );
  });

  test('two at once: the second is told who did what, and keeps what they typed', async (t) => {
    const desk = openDesk(await openStarter(t));
    const grace = await desk.hire('grace');
    const alan = await desk.hire('alan', 'administrator');
    const first = await desk.door.send(form('correction'), typed);
    const opened = await alan.open(first.reference);
    await grace.decide(first.reference, 'refusal', { refusal_reason: 'outside' });
    const second = await alan.send(`${deskAddress(first.reference)}/acceptance`, {
      ...opened,
      ...taking,
      text: 'What Alan had mended.',
      outcome: 'accepted',
    });
    assert.equal(second.status, 409);
    assert.match(
      wordsOf(second.body),
      /somebody was first .*Declined: Outside what the register is for, by grace .*What Alan had mended\./,
    );
    assert.equal((await keptOf(desk.site, first.reference))?.state, 'declined');

    const next = await desk.door.send(form('involved'), { ...typed, text: 'Something else.' });
    const before = await alan.open(next.reference);
    await desk.door.post(`${next.path}/answers`, { key: next.key, text: 'And one thing more.' });
    const question = { ...before, question: 'Which <room>?' };
    const late = await alan.send(`${deskAddress(next.reference)}/question`, question);
    assert.equal(late.status, 409);
    assert.match(wordsOf(late.body), /The contributor wrote, by the contributor/);
    assert.match(late.body, />Which &lt;room&gt;\?<\/textarea>/, 'still in its form');
    const again = await alan.decide(next.reference, 'question', { question: 'Which <room>?' });
    assert.equal(again.status, 303);
  });

  test('of two presses at the same moment one counts', async (t) => {
    const desk = openDesk(await openStarter(t));
    const editors = [await desk.hire('grace'), await desk.hire('alan')];
    const { reference } = await desk.door.send(form('correction'), typed);
    const opened = await Promise.all(editors.map((editor) => editor.open(reference)));
    const answers = await Promise.all(
      editors.map((editor, index) =>
        editor.send(`${deskAddress(reference)}/refusal`, {
          ...opened[index],
          refusal_reason: 'outside',
        }),
      ),
    );
    assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 409]);
    assert.deepEqual(await desk.mails(), [
      `${reference}: we have what you sent`,
      `${reference}: not taken up`,
    ]);
  });

  test('taken for spam, and put back with one press: then it gets its receipt', async (t) => {
    const desk = openDesk(await openStarter(t));
    const grace = await desk.hire('grace');
    const { reference } = await desk.door.send(form('involved'), { ...typed, website: 'x' });
    assert.deepEqual(await desk.mails(), []);
    const queue = await grace.read('/moderation?state=set-aside');
    assert.match(queue.body, new RegExp(reference));
    const refused = await grace.decide(reference, 'refusal', { refusal_reason: 'outside' });
    assert.equal(refused.status, 409, 'put it back first');
    assert.equal((await grace.decide(reference, 'restoration')).status, 303);
    assert.deepEqual(await desk.mails(), [`${reference}: we have what you sent`]);
    assert.match((await grace.read('/moderation')).body, new RegExp(reference));
    assert.equal((await grace.decide(reference, 'setting-aside')).status, 303);
    assert.equal((await keptOf(desk.site, reference))?.state, 'set-aside');
    assert.equal((await desk.mails()).length, 1, 'nobody is written to');
  });

  test('joined with another, both hear what is decided, and both are credited', async (t) => {
    const desk = openDesk(await openStarter(t));
    const grace = await desk.hire('grace');
    const first = await desk.door.send(form('involved'), typed);
    const second = await desk.door.send(form('information'), {
      ...typed,
      text: 'The same in other words.',
      credit_name: 'Bob Example',
      email: 'bob@people.example',
    });
    const merge = (into: string) => grace.decide(second.reference, 'merger', { into });
    assert.match((await merge('C-ZZZZZZ')).body, /There is no contribution C-ZZZZZZ/);
    assert.match((await merge(second.reference)).body, /Enter another contribution/);
    assert.equal((await merge(first.reference.toLowerCase())).status, 303);
    const accept = { ...taking, text: typed.text, credit: 'yes', outcome: 'accepted' };
    assert.equal((await grace.decide(first.reference, 'acceptance', accept)).status, 303);
    const after = JSON.parse((await desk.door.get(`/examples/${slug}.json`)).body);
    assert.deepEqual(after.credits, ['Ada Example', 'Bob Example']);
    assert.match(
      wordsOf((await desk.door.get(second.address)).body),
      /Joined with another .*The other one: Accepted.* What changed: revision 2/,
    );
    assert.deepEqual((await desk.mails()).slice(-3), [
      `${second.reference}: joined with another contribution`,
      `${first.reference}: accepted`,
      `${second.reference}: accepted`,
    ]);
    const { path, key } = second;
    assert.equal((await desk.door.post(`${path}/deletion`, { key })).status, 303);
    const gone = JSON.parse((await desk.door.get(`/examples/${slug}.json`)).body);
    assert.deepEqual(gone.credits, ['Ada Example']);
  });

  test('whose details are deleted is in nothing that editors had begun before', async (t) => {
    const desk = openDesk(await openStarter(t));
    const grace = await desk.hire('grace');
    const hers = await desk.door.send(form('involved'), typed);
    const accept = { ...taking, text: typed.text, credit: 'yes', outcome: 'accepted' };
    assert.equal((await grace.decide(hers.reference, 'acceptance', accept)).status, 303);
    assert.equal((await grace.send(`/examples/${slug}/working-copy`)).status, 303);
    const other = await desk.door.send(form('information'), { text: 'More.', relation: 'reader' });
    const begun = {
      ...(await grace.open(other.reference)),
      ...{ credits: 'Ada Example\nA reader', 'verified.0.by': 'Ada Example', draft: '0' },
    };
    const edit = `${deskAddress(other.reference)}/editing`;
    assert.equal((await grace.send(edit, { ...begun, save: 'yes' })).status, 303);
    const { db } = desk.site;
    const kept = async () => ({
      drafts: (await db.selectFrom('example_drafts').select('document').execute())[0]?.document,
      edits: (await db.selectFrom('contribution_drafts').select('typed').execute())[0]?.typed,
    });
    const before = await kept();
    assert.match(before.drafts ?? '', /Ada Example/);
    assert.match(before.edits ?? '', /Ada Example/);
    await desk.door.post(`${hers.path}/deletion`, { key: hers.key });
    const { drafts = '', edits = '' } = await kept();
    assert.doesNotMatch(drafts, /Ada Example/);
    assert.deepEqual(JSON.parse(edits).credits, ['A reader']);
    assert.deepEqual(JSON.parse(edits)['verified.0.by'], ['a contributor']);
  });

  test('taken on, taken over, handed back', async (t) => {
    const desk = openDesk(await openStarter(t));
    const grace = await desk.hire('grace');
    const alan = await desk.hire('alan');
    const { reference } = await desk.door.send(form('involved'), typed);
    assert.equal((await grace.decide(reference, 'claim')).status, 303);
    assert.match((await grace.read('/moderation?who=mine')).body, new RegExp(reference));
    assert.doesNotMatch((await alan.read('/moderation?who=mine')).body, new RegExp(reference));
    assert.doesNotMatch((await alan.read('/moderation?who=nobody')).body, new RegExp(reference));
    assert.match(wordsOf((await alan.read(deskAddress(reference))).body), /grace is on it/);
    assert.equal((await alan.decide(reference, 'claim')).status, 303);
    assert.equal((await keptOf(desk.site, reference))?.claimed_by, alan.id);
    assert.equal((await alan.decide(reference, 'hand-back')).status, 303);
    assert.equal((await alan.decide(reference, 'hand-back')).status, 409);
  });

  test('only editors and administrators decide', async (t) => {
    const desk = openDesk(await openStarter(t));
    const nobody = await desk.hire('nobody', null);
    const { reference } = await desk.door.send(form('involved'), typed);
    for (const what of [
      'claim',
      'hand-back',
      'question',
      'refusal',
      'acceptance',
      'setting-aside',
      'restoration',
      'merger',
    ]) {
      const sent = { lock: '0', question: 'a', refusal_reason: 'outside', into: 'C-ZZZZZZ' };
      const answer = await nobody.send(`${deskAddress(reference)}/${what}`, sent);
      assert.equal(answer.status, 403, what);
      assert.doesNotMatch(answer.body, /forty tables/);
    }
    const visitor = await desk.door.get(deskAddress(reference));
    assert.match(visitor.location, /^\/people\/sign-in\?next=/);
    assert.equal((await nobody.read('/moderation')).status, 403);
    assert.equal((await keptOf(desk.site, reference))?.lock, 0);
  });
});

async function lastEvent({ site }: Desk) {
  return site.db
    .selectFrom('events')
    .select(['what', 'about_id', 'actor', 'role', 'codes'])
    .orderBy('id', 'desc')
    .executeTakeFirst();
}
