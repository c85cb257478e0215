import { findExample } from '../../examples/queries.ts';
import type { Queryable } from '../../kernel/database/database.ts';
import type { Evidence } from './schema.ts';

/** Titles of the examples that the evidence cites and that are published, by slug. */
export async function findCited(
  db: Queryable,
  { activities }: Pick<Evidence, 'activities'>,
): Promise<Map<string, string>> {
  const titles = new Map<string, string>();
  for (const slug of new Set(activities.flatMap(({ example }) => example ?? []))) {
    const found = await findExample(db, slug);
    if (found?.state === 'published') titles.set(slug, found.example.title);
  }
  return titles;
}
