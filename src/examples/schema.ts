import type { Generated } from 'kysely';
import { z } from 'zod';
import {
  code,
  isPartialDate,
  listOf,
  orNull,
  partialDate,
  slug,
  text,
  webAddress,
} from '../vocabulary/fields.ts';

const prose = text(20_000);
const remark = text(2_000);
const flag = z.boolean({ error: 'must be true or false' });

export const organisationRefSchema = z.strictObject({
  /** A slug of organisations.yaml. */
  organisation: slug,
  role: orNull(code('organisation-roles')),
  /** Only where it differs here from the organisation's own. */
  country: orNull(code('countries')),
});

const place = z.union([
  text(200).transform((name) => ({ name, latitude: null, longitude: null })),
  z.strictObject({
    name: text(200),
    latitude: orNull(z.number().min(-90).max(90)),
    longitude: orNull(z.number().min(-180).max(180)),
  }),
]);

export const participantsSchema = z.strictObject({
  count: z
    .number({ error: 'must be a whole number' })
    .int('must be a whole number')
    .min(0)
    .max(1e10),
  qualifier: code('qualifiers').default('exact'),
  /** What the number counts; responses are never people. */
  basis: orNull(code('bases')),
  note: orNull(remark),
});

const cohort = z.strictObject({
  who: orNull(code('involved')),
  count: orNull(participantsSchema.shape.count),
  qualifier: orNull(code('qualifiers')),
  basis: orNull(code('bases')),
  recruitment: orNull(code('recruitment')),
  payment: orNull(remark),
  note: orNull(remark),
});

export const activitySchema = z.strictObject({
  title: orNull(text(200)),
  method: orNull(code('methods')),
  start: orNull(partialDate),
  end: orNull(partialDate),
  mode: orNull(code('modes')),
  repeats: orNull(code('repeats')),
  recruitment: orNull(code('recruitment')),
  level: orNull(code('levels')),
  cohorts: z.array(cohort).max(50).default([]),
  note: orNull(prose),
});

export const exchangeSchema = z.strictObject({
  asked: prose,
  said: orNull(prose),
  response: orNull(code('responses')),
  reason: orNull(prose),
  did: orNull(prose),
  evidence: orNull(webAddress),
});

export const sourceSchema = z.strictObject({
  url: webAddress,
  title: text(500),
  publisher: orNull(text(300)),
  date: orNull(partialDate),
  kind: orNull(code('source-kinds')),
  quality: orNull(code('evidence')),
  /** The facts it was read for, by their field names. */
  supports: listOf(text(60)),
  /** Whether a copy of it was read by whoever coded the example. */
  seen: orNull(flag),
  note: orNull(remark),
  archived: orNull(webAddress),
});

/** What somebody says against a fact as it is recorded; several of one field are several sides. */
export const contestedSchema = z.strictObject({
  field: text(60),
  says: remark,
  /** Who says so, by role or as a body: never a private individual's name. */
  by: orNull(text(300)),
  source: orNull(webAddress),
  date: orNull(partialDate),
});

/** What a body that an absence or a criticism names answers to it. */
export const replySchema = z.strictObject({
  /** A slug of organisations.yaml. */
  organisation: slug,
  text: prose,
  date: orNull(partialDate),
  source: orNull(webAddress),
});

/** One example, as a file, a form or another register gives it. What is absent is null or an empty list. */
export const exampleSchema = z
  .strictObject({
    kind: code('kinds'),
    title: text(200),
    summary: text(1_000),
    description: orNull(prose),
    /** A slug of statistics.yaml. */
    statistic: orNull(slug),
    subject: orNull(code('subjects')),
    organisations: listOf(organisationRefSchema),
    countries: listOf(code('countries'), 300),
    places: z.array(place).max(300).default([]),
    start: orNull(partialDate),
    end: orNull(partialDate),
    ongoing: orNull(flag),
    /** The period in the source's own words. */
    period: orNull(text(200)),
    date_note: orNull(remark),
    involved: listOf(code('involved')),
    involved_note: orNull(remark),
    methods: listOf(code('methods')),
    method_note: orNull(remark),
    mode: orNull(code('modes')),
    recruitment: orNull(code('recruitment')),
    stages: listOf(code('stages')),
    level: orNull(code('levels')),
    aims: listOf(code('aims')),
    participants: orNull(participantsSchema),
    done: orNull(prose),
    changed: orNull(prose),
    consequences: orNull(prose),
    lessons: orNull(prose),
    activities: z.array(activitySchema).max(100).default([]),
    exchanges: z.array(exchangeSchema).max(100).default([]),
    topics: listOf(code('topics')),
    evidence: orNull(code('evidence')),
    sources: z
      .array(sourceSchema, { error: 'must be a list' })
      .min(1, 'must have at least one source')
      .max(300),
    checked: orNull(code('checks')),
    coded_by: orNull(text(300)),
    verified: z
      .array(z.strictObject({ field: text(60), by: text(200), date: partialDate }))
      .default([]),
    /** Shown as doubtful; why is for editors. */
    doubts: z.array(z.strictObject({ field: text(60), why: remark })).default([]),
    notes_for_editors: orNull(prose),
    credits: listOf(text(300)),
    licence: text(100).default('CC BY 4.0'),
    provenance: orNull(
      z.strictObject({
        system: text(100),
        id: text(300),
        url: orNull(webAddress),
        licence: orNull(text(200)),
        imported: orNull(partialDate),
      }),
    ),
    // At the end, as documents that were written before had them added there.
    contested: z.array(contestedSchema).max(100).default([]),
    replies: z.array(replySchema).max(100).default([]),
  })
  .superRefine((example, context) => {
    const { start, end } = example;
    if (
      start &&
      end &&
      isPartialDate(start) &&
      isPartialDate(end) &&
      end < start.slice(0, end.length)
    ) {
      context.addIssue({ code: 'custom', path: ['end'], message: `is before start (${start})` });
    }
    const known = new Set(Object.keys(exampleSchema.shape));
    for (const list of ['doubts', 'contested'] as const) {
      for (const [index, { field }] of example[list].entries()) {
        if (known.has(field)) continue;
        context.addIssue({
          code: 'custom',
          path: [list, index, 'field'],
          message: `“${field}” is not a field of an example`,
        });
      }
    }
    const places = example.organisations.map((one) => `${one.organisation} ${one.role}`);
    if (new Set(places).size !== places.length) {
      context.addIssue({
        code: 'custom',
        path: ['organisations'],
        message: 'must not name the same organisation twice in one role',
      });
    }
  });

export type Example = z.output<typeof exampleSchema>;
export type ExampleField = keyof Example;
export type Source = Example['sources'][number];
export type Participants = NonNullable<Example['participants']>;

export type ExampleState = 'published' | 'draft' | 'withdrawn';

declare module '../kernel/database/database.ts' {
  interface Tables {
    examples: {
      id: Generated<number>;
      slug: string;
      state: ExampleState;
      /** The number of the revision that is published. */
      revision: number;
      /** The register version of the last change: memory reads only what is newer. */
      version: number;
      /** The folded title: orders by title and settles ties, alike on both databases. */
      title_key: string;
      /** JSON of `Example`. */
      document: string;
      published: string;
      updated: string;
    };
    revisions: {
      example_id: number;
      number: number;
      document: string;
      published: string;
      author: string;
      approver: string | null;
      reason: string;
      contribution: string | null;
      /** The number of the version that this one brought back; null otherwise. */
      restored_from: number | null;
    };
    /** Addresses that an example had before; they redirect. */
    former_slugs: { slug: string; example_id: number };
  }
}
