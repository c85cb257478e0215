import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { Database } from '../src/kernel/database/database.ts';
import { onEachDatabase } from './databases.ts';
import { type Answer, type Door, openDoor, wordsOf } from './door.ts';
import { formsOf, withoutForm } from './forms/forms.ts';
import type { OpenForm } from './forms/opening.ts';
import { hostileBodies, hostileTexts } from './hostile.ts';
import { openReview } from './review.ts';
import type { Fields } from './staff.ts';

const pdf = '%PDF-1.7';
// Whatever a page carries by itself: wrong, it hides what else is wrong, so it is wrong by itself.
const carried = /^(form_key|key|lock|seen|opened|form|revision|draft|token|more|check|next)$/;
// How many of the list each field gets in turn when all others are right; of what is typed, all of it
// gets everything when all is wrong at once.
const alone = 3;
// What the databases take differently is tried on both; the rest on one.
const taken = ['\0', '\ud800', '\ufffe\uffff', '99999999999999999999', 'a'.repeat(30_000)];

onEachDatabase((name, _open, openStarter) => {
  test(`no form falls over, keeps what it refuses, or refuses without words (${name})`, async (t) => {
    const db = await openStarter(t);
    const door = openDoor(db, { COUNTERSIGN_CONTRIBUTIONS_PER_HOUR: '1000000' });
    const review = await openReview(db);
    const forms = formsOf(door, review);
    assert.deepEqual(withoutForm(door.site, forms), []);
    const isFirst = name === 'SQLite';
    const turn = { next: 0 };
    for (const [address, open] of Object.entries(forms)) {
      await t.test(address, async () => {
        const tries = await startTries(db, door, open);
        await tries.whole();
        const fields = Object.keys(tries.form().fields);
        const typed = typedOf(fields);
        for (const text of typed.length === 0 ? [] : isFirst ? hostileTexts : taken) {
          await tries.send(Object.fromEntries(typed.map((one) => [one, text])), text);
        }
        const texts = isFirst ? hostileTexts : taken;
        for (const field of fields) {
          for (let more = field === 'form_key' || !isFirst ? 1 : alone; more > 0; more--) {
            const text = texts[turn.next++ % texts.length] ?? '';
            await tries.send({ [field]: text }, `${field}: ${text}`);
          }
        }
        if (!isFirst) return;
        for (const what of Object.keys(hostileBodies({}))) await tries.sendBody(what);
        for (const part of ['constructor', '-', '9'.repeat(30), 'a'.repeat(3_000)]) {
          await tries.sendElsewhere(address.replaceAll(/:[a-z]+/g, part));
        }
      });
    }
    await t.test('and what is kept can be shown everywhere', async () => {
      assert.deepEqual(await findUnfit(db), []);
      for (const address of [
        '/examples',
        '/examples.json',
        '/examples.csv',
        '/record',
        '/moderation/log',
        '/feed.atom',
        '/examples/uk-statistics-assembly-2025/history',
        '/decisions',
        '/decisions.json',
        '/decisions.csv',
        '/decisions.atom',
        '/meetings',
        '/meetings.json',
      ]) {
        assertCalm(await door.get(address), address);
      }
    });
  });
});

test('an action that no form is known of is found', () => {
  const actions = [{ method: 'post', address: '/new' } as const];
  assert.deepEqual(withoutForm({ actions }, { '/old': null }), ['/new']);
});

/** What somebody types or chooses; of a form that has nothing else, whatever its page carries. */
function typedOf(fields: readonly string[]): string[] {
  const typed = fields.filter((field) => !carried.test(field));
  return typed.length > 0 ? typed : fields.filter((field) => field !== 'form_key');
}

/** Sends one form in many ways; opens it again whenever it was taken. */
async function startTries(db: Database, door: Door, open: () => Promise<OpenForm>) {
  let form = await open();
  let before = await countAll(db);

  async function ask(address: string, init: RequestInit): Promise<Answer> {
    const headers = new Headers(init.headers);
    headers.set('Sec-Fetch-Site', 'same-origin');
    if (form.cookie) headers.set('Cookie', form.cookie);
    const answer = await (form.site ?? door.site).app.request(address, {
      method: 'POST',
      ...init,
      headers,
    });
    const location = answer.headers.get('Location') ?? '';
    return { status: answer.status, body: await answer.text(), location, headers: answer.headers };
  }

  async function judge(answer: Answer, what: string): Promise<void> {
    assertCalm(answer, what);
    const after = await countAll(db);
    if (answer.status >= 400) {
      assert.deepEqual(after, before, `${what}: it was refused, and something was written`);
      return;
    }
    if (answer.location.startsWith('/')) {
      const headers = form.cookie ? { Cookie: form.cookie } : {};
      const next = await (form.site ?? door.site).app.request(answer.location, { headers });
      const shown = { ...answer, status: next.status, body: await next.text(), location: '' };
      // Whoever ended their session is led to sign in.
      if (next.status !== 302) assertCalm(shown, `${what}, then ${answer.location}`);
    }
    if (JSON.stringify(after) === JSON.stringify(before)) return;
    form = await open();
    before = await countAll(db);
  }

  function bodyOf(fields: Fields, name: string, bytes: string) {
    const pairs = Object.entries(fields).flatMap(([field, value]) =>
      [value].flat().map((one): [string, string] => [field, one]),
    );
    if (!form.hasFile) return new URLSearchParams(pairs);
    const body = new FormData();
    for (const [field, value] of pairs) body.append(field, value);
    body.append('files', new File([bytes], name));
    return body;
  }

  return {
    form: () => form,
    /** As it is meant: otherwise nothing below would reach what takes it. */
    async whole() {
      const { address, fields } = form;
      const answer = await ask(address, { body: bodyOf(fields, 'notes.pdf', pdf) });
      assert.ok(answer.status < 400, `${address}: ${answer.status}: ${wordsOf(answer.body)}`);
      await judge(answer, `${address} as it is meant`);
    },
    /** With `wrong` in place of what it has. */
    async send(wrong: Fields, text: string) {
      const { address } = form;
      const fields = { ...form.fields, ...wrong };
      const what = `${address} with ${JSON.stringify(text.slice(0, 60))}`;
      await judge(await ask(address, { body: bodyOf(fields, text, pdf + text) }), what);
    },
    async sendBody(what: string) {
      const { address, fields } = form;
      const given = Object.fromEntries(
        Object.entries(fields).map(([name, one]) => [name, String(one)]),
      );
      const body = hostileBodies(given)[what]?.() ?? {};
      await judge(await ask(address, body), `${address}: ${what}`);
    },
    async sendElsewhere(address: string) {
      await judge(await ask(address, { body: bodyOf(form.fields, 'notes.pdf', pdf) }), address);
    },
  };
}

