import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { onEachDatabase, starterFolder } from '../../../test/databases.ts';
import { type Desk, deskAddress, type Editor, openDesk } from '../../../test/desk.ts';
import { wordsOf } from '../../../test/door.ts';
import { fieldsAt } from '../../../test/form-fields.ts';
import { loadFolder } from '../../interchange/load/actions.ts';
import { type Database, openDatabase } from '../../kernel/database/database.ts';
import { migrate } from '../../kernel/database/migrate.ts';
import { listTables } from '../../kernel/database/tables.ts';

// Words that stand nowhere else, alone and in an address.
const planted = /quillonbury|zyxwick/i;
const secret = 'Zyxwick Quillonbury';
const jury = 'a-jury-on-the-harvest-count';
const other = 'legal-aid-agency-claims-system';
const assembly = 'uk-statistics-assembly-2025';
const sent = {
  text: `${secret} told us how the harvest is counted.`,
  sources: 'https://growers.example/zyxwick-quillonbury',
  relation: 'participant',
  credit_as: 'name',
  credit_name: secret,
};

onEachDatabase((_name, _open, openStarter) => {
  test('words that stand in no version, but in what is linked with it, are counted and taken out', async (t) => {
    const db = await openStarter(t);
    const desk = openDesk(db);
    const grace = await desk.hire('grace');
    const ada = await desk.hire('ada', 'administrator');
    const led = await publishJury(desk, grace);
    const again = { number: '1', reason: 'It was lawful after all.' };
    await grace.send(`/examples/${jury}/withdrawal`, { reason: `${secret} asked for it.` });
    assert.equal((await grace.send(`/examples/${jury}/restoration`, again)).status, 303);
    const form = (about: string) => `/examples/${about}/contribute?kind=information`;
    const asked = await desk.door.send(form(jury), { ...sent, email: 'reader@people.example' });
    await grace.decide(asked.reference, 'question', { question: `Is it by\n${secret}?` });
    const { key, path } = asked;
    await desk.door.post(`${path}/answers`, { key, text: `By ${secret}.` });
    const edit = `${deskAddress(asked.reference)}/editing`;
    await grace.send(edit, { ...(await fieldsAt(grace, edit)), done: secret, save: 'yes' });
    const joined = await desk.door.send(form(other), { ...sent, text: `And ${secret} too.` });
    await grace.decide(joined.reference, 'merger', { into: asked.reference });
    const unlinked = await desk.door.send(form(other), { ...sent, text: `Not by ${secret}.` });
    assert.match(await desk.mail('the editors have a question'), planted);

    const redact = (next: string) =>
      ada.send(`/examples/${jury}/redaction`, {
        words: secret,
        revisions: ['1', '2'],
        code: 'personal',
        next,
      });
    const look = wordsOf((await redact('look')).body);
    for (const held of [
      'One reason for a withdrawal',
      '3 contributions',
      '2 questions and answers',
      'One edit of a contribution that was put aside',
      'One mail',
    ]) {
      assert.match(look, new RegExp(held));
    }
    assert.match(look, /It does not reach contributions about other examples only/);
    assert.match(await everything(db), planted);
    const done = await redact('redact');
    assert.equal(done.location, `/examples/${jury}/history`, wordsOf(done.body));

    const history = wordsOf((await desk.door.get(`/examples/${jury}/history`)).body);
    assert.match(history, /The reason: \[redacted: personal data\] asked for it/);
    assert.match(history, /Something was taken out of what is kept about it on/);
    const record = wordsOf((await desk.door.get('/record')).body);
    assert.match(record, /Something was taken out of what is kept about it: personal data/);
    const mail = await desk.mail('the editors have a question');
    assert.match(mail, /Is it by\n\[redacted: personal data\]\?/);
    for (const one of [led, asked, joined]) {
      const seen = [await desk.door.get(one.address), await grace.read(deskAddress(one.reference))];
      for (const { status, body } of seen) {
        assert.equal(status, 200);
        assert.doesNotMatch(body, planted);
      }
    }
    const saved = await fieldsAt(grace, edit);
    assert.equal(saved.done, '[redacted: personal data]');
    const left = await everything(db);
    const theirs = (await desk.door.get(unlinked.address)).body;
    assert.match(theirs, /Not by Zyxwick Quillonbury/, 'another example’s: redact there');
    assert.equal(left.match(/Zyxwick/g)?.length, 2, 'its text and its credit');
    assert.match((await redact('look')).body, /in nothing that is linked with them/);
  });

  test('an address that names somebody is told, and dropped with the words', async (t) => {
    const db = await openStarter(t);
    const desk = openDesk(db);
    const grace = await desk.hire('grace');
    const ada = await desk.hire('ada', 'administrator');
    await publishJury(desk, grace, 'zyxwick-quillonbury');
    await grace.send('/examples/zyxwick-quillonbury/name', { slug: 'quillonbury-talks' });
    await grace.send('/examples/quillonbury-talks/name', { slug: 'the-quillonbury-jury' });
    const about = await desk.door.json({
      kind: 'information',
      about: { type: 'example', id: 'the-quillonbury-jury' },
      text: 'There were twelve of us.',
    });
    const { reference } = JSON.parse(about.body);
    await followBoth(db, 'the-quillonbury-jury');
    const file = { path: 'examples/zyxwick-quillonbury.md', hash: 'x' };
    await db.insertInto('loaded_files').values(file).execute();
    const address = '/examples/the-quillonbury-jury/redaction';
    const order = { words: `${secret}\nQuillonbury`, revisions: ['1'], code: 'personal' };

    const looked = await ada.send(address, { ...order, next: 'look' });
    const look = wordsOf(looked.body);
    assert.match(look, /The words stand in the address \/examples\/the-quillonbury-jury too/);
    assert.match(look, /The address \/examples\/zyxwick-quillonbury, which it had before/);
    assert.equal(looked.body.match(/name="former"[^>]* checked/g)?.length, 2);
    const former = ['zyxwick-quillonbury', 'quillonbury-talks'];
    const drop = { ...order, former, next: 'redact' };
    const same = await ada.send(address, { ...drop, slug: 'jury-of-quillonbury' });
    assert.equal(same.status, 422);
    assert.match(wordsOf(same.body), /The words stand in this one too/);
    const taken = await ada.send(address, { ...drop, slug: assembly });
    assert.match(wordsOf(taken.body), /Another example has, or had, this address/);
    const done = await ada.send(address, { ...drop, slug: jury });
    assert.equal(done.location, `/examples/${jury}/history`, wordsOf(done.body));

    assert.equal((await desk.door.get(`/examples/${jury}`)).status, 200);
    for (const gone of [...former, 'the-quillonbury-jury']) {
      assert.equal((await desk.door.get(`/examples/${gone}`)).status, 404, gone);
      assert.equal((await desk.door.get(`/examples/${gone}.json`)).status, 404, gone);
    }
    assert.doesNotMatch(await everything(db), planted);
    assert.match(await desk.mail('accepted'), new RegExp(`3000/examples/${jury}/history/1\n`));
    const record = wordsOf((await desk.door.get('/record')).body);
    assert.match(record, /Given another address; the one before was redacted/);
    assert.equal((await desk.door.get(`/record?about=example:${jury}`)).status, 200);
    await assert.rejects(db.deleteFrom('events').execute(), /only ever added to/);
    assert.match((await grace.read(deskAddress(reference))).body, /A jury on the harvest count/);
    const followed = await db.selectFrom('followings').select(['follower_id', 'what']).execute();
    assert.deepEqual(followed.map(({ what }) => what).sort(), [
      `example=${jury}`,
      `example=${assembly}`,
    ]);
  });

  test('a published file is taken down, and deleted, with the redaction of what named it', async (t) => {
    const db = await openStarter(t);
    const desk = openDesk(db);
    const { addresses, ada } = await publishFiles(desk);
    const [first = '', second = ''] = addresses;
    assert.match((await desk.door.get(first)).body, /%PDF-1.7 zyxwick/);

    const some = { revisions: ['1'], code: 'unlawful', next: 'redact' };
    const redaction = `/examples/${assembly}/redaction`;
    const none = await ada.send(redaction, { ...some, words: `http://localhost:3000${first}` });
    assert.equal(none.status, 422, 'revision 1 does not name it');
    const order = { ...some, words: `http://localhost:3000${first}`, revisions: ['1', '2'] };
    const look = wordsOf((await ada.send(redaction, { ...order, next: 'look' })).body);
    assert.match(look, /Revision 2: Sources One published file, which no version names then/);
    assert.equal((await ada.send(redaction, order)).status, 303);
    assert.equal((await desk.door.get(first)).status, 404);
    assert.equal((await desk.door.get(second)).status, 200, 'the other one stays');
    const { body } = await desk.door.get(`/examples/${assembly}.json`);
    assert.match(body, /redacted\.invalid/);
    assert.doesNotMatch(body, new RegExp(first.replaceAll('/', '\\/')));
    const files = await db.selectFrom('contribution_files').select(['bytes', 'name']).execute();
    const texts = files.map(({ bytes }) => Buffer.from(bytes).toString());
    assert.deepEqual(texts, ['%PDF-1.7 other']);
  });
});

