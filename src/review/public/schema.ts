import { z } from 'zod';
import { interests, markStatuses, opinions } from '../course/schema.ts';
import { profiles, outcomes as reviewOutcomes, standings } from '../scheme/schema.ts';

const day = z.string().describe('A day in the scheme’s time zone: 2026-11-23.');
const dayOrNull = day.nullable();
const side = z.enum(['lay', 'expert']);
const labelled = z.strictObject({ code: z.string(), label: z.string() });
const whole = z.number().int();

/** A decision as it stands in lists. */
export const publicDecisionSchema = z
  .strictObject({
    reference: z.string().describe('a-7k3f9q-1: the application’s reference and a number.'),
    url: z.url(),
    scheme: z.string().describe('Its slug.'),
    statistic: z.strictObject({ slug: z.string(), title: z.string() }),
    producer: z.strictObject({ slug: z.string(), name: z.string() }),
    route: z.string().describe('A code of the scheme.'),
    precedent: z.string().nullable().describe('A code of the scheme, where one was followed.'),
    submitted: dayOrNull,
    valid: dayOrNull.describe('Day 0 of the clock.'),
    decided: day,
    took_effect: day.describe('The day of the final letter.'),
    days: whole.nullable().describe('Days on the clock from valid to decided.'),
    allowed: whole.describe('Days that the scheme allows on this route.'),
    outcome: z.enum(reviewOutcomes),
    reasons: z.string(),
    refused_for: z.array(labelled).describe('Reasons of the scheme’s list, for a refusal.'),
    advice: z.enum(reviewOutcomes).describe('What the panel had advised.'),
    differs_from_advice: z.boolean(),
    why_it_differs: z.string().nullable(),
    views: z.strictObject({
      lay: z.string().describe('The view of the lay members, as the chair summed it up.'),
      expert: z.string().nullable(),
    }),
    conditions: z.array(
      z.strictObject({
        text: z.string(),
        due: day,
        met: dayOrNull.describe('When it was met; null while it is not.'),
      }),
    ),
    set_aside: z.boolean().describe('Whether it was set aside on appeal.'),
    next_review: dayOrNull.describe('From this day on the mark is overdue.'),
    status: z.enum(markStatuses).describe('Of the mark that it gave, computed when asked for.'),
    examples: z.array(z.string()).describe('Slugs of examples in the register.'),
    minutes: z.url().nullable(),
  })
  .describe('A decision of the review desk whose final letter is out.');

export type PublicDecision = z.output<typeof publicDecisionSchema>;

const member = z.strictObject({
  name: z.string().nullable().describe('Null where it is not published.'),
  side: side.nullable(),
});

const text = z.string().nullable();
const answers = z.record(z.string(), z.string()).describe('By code of the scheme’s questions.');

/** What the applicant showed, without anything that says how to reach anybody. */
export const publicEvidenceSchema = z.strictObject({
  profile: z.enum(profiles).nullable(),
  profile_reason: text,
  purpose: text,
  plain_summary: text,
  activities: z.array(
    z.strictObject({
      title: text,
      done: text,
      method: text,
      mode: text,
      start: text,
      end: text,
      aims: z.array(z.string()),
      cohorts: z.array(
        z.strictObject({
          who: text,
          count: whole.nullable(),
          qualifier: text,
          basis: text.describe('What the number counts.'),
          recruitment: text,
          payment: text,
          note: text,
        }),
      ),
      represent: text,
      came_of_it: text,
      changed: text,
      exchanges: z.array(
        z.strictObject({
          asked: text,
          said: text,
          response: text,
          reason: text,
          did: text,
          evidence: text,
        }),
      ),
      not_done: text,
      example: text.describe('The slug of an example that tells of it.'),
      source: z.strictObject({ url: z.string(), title: text }).nullable(),
      answers,
    }),
  ),
  not_done: text,
  answers,
  credit: text.describe('The credit that the applicants asked for.'),
});

/** A decision on its own page. */
export const publicDecisionDetailsSchema = publicDecisionSchema
  .extend({
    application: z.string(),
    scheme_title: z.string(),
    body: z.string(),
    invented: z.boolean().describe('True where the body does not exist.'),
    means: z.string().describe('What the scheme’s mark means and does not mean.'),
    route_label: z.string(),
    precedent_title: z.string().nullable(),
    outcome_label: z.string(),
    advice_label: z.string(),
    members: z.array(
      member.extend({
        outcome: z.enum(reviewOutcomes),
        words: z.string(),
        answers: z.array(
          z.strictObject({
            criterion: z.string(),
            label: z.string(),
            opinion: z.enum(opinions),
            words: z.string().nullable(),
          }),
        ),
      }),
    ),
    interests: z.array(
      member.extend({
        interest: z.enum(interests),
        words: z.string().nullable(),
        present: z.boolean().describe('Whether they were there for the item at the meeting.'),
        left: z.boolean(),
      }),
    ),
    present: z.array(member).describe('Members who were there for the item.'),
    meeting: dayOrNull,
    evidence: publicEvidenceSchema.nullable(),
    amendments: z
      .array(
        z.strictObject({
          changes: z.array(labelled),
          filed: day,
          decided: day,
          outcome: z.enum(['agreed', 'refused']),
          reasons: z.string(),
        }),
      )
      .describe('Those that were decided.'),
    suspensions: z.array(
      z.strictObject({
        from: day,
        reasons: z.string(),
        until: dayOrNull,
        why_lifted: z.string().nullable(),
      }),
    ),
    cancelled: z.strictObject({ on: day, reasons: z.string().nullable() }).nullable(),
    withdrawn: dayOrNull.describe('When the applicant took the mark back.'),
    appeal: z
      .strictObject({
        filed: day,
        heard: dayOrNull,
        outcome: z.enum(['dismissed', 'upheld']).nullable(),
        reasons: z.string().nullable(),
      })
      .nullable(),
  })
  .describe('A decision with everything that is public of its application.');

export type PublicDecisionDetails = z.output<typeof publicDecisionDetailsSchema>;

/** The mark of a statistic, as machines read it. */
export const publicMarkSchema = z
  .strictObject({
    statistic: z.string(),
    scheme: z.string(),
    status: z.enum(markStatuses),
    standing: z.enum(standings),
    decided: dayOrNull,
    next_review: dayOrNull,
    decision: z.url().nullable(),
  })
  .describe('The mark of a statistic under a scheme, its status computed when asked for.');

export type PublicMark = z.output<typeof publicMarkSchema>;