/** Neither our fault nor without words, and nothing that was sent is part of the page's own marks. */
function assertCalm({ status, body, location, headers }: Answer, what: string): void {
  assert.ok(status < 500, `${what}: ${status}: ${wordsOf(body).slice(0, 300)}`);
  assert.doesNotMatch(body, /<script>alert|<img src=x|\bat .*(\.ts|node:).*:\d+:\d+/, what);
  assert.ok(location === '' || /^\/(?![/\\])/.test(location), `${what} leads to ${location}`);
  for (const [name, value] of headers) {
    assert.doesNotMatch(value, /[\r\n]/, `${what}: ${name}`);
    assert.notEqual(name, 'bcc', what);
  }
  if (status < 400) return;
  if (/^application\/problem\+json/.test(headers.get('Content-Type') ?? '')) {
    const { title, detail } = JSON.parse(body);
    assert.ok(title.length + detail.length > 30, `${what}: ${body}`);
    return;
  }
  assert.match(body, /<h1/, `${what}: ${status} says nothing: ${body.slice(0, 200)}`);
  const words = wordsOf(/<main[\s\S]*<\/main>/.exec(body)?.[0] ?? '');
  assert.ok(words.trim().length > 30, `${what}: ${status} says only “${words}”`);
  assert.doesNotMatch(words, /\[object |\bundefined\b/, what);
}

const counted = [
  'sessions',
  'people',
  'roles',
  'outbox',
  'examples',
  'revisions',
  'former_slugs',
  'organisations',
  'statistics',
  'contribution_contacts',
  'contribution_messages',
  'contribution_files',
  'withdrawals',
  'redactions',
  'follow_requests',
  'followings',
  'events',
  'application_versions',
  'application_acts',
  'application_files',
  'application_examples',
  'panel_notices',
  'meeting_attendance',
] as const;

const numbers = [
  ['version', 'version from register'],
  ...counted.map((table) => [table, `count(*) from ${table}`] as const),
  ['links', 'count(*) + count(used) from sign_in_links'],
  ['contributions', 'count(*) + sum(lock) from contributions'],
  ['edits', 'count(*) + sum(lock) from contribution_drafts'],
  ['drafts', 'count(*) + sum(lock) from example_drafts'],
  ['details', 'count(*) + sum(lock) from statistic_details'],
  ['applications', 'count(*) + coalesce(sum(document_lock), 0) from applications'],
  ['members', 'count(*) + coalesce(sum(lock), 0) from panel_members'],
  ['meetings', 'count(*) + coalesce(sum(lock), 0) from meetings'],
  ['minutes', 'count(*) + coalesce(sum(lock), 0) from minutes'],
  ['followers', 'count(*) + sum(length(pace)) from followers'],
] as const;

/** Numbers that tell when anything was written: rows, locks, the register version. */
async function countAll(db: Database): Promise<Record<string, unknown>> {
  const columns = numbers.map(([name, what]) => `(select ${what}) as of_${name}`).join(', ');
  const { rows } = await sql<Record<string, unknown>>`select ${sql.raw(columns)}`.execute(db);
  return { ...rows[0] };
}

/** Text that some reader chokes on. What editors typed and nobody else sees is kept as it was typed. */
async function findUnfit(db: Database): Promise<string[]> {
  const control = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff\u2028\u2029]|\p{Surrogate}/u;
  const found: string[] = [];
  for (const table of [
    ...counted,
    'contributions',
    'followers',
    'sign_in_links',
    'statistic_details',
    'applications',
    'panel_members',
    'meetings',
    'minutes',
  ] as const) {
    for (const row of await db.selectFrom(table).selectAll().execute()) {
      for (const [column, value] of Object.entries(row)) {
        if (typeof value !== 'string' || value.length > 100_000) continue;
        if (control.test(value)) found.push(`${table}.${column}: ${JSON.stringify(value)}`);
        if (control.test(read(value))) found.push(`${table}.${column}, in its JSON: ${value}`);
      }
    }
  }
  const mails = await db.selectFrom('outbox').select(['recipient', 'subject']).execute();
  for (const { recipient, subject } of mails) {
    if (/[\r\n]/.test(recipient + subject) || recipient.includes(','))
      found.push(`a mail to ${recipient}: ${subject}`);
  }
  return found;
}

/** All texts of a JSON document, joined; any other text as it is. */
function read(value: string): string {
  if (!/^[[{]/.test(value)) return value;
  const texts: string[] = [];
  try {
    JSON.parse(value, (_, one) => (typeof one === 'string' ? texts.push(one) : one));
  } catch {
    return value;
  }
  return texts.join(' ');
}
