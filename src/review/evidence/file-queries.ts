import { sql } from 'kysely';
import type { Queryable } from '../../kernel/database/database.ts';
import { NotFound } from '../../kernel/errors.ts';

/** A file of an application, as it is listed for those who may open it. */
export interface EvidenceFile {
  id: number;
  /** Key of the activity that it is evidence of; empty for the whole application. */
  activity: string;
  name: string;
  size: number;
  added: string;
  /** Where it is downloaded. */
  href: string;
}

/** What a file is of that was sent in for a condition: no key of an activity has a hyphen. */
export const conditionKey = (condition: number) => `condition-${condition}`;

/** The files of the evidence, the oldest first; `until`: only those that were there at that time. */
export async function listEvidenceFiles(
  db: Queryable,
  { id, reference }: { id: number; reference: string },
  until: string | null = null,
): Promise<EvidenceFile[]> {
  let rows = filesOf(db, id).where('activity', 'not like', conditionKeys);
  if (until !== null) rows = rows.where('added', '<=', until);
  return (await rows.execute()).map((row) => asFile(row, reference));
}

/** The files that were sent in for an application's conditions, the oldest first. */
export async function listConditionFiles(
  db: Queryable,
  { id, reference }: { id: number; reference: string },
): Promise<EvidenceFile[]> {
  const rows = await filesOf(db, id).where('activity', 'like', conditionKeys).execute();
  return rows.map((row) => asFile(row, reference));
}

const conditionKeys = 'condition-%';

function filesOf(db: Queryable, applicationId: number) {
  return db
    .selectFrom('application_files')
    .select(['id', 'activity', 'name', 'added'])
    .select(sql<number>`length(bytes)`.as('size'))
    .where('application_id', '=', applicationId)
    .orderBy('id');
}

function asFile(row: Omit<EvidenceFile, 'href'>, reference: string): EvidenceFile {
  const href = `/applications/${reference.toLowerCase()}/files/${row.id}`;
  return { ...row, size: Number(row.size), href };
}

/** When a version of the evidence was handed in; null where there is none. */
export async function findHandedIn(
  db: Queryable,
  applicationId: number,
  version: number,
): Promise<string | null> {
  const row = await db
    .selectFrom('application_versions')
    .select('at')
    .where('application_id', '=', applicationId)
    .where('number', '=', version)
    .executeTakeFirst();
  return row?.at ?? null;
}

/** One file with its content. Throws NotFound. */
export async function getEvidenceFile(
  db: Queryable,
  applicationId: number,
  fileId: number,
): Promise<{ name: string; type: string; bytes: Uint8Array }> {
  const row = await db
    .selectFrom('application_files')
    .select(['name', 'type', 'bytes'])
    .where('application_id', '=', applicationId)
    .where('id', '=', fileId)
    .executeTakeFirst();
  if (!row) throw new NotFound('There is no such file.');
  return row;
}
