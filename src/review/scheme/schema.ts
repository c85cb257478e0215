import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { code, listOf, orNull, slug, text, webAddress } from '../../vocabulary/fields.ts';
import { unknownPlaceholders } from '../letters/template.ts';
import { claimed, textsOf } from './claims.ts';

/** What an adviser, a panel or a decision-maker may come to. DESIGN 5; a scheme words them itself. */
export const outcomes = [
  'supported',
  'supported-with-conditions',
  'provisional',
  'deferred',
  'not-supported',
] as const;
export type Outcome = (typeof outcomes)[number];

export const standings = [
  'voluntary-mark',
  'accreditation-condition',
  'approval-condition',
] as const;
export const profiles = ['lower', 'medium', 'higher'] as const;
export type Profile = (typeof profiles)[number];

const words = text(2_000);
const distances = z.array(z.int().min(-3_660).max(3_660)).max(10);
const days = (least = 0) => z.int().min(least).max(3_660);
const labelled = z.strictObject({ code: slug, label: text(200), definition: orNull(words) });

/** At least one lay member counts, in every scheme: the one rule of quorum that a scheme cannot drop. */
const quorum = z.strictObject({
  members: z.int().min(1).max(100),
  lay: z.int().min(1, 'must be at least 1: no advice without a lay member').max(100),
});

/** The facts of one activity that a scheme may ask for. */
export const activityFacts = [
  'title',
  'done',
  'method',
  'start',
  'cohorts',
  'represent',
  'came_of_it',
  'changed',
] as const;

const least = z.strictObject({
  activities: z.int().min(0).max(50).default(1),
  /** Each of these aims is served by some activity. */
  aims: listOf(code('aims')),
  /** How many kinds of people took part, over all activities. */
  kinds_of_people: z.int().min(0).max(20).default(1),
  /** At least one of these kinds took part; empty: any. */
  any_of: listOf(code('involved')),
  /** How many times: asked, said, did. */
  exchanges: z.int().min(0).max(50).default(1),
});

const question = z.strictObject({
  code: slug,
  /** Asked once, or of every activity. */
  of: z.enum(['application', 'activity']).default('application'),
  label: text(300),
  hint: orNull(words),
  /** The profiles for which it must be answered; others may leave it. */
  required_for: z.array(z.enum(profiles)).default([...profiles]),
});

const route = z.strictObject({
  code: slug,
  label: text(200),
  definition: words,
  /** Calendar days from valid to decided. */
  days: days(1),
  /** Advice at a meeting, or by correspondence of the reviewers. */
  by: z.enum(['meeting', 'correspondence']),
  quorum,
  reviewers: z.strictObject({ lay: z.int().min(1).max(20), expert: z.int().min(0).max(20) }),
  /** A precedent must be named, and each exclusion checked. */
  precedent: z.boolean().default(false),
  exclusions: z.array(labelled).default([]),
});

const letter = z.strictObject({ subject: text(200), text: text(10_000) });
export const letterKinds = [
  'received',
  'comment',
  'question',
  'returned',
  'valid',
  'decision',
  'reminder',
  'suspended',
  'lifted',
  'cancelled',
  'review',
  'condition',
  'amendment',
  'appeal',
] as const;
export type LetterKind = (typeof letterKinds)[number];

const unique = <T extends { code: string }>(list: readonly T[]) =>
  new Set(list.map((one) => one.code)).size === list.length;

