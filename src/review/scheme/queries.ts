import type { Queryable } from '../../kernel/database/database.ts';
import { NotFound } from '../../kernel/errors.ts';
import { type Scheme, schemeSchema } from './schema.ts';

export interface StoredScheme {
  scheme: Scheme;
  /** Of its newest version: whether new applications are taken. */
  open: boolean;
  added: string;
}

/** The newest version of every scheme that was added, by slug. None: the site says nothing about marks. */
export async function listSchemes(db: Queryable): Promise<StoredScheme[]> {
  const rows = await db
    .selectFrom('schemes')
    .selectAll()
    .orderBy('slug')
    .orderBy('version', 'desc')
    .execute();
  const newest = rows.filter((row, index) => rows[index - 1]?.slug !== row.slug);
  return newest.map(({ document, state, added }) => ({
    scheme: read(document),
    open: state === 'open',
    added,
  }));
}

export async function findScheme(db: Queryable, slug: string): Promise<StoredScheme | null> {
  return (await listSchemes(db)).find(({ scheme }) => scheme.scheme === slug) ?? null;
}

/** Throws NotFound. */
export async function getScheme(db: Queryable, slug: string): Promise<StoredScheme> {
  const found = await findScheme(db, slug);
  if (!found) throw new NotFound(`There is no scheme at ${slug}.`);
  return found;
}

/** The rules that an application was begun under. */
export async function getSchemeVersion(
  db: Queryable,
  slug: string,
  version: number,
): Promise<Scheme> {
  const row = await db
    .selectFrom('schemes')
    .select('document')
    .where('slug', '=', slug)
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  return read(row.document);
}

const known = new Map<string, Scheme>();

/** A version never changes, and to judge one takes longer than most pages: each is judged once. */
function read(document: string): Scheme {
  const before = known.get(document);
  if (before) return before;
  const scheme = schemeSchema.parse(JSON.parse(document));
  known.set(document, scheme);
  return scheme;
}
