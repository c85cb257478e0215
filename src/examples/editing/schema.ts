import type { Generated } from 'kysely';
import { z } from 'zod';
import { slug, text } from '../../vocabulary/fields.ts';
import { type RedactionCode, redactionCodes } from './reasons.ts';
import { redactableFields } from './redacting.ts';
import type { Typed } from './typed.ts';

/** Why something was done, in words that anyone may read. */
export const reasonSchema = text(1_000);

export const publicationSchema = z.strictObject({ reason: reasonSchema, slug });
export const renamingSchema = z.strictObject({ slug });
export const restorationSchema = z.strictObject({
  number: z.coerce.number('Choose a version').int('Choose a version').min(1, 'Choose a version'),
  reason: reasonSchema,
});
export const withdrawalSchema = z.strictObject({ reason: reasonSchema });

export const redactionSchema = z
  .strictObject({
    /** Each whole words; wherever they stand. */
    words: z
      .string()
      .transform((text) => [
        ...new Set(
          text
            .split('\n')
            .map((line) => line.trim())
            .filter(Boolean),
        ),
      ])
      .refine(
        (words) => words.every((one) => one.length > 1),
        'Each line needs two characters or more',
      ),
    fields: z.array(z.enum(redactableFields, 'Choose from the list')),
    revisions: z.array(z.coerce.number('Choose from the list').int()),
    /** The slug that it gets; the one it has is dropped. */
    slug: z
      .string()
      .trim()
      .transform((typed) => typed || null)
      .pipe(slug.nullable()),
    /** Slugs that it had, to be dropped. */
    former: z.array(slug),
    code: z.enum(
      Object.keys(redactionCodes) as [RedactionCode, ...RedactionCode[]],
      'Choose a reason',
    ),
  })
  .refine(
    ({ words, fields, slug, former }) =>
      words.length + fields.length + former.length > 0 || slug !== null,
    { path: ['words'], message: 'Enter words, or choose a field' },
  );
export type RedactionOrder = z.output<typeof redactionSchema>;

/** An example that is being written, or a working copy of a published one. */
export interface Draft {
  id: number;
  /** The example that it is a working copy of; null for a new one. */
  example_id: number | null;
  /** That example's slug; empty for a new one. */
  slug: string;
  /** What was typed, right or not. */
  typed: Typed;
  /** The revision that it began from; null for a new one. */
  base_revision: number | null;
  /** The id of the person who last saved it. */
  author: string;
  created: string;
  updated: string;
  /** Raised by every saving: two who save at once collide on it. */
  lock: number;
}

declare module '../../kernel/database/database.ts' {
  interface Tables {
    example_drafts: {
      id: Generated<number>;
      example_id: number | null;
      slug: string;
      /** JSON of what was typed. */
      document: string;
      base_revision: number | null;
      author: string;
      created: string;
      updated: string;
      lock: number;
    };
    /** When an example was withdrawn, why in public words, and until when. */
    withdrawals: {
      id: Generated<number>;
      example_id: number;
      at: string;
      reason: string;
      /** Null: it still is. */
      ended: string | null;
    };
    /** That something was taken out of old versions too: never what. */
    redactions: {
      id: Generated<number>;
      example_id: number;
      at: string;
      /** One of `redactionCodes`. */
      code: string;
      /** JSON list of the numbers of the versions that had it. */
      revisions: string;
      /** 1 once the database's files were written anew without it. */
      clean: Generated<number>;
    };
  }
}
