import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { onEachDatabase } from '../../../test/databases.ts';
import { type Staff, signIn } from '../../../test/staff.ts';
import { createApp } from '../../app.ts';
import { type Database, inTransaction, openDatabase } from '../../kernel/database/database.ts';
import { migrate } from '../../kernel/database/migrate.ts';
import { listTables } from '../../kernel/database/tables.ts';
import { putMail } from '../../kernel/mail/outbox.ts';
import { readSettings } from '../../kernel/settings.ts';
import type { PublicExample } from '../public.ts';
import { recordChecks } from '../source-checks/actions.ts';

// Words that stand nowhere else, alone and in an address.
const planted = /quillonbury|zyxwick|quillonburi/i;
const secret = 'Zyxwick Quillonbury';
const withSecret = (text: string) => `${text} by ${secret}, and zyxwick\n QUILLONBURY again`;
const whole = {
  lock: '0',
  kind: 'engagement',
  title: withSecret('A title'),
  summary: withSecret('A summary'),
  licence: 'CC BY 4.0',
  done: `${withSecret('Done')}\n\n> ${secret}\n\n[Minutes](https://council.example/Zyxwick%20Quillonbury)`,
  involved_note: withSecret('A note'),
  credits: `${secret}\nA reader`,
  'places.0.name': secret,
  'exchanges.0.asked': withSecret('Asked'),
  'exchanges.0.evidence': 'https://council.example/zyxwick-quillonbury.pdf',
  'activities.0.title': withSecret('Meeting'),
  'activities.0.cohorts.0.note': secret,
  'contested.0.field': 'level',
  'contested.0.says': withSecret('Says'),
  'sources.0.url': 'https://council.example/people/Zyxwick%20Quillonbury',
  'sources.0.title': withSecret('The report'),
};

onEachDatabase((_, open_) => {
  test('redacted words are in no page, format or table, and the history says that something was', async (t) => {
    const db = await open_(t);
    const { app, administrator } = await publishTwice(db);
    const formats = [
      '',
      '.json',
      '.md',
      '.bib',
      '/history',
      '/history/1',
      '/history/2',
      '/history/3',
    ];
    const lists = [
      '/examples',
      '/examples.json',
      '/examples.csv',
      '/examples.atom',
      '/examples.bib',
      '/feed.atom',
      '/',
      '/gaps',
      '/compare?e=crossings',
      '/record',
      '/record.json',
    ];
    const everywhere = [...formats.map((ending) => `/examples/crossings${ending}`), ...lists];
    for (const address of everywhere) await app.request(address);
    assert.match(await (await app.request('/examples/crossings')).text(), planted);

    const sent = { words: secret, revisions: ['1', '2', '3'], code: 'personal' };
    const look = await administrator.post('/examples/crossings/redaction', {
      ...sent,
      next: 'look',
    });
    assert.match(await look.text(), /Revision 3: [^<]*Title[\s\S]*One draft[\s\S]*One mail/);
    assert.match(await (await app.request('/examples/crossings')).text(), planted);
    const done = await administrator.post('/examples/crossings/redaction', {
      ...sent,
      next: 'redact',
    });
    assert.equal(done.headers.get('Location'), '/examples/crossings/history');

    for (const address of everywhere) {
      const body = await (await app.request(address)).text();
      assert.doesNotMatch(body, planted, address);
    }
    const page = await (await app.request('/examples/crossings')).text();
    assert.match(
      page,
      /A title by \[redacted: personal data\], and \[redacted: personal data\] again/,
    );
    const history = await (await app.request('/examples/crossings/history')).text();
    assert.match(history, /Something was taken out of revisions 1, 2, 3 on [\s\S]*personal data/);
    for (const word of ['zyxwick', 'quillonb']) {
      const found = (await (await app.request(`/examples.json?q=${word}`)).json()) as {
        total: number;
      };
      assert.equal(found.total, 0, word);
    }
    assert.match(await (await app.request('/examples?q=quillonbury')).text(), /0<\/b>|Nothing/);
    const drafts = await (await administrator.get('/moderation/drafts')).text();
    assert.doesNotMatch(drafts, planted);
    const held = await db.selectFrom('contribution_drafts').select('typed').execute();
    assert.match(JSON.stringify(held), /A summary by \[redacted: personal data\]/);
    for (const { name: table } of await listTables(db)) {
      const rows = await db
        .selectFrom(table as 'events')
        .selectAll()
        .execute();
      assert.doesNotMatch(JSON.stringify(rows), planted, table);
    }
  });

  test('only an administrator redacts, and says what and why', async (t) => {
    const db = await open_(t);
    const { app, editor, administrator } = await publishTwice(db);
    const address = '/examples/crossings/redaction';
    const sent = { words: secret, revisions: ['3'], code: 'personal', next: 'redact' };
    assert.equal((await editor.post('/examples/crossings/redaction', sent)).status, 403);
    assert.equal((await editor.get('/examples/crossings/redaction')).status, 403);
    const empty = await administrator.post(address, { next: 'redact' });
    assert.equal(empty.status, 422);
    assert.match(await empty.text(), /Choose a reason/);
    const wordless = await administrator.post(address, { ...sent, words: '' });
    assert.match(await wordless.text(), /Enter words, or choose a field/);
    const nothing = await administrator.post('/examples/crossings/redaction', {
      ...sent,
      words: 'Nobody Atall',
    });
    assert.match(await nothing.text(), /in none of the chosen versions/);
    assert.match(await (await app.request('/examples/crossings')).text(), planted);
  });
});

