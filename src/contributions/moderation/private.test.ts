import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openStarter } from '../../../test/databases.ts';
import { deskAddress, openDesk } from '../../../test/desk.ts';
import { inFormat, prepareSamples, samplesOf } from '../../../test/samples.ts';

const form = '/examples/uk-statistics-assembly-2025/contribute?kind=information';
const planted = (name: string) => `zq${name}marker`;

test('nothing that was asked, answered, declined, joined or set aside is shown to anybody', async (t) => {
  const db = await openStarter(t);
  const desk = openDesk(db);
  await prepareSamples(db);
  const grace = await desk.hire(planted('editor'));
  const send = (what: string) =>
    desk.door.send(form, {
      text: planted(what),
      sources: `https://${planted('source')}.example/`,
      credit_as: 'name',
      credit_name: planted('name'),
      email: `${planted('email')}@people.example`,
    });
  const [asked, declined, joined, aside] = [
    await send('asked'),
    await send('declined'),
    await send('joined'),
    await send('aside'),
  ];
  const decide = async (reference: string, what: string, fields = {}) => {
    const answer = await grace.decide(reference, what, fields);
    assert.equal(answer.status, 303, what);
  };
  await decide(asked.reference, 'claim');
  await decide(asked.reference, 'question', { question: planted('question') });
  await desk.door.post(`${asked.path}/answers`, { key: asked.key, text: planted('answer') });
  const refusal = { refusal_reason: 'other', refusal_words: planted('words') };
  await decide(declined.reference, 'refusal', refusal);
  await decide(joined.reference, 'merger', { into: asked.reference });
  await decide(aside.reference, 'setting-aside');

  const routes = desk.site.routes.filter((route) => !route.signedIn);
  let looked = 0;
  for (const route of routes) {
    for (const sample of samplesOf(route)) {
      for (const format of route.formats) {
        const { body } = await desk.door.get(inFormat(sample, format));
        assert.doesNotMatch(body, /zq\w+marker/, inFormat(sample, format));
        looked++;
      }
    }
  }
  assert.ok(looked > 60, `only ${looked} pages were looked at`);
  const visitor = await desk.door.get(deskAddress(asked.reference));
  assert.equal(visitor.status, 302);
  const record = await db.selectFrom('events').select(['codes', 'about_id']).execute();
  assert.doesNotMatch(JSON.stringify(record), /zq\w+marker/);
});
