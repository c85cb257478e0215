import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse as parseBibtex } from '@retorquere/bibtex-parser';
import { parse } from 'yaml';
import { onEachDatabase, openStarter } from '../../test/databases.ts';
import type { Database } from '../kernel/database/database.ts';
import { readNames } from '../vocabulary/authorities/queries.ts';
import { bibtexEntry } from './bibtex.ts';
import { exampleMarkdown } from './markdown-file.ts';
import { type PublicExample, publicExample, publicExampleSchema } from './public.ts';
import { findExample, listExamplesByIds, type StoredExample } from './queries.ts';
import { exampleSchema } from './schema.ts';

interface Shown {
  stored: StoredExample;
  shown: PublicExample;
}

const siteUrl = 'https://register.example';

/** The keys that the contract promises, in its order. */
const contract = [
  ...['slug', 'url', 'kind', 'title', 'summary', 'description', 'statistic', 'subject'],
  ...['organisations', 'countries', 'places', 'start', 'end', 'ongoing', 'period'],
  ...['involved', 'methods', 'stages', 'level', 'aims', 'participants'],
  ...['done', 'changed', 'consequences', 'lessons', 'activities', 'exchanges', 'sources'],
  ...['evidence', 'coded_by', 'verified', 'topics', 'credits', 'licence'],
  ...['provenance', 'revision', 'published', 'updated'],
];

onEachDatabase((name, _open, openStarter) => {
  test(`every starter example in public (${name})`, async (t) => {
    const all = await readAll(await openStarter(t));
    await t.test('keeps the contract', () => keepsTheContract(all));
    await t.test('has no reason for a doubt and no editors’ note', () => hasNoSecrets(all));
    await t.test('is valid BibTeX', () => isBibtex(all));
    await t.test('is Markdown that can be read again', () => canBeReadAgain(all));
  });
});

function keepsTheContract(all: Shown[]) {
  assert.equal(all.length, 100);
  for (const { shown } of all) {
    publicExampleSchema.parse(shown);
    assert.deepEqual(Object.keys(shown).slice(0, contract.length), contract);
    assert.equal(shown.url, `${siteUrl}/examples/${shown.slug}`);
    assert.deepEqual(shown.verified, []);
    assert.ok(shown.sources.every(({ checked, status }) => checked === null && status === null));
  }
}

function hasNoSecrets(all: Shown[]) {
  let secrets = 0;
  for (const { stored, shown } of all) {
    const formats = [JSON.stringify(shown), exampleMarkdown(shown), bibtexEntry(shown)];
    const text = formats.join('\n').replace(/\s+/g, ' ');
    const { doubts, notes_for_editors } = stored.example;
    assert.deepEqual(new Set(shown.doubtful), new Set(doubts.map((doubt) => doubt.field)));
    for (const secret of [...doubts.map((doubt) => doubt.why), notes_for_editors ?? '']) {
      if (secret === '') continue;
      secrets++;
      const whole = secret.replace(/\s+/g, ' ').trim();
      assert.ok(!text.includes(whole), `${shown.slug} shows: ${whole}`);
    }
  }
  assert.ok(secrets > 100, `only ${secrets} were looked for`);
}

test('what an example is about and by whom is said by name', async (t) => {
  const db = await openStarter(t);
  const stored = await findExample(db, 'uk-statistics-assembly-2025');
  assert.ok(stored);
  const shown = publicExample(stored, await readNames(db, null, 0), siteUrl);
  assert.equal(shown.statistic_slug, 'uk-statistical-system-priorities');
  assert.notEqual(shown.statistic, shown.statistic_slug);
  assert.deepEqual(shown.organisations[1], {
    slug: 'royal-statistical-society',
    name: 'Royal Statistical Society',
    role: 'partner',
    country: 'GB',
  });
});

function isBibtex(all: Shown[]) {
  for (const { shown } of all) {
    const { entries, errors } = parseBibtex(bibtexEntry(shown));
    assert.deepEqual(errors, []);
    assert.equal(entries[0]?.key, shown.slug);
    assert.equal(entries[0]?.fields.url, shown.url);
  }
}

function canBeReadAgain(all: Shown[]) {
  for (const { stored, shown } of all) {
    const [, front = '', body = ''] =
      /^---\n([\s\S]*?\n)---\n\n([\s\S]*)$/.exec(exampleMarkdown(shown)) ?? [];
    const again = exampleSchema.parse({ ...parse(front), ...sections(body) });
    const { doubts, notes_for_editors, organisations, ...facts } = stored.example;
    const { doubts: _, notes_for_editors: none, organisations: same, ...read } = again;
    assert.deepEqual(read, facts);
    assert.equal(none, null);
    assert.deepEqual(
      same.map((one) => [one.organisation, one.role]),
      organisations.map((one) => [one.organisation, one.role]),
    );
  }
}

test('what is hostile in a title stays a title', () => {
  const title = '100% {braced} \\input{x} $a_b^c~d & #1 "quoted" } @misc{x,\n Ō';
  const example = { ...sample, title, licence: 'CC\nBY', summary: '---\n## What changed\n\nNo' };
  const { entries, errors } = parseBibtex(bibtexEntry(example));
  assert.deepEqual(errors, []);
  assert.equal(entries.length, 1);
  assert.match(String(entries[0]?.fields.title), /100% \{?braced/);
  const [, front = '', body = ''] =
    /^---\n([\s\S]*?\n)---\n\n([\s\S]*)$/.exec(exampleMarkdown(example)) ?? [];
  assert.equal(parse(front).title, title);
  assert.equal(sections(body).changed, undefined);
});

const headings: Record<string, string> = {
  'In full': 'description',
  'What was done': 'done',
  'What changed': 'changed',
  'What followed': 'consequences',
  'What was learned': 'lessons',
};

function sections(body: string): Record<string, string> {
  const [summary = '', ...rest] = body.split(/^## /m);
  const found: Record<string, string> = { summary: summary.trim() };
  for (const section of rest) {
    const [heading = '', ...lines] = section.split('\n');
    found[headings[heading] ?? `unknown heading ${heading}`] = lines.join('\n').trim();
  }
  return found;
}

async function readAll(db: Database): Promise<Shown[]> {
  const names = await readNames(db, null, 0);
  const ids = await db.selectFrom('examples').select('id').execute();
  const all = await listExamplesByIds(
    db,
    ids.map((row) => row.id),
  );
  return all.map((stored) => ({ stored, shown: publicExample(stored, names, siteUrl) }));
}

const sample: PublicExample = publicExample(
  {
    id: 1,
    slug: 'a-sample',
    state: 'published',
    revision: 2,
    published: '2026-01-02T03:04:05.000Z',
    updated: '2026-02-03T04:05:06.000Z',
    example: exampleSchema.parse({
      kind: 'related',
      title: 'A sample',
      summary: 'In short.',
      sources: [{ url: 'https://example.org/', title: 'A source' }],
    }),
  },
  { organisations: new Map(), statistics: new Map() },
  siteUrl,
);
