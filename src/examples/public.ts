import { z } from 'zod';
import type { Names } from '../vocabulary/authorities/queries.ts';
import { listVocabularies } from '../vocabulary/vocabularies.ts';
import type { StoredExample } from './queries.ts';

/**
 * An example as anyone may read it, in the contract's keys and order, then the notes kept beside the
 * codes. Why a fact is doubtful, and notes for editors, are not in it. `siteUrl` has no slash at its end.
 */
export function publicExample(
  { slug, example, revision, published, updated, checks = [] }: StoredExample,
  names: Names,
  siteUrl: string,
): PublicExample {
  const checkOf = new Map(checks.map((check) => [check.url, check]));
  return {
    slug,
    url: `${siteUrl}/examples/${slug}`,
    kind: example.kind,
    title: example.title,
    summary: example.summary,
    description: example.description,
    statistic:
      example.statistic && (names.statistics.get(example.statistic)?.title ?? example.statistic),
    subject: example.subject,
    organisations: example.organisations.map(({ organisation, role, country }) => {
      const known = names.organisations.get(organisation);
      return {
        slug: organisation,
        name: known?.name ?? organisation,
        role,
        country: country ?? known?.country ?? null,
      };
    }),
    countries: example.countries,
    places: example.places,
    start: example.start,
    end: example.end,
    ongoing: example.ongoing,
    period: example.period,
    involved: example.involved,
    methods: example.methods,
    stages: example.stages,
    level: example.level,
    aims: example.aims,
    participants: example.participants,
    done: example.done,
    changed: example.changed,
    consequences: example.consequences,
    lessons: example.lessons,
    activities: example.activities,
    exchanges: example.exchanges,
    sources: example.sources.map((source) => ({
      url: source.url,
      title: source.title,
      publisher: source.publisher,
      date: source.date,
      kind: source.kind,
      supports: source.supports,
      archived: source.archived,
      checked: checkOf.get(source.url)?.checked ?? null,
      status: checkOf.get(source.url)?.status ?? null,
      quality: source.quality,
      seen: source.seen,
      note: source.note,
      not_found: checkOf.get(source.url)?.not_found ?? null,
    })),
    evidence: example.evidence,
    coded_by: example.coded_by,
    verified: example.verified,
    topics: example.topics,
    credits: example.credits,
    licence: example.licence,
    provenance: example.provenance,
    revision,
    published,
    updated,
    statistic_slug: example.statistic,
    date_note: example.date_note,
    involved_note: example.involved_note,
    method_note: example.method_note,
    mode: example.mode,
    recruitment: example.recruitment,
    checked: example.checked,
    doubtful: [...new Set(example.doubts.map((doubt) => doubt.field))],
    contested: example.contested,
    replies: example.replies.map(({ organisation, text, date, source }) => ({
      slug: organisation,
      name: names.organisations.get(organisation)?.name ?? organisation,
      text,
      date,
      source,
    })),
  };
}

const codes = Object.fromEntries(listVocabularies().map((one) => [one.name, one.codes()]));

function code(vocabularyName: string) {
  return z
    .enum(codes[vocabularyName] ?? [])
    .describe(`A code of the vocabulary “${vocabularyName}”.`);
}

const date = z
  .string()
  .regex(/^\d{4}(-\d\d(-\d\d)?)?$/)
  .describe('A year, month or day: 2021, 2021-06 or 2021-06-03.');
const instant = z.iso.datetime().describe('UTC, ISO 8601.');
const text = z.string().min(1);
const markdown = text.describe('Markdown.');
const count = z.number().int().min(0);

const participants = z
  .strictObject({
    count,
    qualifier: code('qualifiers'),
    basis: code('bases').nullable().describe('What the number counts; responses are never people.'),
    note: text.nullable(),
  })
  .describe('How many, with what the number counts.');

const cohort = z.strictObject({
  who: code('involved').nullable(),
  count: count.nullable(),
  qualifier: code('qualifiers').nullable(),
  basis: code('bases').nullable(),
  recruitment: code('recruitment').nullable(),
  payment: text.nullable(),
  note: text.nullable(),
});

const activity = z.strictObject({
  title: text.nullable(),
  method: code('methods').nullable(),
  start: date.nullable(),
  end: date.nullable(),
  mode: code('modes').nullable(),
  repeats: code('repeats').nullable(),
  recruitment: code('recruitment').nullable(),
  level: code('levels').nullable(),
  cohorts: z.array(cohort),
  note: markdown.nullable(),
});

