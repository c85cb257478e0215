import type { Queryable } from '../../kernel/database/database.ts';
import { NotFound } from '../../kernel/errors.ts';
import {
  findExample,
  findRenamedSlug,
  type Revision,
  type StoredExample,
  withdrawnError,
} from '../queries.ts';
import type { Example } from '../schema.ts';

export type ExampleOrNewSlug = { stored: StoredExample } | { newSlug: string };

/** As `findExampleOrNewSlug`; throws NotFound where that finds nothing, Gone for what was withdrawn. */
export async function getExampleOrNewSlug(db: Queryable, slug: string): Promise<ExampleOrNewSlug> {
  const found = await findExampleOrNewSlug(db, slug);
  if (found) return found;
  const now = (await findRenamedSlug(db, slug)) ?? slug;
  const standing = await findExample(db, now);
  if (standing?.state === 'withdrawn') throw await withdrawnError(db, standing.id);
  throw new NotFound(`There is no example at ${slug}.`);
}

/** The published example at a slug, or, for a slug that one had before, the slug that it has now. */
export async function findExampleOrNewSlug(
  db: Queryable,
  slug: string,
): Promise<ExampleOrNewSlug | null> {
  const stored = await findExample(db, slug);
  if (stored?.state === 'published') return { stored };
  const newSlug = stored ? null : await findRenamedSlug(db, slug);
  const renamed = newSlug && (await findExample(db, newSlug));
  return renamed && renamed.state === 'published' ? { newSlug: renamed.slug } : null;
}

export type RevisionLine = Omit<Revision, 'example'>;

const lineColumns = [
  'number',
  'published',
  'author',
  'approver',
  'reason',
  'contribution',
  'restored_from',
] as const;

/** Who published which version of an example when and why, newest first. */
export async function listRevisionLines(db: Queryable, id: number): Promise<RevisionLine[]> {
  return db
    .selectFrom('revisions')
    .select(lineColumns)
    .where('example_id', '=', id)
    .orderBy('number', 'desc')
    .execute();
}

/** One version of an example; null when there is no such number. */
export async function findRevision(
  db: Queryable,
  id: number,
  number: number,
): Promise<Revision | null> {
  const row = await db
    .selectFrom('revisions')
    .select([...lineColumns, 'document'])
    .where('example_id', '=', id)
    .where('number', '=', number)
    .executeTakeFirst();
  if (!row) return null;
  const { document, ...line } = row;
  return { ...line, example: JSON.parse(document) };
}

/** Published slugs next to one in the order of the alphabet: at most so many on each side. */
export async function listSlugsNear(db: Queryable, slug: string, most: number): Promise<string[]> {
  const published = db.selectFrom('examples').select('slug').where('state', '=', 'published');
  const before = await published
    .where('slug', '<', slug)
    .orderBy('slug', 'desc')
    .limit(most)
    .execute();
  const after = await published.where('slug', '>=', slug).orderBy('slug').limit(most).execute();
  return [...before, ...after].map((row) => row.slug);
}

/** The titles of examples by slug. */
export async function listTitles(
  db: Queryable,
  slugs: readonly string[],
): Promise<Map<string, string>> {
  if (slugs.length === 0) return new Map();
  const rows = await db
    .selectFrom('examples')
    .select(['slug', 'document'])
    .where('slug', 'in', slugs)
    .execute();
  return new Map(rows.map((row) => [row.slug, (JSON.parse(row.document) as Example).title]));
}
