import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onEachDatabase } from '../../../test/databases.ts';
import { type Door, keptOf, openDoor, wordsOf } from '../../../test/door.ts';
import { publishExample } from '../../examples/actions.ts';
import { findExample } from '../../examples/queries.ts';
import { change } from '../../kernel/database/database.ts';
import { readNames } from '../../vocabulary/authorities/queries.ts';
import { tidyContributions } from '../retention/actions.ts';

const slug = 'uk-statistics-assembly-2025';
const form = `/examples/${slug}/contribute?kind=involved`;
const typed = {
  text: 'I sat at a table.',
  relation: 'participant',
  credit_as: 'name',
  credit_name: 'Ada Example',
  email: 'ada@people.example',
};
const png = Uint8Array.from(
  atob(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  ),
  (sign) => sign.charCodeAt(0),
);

onEachDatabase((_name, _open, openStarter) => {
  test('a wrong key and an unknown reference are answered alike', async (t) => {
    const door = openDoor(await openStarter(t));
    const place = await door.send(form, typed);
    const other = await door.send(form, { ...typed, text: 'Another.' });
    const answers = [
      await door.get(`${place.path}?key=${other.key}`),
      await door.get(place.path),
      await door.get(`/contributions/c-zzzzzz?key=${place.key}`),
    ];
    for (const answer of answers) {
      assert.equal(answer.status, 404);
      assert.equal(wordsOf(answer.body), wordsOf(answers[0]?.body ?? ''));
      assert.equal(answer.headers.get('Referrer-Policy'), 'no-referrer');
    }
    for (const what of ['answers', 'withdrawal', 'deletion', 'files']) {
      const wrong = { key: other.key, text: 'a' };
      assert.equal((await door.post(`${place.path}/${what}`, wrong)).status, 404, what);
    }
    assert.equal((await keptOf(door.site, place.reference))?.lock, 0);
  });

  test('a question is answered, and the editors have the turn again', async (t) => {
    const door = openDoor(await openStarter(t));
    const { path, key, address, reference } = await door.send(form, typed);
    await ask(door, reference, 'Which table?');
    assert.match(wordsOf((await door.get(address)).body), /have a question .*Which table\?/);
    // Somebody keeps the address that they came to after sending.
    const kept = (await door.get(`${address}&sent=yes`)).body;
    assert.match(kept, /<h1>(?!Thank you)/);
    const empty = await door.post(`${path}/answers`, { key, text: ' ' });
    assert.equal(empty.status, 422);
    assert.match(empty.body, /<a href="#text">Write your answer/);
    const answer = await door.post(`${path}/answers`, { key, text: 'The <third> one.' });
    assert.equal(answer.status, 303);
    assert.equal(answer.location, address);
    const page = await door.get(address);
    assert.match(page.body, /The &lt;third&gt; one\./);
    assert.equal((await keptOf(door.site, reference))?.state, 'waiting');
    assert.deepEqual(await eventsOf(door, reference), ['received', 'answered']);
  });

  test('withdrawn, it is out of the queue; a second time is refused in words', async (t) => {
    const door = openDoor(await openStarter(t));
    const { path, key, address, reference } = await door.send(form, typed);
    assert.equal((await door.post(`${path}/withdrawal`, { key })).status, 303);
    const page = await door.get(address);
    assert.match(page.body, /<h1>Withdrawn/);
    assert.doesNotMatch(page.body, /Withdraw this contribution/);
    const again = await door.post(`${path}/withdrawal`, { key });
    assert.equal(again.status, 409);
    assert.match(wordsOf(again.body), /withdrawn already/);
    assert.equal((await door.post(`${path}/answers`, { key, text: 'More' })).status, 409);
    assert.deepEqual(await eventsOf(door, reference), ['received', 'withdrawn']);
  });

  test('details are deleted everywhere; what was published stays, without the name', async (t) => {
    const door = openDoor(await openStarter(t));
    const { db } = door.site;
    const { path, key, address, reference } = await door.send(form, typed);
    await door.upload(`${path}/files`, key, [new File([png], 'table.png')]);
    await publishWith(door, reference, 'Ada Example');
    assert.match((await door.get(`/examples/${slug}`)).body, /Ada Example/);

    assert.equal((await door.post(`${path}/deletion`, { key })).status, 303);
    for (const shown of [`/examples/${slug}`, `/examples/${slug}.json`, address]) {
      assert.doesNotMatch((await door.get(shown)).body, /Ada Example|ada@people/, shown);
    }
    for (const table of [
      'contributions',
      'contribution_contacts',
      'contribution_files',
      'outbox',
      'examples',
      'revisions',
      'events',
    ] as const) {
      const rows = await db.selectFrom(table).selectAll().execute();
      assert.doesNotMatch(JSON.stringify(rows), /Ada Example|ada@people/, table);
    }
    assert.deepEqual(await db.selectFrom('contribution_files').select('id').execute(), []);
    assert.match((await door.get(address)).body, /I sat at a table/);
    assert.match(wordsOf((await door.get(address)).body), /We keep no e-mail address/);
    assert.deepEqual(await eventsOf(door, reference), [
      'received',
      'files-added',
      'details-deleted',
    ]);
  });

  test('a credit that somebody else asked for in the same words stays', async (t) => {
    const door = openDoor(await openStarter(t));
    const role = { ...typed, credit_as: 'role', credit_name: '', credit_role: 'a participant' };
    const one = await door.send(form, role);
    const other = await door.send(form, { ...role, text: 'I sat at another.' });
    await publishWith(door, one.reference, 'a participant');
    await publishWith(door, other.reference, 'a participant');
    await door.post(`${one.path}/deletion`, { key: one.key });
    assert.match((await door.get(`/examples/${slug}.json`)).body, /"credits":\["a participant"\]/);
    await door.post(`${other.path}/deletion`, { key: other.key });
    assert.match((await door.get(`/examples/${slug}.json`)).body, /"credits":\[\]/);
  });

  test('files are not read without end for who has no key', async (t) => {
    const door = openDoor(await openStarter(t));
    const { path } = await door.send(form, typed);
    const statuses: number[] = [];
    for (let sent = 0; sent < 41; sent++) {
      const answer = await door.upload(`${path}/files`, 'wrong', [new File([png], 'table.png')]);
      statuses.push(answer.status);
    }
    assert.deepEqual([...new Set(statuses)], [404, 429]);
    const last = await door.upload(`${path}/files`, 'wrong', [new File([png], 'table.png')]);
    assert.match(wordsOf(last.body), /A great deal came from your network/);
  });

  test('files are kept private, and refused in words where they are not what they seem', async (t) => {
    const door = openDoor(await openStarter(t));
    const { path, key, address } = await door.send(form, typed);
    const upload = (...files: File[]) => door.upload(`${path}/files`, key, files);
    const wrong = await upload(new File(['<script>'], 'table.png'), new File([png], 'b.png'));
    assert.equal(wrong.status, 422);
    assert.match(wrong.body, /<a href="#files">table\.png is not a PDF/);
    assert.equal((await upload()).status, 422);
    assert.equal((await upload(new File([png], 'table.png'))).status, 303);
    assert.equal((await upload(new File([png], 'again.png'))).status, 303, 'the same is kept once');
    assert.match(wordsOf((await door.get(address)).body), /table\.png, 1 kB, private/);
    const pdfs = [1, 2, 3].map((number) => new File([`%PDF-1.7 ${number}`], `${number}.pdf`));
    assert.equal((await upload(...pdfs)).status, 409);
    const large = await upload(new File([new Uint8Array(17_000_000)], 'large.pdf'));
    assert.equal(large.status, 413);

    const { id } = await door.site.db
      .selectFrom('contribution_files')
      .select('id')
      .executeTakeFirstOrThrow();
    assert.equal((await door.get(`${path}/files/${id}`)).status, 404);
    await door.site.db.updateTable('contribution_files').set({ public: 1 }).execute();
    const file = await door.get(`${path}/files/${id}`);
    assert.equal(file.status, 200);
    assert.match(file.headers.get('Content-Disposition') ?? '', /^attachment; .*table\.png/);
    assert.equal(file.headers.get('X-Content-Type-Options'), 'nosniff');
    assert.match(file.headers.get('Content-Security-Policy') ?? '', /sandbox/);
  });

  test('what was kept long enough is deleted, once and no sooner', async (t) => {
    const door = openDoor(await openStarter(t));
    const { db, settings } = door.site;
    const declined = await door.send(form, typed);
    const waiting = await door.send(form, { ...typed, text: 'Still waiting.' });
    const spam = await door.send(form, { ...typed, website: 'x' });
    await db
      .updateTable('contributions')
      .set({ state: 'declined', decided: door.site.now().toISOString(), reason: 'outside' })
      .where('reference', '=', declined.reference)
      .execute();
    const accepted = await door.send(form, { ...typed, text: 'Accepted.', email: '' });
    const { id } = await db
      .updateTable('contributions')
      .set({ state: 'accepted', decided: door.site.now().toISOString() })
      .where('reference', '=', accepted.reference)
      .returning('id')
      .executeTakeFirstOrThrow();
    const file = { contribution_id: id, type: 'application/pdf', bytes: new Uint8Array(4) };
    for (const kept of [0, 1])
      await db
        .insertInto('contribution_files')
        .values({ ...file, name: `${kept}.pdf`, sha256: String(kept), public: kept })
        .execute();
    const tidy = () => tidyContributions(db, settings, door.site.now());
    door.wait(89 * 86_400_000);
    assert.deepEqual(await tidy(), { details: 0, contributions: 0 });
    door.wait(2 * 86_400_000);
    assert.deepEqual(await tidy(), { details: 0, contributions: 1 });
    assert.equal(await keptOf(door.site, spam.reference), undefined);
    assert.deepEqual(await eventsOf(door, spam.reference), ['received', 'set-aside', 'deleted']);
    door.wait(90 * 86_400_000);
    assert.deepEqual(await tidy(), { details: 2, contributions: 0 });
    const files = await db.selectFrom('contribution_files').select('name').execute();
    assert.deepEqual(
      files.map(({ name }) => name),
      ['1.pdf'],
      'what was not published goes, of accepted ones too',
    );
    assert.deepEqual(await tidy(), { details: 0, contributions: 0 });
    assert.equal((await keptOf(door.site, declined.reference))?.credit_name, null);
    assert.equal((await keptOf(door.site, waiting.reference))?.credit_name, 'Ada Example');
    const contacts = await db.selectFrom('contribution_contacts').selectAll().execute();
    assert.equal(contacts.length, 1, 'who waits for an answer can still have one');
  });
});

