import { findExample } from '../../examples/queries.ts';
import { Conflict, Invalid } from '../../kernel/errors.ts';
import { parse } from '../../kernel/http/query.ts';
import { slug } from '../../vocabulary/fields.ts';
import { type Desk, Overtaken } from '../applications/actions.ts';
import { changeDraft } from '../applications/draft-actions.ts';
import type { Doer } from '../course/parts-rules.ts';
import { evidenceSchema } from '../evidence/schema.ts';
import { deleteNewFiles } from './file-actions.ts';
import { digest, digestOf, type EvidencePart } from './parts.ts';

/**
 * Saves one part of the evidence. `opened`: the digest of the part as the form showed it. Throws
 * Overtaken where somebody else saved this part since; others may save other parts meanwhile.
 */
export async function savePart(
  desk: Desk,
  actor: Doer,
  reference: string,
  { part, opened, value }: { part: EvidencePart; opened: string; value: object },
): Promise<void> {
  await changeDraft(desk, actor, reference, ({ evidence }) => {
    const now = digestOf(part, evidence);
    // The same form sent twice is no collision.
    if (now !== opened && now !== digest(value)) {
      throw new Overtaken('Somebody of your organisation has saved this since you opened it.');
    }
    return parse(evidenceSchema, part.put(evidence, value));
  });
}

/** Takes an activity, and its files that were not handed in, out of the draft. Throws Overtaken as `savePart` does. */
export async function removeActivity(
  desk: Desk,
  actor: Doer,
  reference: string,
  { key, part, opened }: { key: string; part: EvidencePart; opened: string },
): Promise<void> {
  await changeDraft(desk, actor, reference, async ({ evidence }, trx, { id }) => {
    const now = digestOf(part, evidence);
    if (now !== 'none' && now !== opened) {
      throw new Overtaken('Somebody of your organisation has changed this activity meanwhile.');
    }
    await deleteNewFiles(trx, id, ({ activity }) => activity === key);
    return { ...evidence, activities: evidence.activities.filter((one) => one.key !== key) };
  });
}

/** Lets an activity cite a published example of the register; null: none. */
export async function citeExample(
  desk: Desk,
  actor: Doer,
  reference: string,
  { key, example }: { key: string; example: string | null },
): Promise<void> {
  await changeDraft(desk, actor, reference, async ({ evidence }, trx) => {
    if (!evidence.activities.some((one) => one.key === key)) {
      throw new Conflict('This activity was removed meanwhile.');
    }
    const named = slug.nullable().safeParse(example);
    const found = named.data ? await findExample(trx, named.data) : null;
    if (example !== null && found?.state !== 'published') {
      throw new Invalid([{ field: 'example', message: 'Choose an example of the register' }]);
    }
    return {
      ...evidence,
      activities: evidence.activities.map((one) => (one.key === key ? { ...one, example } : one)),
    };
  });
}
