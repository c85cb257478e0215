import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '../database/database.ts';
import type { Settings } from '../settings.ts';

/** Where mail is written when there is no mail server. */
export function mailFolder({ COUNTERSIGN_DATA }: Pick<Settings, 'COUNTERSIGN_DATA'>): string {
  return join(COUNTERSIGN_DATA, 'outbox');
}

/** The name of a mail's file: its Message-ID, so that a repeat replaces itself. */
export function mailFile(messageId: string): string {
  return `${messageId.replace(/[^A-Za-z0-9@.-]/g, '-')}.eml`;
}

/**
 * Deletes the files of mails that the outbox has no more: their time was up, or somebody had their
 * details deleted, and a file would keep the address and a link. Answers how many.
 */
export async function deleteForgottenFiles(db: Database, folder: string): Promise<number> {
  // Files first: each was written after its line in the outbox.
  const found = await readdir(folder).catch(() => []);
  const files = found.filter((name) => name.endsWith('.eml'));
  if (files.length === 0) return 0;
  const rows = await db.selectFrom('outbox').select('message_id').execute();
  const kept = new Set(rows.map(({ message_id }) => mailFile(message_id)));
  const forgotten = files.filter((name) => !kept.has(name));
  for (const name of forgotten) await rm(join(folder, name), { force: true });
  return forgotten.length;
}
