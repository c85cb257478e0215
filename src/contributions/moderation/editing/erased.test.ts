import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onEachDatabase } from '../../../../test/databases.ts';
import { deskAddress, openDesk } from '../../../../test/desk.ts';
import { fieldsAt, fieldsIn } from '../../../../test/form-fields.ts';
import type { Fields } from '../../../../test/staff.ts';

const slug = 'uk-statistics-assembly-2025';
const form = (kind: string) => `/examples/${slug}/contribute?kind=${kind}`;
const hers = {
  text: 'There were forty tables in the room.',
  relation: 'participant',
  credit_as: 'name',
  credit_name: 'Ada Example',
};

onEachDatabase((_name, _open, openStarter) => {
  test('a form that was open when details were deleted does not bring the name back, and loses nothing else', async (t) => {
    const desk = openDesk(await openStarter(t));
    const grace = await desk.hire('grace');
    const first = await desk.door.send(form('involved'), hers);
    await grace.decide(first.reference, 'acceptance', {
      ...{ text_into: 'lessons', text_how: 'add', text: hers.text, reason: 'Said.' },
      ...{ verified: ['methods'], credit: 'yes', outcome: 'accepted' },
    });
    const publicText = async () => (await desk.door.get(`/examples/${slug}.json`)).body;
    assert.match(await publicText(), /Ada Example/);
    const other = await desk.door.send(form('information'), { text: 'More.', relation: 'reader' });
    const editing = `${deskAddress(other.reference)}/editing`;
    const copy = (await grace.send(`/examples/${slug}/working-copy`)).location;
    const open = await fieldsAt(grace, editing);
    const { body } = await grace.read(copy);
    const draft = fieldsIn(body.replaceAll(`action="${copy}"`, 'action="/editing"'));
    for (const one of [open, draft]) assert.match(String(one.credits), /Ada Example/);

    await desk.door.post(`${first.path}/deletion`, { key: first.key });
    assert.doesNotMatch(await publicText(), /Ada Example/);
    const typed = (one: Fields) => ({
      ...one,
      credits: `${one.credits}\nA statistician`,
      summary: 'What Grace typed meanwhile.',
    });
    const late = await grace.send(copy, { ...typed(draft), next: 'preview' });
    assert.equal(late.status, 409, 'the saved draft was changed too');
    for (const status of [422, 303]) {
      const rest: Fields = status === 422 ? { check: 'yes', title: '' } : { save: 'yes' };
      const answer = await grace.send(editing, { ...typed(open), ...rest });
      assert.equal(answer.status, status, answer.body);
      assert.doesNotMatch(answer.body, /Ada Example/);
    }
    const again = { ...(await fieldsAt(grace, editing)), reason: 'More.', outcome: 'accepted' };
    assert.equal((await grace.send(editing, again)).status, 303);
    assert.doesNotMatch(late.body, /Ada Example/);
    assert.match(late.body, /A statistician/);
    const after = JSON.parse(await publicText());
    assert.equal(after.summary, 'What Grace typed meanwhile.');
    assert.deepEqual(after.credits, ['A statistician']);
    assert.deepEqual(
      after.verified.map(({ by }: { by: string }) => by).filter((by: string) => by !== ''),
      ['a contributor'],
    );
    const names = await desk.site.db.selectFrom('revisions').select('document').execute();
    assert.doesNotMatch(JSON.stringify(names), /Ada Example/);
  });

  test('published straight from the open form, the name stays away too', async (t) => {
    const desk = openDesk(await openStarter(t));
    const grace = await desk.hire('grace');
    const first = await desk.door.send(form('involved'), hers);
    await grace.decide(first.reference, 'acceptance', {
      ...{ text_into: 'lessons', text_how: 'add', text: hers.text, reason: 'Said.' },
      ...{ credit: 'yes', outcome: 'accepted' },
    });
    const other = await desk.door.send(form('information'), { text: 'More.', relation: 'reader' });
    const editing = `${deskAddress(other.reference)}/editing`;
    const open = await fieldsAt(grace, editing);
    await desk.door.post(`${first.path}/deletion`, { key: first.key });
    const whole = { ...open, summary: 'Typed meanwhile.', reason: 'More.', outcome: 'accepted' };
    assert.equal((await grace.send(editing, whole)).status, 303);
    const { body } = await desk.door.get(`/examples/${slug}.json`);
    assert.match(body, /Typed meanwhile\./);
    assert.doesNotMatch(body, /Ada Example/);
  });
});
