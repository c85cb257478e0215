import type { Queryable } from '../kernel/database/database.ts';
import { NotFound } from '../kernel/errors.ts';
import type { Resource, ResourceEntry } from './schema.ts';

/** The resource at a reference, listed or not, whatever its status; throws NotFound. */
export async function getResource(db: Queryable, reference: string): Promise<Resource> {
  const row = await db
    .selectFrom('resources')
    .selectAll()
    .where('reference', '=', reference)
    .executeTakeFirst();
  if (!row) throw new NotFound(`There is no resource at ${reference}.`);
  return { ...entry(row), body: row.body };
}

/** The resources in lists, newest first, without their bodies. */
export async function listListedResources(
  db: Queryable,
  most = 10_000,
  orderBy: 'date' | 'updated' = 'date',
): Promise<ResourceEntry[]> {
  const rows = await db
    .selectFrom('resources')
    .select(['document', 'updated'])
    .where('listed', '=', 1)
    .orderBy(orderBy, 'desc')
    .orderBy('reference')
    .limit(most)
    .execute();
  return rows.map(entry);
}

/** Every resource that everyone may read, listed or not, with its text, by reference. */
export async function listFinalResources(db: Queryable): Promise<Resource[]> {
  const rows = await db.selectFrom('resources').selectAll().orderBy('reference').execute();
  return rows
    .map((row) => ({ ...entry(row), body: row.body }))
    .filter(({ status }) => status === 'final');
}

function entry({ document, updated }: { document: string; updated: string }): ResourceEntry {
  return { ...JSON.parse(document), updated };
}
