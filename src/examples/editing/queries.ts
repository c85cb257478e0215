import type { Queryable } from '../../kernel/database/database.ts';
import { NotFound } from '../../kernel/errors.ts';
import { findExample, findRenamedSlug, type StoredExample } from '../queries.ts';
import type { Draft } from './schema.ts';
import { typedValue } from './typed.ts';

/** An example in whatever state, for editors; throws NotFound. */
export async function getAnyExample(db: Queryable, slug: string): Promise<StoredExample> {
  const found = await findExample(db, slug);
  if (found) return found;
  const now = await findRenamedSlug(db, slug);
  throw new NotFound(
    now ? `That example has a new address: /examples/${now}.` : `There is no example at ${slug}.`,
  );
}

/** Throws NotFound. */
export async function getDraft(db: Queryable, id: string | number): Promise<Draft> {
  const number = /^\d{1,9}$/.test(String(id)) ? Number(id) : 0;
  const row = await db
    .selectFrom('example_drafts')
    .selectAll()
    .where('id', '=', number)
    .executeTakeFirst();
  if (!row)
    throw new NotFound('There is no such draft. It may have been published or thrown away.');
  const { document, ...draft } = row;
  return { ...draft, typed: JSON.parse(document) };
}

/** The number of an example's working copy; null where there is none. */
export async function findDraftOf(db: Queryable, exampleId: number): Promise<number | null> {
  const row = await db
    .selectFrom('example_drafts')
    .select('id')
    .where('example_id', '=', exampleId)
    .executeTakeFirst();
  return row?.id ?? null;
}

export interface DraftLine {
  id: number;
  slug: string;
  title: string;
  author: string;
  updated: string;
}

/** Every draft, the last saved first. */
export async function listDrafts(db: Queryable): Promise<DraftLine[]> {
  const rows = await db
    .selectFrom('example_drafts')
    .select(['id', 'slug', 'document', 'author', 'updated'])
    .orderBy('updated', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(({ document, ...line }) => ({
    ...line,
    title: typedValue(JSON.parse(document), 'title') || 'Without a title',
  }));
}

export interface Withdrawal {
  at: string;
  reason: string;
  ended: string | null;
}

/** When and why an example was withdrawn, newest first. */
export async function listWithdrawals(db: Queryable, exampleId: number): Promise<Withdrawal[]> {
  return db
    .selectFrom('withdrawals')
    .select(['at', 'reason', 'ended'])
    .where('example_id', '=', exampleId)
    .orderBy('id', 'desc')
    .execute();
}

export interface Redaction {
  at: string;
  code: string;
  revisions: number[];
}

/** When something was taken out of an example's versions, and for which reason, newest first. */
export async function listRedactions(db: Queryable, exampleId: number): Promise<Redaction[]> {
  const rows = await db
    .selectFrom('redactions')
    .select(['at', 'code', 'revisions'])
    .where('example_id', '=', exampleId)
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, revisions: JSON.parse(row.revisions) }));
}
