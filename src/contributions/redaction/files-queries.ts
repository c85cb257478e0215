import type { Rewriting, WordsTaken } from '../../examples/editing/rewriting.ts';
import type { Queryable, Trx } from '../../kernel/database/database.ts';
import { fileAddress } from '../addresses.ts';
import type { Linked } from './linked-queries.ts';

/**
 * Files whose name holds the words, and published ones that no version names any more: those are deleted.
 * What is within a file is not looked at. `documents`: the versions as they will be.
 */
export async function listFileRewritings(
  db: Queryable,
  linked: readonly Linked[],
  documents: readonly string[],
  redact: WordsTaken,
): Promise<Rewriting[]> {
  const byId = new Map(linked.map((one) => [one.id, one]));
  const files = await db
    .selectFrom('contribution_files')
    .select(['id', 'contribution_id', 'name', 'public'])
    .where('contribution_id', 'in', [...byId.keys()])
    .execute();
  return files.flatMap(({ id, contribution_id, name, public: isPublic }): Rewriting[] => {
    const sender = byId.get(contribution_id);
    if (isPublic === 1 && sender?.led) {
      const named = `${fileAddress(sender.reference, id)}"`;
      if (!documents.some((document) => document.includes(named))) {
        const write = (trx: Trx) =>
          trx.deleteFrom('contribution_files').where('id', '=', id).execute();
        return [{ what: 'file', id, write }];
      }
    }
    if (!redact.isIn(name)) return [];
    const renamed = `redacted${/\.[a-z0-9]{1,5}$/i.exec(name)?.[0] ?? ''}`;
    const write = (trx: Trx) =>
      trx.updateTable('contribution_files').set({ name: renamed }).where('id', '=', id).execute();
    return [{ what: 'file-name', id, write }];
  });
}