const exchange = z.strictObject({
  asked: markdown,
  said: markdown.nullable(),
  response: code('responses').nullable(),
  reason: markdown.nullable().describe('The reason given for the response.'),
  did: markdown.nullable(),
  evidence: z.url().nullable(),
});

const source = z.strictObject({
  url: z.url(),
  title: text,
  publisher: text.nullable(),
  date: date.nullable(),
  kind: code('source-kinds').nullable(),
  supports: z.array(text).describe('The facts it was read for, by their keys here.'),
  archived: z.url().nullable().describe('A copy kept elsewhere.'),
  checked: instant.nullable().describe('When the address was last checked; null: not yet.'),
  status: code('source-statuses')
    .nullable()
    .describe('What the last check found; null: not yet checked.'),
  quality: code('evidence').nullable(),
  seen: z.boolean().nullable().describe('Whether a copy was read by whoever coded the example.'),
  note: text.nullable(),
  not_found: instant
    .nullable()
    .describe(
      'When the address first said that there is no such page; null: never, or it answered since.',
    ),
});

/** What `publicExample` answers, for validation and for the API's documentation. */
export const publicExampleSchema = z
  .strictObject({
    slug: z.string().regex(/^[a-z0-9-]+$/),
    url: z.url().describe('The address of its page.'),
    kind: code('kinds'),
    title: text,
    summary: text,
    description: markdown.nullable(),
    statistic: text.nullable().describe('The title of the statistic, or of the public data.'),
    subject: code('subjects').nullable(),
    organisations: z.array(
      z.strictObject({
        slug: text,
        name: text,
        role: code('organisation-roles').nullable(),
        country: code('countries').nullable(),
      }),
    ),
    countries: z.array(code('countries')).describe('ISO 3166 codes; ZZ is international.'),
    places: z.array(
      z.strictObject({
        name: text,
        latitude: z.number().min(-90).max(90).nullable(),
        longitude: z.number().min(-180).max(180).nullable(),
      }),
    ),
    start: date.nullable(),
    end: date.nullable(),
    ongoing: z.boolean().nullable(),
    period: text.nullable().describe('The period in the source’s own words.'),
    involved: z.array(code('involved')),
    methods: z.array(code('methods')),
    stages: z.array(code('stages')),
    level: code('levels').nullable(),
    aims: z.array(code('aims')),
    participants: participants.nullable(),
    done: markdown.nullable(),
    changed: markdown.nullable(),
    consequences: markdown.nullable(),
    lessons: markdown.nullable(),
    activities: z.array(activity),
    exchanges: z.array(exchange).describe('We asked, you said, we did.'),
    sources: z.array(source).min(1),
    evidence: code('evidence').nullable(),
    coded_by: text.nullable(),
    verified: z
      .array(z.strictObject({ field: text, by: text, date }))
      .describe('What somebody who was there has verified; empty when nobody has.'),
    topics: z.array(code('topics')),
    credits: z.array(text),
    licence: text,
    provenance: z
      .strictObject({
        system: text,
        id: text,
        url: z.url().nullable(),
        licence: text.nullable(),
        imported: date.nullable(),
      })
      .nullable()
      .describe('The register it was imported from; null: this one.'),
    revision: z.number().int().min(1),
    published: instant,
    updated: instant,
    statistic_slug: text.nullable().describe('The statistic’s address under /statistics.'),
    date_note: text.nullable(),
    involved_note: text.nullable(),
    method_note: text.nullable(),
    mode: code('modes').nullable(),
    recruitment: code('recruitment').nullable(),
    checked: code('checks').nullable().describe('The outcome of a second check of the sources.'),
    doubtful: z.array(text).describe('The keys of facts that the register marks as doubtful.'),
    contested: z
      .array(
        z.strictObject({
          field: text.describe('The key of the fact that is contested.'),
          says: text,
          by: text.nullable(),
          source: z.url().nullable(),
          date: date.nullable(),
        }),
      )
      .describe(
        'What is said against a fact as it is recorded; several of one fact are its sides.',
      ),
    replies: z
      .array(
        z.strictObject({
          slug: text,
          name: text,
          text: markdown,
          date: date.nullable(),
          source: z.url().nullable(),
        }),
      )
      .describe('What organisations that are named answer to what is said of them.'),
  })
  .describe('One documented example. Null or an empty list means: not recorded.');

export type PublicExample = z.output<typeof publicExampleSchema>;
