import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onEachDatabase, openStarter } from '../../../test/databases.ts';
import { createApp } from '../../app.ts';
import { change, type Database } from '../../kernel/database/database.ts';
import { readSettings } from '../../kernel/settings.ts';
import { readNames } from '../../vocabulary/authorities/queries.ts';
import { publishExample } from '../actions.ts';
import { findExample } from '../queries.ts';
import type { Example } from '../schema.ts';

const slug = 'uk-statistics-assembly-2025';

function appOf(db: Database) {
  const url = 'https://register.example';
  return createApp({ db, settings: readSettings({}), url, now: () => new Date() }).app;
}

async function revise(
  db: Database,
  from: string,
  to: Partial<Example>,
  { slug: now = from, formerly = [] as string[] } = {},
) {
  const stored = await findExample(db, from);
  assert.ok(stored);
  const example = { ...stored.example, ...to };
  const names = await readNames(db, null, 0);
  await change(db, (trx, version) =>
    publishExample(
      { trx, version, now: new Date(), names },
      {
        slug: now,
        example,
        formerly,
        author: 'An editor',
        approver: 'Another editor',
        reason: 'To test a revision',
        contribution: 'C-1',
        role: 'editor',
        actor: null,
      },
    ),
  );
}

onEachDatabase((name, _open, openStarter) => {
  test(`a revision is seen at once in every format, and no old byte (${name})`, async (t) => {
    const db = await openStarter(t);
    const app = appOf(db);
    const formats = ['', '.json', '.md', '.bib'];
    const read = async (format: string) => (await app.request(`/examples/${slug}${format}`)).text();
    for (const format of formats) {
      assert.match(await read(format), /UK Statistics Assembly 2025/);
      assert.equal(await read(format), await read(format));
    }
    await revise(db, slug, { title: 'Another title', summary: 'Another summary.' });
    for (const format of formats) {
      const body = await read(format);
      assert.match(body, /Another title/);
      assert.doesNotMatch(body, /UK Statistics Assembly 2025|556 people attended/);
    }
    await change(db, (trx, version) =>
      trx
        .updateTable('examples')
        .set({ state: 'withdrawn', version })
        .where('slug', '=', slug)
        .execute(),
    );
    for (const format of [...formats, '/history', '/history/1']) {
      const answer = await app.request(`/examples/${slug}${format}`);
      assert.equal(answer.status, 410);
      assert.doesNotMatch(await answer.text(), /Another (title|summary)/);
    }
  });

  test(`a renamed example sends its old addresses on (${name})`, async (t) => {
    const db = await openStarter(t);
    const app = appOf(db);
    await revise(db, slug, {}, { slug: 'a-new-name', formerly: [slug] });
    for (const rest of ['', '.json', '.md', '.bib', '/history', '/history/2']) {
      const answer = await app.request(`/examples/${slug}${rest}`);
      assert.equal(answer.status, 301, rest);
      assert.equal(answer.headers.get('Location'), `/examples/a-new-name${rest}`);
      assert.equal((await app.request(`/examples/a-new-name${rest}`)).status, 200, rest);
    }
  });

  test(`history says who, when and why, and what changed in words (${name})`, async (t) => {
    const db = await openStarter(t);
    const app = appOf(db);
    await revise(db, slug, {
      changed: 'The report gave five cross-cutting priorities.',
      level: 'involve',
      recruitment: null,
      notes_for_editors: 'Only editors may read this line.',
      doubts: [{ field: 'level', why: 'Only editors may read this reason.' }],
    });
    const read = async (rest: string) => (await app.request(`/examples/${slug}${rest}`)).text();

    const history = await read('/history');
    assert.match(history, /Revision 2<\/a> To test a revision/);
    assert.match(history, /By An editor; approved by Another editor; from contribution C-1/);
    assert.match(await read('/history/1'), /First published/);

    const difference = await read('/history/2');
    assert.match(difference, /<del>\[four\]<\/del>/);
    assert.match(difference, /<ins>\+five\+<\/ins>/);
    assert.match(difference, /Consulted[\s\S]*Involved/);
    assert.match(difference, /Open to all[\s\S]*Not recorded/);
    assert.match(difference, /Marked as doubtful[\s\S]*How far/);
    assert.doesNotMatch(difference, /Only editors|over 500 participants|name its author/);

    for (const missing of ['/history/3', '/history/0', '/history/x', '/history/99999999999']) {
      assert.equal((await app.request(`/examples/${slug}${missing}`)).status, 404, missing);
    }
  });
});

