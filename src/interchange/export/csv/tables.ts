import type { PublicExample } from '../../../examples/public.ts';

type Cell = string | number | boolean | null;
type Type = 'string' | 'integer' | 'number' | 'boolean' | 'datetime';

/** One column: its type as Frictionless names it, and what it says. */
interface Column {
  name: string;
  type: Type;
  says?: string;
  /** Never empty. */
  required?: boolean;
}

/** One table of the export; `rows` gives the cells of one example in the order of the columns. */
export interface Table {
  name: string;
  says: string;
  columns: readonly Column[];
  /** Columns that name a row; with `example` for what belongs to one. */
  key: readonly string[];
  rows: (example: PublicExample) => readonly (readonly Cell[])[];
}

const example: Column = {
  name: 'example',
  type: 'string',
  required: true,
  says: 'Slug of the example.',
};
const place: Column = {
  name: 'place',
  type: 'integer',
  required: true,
  says: 'Its place in the list of the example, from 1.',
};
const text = (name: string, says?: string): Column => ({
  name,
  type: 'string',
  ...(says && { says }),
});
const needed = (name: string): Column => ({ name, type: 'string', required: true });

/** What is a list of codes in JSON is a table of two columns here: nothing is joined within a cell. */
function listTable(
  name: string,
  column: string,
  of: (one: PublicExample) => readonly string[],
): Table {
  return {
    name,
    says: `Each row gives an example one of its ${name.replaceAll('_', ' ')}.`,
    columns: [example, place, needed(column)],
    key: ['example', 'place'],
    rows: (one) => of(one).map((value, index) => [one.slug, index + 1, value]),
  };
}

const examples: Table = {
  name: 'examples',
  says: 'One documented example a row. An empty cell is “not recorded”.',
  columns: [
    { name: 'slug', type: 'string', required: true },
    needed('url'),
    needed('kind'),
    needed('title'),
    needed('summary'),
    ...['description', 'statistic', 'statistic_slug', 'subject', 'start', 'end'].map((name) =>
      text(name),
    ),
    { name: 'ongoing', type: 'boolean' },
    ...['period', 'date_note', 'involved_note', 'method_note', 'mode', 'recruitment', 'level'].map(
      (name) => text(name),
    ),
    { name: 'participants_count', type: 'integer' },
    text('participants_qualifier'),
    text('participants_basis', 'What the number counts; responses are never people.'),
    ...['participants_note', 'done', 'changed', 'consequences', 'lessons'].map((name) =>
      text(name),
    ),
    ...['evidence', 'checked', 'coded_by'].map((name) => text(name)),
    needed('licence'),
    ...['system', 'id', 'url', 'licence', 'imported'].map((name) => text(`provenance_${name}`)),
    { name: 'revision', type: 'integer', required: true },
    { name: 'published', type: 'datetime', required: true },
    { name: 'updated', type: 'datetime', required: true },
  ],
  key: ['slug'],
  rows: (one) => [
    [
      one.slug,
      one.url,
      one.kind,
      one.title,
      one.summary,
      one.description,
      one.statistic,
      one.statistic_slug,
      one.subject,
      one.start,
      one.end,
      one.ongoing,
      one.period,
      one.date_note,
      one.involved_note,
      one.method_note,
      one.mode,
      one.recruitment,
      one.level,
      one.participants?.count ?? null,
      one.participants?.qualifier ?? null,
      one.participants?.basis ?? null,
      one.participants?.note ?? null,
      one.done,
      one.changed,
      one.consequences,
      one.lessons,
      one.evidence,
      one.checked,
      one.coded_by,
      one.licence,
      one.provenance?.system ?? null,
      one.provenance?.id ?? null,
      one.provenance?.url ?? null,
      one.provenance?.licence ?? null,
      one.provenance?.imported ?? null,
      one.revision,
      one.published,
      one.updated,
    ],
  ],
};

/** A table whose rows are the objects of one list of the example, by the names of its columns. */
function partTable<T extends object>(
  name: string,
  says: string,
  columns: readonly Column[],
  of: (one: PublicExample) => readonly T[],
): Table {
  return {
    name,
    says,
    columns: [example, place, ...columns],
    key: ['example', 'place'],
    rows: (one) =>
      of(one).map((part, index) => [
        one.slug,
        index + 1,
        ...columns.map((column) => (part as Record<string, Cell>)[column.name] ?? null),
      ]),
  };
}