async function ask(door: Door, reference: string, text: string): Promise<void> {
  const { db } = door.site;
  const { id } = await db
    .updateTable('contributions')
    .set({ state: 'asked', lock: 1 })
    .where('reference', '=', reference)
    .returning('id')
    .executeTakeFirstOrThrow();
  const at = door.site.now().toISOString();
  await db
    .insertInto('contribution_messages')
    .values({ contribution_id: id, at, from_editor: 1, person: null, text })
    .execute();
}

async function publishWith(door: Door, reference: string, credit: string): Promise<void> {
  const { db } = door.site;
  const names = await readNames(db, null, 0);
  const stored = await findExample(db, slug);
  assert.ok(stored);
  await change(db, (trx, version) =>
    publishExample(
      { trx, version, now: door.site.now(), names },
      {
        slug,
        example: { ...stored.example, credits: [credit] },
        formerly: [],
        author: credit,
        approver: null,
        reason: 'Somebody who was there said so.',
        contribution: reference,
        role: 'editor',
        actor: null,
      },
    ),
  );
}

async function eventsOf(door: Door, reference: string): Promise<string[]> {
  const rows = await door.site.db
    .selectFrom('events')
    .select('what')
    .where('about_id', '=', reference)
    .orderBy('id')
    .execute();
  return rows.map(({ what }) => what);
}
