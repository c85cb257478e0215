import { z } from 'zod';
import { activitySchema, exchangeSchema } from '../../examples/schema.ts';
import {
  code,
  listOf,
  orNull,
  partialDate,
  slug,
  text,
  webAddress,
} from '../../vocabulary/fields.ts';
import { profiles } from '../scheme/schema.ts';

const prose = text(20_000);
const cohortSchema = activitySchema.shape.cohorts.removeDefault().element;
const answers = z.record(slug, prose).default({});

/** One thing that a producer did with people before applying. What is not written yet is null. */
export const evidenceActivitySchema = z.strictObject({
  /** Names it within the application: its files hang on it. */
  key: z.string().regex(/^[a-z0-9]{1,32}$/),
  title: orNull(text(200)),
  done: orNull(prose),
  method: orNull(code('methods')),
  mode: orNull(code('modes')),
  start: orNull(partialDate),
  end: orNull(partialDate),
  aims: listOf(code('aims')),
  cohorts: z.array(cohortSchema).max(50).default([]),
  /** How those who took part represent the people whom the statistics are about. */
  represent: orNull(prose),
  came_of_it: orNull(prose),
  /** How it changed the statistics. */
  changed: orNull(prose),
  exchanges: z
    .array(exchangeSchema.extend({ asked: orNull(prose) }))
    .max(100)
    .default([]),
  not_done: orNull(prose),
  /** An example of the register that tells of it. */
  example: orNull(slug),
  /** To be put into the register as an example, when the decision is published. */
  to_publish: orNull(
    z.strictObject({
      title: orNull(text(200)),
      summary: orNull(text(1_000)),
      source: orNull(webAddress),
      source_title: orNull(text(500)),
    }),
  ),
  answers,
});

/** What an applicant writes, saved as one goes. Everything may be missing until it is submitted. */
export const evidenceSchema = z.strictObject({
  profile: orNull(z.enum(profiles, { error: 'Choose lower, medium or higher' })),
  profile_reason: orNull(prose),
  /** What is applied for, and why now. */
  purpose: orNull(prose),
  /** As it was shown to participants. */
  plain_summary: orNull(prose),
  activities: z.array(evidenceActivitySchema).max(50).default([]),
  /** What was not done, and why. */
  not_done: orNull(prose),
  answers,
  /** How to reach whoever answers for it; never published. */
  contact: orNull(text(500)),
  /** The credit that the applicants ask for, if any; published with the decision. */
  credit: orNull(text(200)),
});

export type Evidence = z.output<typeof evidenceSchema>;
export type EvidenceActivity = Evidence['activities'][number];
