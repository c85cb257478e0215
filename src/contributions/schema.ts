import type { Generated } from 'kysely';
import { z } from 'zod';
import { exampleSchema } from '../examples/schema.ts';
import { code, listOf, orNull, text, webAddress } from '../vocabulary/fields.ts';

export const kinds = [
  'example',
  'information',
  'correction',
  'involved',
  'source',
  'concern',
] as const;
export const subjects = ['example', 'statistic', 'decision', 'mark', 'gap', 'resource'] as const;

/** Fields of an example that a contribution may be about: what the register publishes of it. */
export const contributableFields = Object.keys(exampleSchema.shape).filter(
  (field) => !['doubts', 'notes_for_editors', 'credits', 'provenance', 'licence'].includes(field),
);

const isObject = { error: 'must be an object, { … }, with names that are known here' };

const credit = z
  .strictObject(
    {
      as: z.enum(['name', 'role', 'none'], { error: 'must be name, role or none' }),
      name: orNull(text(200)),
      role: orNull(text(200)),
    },
    isObject,
  )
  .superRefine((value, context) => {
    if (value.as === 'none' || value[value.as]) return;
    context.addIssue({
      code: 'custom',
      path: [value.as],
      message:
        value.as === 'name'
          ? 'Enter the name to credit, or choose not to be credited'
          : 'Enter the role to credit, such as “a participant”, or choose not to be credited',
    });
  });

/** What somebody sends through the open door: the form and the JSON body alike. */
export const contributionSchema = z
  .strictObject(
    {
      kind: z.enum(kinds, { error: `must be one of ${kinds.join(', ')}` }),
      about: orNull(
        z.strictObject(
          {
            type: z.enum(subjects, { error: `must be one of ${subjects.join(', ')}` }),
            id: text(200),
          },
          isObject,
        ),
      ),
      field: orNull(
        z.enum(contributableFields as [string, ...string[]], {
          error: 'must be a field of an example',
        }),
      ),
      title: orNull(text(200)),
      text: text(10_000),
      sources: listOf(webAddress, 20),
      relation: code('relations').default('not-said'),
      credit: credit.default({ as: 'none', name: null, role: null }),
      /** For a reply; kept apart from what is published, and deleted after a time. */
      email: orNull(
        z
          .email({ error: 'Enter an e-mail address in the right form, like name@example.org' })
          .max(254, 'must have at most 254 characters'),
      ),
    },
    isObject,
  )
  .superRefine((sent, context) => {
    const wrong = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (sent.kind === 'example') {
      if (!sent.title) wrong('title', 'Give the example a short title');
      if (sent.about && !['gap', 'statistic', 'resource'].includes(sent.about.type)) {
        wrong('about', 'must be null, a gap, a statistic or a resource for a new example');
      }
    } else if (!sent.about) {
      wrong('about', 'must say what this is about');
    }
    if (sent.field && sent.about?.type !== 'example') {
      wrong('field', 'must be null unless it is about an example');
    }
    if (sent.kind === 'source' && sent.sources.length === 0) {
      wrong('sources', 'Enter the address of the source');
    }
    if (sent.kind === 'concern' && sent.about && !['mark', 'decision'].includes(sent.about.type)) {
      wrong('about', 'must be a mark or a decision for a concern');
    }
  });

export type Contribution = z.output<typeof contributionSchema>;
export type ContributionKind = Contribution['kind'];

/**
 * `waiting` for an editor, `asked` (waiting for the contributor's answer), `set-aside` as suspected
 * spam, and the four ends and `withdrawn`.
 */
export const states = [
  'waiting',
  'asked',
  'set-aside',
  'accepted',
  'accepted-in-part',
  'declined',
  'merged',
  'withdrawn',
] as const;
export type ContributionState = (typeof states)[number];

declare module '../kernel/database/database.ts' {
  interface Tables {
    contributions: {
      id: Generated<number>;
      /** Public and short, `C-7K3F9Q`. */
      reference: string;
      /** SHA-256 of the key in the private tracking address. */
      key_hash: string;
      kind: ContributionKind;
      about_type: (typeof subjects)[number] | null;
      about_id: string | null;
      field: string | null;
      title: string | null;
      text: string;
      /** JSON list of addresses. */
      sources: string;
      relation: string;
      credit_as: 'name' | 'role' | 'none';
      credit_name: string | null;
      credit_role: string | null;
      state: ContributionState;
      /** Raised by every change: two editors deciding at once collide on it. */
      lock: number;
      received: string;
      changed: string;
      /** The revision of the example that the contributor saw; null where there was none. */
      seen_revision: number | null;
      /** Person who is on it, and since when. */
      claimed_by: string | null;
      claimed_at: string | null;
      decided_by: string | null;
      decided: string | null;
      /** A code of decline-reasons, and words of the editor's own. */
      reason: string | null;
      words: string | null;
      /** The revision that it led to. */
      revision: number | null;
      merged_into: number | null;
      /** JSON list of what made it look like spam; empty when nothing did. */
      suspicions: string;
      /** Hash of a form's stamp and what was typed: sent twice, it is one contribution. Null from machines. */
      form: string | null;
      /** Hash of what it says of what, without capitals and spaces: finds repeats. */
      fingerprint: string;
    };
    /** Kept apart from what may be published, so that it can be erased by itself. */
    contribution_contacts: { contribution_id: number; email: string };
    contribution_messages: {
      id: Generated<number>;
      contribution_id: number;
      at: string;
      from_editor: number;
      person: string | null;
      text: string;
    };
    /** An example that an editor is making of a contribution, half-finished; only editors see it. */
    contribution_drafts: {
      contribution_id: number;
      /** JSON of what the form sent. */
      typed: string;
      /** The revision of the example that it began from; 0 for a new one. */
      base_revision: number;
      saved: string;
      saved_by: string | null;
      lock: number;
    };
    contribution_files: {
      id: Generated<number>;
      contribution_id: number;
      name: string;
      type: string;
      bytes: Uint8Array;
      sha256: string;
      public: number;
    };
  }
}
