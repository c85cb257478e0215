import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onEachDatabase } from '../../../test/databases.ts';
import { openReview, type Review } from '../../../test/review.ts';

const mark = { type: 'mark', id: 'engagement-mark/invented-statistic' };

onEachDatabase((name, open) => {
  test(`a concern reaches the advice team and gets an answer (${name})`, async (t) => {
    const desk = await openReview(await open(t));
    await desk.reach('live');
    const form = await desk.site.app.request(
      '/contribute?about=mark:engagement-mark/invented-statistic&kind=concern',
    );
    assert.equal(form.status, 200);
    assert.match(await form.text(), /What is your concern\?/);

    const email = 'reader@people.example';
    const { reference, url } = await send(desk, { about: mark, text: 'Nobody asked us.', email });
    const private_ = new URL(url);
    const adviser = await desk.returns('adviser');
    const editor = await desk.returns('editor');
    assert.match(await (await adviser.get('/concerns')).text(), /Engagement Mark of Invented/);
    assert.doesNotMatch(await (await editor.get('/moderation')).text(), /Nobody asked us/);
    assert.equal((await editor.get('/concerns')).status, 403);
    assert.equal((await editor.get(`/moderation/${reference.toLowerCase()}`)).status, 404);
    assert.equal((await adviser.get('/moderation')).status, 403);
    const refused = await editor.post(`/moderation/${reference.toLowerCase()}/refusal`, {
      lock: '0',
      seen: '0',
      revision: '0',
      refusal_reason: 'not-relevant',
    });
    assert.notEqual(refused.status, 303);

    const address = `/concerns/${reference.toLowerCase()}`;
    const question = { lock: '0', question: 'Who is “us”?' };
    assert.equal((await adviser.post(`${address}/question`, question)).status, 303);
    const empty = await adviser.post(`${address}/answer`, { lock: '1', words: 'Typed already.' });
    assert.equal(empty.status, 422);
    assert.match(await empty.text(), /Typed already\./);
    const late = { lock: '0', outcome: 'declined', words: 'Another adviser’s answer.' };
    assert.equal((await adviser.post(`${address}/answer`, late)).status, 409);
    desk.pause(3);
    const answer = { lock: '1', outcome: 'accepted', words: 'You are right: we look again.' };
    assert.equal(
      (await (await desk.returns('adviser')).post(`${address}/answer`, answer)).status,
      303,
    );

    const page = await desk.site.app.request(private_.pathname + private_.search);
    const shown = await page.text();
    assert.match(shown, /Upheld/);
    assert.match(shown, /You are right: we look again\./);
    const mails = (await desk.mails()).filter(({ recipient }) => recipient === email);
    assert.deepEqual(
      mails.map(({ subject }) => subject.replace(`${reference}: `, '')),
      ['we have what you sent', 'a question about your concern', 'the answer to your concern'],
    );
    const log = JSON.parse(await (await desk.site.app.request('/moderation/log.json')).text());
    assert.deepEqual([log.months[0].accepted, log.months[0].median_days], [1, 3]);
    const record = await (await desk.site.app.request('/record?about=contribution')).text();
    assert.match(record, /by an adviser/);
    assert.doesNotMatch(record, /Nobody asked us|we look again/);
  });

  test(`a concern is about a mark that was given or a decision that is out (${name})`, async (t) => {
    const desk = await openReview(await open(t));
    const reference = (await desk.reach('decided')).toLowerCase();
    const decision = { type: 'decision', id: `${reference}-1` };
    for (const about of [decision, mark, { type: 'mark', id: 'nothing/at-all' }]) {
      assert.equal((await post(desk, { about, text: 'A concern.' })).status, 422, about.id);
    }
    const letter = { subject: 'The decision', words: 'This is the final letter.' };
    await desk.does('adviser', reference.toUpperCase(), 'letter', letter);
    const colon = { ...mark, id: mark.id.replace('/', ':') };
    for (const about of [decision, mark, colon]) {
      assert.equal((await post(desk, { about, text: `About ${about.id}.` })).status, 201, about.id);
    }
    const next = { ...decision, id: `${reference}-2` };
    assert.equal((await post(desk, { about: next, text: 'A concern.' })).status, 422);
  });

  test(`an adviser of the producer answers no concern about its marks (${name})`, async (t) => {
    const desk = await openReview(await open(t));
    const decision = { type: 'decision', id: `${(await desk.reach('live')).toLowerCase()}-1` };
    const adviser = await desk.returns('adviser2');
    const role = { person_id: adviser.id, role: 'applicant' as const };
    const roles = desk.db.insertInto('roles');
    await roles.values({ ...role, organisation: 'invented-office' }).execute();
    for (const about of [mark, decision]) {
      const { reference } = await send(desk, { about, text: `Nobody asked us (${about.type}).` });
      const address = `/concerns/${reference.toLowerCase()}`;
      const answer = { lock: '0', outcome: 'declined', words: 'All is well.' };
      assert.equal((await adviser.post(`${address}/answer`, answer)).status, 403);
      assert.equal((await adviser.post(`${address}/setting-aside`, { lock: '0' })).status, 403);
      const other = await desk.returns('adviser');
      assert.equal((await other.post(`${address}/answer`, answer)).status, 303);
    }
  });
});

function post(desk: Review, sent: Record<string, unknown>) {
  return desk.site.app.request('/contributions', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ kind: 'concern', ...sent }),
  });
}

async function send(desk: Review, sent: Record<string, unknown>) {
  const answer = await post(desk, sent);
  const body = await answer.text();
  assert.equal(answer.status, 201, body);
  return JSON.parse(body) as { reference: string; url: string };
}