test('no byte of a published file that was redacted is left in the files of the embedded database', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-redaction-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const db = openDatabase({ file: join(folder, 'register.db') });
  t.after(() => db.destroy());
  await migrate(db);
  await loadFolder(db, starterFolder, { now: () => new Date() });
  const { ada } = await publishFiles(openDesk(db));
  const bytes = () =>
    readdirSync(folder)
      .map((file) => readFileSync(join(folder, file)).toString('latin1'))
      .join('');
  assert.match(bytes(), planted);
  const redacted = await ada.send(`/examples/${assembly}/redaction`, {
    fields: ['sources'],
    words: '',
    revisions: ['1', '2'],
    code: 'unlawful',
    next: 'redact',
  });
  assert.equal(redacted.status, 303, wordsOf(redacted.body));
  assert.doesNotMatch(bytes(), planted);
  assert.match(bytes(), /There were forty tables/);
});

/** An example that came from a contribution with the words, of which the editor published none. */
async function publishJury(desk: Desk, grace: Editor, slug = jury) {
  const title = 'A jury on the harvest count';
  const own = await desk.door.send('/contribute/example', {
    ...sent,
    title,
    credit_as: 'none',
    credit_name: '',
    email: 'grower@people.example',
  });
  const at = `${deskAddress(own.reference)}/editing`;
  const answer = await grace.send(at, {
    ...(await fieldsAt(grace, at)),
    slug,
    kind: 'engagement',
    summary: 'Growers were asked how the harvest should be counted.',
    description: '',
    'sources.0.url': 'https://growers.example/jury',
    'sources.0.title': 'The jury’s page',
    reason: 'Sent by somebody who took part.',
    outcome: 'accepted',
  });
  assert.equal(answer.status, 303, wordsOf(answer.body));
  return own;
}

