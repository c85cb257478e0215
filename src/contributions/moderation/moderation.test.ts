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
  test('accepted, it is a revision with credit, and facts that somebody who was there confirmed', async (t) => {
    const desk = openDesk(await openStarter(t));
    const grace = await desk.hire('grace');
    const { reference, address } = await desk.door.send(form('involved'), typed);
    const before = JSON.parse((await desk.door.get(`/examples/${slug}.json`)).body);
    const page = await grace.read(deskAddress(reference));
    assert.match(wordsOf(page.body), /There were forty tables .* I took part .* Ada Example/);

    const answer = await grace.decide(reference, 'acceptance', {
      ...taking,
      text: typed.text,
      verified: ['methods', 'start'],
      credit: 'yes',
      outcome: 'accepted',
    });
    assert.equal(answer.status, 303, wordsOf(answer.body));
    const after = JSON.parse((await desk.door.get(`/examples/${slug}.json`)).body);
    assert.equal(after.lessons, typed.text);
    assert.equal(after.revision, before.revision + 1);
    assert.deepEqual(after.credits, [...before.credits, 'Ada Example']);
    assert.deepEqual(after.verified, [
      ...before.verified,
      { field: 'methods', by: 'Ada Example', date: '2026-03-02' },
      { field: 'start', by: 'Ada Example', date: '2026-03-02' },
    ]);
    const history = await desk.door.get(`/examples/${slug}/history`);
    assert.match(
      wordsOf(history.body),
      new RegExp(
        `Said by a participant\\. By Ada Example; approved by an editor; from contribution ${reference}`,
      ),
    );
    const tracking = wordsOf((await desk.door.get(address)).body);
    assert.match(tracking, /Accepted .*What changed: revision/);
    assert.deepEqual(await mailsOf(desk), [
      `${reference}: we have what you sent`,
      `${reference}: accepted`,
    ]);
    assert.match(await bodyOf(desk, 'accepted'), new RegExp(`/examples/${slug}/history/2`));
    const found = await desk.door.get('/examples?q=forty+tables');
    assert.match(found.body, new RegExp(slug), 'the search finds it at once');
  });

  test('a part: text into one fact as mended, one source of two, no credit, and why to the contributor', async (t) => {
    const desk = openDesk(await openStarter(t));
    const grace = await desk.hire('grace');
    const { reference, address } = await desk.door.send(form('information', 'changed'), {
      ...typed,
      credit_as: 'none',
      credit_name: '',
      sources: 'https://one.example/a\nhttps://two.example/b',
    });
    const fields = {
      text_into: 'changed',
      text_how: 'add',
      text: 'There were forty tables.',
      source: ['s1'],
      source_title_s1: 'The seating plan',
      source_supports_s1: ['participants', 'nonsense'],
      reason: 'Further information.',
      credit: 'yes',
      outcome: 'accepted-in-part',
    };
    const silent = await grace.decide(reference, 'acceptance', fields);
    assert.equal(silent.status, 422);
    assert.match(silent.body, /<a href="#words">Tell the contributor what was not taken/);
    assert.match(silent.body, /value="The seating plan"/, 'nothing typed is lost');

    const words = 'The first source says nothing of tables.';
    const answer = await grace.decide(reference, 'acceptance', { ...fields, words });
    assert.equal(answer.status, 303, wordsOf(answer.body));
    const after = JSON.parse((await desk.door.get(`/examples/${slug}.json`)).body);
    assert.match(after.changed, /\n\nThere were forty tables\.$/);
    assert.deepEqual(
      after.sources
        .filter(({ url }: { url: string }) => url.includes('.example/'))
        .map(({ url, title, supports }: Record<string, unknown>) => ({ url, title, supports })),
      [{ url: 'https://two.example/b', title: 'The seating plan', supports: ['participants'] }],
    );
    assert.deepEqual(after.credits, []);
    const history = wordsOf((await desk.door.get(`/examples/${slug}/history`)).body);
    assert.match(history, /By a contributor; approved by an editor/);
    assert.match(
      wordsOf((await desk.door.get(address)).body),
      /Accepted in part .*nothing of tables/,
    );
    assert.match(await bodyOf(desk, 'accepted in part'), /nothing of\s+tables/);
    for (const shown of [`/examples/${slug}`, `/examples/${slug}/history/2`, '/moderation/log']) {
      assert.doesNotMatch((await desk.door.get(shown)).body, /nothing of tables|one\.example/);
    }
  });

  test('who was not there cannot confirm a fact; nothing ticked is no acceptance', async (t) => {
    const desk = openDesk(await openStarter(t));
    const grace = await desk.hire('grace');
    const { reference } = await desk.door.send(form('information'), {
      ...typed,
      relation: 'reader',
    });
    const nothing = { reason: 'Why', outcome: 'accepted', verified: ['methods'], credit: 'yes' };
    const answer = await grace.decide(reference, 'acceptance', nothing);
    assert.equal(answer.status, 422);
    assert.match(wordsOf(answer.body), /Choose at least one part to take/);
    const long = { ...taking, text_into: 'period', text: 'a'.repeat(201), outcome: 'accepted' };
    const tooLong = await grace.decide(reference, 'acceptance', long);
    assert.match(wordsOf(tooLong.body), /The text must have at most 200 characters/);
    assert.equal((await keptOf(desk.site, reference))?.state, 'waiting');
  });

  test('a question reaches the contributor, the answer reaches the editor', async (t) => {
    const desk = openDesk(await openStarter(t));
    const grace = await desk.hire('grace');
    const { reference, address, path, key } = await desk.door.send(form('involved'), typed);
    assert.equal((await grace.decide(reference, 'question', { question: ' ' })).status, 422);
    const asked = await grace.decide(reference, 'question', { question: 'Which room?' });
    assert.equal(asked.status, 303);
    assert.match(wordsOf((await desk.door.get(address)).body), /have a question .*Which room\?/);
    const mail = await bodyOf(desk, 'the editors have a question');
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
    const mail = await bodyOf(desk, 'not taken up');
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

  test('an example that was revised in between is a collision too', async (t) => {
    const desk = openDesk(await openStarter(t));
    const grace = await desk.hire('grace');
    const one = await desk.door.send(form('involved'), typed);
    const two = await desk.door.send(form('information'), { ...typed, text: 'More of it.' });
    const opened = await grace.open(two.reference);
    const accept = { ...taking, text: 'a', outcome: 'accepted' };
    assert.equal((await grace.decide(one.reference, 'acceptance', accept)).status, 303);
    const late = await grace.send(`${deskAddress(two.reference)}/acceptance`, {
      ...opened,
      ...accept,
    });
    assert.equal(late.status, 409);
    assert.match(wordsOf(late.body), /The example was revised since you opened this page/);
    assert.equal((await grace.decide(two.reference, 'acceptance', accept)).status, 303);
  });

  test('taken for spam, and put back with one press: then it gets its receipt', async (t) => {
    const desk = openDesk(await openStarter(t));
    const grace = await desk.hire('grace');
    const { reference } = await desk.door.send(form('involved'), { ...typed, website: 'x' });
    assert.deepEqual(await mailsOf(desk), []);
    const queue = await grace.read('/moderation?state=set-aside');
    assert.match(queue.body, new RegExp(reference));
    const refused = await grace.decide(reference, 'refusal', { refusal_reason: 'outside' });
    assert.equal(refused.status, 409, 'put it back first');
    assert.equal((await grace.decide(reference, 'restoration')).status, 303);
    assert.deepEqual(await mailsOf(desk), [`${reference}: we have what you sent`]);
    assert.match((await grace.read('/moderation')).body, new RegExp(reference));
    assert.equal((await grace.decide(reference, 'setting-aside')).status, 303);
    assert.equal((await keptOf(desk.site, reference))?.state, 'set-aside');
    assert.equal((await mailsOf(desk)).length, 1, 'nobody is written to');
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
    assert.deepEqual((await mailsOf(desk)).slice(-3), [
      `${second.reference}: joined with another contribution`,
      `${first.reference}: accepted`,
      `${second.reference}: accepted`,
    ]);
    const { path, key } = second;
    assert.equal((await desk.door.post(`${path}/deletion`, { key })).status, 303);
    const gone = JSON.parse((await desk.door.get(`/examples/${slug}.json`)).body);
    assert.deepEqual(gone.credits, ['Ada Example']);
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

  test('a file stays private until it is added as a source', async (t) => {
    const desk = openDesk(await openStarter(t));
    const grace = await desk.hire('grace');
    const { reference, path, key } = await desk.door.send(form('involved'), typed);
    await desk.door.upload(`${path}/files`, key, [new File(['%PDF-1.7'], 'plan.pdf')]);
    const { id } = await desk.site.db
      .selectFrom('contribution_files')
      .select('id')
      .executeTakeFirstOrThrow();
    const file = `${deskAddress(reference)}/files/${id}`;
    assert.equal((await grace.read(file)).body, '%PDF-1.7');
    assert.equal((await desk.door.get(file)).status, 302);
    assert.equal((await desk.door.get(`${path}/files/${id}`)).status, 404);
    const accept = {
      source: [`f${id}`],
      [`source_title_f${id}`]: 'Seating plan',
      reason: 'A plan',
      outcome: 'accepted',
    };
    const answer = await grace.decide(reference, 'acceptance', accept);
    assert.equal(answer.status, 303, wordsOf(answer.body));
    assert.equal((await desk.door.get(`${path}/files/${id}`)).body, '%PDF-1.7');
    const { sources } = JSON.parse((await desk.door.get(`/examples/${slug}.json`)).body);
    assert.equal(sources.at(-1).url, `http://localhost:3000${path}/files/${id}`);
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

async function mailsOf({ site }: Desk): Promise<string[]> {
  const rows = await site.db.selectFrom('outbox').select('subject').orderBy('id').execute();
  return rows.map(({ subject }) => subject);
}

async function bodyOf({ site }: Desk, subject: string): Promise<string> {
  const { body } = await site.db
    .selectFrom('outbox')
    .select('body')
    .where('subject', 'like', `%: ${subject}`)
    .executeTakeFirstOrThrow();
  return body;
}

async function lastEvent({ site }: Desk) {
  return site.db
    .selectFrom('events')
    .select(['what', 'about_id', 'actor', 'role', 'codes'])
    .orderBy('id', 'desc')
    .executeTakeFirst();
}
