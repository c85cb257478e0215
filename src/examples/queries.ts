import { setImmediate } from 'node:timers/promises';
import type { Queryable } from '../kernel/database/database.ts';
import { Gone, NotFound } from '../kernel/errors.ts';
import type { Example, ExampleState } from './schema.ts';
import { listChecks } from './source-checks/queries.ts';
import type { SourceCheck } from './source-checks/schema.ts';
import { whenText } from './wording.ts';

/** An example as it is kept: the facts of its published revision, and its place in the register. */
export interface StoredExample {
  id: number;
  slug: string;
  state: ExampleState;
  revision: number;
  /** UTC, ISO 8601. */
  published: string;
  updated: string;
  example: Example;
  /** What asking the addresses of its sources came to; absent where that was not read. */
  checks?: readonly SourceCheck[];
}

export interface Changed extends StoredExample {
  title_key: string;
}

export interface Revision {
  number: number;
  published: string;
  author: string;
  approver: string | null;
  reason: string;
  contribution: string | null;
  /** The number of the version that this one brought back. */
  restored_from: number | null;
  example: Example;
}

const columns = ['id', 'slug', 'state', 'revision', 'published', 'updated', 'document'] as const;

export async function findExample(db: Queryable, slug: string): Promise<StoredExample | null> {
  const row = await db
    .selectFrom('examples')
    .select(columns)
    .where('slug', '=', slug)
    .executeTakeFirst();
  return row
    ? { ...stored(row), checks: (await listChecks(db, [row.id])).get(row.id) ?? [] }
    : null;
}

/** The published example at a slug; throws NotFound for an unknown one, Gone for one that was withdrawn. */
export async function getPublishedExample(db: Queryable, slug: string): Promise<StoredExample> {
  const found = await findExample(db, slug);
  if (found?.state === 'withdrawn') throw await withdrawnError(db, found.id);
  if (found?.state !== 'published') throw new NotFound(`There is no example at ${slug}.`);
  return found;
}

/** What the address of a withdrawn example says: when it was withdrawn, and why. */
export async function withdrawnError(db: Queryable, id: number): Promise<Gone> {
  const row = await db
    .selectFrom('withdrawals')
    .select(['at', 'reason'])
    .where('example_id', '=', id)
    .where('ended', 'is', null)
    .orderBy('id', 'desc')
    .executeTakeFirst();
  const when = row ? ` on ${whenText(row.at)}` : '';
  const why = row ? ` The reason: ${row.reason}` : '';
  return new Gone(`This example was withdrawn from the register${when}.${why}`);
}

/** The slug that an example has now, for one that it had before. */
export async function findRenamedSlug(db: Queryable, former: string): Promise<string | null> {
  const row = await db
    .selectFrom('former_slugs')
    .innerJoin('examples', 'examples.id', 'former_slugs.example_id')
    .select('examples.slug')
    .where('former_slugs.slug', '=', former)
    .executeTakeFirst();
  return row?.slug ?? null;
}

/** The examples of these ids, in their order; ids that are unknown are left out. At most 500 ids. */
export async function listExamplesByIds(
  db: Queryable,
  ids: readonly number[],
): Promise<StoredExample[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('examples').select(columns).where('id', 'in', ids).execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  const checks = await listChecks(db, ids);
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row ? [{ ...stored(row), checks: checks.get(id) ?? [] }] : [];
  });
}

/**
 * All that changed after a register version (0: all), drafts and withdrawn ones too, a hundred at a
 * time by id, with the keys they are ordered by. Others are answered in between.
 */
export async function* eachChange(db: Queryable, since: number): AsyncGenerator<Changed[]> {
  // Without an order: by id, SQLite would read every document to find the few that changed.
  const changed = await db
    .selectFrom('examples')
    .select('id')
    .where('version', '>', since)
    .execute();
  const ids = changed.map(({ id }) => id).sort((a, b) => a - b);
  for (let from = 0; from < ids.length; from += 100) {
    const rows = await db
      .selectFrom('examples')
      .select([...columns, 'title_key'])
      .where('id', 'in', ids.slice(from, from + 100))
      .orderBy('id')
      .execute();
    yield rows.map(stored);
    // The embedded database never waits: without this, nobody is answered until all is read.
    await setImmediate();
  }
}

/** Every published version of an example, newest first. */
export async function listRevisions(db: Queryable, id: number): Promise<Revision[]> {
  const rows = await db
    .selectFrom('revisions')
    .selectAll()
    .where('example_id', '=', id)
    .orderBy('number', 'desc')
    .execute();
  return rows.map(({ example_id, document, ...revision }) => ({
    ...revision,
    example: JSON.parse(document),
  }));
}

function stored<T extends { document: string }>({ document, ...row }: T) {
  return { ...row, example: JSON.parse(document) as Example };
}
