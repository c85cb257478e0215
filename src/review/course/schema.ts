import { z } from 'zod';
import { isPartialDate, listOf, orNull, slug, text } from '../../vocabulary/fields.ts';
import { outcomes } from '../scheme/schema.ts';

const words = z
  .string({ error: 'Write a few words' })
  .trim()
  .min(1, 'Write a few words')
  .pipe(text(20_000));
const said = z.strictObject({ words });
const nothingMore = z.strictObject({});
const personId = text(40);
const numbered = z.int().min(1);
export const day = z
  .string({ error: 'Enter a date' })
  .regex(/^\d{4}-\d\d-\d\d$/, { error: 'Enter a date such as 2026-11-23', abort: true })
  .refine(isPartialDate, 'Enter a day that exists');
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Enter a time such as 14:20');

export const interests = ['none', 'stays', 'leaves'] as const;
export type Interest = (typeof interests)[number];
export const opinions = ['met', 'partly', 'not-met', 'cannot-say'] as const;

const condition = z.strictObject({ text: text(2_000), due: day });
const conditions = z.array(condition).max(30).default([]);

/** `supported-with-conditions` has some, and nothing else has any. */
function conditionsFit(
  given: { outcome: string; conditions: unknown[] },
  context: z.RefinementCtx,
): void {
  const wanted = given.outcome === 'supported-with-conditions';
  if (wanted === given.conditions.length > 0) return;
  context.addIssue({
    code: 'custom',
    path: ['conditions'],
    message: wanted
      ? 'Give at least one condition, or choose “supported”'
      : 'Only “supported with conditions” has conditions',
  });
}

/** What each act says beside who did it and when. One act is one line of an application's course. */
export const actSchemas = {
  // The applicant's
  'request-pre-assessment': nothingMore,
  submit: z.strictObject({ version: numbered }),
  answer: z.strictObject({ words, version: numbered }),
  withdraw: z.strictObject({ words: orNull(words) }),
  'file-evidence': z.strictObject({ condition: numbered, words }),
  'file-review': z.strictObject({ answers: z.record(slug, words) }),
  amend: z.strictObject({
    changes: listOf(slug, 20).pipe(z.array(slug).min(1, 'Choose what changes')),
    words,
  }),
  appeal: said,
  // The advice team's
  comment: said,
  ask: said,
  return: said,
  validate: z.strictObject({ checked: listOf(slug, 50), words: orNull(words) }),
  route: z.strictObject({
    route: slug,
    reasons: words,
    precedent: orNull(slug),
    /** Exclusions that were checked and do not apply. */
    cleared: listOf(slug, 50),
  }),
  assign: z.strictObject({ person: personId, as: z.enum(['lead', 'reviewer']) }),
  release: z.strictObject({ person: personId }),
  place: z.strictObject({ meeting: day, starts: time }),
  unplace: nothingMore,
  letter: z.strictObject({ subject: text(200), words }),
  'accept-evidence': z.strictObject({ condition: numbered, words: orNull(words) }),
  'return-evidence': z.strictObject({ condition: numbered, words }),
  'accept-review': z.strictObject({ words: orNull(words) }),
  'return-review': said,
  'advise-amendment': z.strictObject({
    amendment: numbered,
    advice: z.enum(['agree', 'refuse']),
    words,
  }),
  // The panel's
  declare: z.strictObject({
    interest: z.enum(interests, { error: 'Say whether you have an interest' }),
    words: orNull(words),
  }),
  view: z.strictObject({
    answers: z.array(
      z.strictObject({
        criterion: slug,
        opinion: z.enum(opinions, { error: 'Say how far this is met' }),
        words: orNull(words),
      }),
    ),
    outcome: z.enum(outcomes, { error: 'Choose an outcome' }),
    words,
  }),
  attend: z.strictObject({ person: personId, present: z.boolean() }),
  note: said,
  advise: z
    .strictObject({
      outcome: z.enum(outcomes, { error: 'Choose an outcome' }),
      reasons: words,
      conditions,
      /** The views of the two sides, as the chair sums them up; published beside the decision. */
      lay: words,
      expert: orNull(words),
    })
    .superRefine(conditionsFit),
  // The decision-maker's
  decide: z
    .strictObject({
      outcome: z.enum(outcomes, { error: 'Choose an outcome' }),
      reasons: words,
      /** Why it is not what the panel advised; wanted where it is not. */
      differs: orNull(words),
      conditions,
      /** Codes of the scheme's reasons; for what is not supported. */
      refused_for: listOf(slug, 30),
    })
    .superRefine(conditionsFit),
  'decide-amendment': z.strictObject({
    amendment: numbered,
    outcome: z.enum(['agreed', 'refused']),
    words,
  }),
  suspend: said,
  lift: said,
  cancel: said,
  'hear-appeal': z.strictObject({ outcome: z.enum(['dismissed', 'upheld']), words }),
} as const;

export type What = keyof typeof actSchemas;
export const whats = Object.keys(actSchemas) as What[];
export type Details<W extends What> = z.output<(typeof actSchemas)[W]>;

/** What a mark says of itself, computed whenever it is asked for. */
export const markStatuses = [
  'live',
  'review-due',
  'overdue',
  'lapsed',
  'suspended',
  'cancelled',
  'none',
] as const;
export type MarkStatus = (typeof markStatuses)[number];

/** In which part somebody acts in an application. */
export const parts = ['applicant', 'adviser', 'member', 'chair', 'decision-maker'] as const;
export type Part = (typeof parts)[number];
export type Side = 'lay' | 'expert';

export type Act<W extends What = What> = {
  [K in W]: {
    number: number;
    /** UTC, ISO 8601. */
    at: string;
    what: K;
    /** Opaque id. */
    person: string;
    part: Part;
    /** Of a panel member: which side they sit on. */
    side: Side | null;
    details: Details<K>;
  };
}[W];

declare module '../../kernel/database/database.ts' {
  interface Tables {
    /** The course of an application: append-only, numbered from 1 within it. */
    application_acts: {
      application_id: number;
      number: number;
      /** Of the form that sent it: the same form sent twice is one act. */
      form: string;
      at: string;
      what: What;
      person: string;
      part: Part;
      side: Side | null;
      /** JSON of the act's details. */
      details: string;
    };
  }
}