const cohortColumns: readonly Column[] = [
  text('who'),
  { name: 'count', type: 'integer' },
  ...['qualifier', 'basis', 'recruitment', 'payment', 'note'].map((name) => text(name)),
];

/** What took part in each activity; `activity` is the activity's place. */
const cohorts: Table = {
  name: 'cohorts',
  says: 'Who took part in each activity. Numbers of cohorts may overlap: never add them up.',
  columns: [
    example,
    { ...place, name: 'activity', says: 'The place of the activity in activities.' },
    { ...place, says: 'Its place in the list of the activity, from 1.' },
    ...cohortColumns,
  ],
  key: ['example', 'activity', 'place'],
  rows: (one) =>
    one.activities.flatMap((activity, at) =>
      activity.cohorts.map((cohort, index) => [
        one.slug,
        at + 1,
        index + 1,
        cohort.who,
        cohort.count,
        cohort.qualifier,
        cohort.basis,
        cohort.recruitment,
        cohort.payment,
        cohort.note,
      ]),
    ),
};

/** Every table, `examples` first. Together they hold all that `/examples/:slug.json` gives. */
export const tables: readonly Table[] = [
  examples,
  listTable('countries', 'country', (one) => one.countries),
  listTable('involved', 'involved', (one) => one.involved),
  listTable('methods', 'method', (one) => one.methods),
  listTable('stages', 'stage', (one) => one.stages),
  listTable('aims', 'aim', (one) => one.aims),
  listTable('topics', 'topic', (one) => one.topics),
  listTable('credits', 'credit', (one) => one.credits),
  listTable('doubtful', 'field', (one) => one.doubtful),
  partTable(
    'organisations',
    'The organisations of each example, in their roles.',
    [needed('slug'), needed('name'), text('role'), text('country')],
    (one) => one.organisations,
  ),
  partTable(
    'places',
    'The places of each example.',
    [needed('name'), { name: 'latitude', type: 'number' }, { name: 'longitude', type: 'number' }],
    (one) => one.places,
  ),
  partTable(
    'activities',
    'What was done within each example.',
    ['title', 'method', 'start', 'end', 'mode', 'repeats', 'recruitment', 'level', 'note'].map(
      (name) => text(name),
    ),
    (one) => one.activities,
  ),
  cohorts,
  partTable(
    'exchanges',
    'What was asked, what people said, what was done.',
    [
      needed('asked'),
      ...['said', 'response', 'reason', 'did', 'evidence'].map((name) => text(name)),
    ],
    (one) => one.exchanges,
  ),
  partTable(
    'sources',
    'The sources of each example.',
    [
      needed('url'),
      needed('title'),
      ...['publisher', 'date', 'kind', 'archived'].map((name) => text(name)),
      { name: 'checked', type: 'datetime' },
      text('status'),
      text('quality'),
      { name: 'seen', type: 'boolean' },
      text('note'),
      { name: 'not_found', type: 'datetime' },
    ],
    (one) => one.sources,
  ),
  {
    name: 'supports',
    says: 'The facts that each source was read for.',
    columns: [
      example,
      { ...place, name: 'source', says: 'The place of the source in sources.' },
      needed('field'),
    ],
    key: ['example', 'source', 'field'],
    rows: (one) =>
      one.sources.flatMap(({ supports }, index) =>
        supports.map((field) => [one.slug, index + 1, field]),
      ),
  },
  partTable(
    'verified',
    'What somebody who was there has verified.',
    [needed('field'), needed('by'), needed('date')],
    (one) => one.verified,
  ),
  partTable(
    'contested',
    'What is said against a fact as it is recorded.',
    [needed('field'), needed('says'), text('by'), text('source'), text('date')],
    (one) => one.contested,
  ),
  partTable(
    'replies',
    'What organisations that are named answer.',
    [needed('slug'), needed('name'), needed('text'), text('date'), text('source')],
    (one) => one.replies,
  ),
];
