import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Database, Queryable } from '../../../kernel/database/database.ts';
import { inSnapshot, listTables } from '../../../kernel/database/tables.ts';
import { backupLines, derivedTables } from '../../backup/backup.ts';
import { type BackupSource, readLines } from '../../backup/file.ts';
import { countersignFormat } from '../../export/countersign/format.ts';
import type { Content } from '../../export/folder.ts';
import { readSource } from '../../export/source.ts';
import type { ExportedFolder } from './folder.ts';

/** Whether there is nothing in any table. */
export async function isEmpty(db: Queryable): Promise<boolean> {
  for (const { name } of await listTables(db)) {
    if (name === 'register' || derivedTables.has(name)) continue;
    const { rows } = await sql`select 1 from ${sql.table(name)} limit 1`.execute(db);
    if (rows.length > 0) return false;
  }
  return true;
}

// What an import reads. All else of a folder follows from it, and from the public address.
const isRead = (path: string) =>
  /^(register\.json|(history|resources|record)\.jsonl|\w+\.yaml)$|^(resources|revisions)\//.test(
    path,
  );

/** The first file in which the register would be exported otherwise than a folder is; null: it is the same. */
export async function findDifference(db: Database, folder: ExportedFolder): Promise<string | null> {
  const ours = new Map<string, string>();
  const write = async (path: string, content: Content) => {
    if (isRead(path)) ours.set(path, await hashOf(content));
  };
  await inSnapshot(db, async (snapshot) =>
    countersignFormat.write(await readSource(snapshot, 'https://register.invalid'), { write }),
  );
  const theirs = [...folder.files.keys()].filter(isRead);
  const all = [...new Set([...theirs, ...ours.keys()])].sort();
  return all.find((path) => ours.get(path) !== folder.files.get(path)) ?? null;
}

/** Whether a backup holds every row of the register, and no other. */
export async function isSameAsBackup(db: Database, source: BackupSource): Promise<boolean> {
  const here = await inSnapshot(db, (snapshot) => digestOf(backupLines(snapshot, new Date())));
  return here === (await digestOf(readLines(source)));
}

// Of all rows but the register's version, which is of the database that holds them; the first line of a
// backup says when it was made, its last is its own digest.
async function digestOf(lines: AsyncIterable<string>): Promise<string> {
  const hash = createHash('sha256');
  let version: string | null = null;
  for await (const line of lines) {
    if (version === null) {
      const { tables } = JSON.parse(line) as { tables: { name: string }[] };
      version = `[${tables.findIndex(({ name }) => name === 'register')},`;
    } else if (line.startsWith('[') && !line.startsWith(version)) {
      hash.update(`${line}\n`);
    }
  }
  return hash.digest('hex');
}

async function hashOf(content: Content): Promise<string> {
  const hash = createHash('sha256');
  const pieces = typeof content === 'string' || content instanceof Uint8Array ? [content] : content;
  for await (const piece of pieces) hash.update(piece);
  return hash.digest('hex');
}