test('the page says what is recorded, what is not, what is doubtful and where it says so', async (t) => {
  const app = appOf(await openStarter(t));
  const body = await (await app.request(`/examples/${slug}`)).text();
  assert.match(body, /<b class="ledger__figure">556<\/b> took part/);
  assert.match(body, /href="#source-1" aria-label="Source 1"/);
  assert.match(body, /id="source-1"/);
  assert.match(body, /What followed[\s\S]{0,400}class="doubtful__mark" href="#doubtful"/);
  assert.match(body, /id="doubtful"/);
  assert.match(body, /Nobody who was there has verified this/);
  assert.match(body, /href="\/examples\?level=consult"/);
  assert.match(body, /Were you involved in this/);
});

test('no starter page has a link to nowhere within it, a gap, or what is for editors', async (t) => {
  const db = await openStarter(t);
  const app = appOf(db);
  const rows = await db.selectFrom('examples').select(['slug', 'document']).execute();
  for (const { slug, document } of rows) {
    const { doubts, notes_for_editors } = JSON.parse(document) as Example;
    const body = await (await app.request(`/examples/${slug}`)).text();
    const ids = [...body.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]);
    assert.equal(new Set(ids).size, ids.length, `${slug} has an id twice`);
    for (const [, id] of body.matchAll(/href="#([^"]+)"/g)) {
      assert.ok(ids.includes(id), `${slug} links to #${id}`);
    }
    for (const secret of [...doubts.map(({ why }) => why), notes_for_editors ?? '']) {
      const shown = secret.replace(/[&<>"']/g, (character) => entities[character] ?? character);
      assert.ok(secret === '' || !body.includes(shown), `${slug} shows: ${secret}`);
    }
    assert.doesNotMatch(body, /\bnull\b|undefined|\[object|Between \d+ and ,/, slug);
  }
});

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

test('an absence and a related example say what is known of the asking', async (t) => {
  const app = appOf(await openStarter(t));
  const read = async (slug: string) => (await app.request(`/examples/${slug}`)).text();
  assert.match(
    await read('care-data-gp-records-programme'),
    /As far as the sources say, the people concerned were told, and were not asked/,
  );
  assert.match(
    await read('legal-aid-agency-claims-system'),
    /As far as the sources say, the people concerned were not asked/,
  );
  assert.match(
    await read('norway-grocery-receipts-ban'),
    /Whether the people concerned were asked is not recorded/,
  );
  // Residents drafted it: how far they had a say is recorded, so the asking is not "not recorded".
  const drafted = await read('camden-data-charter');
  assert.match(drafted, /It bears on the subject, and is not counted among/);
  assert.doesNotMatch(drafted, /Whether the people concerned were asked is not recorded/);
});

test('a misspelt address is answered with the nearest examples', async (t) => {
  const app = appOf(await openStarter(t));
  for (const wrong of ['uk-statistic-assembly-2025', 'uk-statistics-assembly']) {
    const answer = await app.request(`/examples/${wrong}`);
    assert.equal(answer.status, 404);
    assert.match(await answer.text(), new RegExp(`href="/examples/${slug}"`));
  }
  const page = await app.request('/about.html');
  assert.match(page.headers.get('Content-Type') ?? '', /text\/html/);
  const json = await app.request('/examples/nowhere-at-all.json');
  assert.equal(json.status, 404);
  assert.match(json.headers.get('Content-Type') ?? '', /problem\+json/);
});
