import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onEachDatabase } from '../../../test/databases.ts';
import { deskAddress, openDesk } from '../../../test/desk.ts';
import { keptOf, wordsOf } from '../../../test/door.ts';

const slug = 'uk-statistics-assembly-2025';
const form = (kind: string, field = '', about = slug) =>
  `/examples/${about}/contribute?kind=${kind}${field && `&field=${field}`}`;
const fewFacts = 'legal-aid-agency-claims-system';
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
    assert.deepEqual(await desk.mails(), [
      `${reference}: we have what you sent`,
      `${reference}: accepted`,
    ]);
    assert.match(await desk.mail('accepted'), new RegExp(`/examples/${slug}/history/2`));
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
    assert.match(await desk.mail('accepted in part'), /nothing of\s+tables/);
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

  test('a correction takes the place of what is recorded only where an editor chose that', async (t) => {
    const desk = openDesk(await openStarter(t));
    const grace = await desk.hire('grace');
    const into = async (kind: string, field: string, about = slug) => {
      const fields = { ...typed, text: `This is wrong, says a ${kind} to ${field}.` };
      const { reference } = await desk.door.send(form(kind, field, about), fields);
      const { body } = await grace.read(deskAddress(reference));
      const select = /<select[^>]*name="text_into"[\s\S]*?<\/select>/.exec(body)?.[0] ?? '';
      return { reference, chosen: /<option value="(\w*)" selected/.exec(select)?.[1] ?? '' };
    };
    const { reference, chosen } = await into('correction', 'summary');
    assert.equal(chosen, '');
    const unchanged = { ...taking, text_into: '', text: typed.text, outcome: 'accepted' };
    const answer = await grace.decide(reference, 'acceptance', unchanged);
    assert.match(wordsOf(answer.body), /Choose at least one part to take/);
    assert.equal(JSON.parse((await desk.door.get(`/examples/${slug}.json`)).body).revision, 1);
    const { chosen: unrecorded } = await into('correction', 'lessons', fewFacts);
    assert.equal(unrecorded, 'lessons', 'nothing stands there');
    assert.equal((await into('information', 'summary')).chosen, 'summary', 'it is added');
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
    const withdrawn = await grace.send(`/examples/${slug}/withdrawal`, { reason: 'Unlawful.' });
    assert.equal(withdrawn.status, 303);
    const gone = await desk.door.get(`${path}/files/${id}`);
    assert.equal(gone.status, 404, 'the file goes with its example');
  });
});
