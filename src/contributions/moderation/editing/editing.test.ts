import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onEachDatabase } from '../../../../test/databases.ts';
import { deskAddress, openDesk } from '../../../../test/desk.ts';
import { keptOf, wordsOf } from '../../../../test/door.ts';
import { fieldsAt, fieldsIn } from '../../../../test/form-fields.ts';

const slug = 'uk-statistics-assembly-2025';
const sent = {
  title: 'A jury on the harvest count',
  text: 'Twelve growers were asked how the harvest should be counted.',
  sources: 'https://growers.example/jury',
  relation: 'participant',
  credit_as: 'role',
  credit_role: 'a grower who took part',
};

const wholeOf = (given: Record<string, string>) => ({
  ...given,
  kind: 'engagement',
  summary: 'Growers were asked how the harvest should be counted.',
  'sources.0.title': 'The jury’s page',
});

onEachDatabase((_name, _open, openStarter) => {
  test('a new example: prefilled with what was sent, mended, published, credited', async (t) => {
    const desk = openDesk(await openStarter(t));
    const grace = await desk.hire('grace');
    const { reference, address } = await desk.door.send('/contribute/example', sent);
    const at = `${deskAddress(reference)}/editing`;
    const given = await fieldsAt(grace, at);
    assert.equal(given.title, sent.title);
    assert.equal(given.description, sent.text);
    assert.equal(given['sources.0.url'], sent.sources);
    assert.equal(given.slug, 'a-jury-on-the-harvest-count');

    const checked = await grace.send(at, { ...given, check: 'yes' });
    assert.equal(checked.status, 422);
    assert.match(wordsOf(checked.body), /There is a problem .*Summary must not be empty/);
    assert.match(checked.body, /Twelve growers were asked/, 'nothing typed is lost');

    const whole = {
      ...given,
      kind: 'engagement',
      summary: 'Growers were asked how the harvest should be counted.',
      'sources.0.title': 'The jury’s page',
      reason: 'Sent by somebody who took part.',
      credit: 'yes',
    };
    const taken = await grace.send(at, { ...whole, slug, outcome: 'accepted' });
    assert.equal(taken.status, 422);
    const answer = await grace.send(at, { ...whole, outcome: 'accepted' });
    assert.equal(answer.status, 303, wordsOf(answer.body));
    const made = JSON.parse((await desk.door.get(`/examples/${given.slug}.json`)).body);
    assert.equal(made.title, sent.title);
    assert.deepEqual(made.credits, ['a grower who took part']);
    assert.equal(made.sources[0].title, 'The jury’s page');
    assert.match(
      wordsOf((await desk.door.get(address)).body),
      /Accepted .*What changed: revision 1/,
    );
    assert.match((await desk.door.get('/examples?q=harvest+jury')).body, /a-jury-on-the-harvest/);
  });

  test('a file that came with it is published with the example that names it, and no other', async (t) => {
    const desk = openDesk(await openStarter(t));
    const grace = await desk.hire('grace');
    const { reference, path, key } = await desk.door.send('/contribute/example', sent);
    const files = ['plan', 'list of names'].map((one) => new File([`%PDF-1.7 ${one}`], 'a.pdf'));
    assert.equal((await desk.door.upload(`${path}/files`, key, files)).status, 303);
    const at = `${deskAddress(reference)}/editing`;
    const { body } = await grace.read(at);
    const [plan = '', names = ''] = [...body.matchAll(/<code>([^<]+)<\/code>/g)].map(
      ([, url]) => url ?? '',
    );
    const answer = await grace.send(at, {
      ...fieldsIn(body),
      kind: 'engagement',
      summary: 'Growers were asked how the harvest should be counted.',
      'sources.0.title': 'The jury’s page',
      'sources.1.url': plan,
      'sources.1.title': 'Plan of the room',
      outcome: 'accepted',
    });
    assert.equal(answer.status, 303, wordsOf(answer.body));
    assert.match((await desk.door.get(new URL(plan).pathname)).body, /%PDF-1.7 plan/);
    assert.equal((await desk.door.get(new URL(names).pathname)).status, 404);
  });

  test('an example that stands: what was sent is in its field, and the rest stays as it was', async (t) => {
    const desk = openDesk(await openStarter(t));
    const grace = await desk.hire('grace');
    const { title, ...typed } = sent;
    const form = `/examples/${slug}/contribute?kind=correction&field=lessons`;
    const { reference } = await desk.door.send(form, typed);
    const at = `${deskAddress(reference)}/editing`;
    const before = JSON.parse((await desk.door.get(`/examples/${slug}.json`)).body);
    const given = await fieldsAt(grace, at);
    assert.equal(given.lessons, typed.text);
    const answer = await grace.send(at, {
      ...given,
      [`sources.${before.sources.length}.title`]: 'The jury',
      outcome: 'accepted-in-part',
      words: 'Shortened.',
      reason: 'Corrected.',
    });
    assert.equal(answer.status, 303, wordsOf(answer.body));
    const after = JSON.parse((await desk.door.get(`/examples/${slug}.json`)).body);
    assert.equal(after.lessons, typed.text);
    assert.equal(after.sources.length, before.sources.length + 1);
    const unchanged = (one: Record<string, unknown>) => {
      const { lessons, sources, credits, revision, updated, ...rest } = one;
      return rest;
    };
    assert.deepEqual(unchanged(after), unchanged(before));
    assert.deepEqual(after.sources.slice(0, -1), before.sources);
  });

  test('half-finished, it is kept for later and for colleagues, and nobody else sees it', async (t) => {
    const desk = openDesk(await openStarter(t));
    const [grace, alan] = [await desk.hire('grace'), await desk.hire('alan')];
    const { reference } = await desk.door.send('/contribute/example', sent);
    const at = `${deskAddress(reference)}/editing`;
    const given = await fieldsAt(grace, at);
    const theirs = await fieldsAt(alan, at);
    const half = { ...given, summary: 'Growers were ask', save: 'yes' };
    assert.equal((await grace.send(at, half)).status, 303);
    const late = await alan.send(at, { ...theirs, lessons: 'What Alan wrote', save: 'yes' });
    assert.equal(late.status, 409);
    assert.match(wordsOf(late.body), /Somebody else saved this meanwhile/);
    assert.match(wordsOf(late.body), /Saved by grace, 2 March 2026/);
    assert.match(late.body, /What Alan wrote/, 'nothing typed is lost');
    const again = await fieldsAt(alan, at);
    assert.equal(again.summary, 'Growers were ask');
    assert.equal((await alan.send(at, { ...again, summary: 'Asked', save: 'yes' })).status, 303);
    assert.equal((await fieldsAt(grace, at)).summary, 'Asked');
    const unseen = await grace.send(at, { ...wholeOf(given), draft: '1', outcome: 'accepted' });
    assert.equal(unseen.status, 409);
    assert.match(wordsOf(unseen.body), /Somebody else saved this meanwhile/);
    await grace.decide(reference, 'refusal', { refusal_reason: 'no-source' });
    const kept = await desk.site.db.selectFrom('contribution_drafts').selectAll().execute();
    assert.deepEqual(kept, []);
  });

  test('somebody published a revision meanwhile: theirs stays where one changed nothing', async (t) => {
    const desk = openDesk(await openStarter(t));
    const [grace, alan] = [await desk.hire('grace'), await desk.hire('alan')];
    const form = (field: string) => `/examples/${slug}/contribute?kind=correction&field=${field}`;
    const { title, sources, ...typed } = sent;
    const mine = await desk.door.send(form('lessons'), typed);
    const other = await desk.door.send(form('changed'), { ...typed, text: 'The form changed.' });
    const at = `${deskAddress(mine.reference)}/editing`;
    const given = await fieldsAt(grace, at);
    const taken = { text_into: 'changed', text_how: 'replace', text: 'The form changed.' };
    const accepted = await alan.decide(other.reference, 'acceptance', {
      ...taken,
      reason: 'Corrected.',
      outcome: 'accepted',
    });
    assert.equal(accepted.status, 303);
    const late = await grace.send(at, { ...given, reason: 'Mine.', outcome: 'accepted' });
    assert.equal(late.status, 409);
    assert.match(wordsOf(late.body), /The example was revised since/);
    const again = await grace.send(at, {
      ...fieldsIn(late.body),
      reason: 'Mine.',
      outcome: 'accepted',
    });
    assert.equal(again.status, 303, wordsOf(again.body));
    const after = JSON.parse((await desk.door.get(`/examples/${slug}.json`)).body);
    assert.equal(after.changed, 'The form changed.');
    assert.equal(after.lessons, typed.text);
    assert.equal((await keptOf(desk.site, mine.reference))?.state, 'accepted');
  });
});
