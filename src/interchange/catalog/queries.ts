import type { Queryable } from '../../kernel/database/database.ts';

/** When a published example last changed; null where none is published. */
export async function findLastChange(db: Queryable): Promise<string | null> {
  const row = await db
    .selectFrom('examples')
    .select(({ fn }) => fn.max('updated').as('last'))
    .where('state', '=', 'published')
    .executeTakeFirst();
  return row?.last ?? null;
}