/** The rules of one mark, as a file of schemes/ gives them. Everything a body may wish to change. */
export const schemeSchema = z
  .strictObject({
    scheme: slug,
    version: z.int().min(1).max(1_000_000),
    title: text(200),
    body: text(200),
    /** True where the body does not exist: every page says so. */
    invented: z.boolean(),
    standing: z.enum(standings),
    /** One sentence: what the mark means, and what it does not mean. */
    means: text(600),
    /** The words on the mark. */
    label: text(40),
    summary: words,
    /** When a producer should apply. */
    applies_to: words,
    time_zone: z
      .string()
      .refine(isTimeZone, 'must be a time zone such as Europe/London')
      .default('Europe/London'),
    least: z.strictObject({ lower: least, medium: least, higher: least }),
    activity_requires: z.array(z.enum(activityFacts)).default([...activityFacts]),
    questions: z.array(question).max(50).default([]),
    /** What reviewers answer for each application. */
    criteria: z.array(labelled).min(1).max(30),
    validation: z.array(labelled).min(1).max(30),
    routes: z.array(route).min(1).max(10),
    precedents: z
      .array(
        z.strictObject({
          code: slug,
          title: text(200),
          text: text(5_000),
          url: orNull(webAddress),
        }),
      )
      .default([]),
    clocks: z.strictObject({
      /** For the advice team to check or ask. */
      validation: days(1).default(7),
      /** For the applicant to answer. */
      answer: days(1).default(7),
      amendment: days(1).default(35),
      pre_assessment: days(1).default(10),
    }),
    outcomes: z.record(z.enum(outcomes), labelled.omit({ code: true })),
    refusal_reasons: z.array(labelled).min(1).max(30),
    review: z.strictObject({
      every_months: z.int().min(1).max(120).default(12),
      due_months: z.int().min(1).max(120).default(11),
      /** From when one can be handed in. */
      opens_months: z.int().min(0).max(120).default(10),
      lapses_after_days: days(1).default(60),
      questions: z.array(labelled).min(1).max(20),
    }),
    amendments: z.array(labelled).min(1).max(20),
    appeal_days: days(0).default(28),
    /** Days before (or, below 0, after) what is due, at which a reminder goes out. */
    reminders: z.strictObject({
      answer: distances.default([2]),
      condition: distances.default([14, 0]),
      review: distances.default([30, 0, -30]),
    }),
    /** What a member accepts on joining: what of them is published. */
    notice: words,
    /** Paying the people who take part, and such: shown to applicants. */
    letters: z.record(z.enum(letterKinds), letter),
  })
  .superRefine((scheme, context) => {
    const wrong = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    for (const list of [
      'questions',
      'criteria',
      'validation',
      'routes',
      'precedents',
      'refusal_reasons',
      'amendments',
    ] as const) {
      if (!unique<{ code: string }>(scheme[list])) wrong([list], 'must not hold a code twice');
    }
    for (const [index, route] of scheme.routes.entries()) {
      if (route.quorum.lay > route.quorum.members) {
        wrong(['routes', index, 'quorum'], 'must not ask for more lay members than members');
      }
      if (route.precedent && scheme.precedents.length === 0) {
        wrong(['routes', index], 'needs precedents: the scheme names none');
      }
    }
    const { opens_months, due_months, every_months } = scheme.review;
    if (opens_months > due_months || due_months > every_months) {
      wrong(['review'], 'must open before it is due, and be due before the next one');
    }
    for (const kind of letterKinds) {
      const { subject, text } = scheme.letters[kind];
      for (const name of unknownPlaceholders(kind, subject + text)) {
        wrong(['letters', kind], `must not hold {${name}}: this letter knows nothing of it`);
      }
    }
    for (const [path, said] of textsOf(scheme)) {
      const why = claimed(said);
      if (why) wrong(path, why);
    }
    if (/\bofficial\b|\baccredited\b|\bnational statistics?\b/i.test(scheme.label)) {
      wrong(['label'], 'must not read as the official or the accredited status of a statistic');
    }
  });

export type Scheme = z.output<typeof schemeSchema>;
export type Route = Scheme['routes'][number];

function isTimeZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}

declare module '../../kernel/database/database.ts' {
  interface Tables {
    schemes: {
      slug: string;
      version: number;
      /** JSON of `Scheme`. */
      document: string;
      /** `closed` takes no new applications; those under way go on. */
      state: 'open' | 'closed';
      added: string;
      added_by: string | null;
    };
  }
}