test('no old byte is left in the files of the embedded database', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-redaction-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const db = openDatabase({ file: join(folder, 'register.db') });
  t.after(() => db.destroy());
  await migrate(db);
  const { administrator } = await publishTwice(db);
  const bytes = () =>
    readdirSync(folder)
      .map((file) => readFileSync(join(folder, file)).toString('latin1'))
      .join('');
  assert.match(bytes(), planted);
  const sent = { words: secret, revisions: ['1', '2', '3'], code: 'unlawful', next: 'redact' };
  await administrator.post('/examples/crossings/redaction', sent);
  assert.doesNotMatch(bytes(), planted);
  assert.match(bytes(), /\[redacted: unlawful\]/);
  const { clean } = await db.selectFrom('redactions').select('clean').executeTakeFirstOrThrow();
  assert.equal(clean, 1);
});

test('whole fields are redacted in the versions that are chosen', async (t) => {
  const db = openDatabase({ file: ':memory:' });
  t.after(() => db.destroy());
  await migrate(db);
  const { app, administrator } = await publishTwice(db);
  const sent = {
    words: '',
    fields: ['summary', 'sources'],
    revisions: ['2', '3'],
    code: 'licence',
    next: 'redact',
  };
  await administrator.post('/examples/crossings/redaction', sent);
  const example = (await (await app.request('/examples/crossings.json')).json()) as PublicExample;
  assert.equal(example.summary, '[redacted: licence]');
  assert.equal(example.sources[0]?.title, '[redacted: licence]');
  assert.equal(example.sources[0]?.url, 'https://redacted.invalid/');
  assert.match(example.title, planted);
  const first = await (await app.request('/examples/crossings/history/2')).text();
  assert.match(first, /A summary by/);
});

/** Three revisions with the words in all of them, and a working copy with them too. */
async function publishTwice(db: Database) {
  const site = createApp({
    db,
    settings: readSettings({}),
    url: 'http://localhost:3000',
    now: () => new Date(),
  });
  const editor = await signIn(site, 'editor@people.example', 'editor');
  const administrator = await signIn(site, 'administrator@people.example', 'administrator');
  let draft = locationOf(await editor.post('/moderation/drafts'));
  await editor.post(draft, whole);
  await editor.post(`${draft}/publication`, { reason: `Told by ${secret}`, slug: 'crossings' });
  for (const title of ['The second', 'The third']) {
    draft = await copy(editor);
    await editor.post(draft, {
      ...whole,
      title: withSecret('A title'),
      changed: withSecret(title),
    });
    await editor.post(`${draft}/publication`, { reason: `${title}, said ${secret}` });
  }
  await copy(editor);
  const sent = await site.app.request('/contributions', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      kind: 'information',
      about: { type: 'example', id: 'crossings' },
      text: withSecret('I was told'),
      sources: ['https://council.example/zyxwick-quillonbury'],
    }),
  });
  if (sent.status !== 201) throw new Error(await sent.text());
  // An editor began to make a revision of it, and put it aside.
  const { reference } = (await sent.json()) as { reference: string };
  const edit = `/moderation/${reference.toLowerCase()}/editing`;
  const opened = { lock: '0', seen: '0', revision: '3', draft: '0', save: 'yes' };
  const saved = await editor.post(edit, { ...whole, ...opened });
  if (saved.status >= 400) throw new Error(await saved.text());
  const { id } = await db.selectFrom('examples').select('id').executeTakeFirstOrThrow();
  const places = [{ exampleId: id, url: whole['sources.0.url'] }];
  await recordChecks(db, [{ places, outcome: 'ok', at: new Date() }]);
  await inTransaction(db, (trx) =>
    putMail(
      trx,
      { now: site.now(), url: site.url },
      {
        to: 'reader@people.example',
        subject: 'What changed',
        text: `Revised: ${withSecret('A title')}\nhttp://localhost:3000/examples/crossings`,
      },
    ),
  );
  return { app: site.app, editor, administrator };
}

async function copy(editor: Staff): Promise<string> {
  return locationOf(await editor.post('/examples/crossings/working-copy'));
}

function locationOf(answer: Response): string {
  return answer.headers.get('Location') ?? `no redirect (${answer.status})`;
}
