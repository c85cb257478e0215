import type { Selectable } from 'kysely';
import type { Queryable, Tables } from '../kernel/database/database.ts';

export type StuckMail = Pick<
  Selectable<Tables['outbox']>,
  | 'id'
  | 'recipient'
  | 'subject'
  | 'state'
  | 'created'
  | 'attempts'
  | 'next_attempt'
  | 'last_error'
  | 'finished'
> & {
  /** Its text was wiped when it was given up: it cannot be sent any more. */
  isWiped: boolean;
};

/** Mails that failed for good or failed once and wait, the newest first; at most 100 of each. */
export async function listStuckMail(
  db: Queryable,
): Promise<{ failed: StuckMail[]; waiting: StuckMail[] }> {
  const list = async (state: 'failed' | 'waiting') => {
    const rows = await stuck(db, state).selectAll().orderBy('id', 'desc').limit(100).execute();
    return rows.map(({ body, ...row }) => ({ ...row, isWiped: body === '' }));
  };
  return { failed: await list('failed'), waiting: await list('waiting') };
}

/** How many mails were given up, and how many failed and are tried again. */
export async function countStuckMail(db: Queryable): Promise<{ failed: number; waiting: number }> {
  const count = async (state: 'failed' | 'waiting') => {
    const row = await stuck(db, state)
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    return Number(row.count);
  };
  return { failed: await count('failed'), waiting: await count('waiting') };
}

// One that nobody has tried yet is only new.
function stuck(db: Queryable, state: 'failed' | 'waiting') {
  return db
    .selectFrom('outbox')
    .where('state', '=', state)
    .where('last_error', 'is not', null)
    .where('last_error', '!=', 'USELESS');
}
