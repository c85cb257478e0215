import fc from 'fast-check';
import { type Example, exampleSchema } from '../src/examples/schema.ts';
import { text } from '../src/vocabulary/fields.ts';
import { vocabulary } from '../src/vocabulary/vocabularies.ts';

// What Markdown, YAML, JSON or a loader might take for something else than words.
const odd = [
  ...[
    '## In full',
    ' ## In full',
    '##\tTab',
    '# A\n## What changed\nno',
    '---',
    '---\na: b',
    '...',
  ],
  ...['yes', 'null', '~', '2021', '2021-06-03', '0x1F', '1e3', '.inf', 'true', '', '- a', '? a'],
  ...['a: b #c', '&a', '*a', '!a', '<<: *a', '{a', '[a', '"a', "'a'", '`', '@a', '%a', '|', '>-'],
  ...[
    'a\n\n\n b\n\tc',
    'a  \nb',
    '\u00a0a',
    'a\u00a0',
    'a\ufeffb',
    '👩‍👩‍👧 é é',
    '\\n',
    '\\',
    '<b>&amp;</b>',
  ],
  ...[
    'https://a.example/?b=#c',
    'x'.repeat(150),
    `${'word '.repeat(40)}end`,
    '﹏ קול ل',
    '<!--more-->',
  ],
];
/** Words as anybody may write them, at most so many characters. */
export const words = (longest: number) =>
  fc
    .oneof(
      fc.constantFrom(...odd),
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.array(fc.constantFrom(...odd), { maxLength: 4 }).map((all) => all.join('\n')),
    )
    .map((one) => text(longest).safeParse(one).data ?? 'Words');
export const orNull = <T>(one: fc.Arbitrary<T>) => fc.option(one, { freq: 1 });
export const code = (name: string) => fc.constantFrom(...vocabulary(name).codes());
const codes = (name: string) => fc.uniqueArray(code(name), { maxLength: 4 });
const date = fc.constantFrom('1999', '2021-06', '2021-06-03');
const address = fc.constantFrom(
  'https://a.example/',
  'http://b.example/ü?q=%20#x',
  'HTTPS://c.example',
);
const count = fc.constantFrom(0, 1, 5_000_000_000);
const named = fc.constantFrom('first-body', 'second-body');
const list = <T>(one: fc.Arbitrary<T>) => fc.array(one, { maxLength: 3 });
const record = fc.record;

const cohort = record({
  ...{ who: orNull(code('involved')), count: orNull(count), qualifier: orNull(code('qualifiers')) },
  ...{ basis: orNull(code('bases')), recruitment: orNull(code('recruitment')) },
  ...{ payment: orNull(words(2_000)), note: orNull(words(2_000)) },
});

/** An example with every field, or few; in the schema's order. */
export const anyExample: fc.Arbitrary<Example> = record({
  ...{ kind: code('kinds'), title: words(200), summary: words(1_000) },
  ...{ description: orNull(words(20_000)), statistic: orNull(fc.constant('a-statistic')) },
  subject: orNull(code('subjects')),
  organisations: fc.uniqueArray(
    record({
      organisation: named,
      role: orNull(code('organisation-roles')),
      country: orNull(code('countries')),
    }),
    { maxLength: 3, selector: (one) => `${one.organisation} ${one.role}` },
  ),
  ...{ countries: codes('countries'), start: orNull(fc.constant('1998')), end: orNull(date) },
  places: list(
    record({
      name: words(200),
      latitude: orNull(fc.constantFrom(-90, 0, 51.5)),
      longitude: orNull(fc.constantFrom(180, -0.1)),
    }),
  ),
  ...{ ongoing: orNull(fc.boolean()), period: orNull(words(200)), date_note: orNull(words(2_000)) },
  ...{
    involved: codes('involved'),
    involved_note: orNull(words(2_000)),
    methods: codes('methods'),
  },
  ...{ method_note: orNull(words(2_000)), mode: orNull(code('modes')) },
  ...{ recruitment: orNull(code('recruitment')), stages: codes('stages'), aims: codes('aims') },
  ...{ level: orNull(code('levels')), done: orNull(words(20_000)), changed: orNull(words(20_000)) },
  participants: orNull(
    record({
      count,
      qualifier: code('qualifiers'),
      basis: orNull(code('bases')),
      note: orNull(words(2_000)),
    }),
  ),
  ...{ consequences: orNull(words(20_000)), lessons: orNull(words(20_000)) },
  activities: list(
    record({
      ...{ title: orNull(words(200)), method: orNull(code('methods')), start: orNull(date) },
      ...{ end: orNull(date), mode: orNull(code('modes')), repeats: orNull(code('repeats')) },
      ...{ recruitment: orNull(code('recruitment')), level: orNull(code('levels')) },
      ...{ cohorts: list(cohort), note: orNull(words(20_000)) },
    }),
  ),
  exchanges: list(
    record({
      ...{ asked: words(20_000), said: orNull(words(20_000)), response: orNull(code('responses')) },
      ...{ reason: orNull(words(20_000)), did: orNull(words(20_000)), evidence: orNull(address) },
    }),
  ),
  ...{
    topics: codes('topics'),
    evidence: orNull(code('evidence')),
    checked: orNull(code('checks')),
  },
  sources: fc.array(
    record({
      ...{ url: address, title: words(500), publisher: orNull(words(300)), date: orNull(date) },
      ...{ kind: orNull(code('source-kinds')), quality: orNull(code('evidence')) },
      ...{ supports: fc.uniqueArray(words(60), { maxLength: 2 }), seen: orNull(fc.boolean()) },
      ...{ note: orNull(words(2_000)), archived: orNull(address) },
    }),
    { minLength: 1, maxLength: 3 },
  ),
  coded_by: orNull(words(300)),
  verified: list(record({ field: words(60), by: words(200), date })),
  doubts: list(record({ field: fc.constantFrom('level', 'summary'), why: words(2_000) })),
  ...{ notes_for_editors: orNull(words(20_000)), licence: words(100) },
  credits: fc.uniqueArray(words(300), { maxLength: 3 }),
  provenance: orNull(
    record({
      system: words(100),
      id: words(300),
      url: orNull(address),
      licence: orNull(words(200)),
      imported: orNull(date),
    }),
  ),
  contested: list(
    record({
      field: fc.constantFrom('level', 'start'),
      says: words(2_000),
      by: orNull(words(300)),
      source: orNull(address),
      date: orNull(date),
    }),
  ),
  replies: list(
    record({
      organisation: named,
      text: words(20_000),
      date: orNull(date),
      source: orNull(address),
    }),
  ),
}).map((one) => exampleSchema.parse(one));
