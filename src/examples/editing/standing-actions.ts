import { change } from '../../kernel/database/database.ts';
import { Conflict, Invalid, NotFound } from '../../kernel/errors.ts';
import { recordEvent } from '../../kernel/events.ts';
import { type Actor, requireRole } from '../../people/rules.ts';
import { readNames } from '../../vocabulary/authorities/queries.ts';
import { publishExample } from '../actions.ts';
import { findRevision } from '../page/queries.ts';
import { unindexExample } from '../search/indexing.ts';
import { type Place, requireFree } from './draft-actions.ts';
import { getAnyExample } from './queries.ts';
import { authorOf, idOf } from './rules.ts';

/** Publishes an old version again, as a new revision. Brings back what was withdrawn, too. */
export async function restoreRevision(
  { db, now }: Place,
  actor: Actor,
  slug: string,
  { number, reason }: { number: number; reason: string },
): Promise<number> {
  const role = requireRole(actor, 'editor', 'administrator');
  return change(db, async (trx, version) => {
    const { id, state, revision, example } = await getAnyExample(trx, slug);
    const old = await findRevision(trx, id, number);
    if (!old) throw new NotFound(`${slug} has no revision ${number}.`);
    // Pressed twice, it is not published twice.
    const isSame = number === revision || JSON.stringify(old.example) === JSON.stringify(example);
    if (state === 'published' && isSame) {
      throw new Invalid([
        { field: 'number', message: 'What is published says the same as that version' },
      ]);
    }
    const at = now();
    await trx
      .updateTable('withdrawals')
      .set({ ended: at.toISOString() })
      .where('example_id', '=', id)
      .where('ended', 'is', null)
      .execute();
    return publishExample(
      { trx, version, now: at, names: await readNames(trx, null, 0) },
      {
        slug,
        example: old.example,
        formerly: [],
        author: authorOf(role),
        approver: null,
        reason,
        contribution: null,
        restoredFrom: number,
        role,
        actor: idOf(actor),
      },
    );
  });
}

/** Gives an example another address; the one it had leads there. */
export async function renameExample(
  { db, now }: Place,
  actor: Actor,
  slug: string,
  newSlug: string,
): Promise<void> {
  const role = requireRole(actor, 'editor', 'administrator');
  await change(db, async (trx, version) => {
    const { id, state } = await getAnyExample(trx, slug);
    if (state === 'withdrawn') throw new Conflict('It was withdrawn. Restore a version first.');
    if (newSlug === slug) {
      throw new Invalid([{ field: 'slug', message: 'That is the address that it has now' }]);
    }
    await requireFree(trx, newSlug, id);
    await trx.deleteFrom('former_slugs').where('slug', '=', newSlug).execute();
    await trx
      .updateTable('examples')
      .set({ slug: newSlug, version })
      .where('id', '=', id)
      .execute();
    await trx
      .updateTable('example_drafts')
      .set({ slug: newSlug })
      .where('example_id', '=', id)
      .execute();
    await trx.insertInto('former_slugs').values({ slug, example_id: id }).execute();
    await recordEvent(trx, {
      at: now().toISOString(),
      what: 'renamed',
      about_type: 'example',
      about_id: newSlug,
      actor: idOf(actor),
      role,
      codes: { from: slug },
    });
  });
}

/** Takes an example out of the public register; its address says that it was, when and why. */
export async function withdrawExample(
  { db, now }: Place,
  actor: Actor,
  slug: string,
  reason: string,
): Promise<void> {
  const role = requireRole(actor, 'editor', 'administrator');
  const at = now().toISOString();
  await change(db, async (trx, version) => {
    const { id, state } = await getAnyExample(trx, slug);
    if (state !== 'published') throw new Conflict('It was withdrawn already.');
    await trx
      .updateTable('examples')
      .set({ state: 'withdrawn', version })
      .where('id', '=', id)
      .execute();
    await unindexExample(trx, id);
    await trx
      .insertInto('withdrawals')
      .values({ example_id: id, at, reason, ended: null })
      .execute();
    await recordEvent(trx, {
      at,
      what: 'withdrawn',
      about_type: 'example',
      about_id: slug,
      actor: idOf(actor),
      role,
      codes: {},
    });
  });
}
