import type { Queryable } from '../../kernel/database/database.ts';
import type { SourceCheck } from './schema.ts';

/** The checks of examples' sources by the example's id; an id without any is absent. At most 500 ids. */
export async function listChecks(
  db: Queryable,
  ids: readonly number[],
): Promise<Map<number, SourceCheck[]>> {
  const checks = new Map<number, SourceCheck[]>();
  if (ids.length === 0) return checks;
  const rows = await db
    .selectFrom('source_checks')
    .selectAll()
    .where('example_id', 'in', ids)
    .execute();
  for (const { example_id, ...check } of rows) {
    const known = checks.get(example_id);
    if (known) known.push(check);
    else checks.set(example_id, [check]);
  }
  return checks;
}
