import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { openStarter } from '../../../test/databases.ts';
import { Invalid } from '../../kernel/errors.ts';
import { type Names, readNames } from '../../vocabulary/authorities/queries.ts';
import { listRevisions } from '../queries.ts';
import { type Example, exampleSchema } from '../schema.ts';
import { exampleForm } from './form-views.ts';
import { readEditedExample } from './reading.ts';
import { type Typed, typedExample } from './typed.ts';

let names: Names;
let examples: Example[] = [];

before(async (t) => {
  const db = await openStarter(t as never);
  names = await readNames(db, null, 0);
  const rows = await db.selectFrom('examples').select('id').execute();
  examples = (await Promise.all(rows.map(({ id }) => listRevisions(db, id)))).flatMap((all) =>
    all.map((revision) => revision.example),
  );
});

test('every example of the starter register passes through the form unchanged', () => {
  assert.ok(examples.length > 50);
  for (const example of examples) {
    const { example: read, organisations } = readEditedExample(sentBy(formOf(example)), names);
    assert.deepEqual(read, example);
    assert.deepEqual(organisations, []);
  }
});

test('every field of an example has its place in the form', () => {
  const full = { ...minimal(), ...everyField() };
  const example = exampleSchema.parse(full);
  assert.deepEqual(readEditedExample(sentBy(formOf(example)), names).example, example);
});

test('what is wrong is said beside its input, and rows keep their places', () => {
  const typed = {
    ...typedExample(exampleSchema.parse(minimal()), names),
    title: [''],
    start: ['June'],
    'sources.3.url': ['example'],
    'sources.3.title': ['A report'],
    'participants.note': ['Some'],
    'places.1.latitude': ['north'],
    'places.1.name': ['Leeds'],
    'organisations.4.organisation': ['A body nobody knows'],
  };
  const problems = problemsOf(typed);
  assert.deepEqual(problems.map(({ field }) => field).sort(), [
    'organisations.0.organisation',
    'participants.count',
    'places.0.latitude',
    'sources.1.url',
    'start',
    'title',
  ]);
  assert.match(
    problems.find(({ field }) => field === 'title')?.message ?? '',
    /^Title must not be empty/,
  );
  const page = String(exampleForm(typed, problems, names));
  for (const { field } of problems) assert.match(page, new RegExp(`id="${field}-error"`));
  assert.match(page, /value="A report"/);
  assert.match(page, /value="A body nobody knows"/);
});

test('a name that is not in the register is added where that is ticked, with an address of its own', () => {
  const typed = {
    ...typedExample(exampleSchema.parse(minimal()), names),
    'organisations.0.organisation': ['Māori Data Body'],
    'organisations.0.organisation_new': ['yes'],
    'organisations.0.country': ['NZ'],
    statistic: ['Figures of a new kind'],
    statistic_new: ['yes'],
  };
  const edited = readEditedExample(typed, names);
  assert.equal(edited.example.organisations[0]?.organisation, 'maori-data-body');
  assert.deepEqual(edited.organisations, [
    { slug: 'maori-data-body', name: 'Māori Data Body', country: 'NZ', also: [] },
  ]);
  assert.deepEqual(edited.statistics, [
    { slug: 'figures-of-a-new-kind', title: 'Figures of a new kind' },
  ]);
  const clash = { ...typed, 'organisations.0.organisation': ['Office for-national statistics'] };
  assert.match(
    problemsOf(clash)[0]?.message ?? '',
    /same address as “Office for National Statistics”/,
  );
});

test('a row that is ticked to be taken out is gone, and more rows can be had', () => {
  const typed = {
    ...typedExample(exampleSchema.parse(minimal()), names),
    'sources.1.url': ['https://statistics.example/b'],
    'sources.1.title': ['The second'],
    'sources.0.remove': ['yes'],
  };
  assert.equal(readEditedExample(typed, names).example.sources[0]?.title, 'The second');
  const rows = (more: Typed) =>
    String(exampleForm({ ...typed, ...more }, [], names)).match(/>Source \d+/g)?.length ?? 0;
  assert.equal(rows({ more: ['sources'] }), rows({}) + 4);
});

function problemsOf(typed: Typed) {
  try {
    readEditedExample(typed, names);
  } catch (error) {
    if (error instanceof Invalid) return error.problems;
    throw error;
  }
  return [];
}

function formOf(example: Example): string {
  return String(exampleForm(typedExample(example, names), [], names));
}

/** What a browser would send of a form that nobody touched. */
function sentBy(page: string): Typed {
  const sent: Record<string, string[]> = {};
  const add = (name: string, value: string) => {
    sent[name] ??= [];
    sent[name].push(unescaped(value));
  };
  for (const [, attributes = ''] of page.matchAll(/<input([^>]*)>/g)) {
    const name = /name="([^"]*)"/.exec(attributes)?.[1] ?? '';
    const isBox = /type="checkbox"/.test(attributes);
    if (isBox && !/\schecked/.test(attributes)) continue;
    add(name, /value="([^"]*)"/.exec(attributes)?.[1] ?? '');
  }
  for (const [, name = '', value = ''] of page.matchAll(
    /<textarea[^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/textarea>/g,
  )) {
    add(name, value.replace(/^\n/, ''));
  }
  for (const [, name = '', options = ''] of page.matchAll(
    /<select[^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g,
  )) {
    add(name, /<option value="([^"]*)" selected/.exec(options)?.[1] ?? '');
  }
  return sent;
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

function minimal() {
  return {
    kind: 'related',
    title: 'A title',
    summary: 'A summary.',
    sources: [{ url: 'https://statistics.example/a', title: 'The first' }],
  };
}

function everyField() {
  const [one] = names.organisations.keys();
  return {
    places: [{ name: 'Leeds', latitude: 53.8, longitude: -1.55 }],
    participants: { count: 1200, qualifier: 'about', basis: 'responses', note: 'As counted.' },
    activities: [
      {
        title: 'A meeting',
        method: 'survey',
        start: '2021',
        cohorts: [
          { who: 'public', count: 20, qualifier: 'exact', payment: 'Travel', note: 'Two days' },
        ],
      },
    ],
    verified: [{ field: 'participants', by: 'a participant', date: '2026-01-02' }],
    doubts: [{ field: 'start', why: 'Sources differ.' }],
    contested: [
      {
        field: 'level',
        says: 'It was less.',
        by: 'a union',
        source: 'https://union.example/',
        date: '2024',
      },
    ],
    replies: [
      {
        organisation: one,
        text: 'We did ask.',
        date: '2025-02',
        source: 'https://body.example/reply',
      },
    ],
    credits: ['A reader', 'Another'],
    provenance: {
      system: 'participedia',
      id: '12',
      url: 'https://other.example/12',
      imported: '2026-01-01',
    },
    notes_for_editors: 'For us.\n\nTwo lines.',
  };
}
