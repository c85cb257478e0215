import type { Typed } from '../../../examples/editing/typed.ts';
import { inTransaction, type Trx } from '../../../kernel/database/database.ts';
import { type Actor, requireRole } from '../../../people/rules.ts';
import { getContribution } from '../../queries.ts';
import { isOpen } from '../../rules.ts';
import { Collision, type Desk } from '../moderating-actions.ts';
import { findSavedEdit } from './queries.ts';

/**
 * Keeps what was typed, right or not, for later; readers see nothing of it. `base`: the revision that it
 * began from. Throws Collision when somebody saved since `lock` was read (0: nothing was saved then).
 */
export async function saveEdit(
  { db, now }: Desk,
  actor: Actor,
  reference: string,
  { typed, base, lock }: { typed: Typed; base: number; lock: number },
): Promise<void> {
  requireRole(actor, 'editor', 'administrator');
  const saved = now().toISOString();
  await inTransaction(db, async (trx) => {
    const { id, state } = await getContribution(trx, reference);
    if (!isOpen(state)) throw new Collision('It is not open any more.');
    await requireSaved(trx, id, lock);
    const row = {
      typed: JSON.stringify(typed),
      base_revision: base,
      saved,
      saved_by: actor === 'command' ? null : actor.id,
      lock: lock + 1,
    };
    await trx
      .insertInto('contribution_drafts')
      .values({ contribution_id: id, ...row })
      .onConflict((conflict) => conflict.column('contribution_id').doUpdateSet(row))
      .execute();
  });
}

/** Throws Collision when somebody saved an edit since `lock` was read: it would be lost unseen. */
export async function requireSaved(trx: Trx, id: number, lock: number): Promise<void> {
  const before = await findSavedEdit(trx, id);
  if ((before?.lock ?? 0) !== lock) throw new Collision('Somebody else saved this meanwhile.');
}