/** Two files that came with one contribution, published as sources. */
async function publishFiles(desk: Desk) {
  const grace = await desk.hire('grace');
  const ada = await desk.hire('ada', 'administrator');
  const form = `/examples/${assembly}/contribute?kind=involved`;
  const text = 'There were forty tables in the room.';
  const { reference, path, key } = await desk.door.send(form, {
    text,
    relation: 'participant',
    credit_as: 'none',
  });
  const files = ['zyxwick', 'other'].map((one) => new File([`%PDF-1.7 ${one}`], 'plan.pdf'));
  assert.equal((await desk.door.upload(`${path}/files`, key, files)).status, 303);
  const rows = await desk.site.db
    .selectFrom('contribution_files')
    .select('id')
    .orderBy('id')
    .execute();
  const accepted = await grace.decide(reference, 'acceptance', {
    text_into: 'lessons',
    text_how: 'replace',
    text,
    reason: 'Plans of the room',
    outcome: 'accepted',
    source: rows.map(({ id }) => `f${id}`),
    ...Object.fromEntries(rows.map(({ id }) => [`source_title_f${id}`, `Plan ${id}`])),
  });
  assert.equal(accepted.status, 303, wordsOf(accepted.body));
  return { ada, addresses: rows.map(({ id }) => `${path}/files/${id}`) };
}

/** Somebody who follows an example and another one. */
async function followBoth(db: Database, slug: string): Promise<void> {
  const email = 'reader@people.example';
  const row = { id: 'one', email, folded: email, key_hash: 'x', pace: 'weekly' as const };
  await db
    .insertInto('followers')
    .values({ ...row, checked: '2026-01-05T10:00:00.000Z' })
    .execute();
  for (const one of [slug, assembly]) {
    const following = { follower_id: 'one', what: `example=${one}`, seen_event: 0 };
    await db.insertInto('followings').values(following).execute();
  }
}

/** Every row of every table. */
async function everything(db: Database): Promise<string> {
  const all: unknown[] = [];
  for (const { name } of await listTables(db)) {
    all.push(
      await db
        .selectFrom(name as 'events')
        .selectAll()
        .execute(),
    );
  }
  return JSON.stringify(all);
}
