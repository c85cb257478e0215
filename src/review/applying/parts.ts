import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { Item } from '../../examples/editing/fields.ts';
import { type Evidence, evidenceActivitySchema, evidenceSchema } from '../evidence/schema.ts';
import type { Scheme } from '../scheme/schema.ts';
import { aboutItems, activitySections, otherItems, summaryItems } from './fields.ts';

/** A part of the evidence that is written and saved by itself, so that two people can work at once. */
export interface EvidencePart {
  items: readonly Item[];
  /** What judges it. */
  schema: z.ZodType<object>;
  /** What is written of it; null: an activity that is not there. */
  of: (evidence: Evidence) => object | null;
  put: (evidence: Evidence, value: object) => Evidence;
}

const aboutSchema = evidenceSchema.pick({
  profile: true,
  profile_reason: true,
  purpose: true,
  contact: true,
  credit: true,
});

export const aboutPart: EvidencePart = {
  items: aboutItems,
  schema: aboutSchema,
  of: ({ profile, profile_reason, purpose, contact, credit }) => ({
    profile,
    profile_reason,
    purpose,
    contact,
    credit,
  }),
  put: (evidence, value) => ({ ...evidence, ...value }),
};

export const summaryPart: EvidencePart = {
  items: summaryItems,
  schema: evidenceSchema.pick({ plain_summary: true }),
  of: ({ plain_summary }) => ({ plain_summary }),
  put: (evidence, value) => ({ ...evidence, ...value }),
};

export function otherPart(scheme: Scheme, { profile }: Pick<Evidence, 'profile'>): EvidencePart {
  return {
    items: otherItems(scheme, profile),
    schema: evidenceSchema.pick({ not_done: true, answers: true }),
    of: ({ answers, not_done }) => ({ not_done, answers }),
    put: (evidence, value) => ({ ...evidence, ...value }),
  };
}

/** One activity but for the example that it cites, which is chosen on a page of its own. */
export function activityPart(
  key: string,
  scheme: Scheme,
  { profile }: Pick<Evidence, 'profile'>,
): EvidencePart {
  return {
    items: activitySections(scheme, profile).flatMap(({ items }) => items),
    schema: evidenceActivitySchema.omit({ key: true, example: true }),
    of({ activities }) {
      const found = activities.find((one) => one.key === key);
      if (!found) return null;
      const { key: _, example, ...written } = found;
      return written;
    },
    put(evidence, value) {
      const found = evidence.activities.find((one) => one.key === key);
      const activity = evidenceActivitySchema.parse({ ...found, key, ...value });
      const activities = found
        ? evidence.activities.map((one) => (one.key === key ? activity : one))
        : [...evidence.activities, activity];
      return { ...evidence, activities };
    },
  };
}

/** The same for the same words: tells whether somebody saved a part since it was opened. */
export function digestOf(part: EvidencePart, evidence: Evidence): string {
  const value = part.of(evidence);
  return value === null ? 'none' : digest(value);
}

export function digest(value: object): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(value)))
    .digest('hex')
    .slice(0, 20);
}

// Keys in one order, whoever wrote them.
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, one]) => [key, sorted(one)] as const);
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}
