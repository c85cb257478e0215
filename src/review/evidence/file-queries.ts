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

/** The files of an application, the oldest first; `until`: only those that were there at that time. */
export async function listEvidenceFiles(
  db: Queryable,
  { id, reference }: { id: number; reference: string },
  until: string | null = null,
): Promise<EvidenceFile[]> {
  let rows = db
    .selectFrom('application_files')
    .select(['id', 'activity', 'name', 'added'])
    .select(sql<number>`length(bytes)`.as('size'))
    .where('application_id', '=', id)
    .orderBy('id');
  if (until !== null) rows = rows.where('added', '<=', until);
  return (await rows.execute()).map((row) => ({
    ...row,
    size: Number(row.size),
    href: `/applications/${reference.toLowerCase()}/files/${row.id}`,
  }));
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
