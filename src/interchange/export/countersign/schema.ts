import { z } from 'zod';
import { exampleSchema } from '../../../examples/schema.ts';
import { slug } from '../../../vocabulary/fields.ts';

// The files of this format beside those of register/. What they hold is what an import reads.

const instant = z.iso.datetime();
const whole = z.number().int();
const words = z.string().min(1);

/** register.json. */
export const registerFileSchema = z.strictObject({
  /** When this register was made a demonstration, in which everything is invented; null: it is none. */
  demonstration: instant.nullable(),
});

/** What of history.jsonl is about any example, published or withdrawn. */
const befallen = {
  slug,
  /** Slugs that it had before. */
  formerly: z.array(slug),
  withdrawals: z.array(z.strictObject({ at: instant, reason: words, ended: instant.nullable() })),
  /** That something was taken out of these versions, and why, as a code: never what. */
  redactions: z.array(
    z.strictObject({ at: instant, code: words, revisions: z.array(whole.min(1)) }),
  ),
};

/** One line of history.jsonl: what is known of an example beside its versions. */
export const historyLineSchema = z.discriminatedUnion('state', [
  z.strictObject({
    ...befallen,
    state: z.literal('published'),
    revision: whole.min(1),
    published: instant,
    updated: instant,
    /** What asking the addresses of its sources last came to. */
    checks: z.array(
      z.strictObject({
        url: words,
        checked: instant,
        status: z.enum(['ok', 'moved', 'gone', 'unreachable']),
        not_found: instant.nullable(),
      }),
    ),
  }),
  z.strictObject({ ...befallen, state: z.literal('withdrawn'), revision: whole.min(1) }),
]);
export type HistoryLine = z.output<typeof historyLineSchema>;

/** revisions/<slug>/<number>.json: one published version, by whom, when and why. */
export const revisionFileSchema = z.strictObject({
  number: whole.min(1),
  published: instant,
  author: z.string(),
  approver: z.string().nullable(),
  reason: z.string(),
  contribution: z.string().nullable(),
  /** The number of the version that this one brought back. */
  restored_from: whole.min(1).nullable(),
  example: exampleSchema,
});
export type RevisionFile = z.output<typeof revisionFileSchema>;

/** One line of resources.jsonl: what the file of a resource does not say. */
export const resourceLineSchema = z.strictObject({ reference: slug, updated: instant });

/** One line of record.jsonl. */
export const recordLineSchema = z.strictObject({
  id: whole.min(1),
  at: instant,
  what: words,
  about: z.strictObject({ type: words, id: z.string() }),
  role: words,
  actor: z.string().nullable(),
  codes: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type RecordLine = z.output<typeof recordLineSchema>;
