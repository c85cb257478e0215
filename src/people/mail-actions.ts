import { inTransaction } from '../kernel/database/database.ts';
import type { Site } from '../kernel/http/site.ts';
import { type Actor, requireRole } from './rules.ts';

/**
 * Has every mail that failed sent at once: those that wait for another attempt, and those that were given
 * up and still have their text. What is too late to be of use stays away. Throws Forbidden.
 */
export async function tryMailAgain({ db, now }: Pick<Site, 'db' | 'now'>, actor: Actor) {
  requireRole(actor, 'administrator');
  const at = now().toISOString();
  await inTransaction(db, async (trx) => {
    await trx
      .updateTable('outbox')
      .set({ next_attempt: at })
      .where('state', '=', 'waiting')
      .where('last_error', 'is not', null)
      .where('next_attempt', '>', at)
      .execute();
    await trx
      .updateTable('outbox')
      .set({ state: 'waiting', next_attempt: at, finished: null })
      .where('state', '=', 'failed')
      .where('last_error', '!=', 'USELESS')
      .where('body', '!=', '')
      .execute();
  });
}
