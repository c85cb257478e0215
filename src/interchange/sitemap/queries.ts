import type { Queryable } from '../../kernel/database/database.ts';

/** Published examples with an id after one and up to another, in order; at most `most`. */
export async function listPublishedSlugs(
  db: Queryable,
  after: number,
  upTo: number,
  most: number,
): Promise<{ id: number; slug: string; updated: string }[]> {
  return db
    .selectFrom('examples')
    .select(['id', 'slug', 'updated'])
    .where('state', '=', 'published')
    .where('id', '>', after)
    .where('id', '<=', upTo)
    .orderBy('id')
    .limit(most)
    .execute();
}

/** The highest id of any example; 0 when there is none. */
export async function getHighestId(db: Queryable): Promise<number> {
  const row = await db
    .selectFrom('examples')
    .select((eb) => eb.fn.max('id').as('id'))
    .executeTakeFirst();
  return Number(row?.id ?? 0);
}
