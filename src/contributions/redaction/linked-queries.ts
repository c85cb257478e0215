import type { Redacted } from '../../examples/editing/rewriting.ts';
import type { Queryable } from '../../kernel/database/database.ts';
import type { StoredContribution } from '../queries.ts';

/** A contribution that is linked with an example, and whether a version of it came from it. */
export type Linked = StoredContribution & { led: boolean };

/**
 * Every contribution that is about an example under one of its slugs or led to one of its versions, and
 * those that were joined to such a one.
 */
export async function listLinked(
  db: Queryable,
  { id, slugs }: Pick<Redacted, 'id' | 'slugs'>,
): Promise<Linked[]> {
  const revisions = await db
    .selectFrom('revisions')
    .select('contribution')
    .where('example_id', '=', id)
    .where('contribution', 'is not', null)
    .execute();
  const references = new Set(revisions.map(({ contribution }) => contribution));
  const own = await db
    .selectFrom('contributions')
    .select('id')
    .where((eb) =>
      eb.or([
        eb.and([eb('about_type', '=', 'example'), eb('about_id', 'in', slugs)]),
        eb('reference', 'in', (query) =>
          query
            .selectFrom('revisions')
            .select('contribution')
            .where('example_id', '=', id)
            .where('contribution', 'is not', null)
            .$castTo<{ contribution: string }>(),
        ),
      ]),
    )
    .execute();
  const ids = own.map((one) => one.id);
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('contributions')
    .selectAll()
    .where((eb) => eb.or([eb('id', 'in', ids), eb('merged_into', 'in', ids)]))
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, led: references.has(row.reference) }));
}
