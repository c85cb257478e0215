import type { Queryable } from '../../kernel/database/database.ts';
import type { StoredContribution } from '../queries.ts';

/** Ids of those who may decide on contributions. */
export function moderators(db: Queryable) {
  return db
    .selectFrom('people')
    .innerJoin('roles', 'roles.person_id', 'people.id')
    .select('people.id')
    .where('people.state', '=', 'active')
    .where('roles.role', 'in', ['editor', 'administrator']);
}

/**
 * Contributions with the claims that hold: one ends by itself with its holder's account or role, so that
 * nothing waits for somebody who will not come.
 */
export async function withHeldClaims(
  db: Queryable,
  contributions: readonly StoredContribution[],
): Promise<StoredContribution[]> {
  const holders = contributions.flatMap(({ claimed_by }) => claimed_by ?? []);
  if (holders.length === 0) return [...contributions];
  const rows = await moderators(db).where('people.id', 'in', holders).execute();
  const present = new Set(rows.map(({ id }) => id));
  return contributions.map((one) =>
    one.claimed_by === null || present.has(one.claimed_by)
      ? one
      : { ...one, claimed_by: null, claimed_at: null },
  );
}
