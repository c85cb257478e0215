import type { Evidence as File } from '../../contributions/files/evidence.ts';
import type { Trx } from '../../kernel/database/database.ts';
import { Conflict, Invalid } from '../../kernel/errors.ts';
import type { Desk, FollowUp } from '../applications/actions.ts';
import { changeDraft } from '../applications/draft-actions.ts';
import type { Doer } from '../course/parts-rules.ts';

export const mostEvidenceFiles = 20;

/** Keeps files beside a draft, private to who has its papers. `activity`: a key, or empty for the whole. */
export async function addEvidenceFiles(
  desk: Desk,
  actor: Doer,
  reference: string,
  { activity, files }: { activity: string; files: readonly File[] },
): Promise<void> {
  const added = desk.now().toISOString();
  await changeDraft(desk, actor, reference, async ({ evidence }, trx, { id }) => {
    if (activity !== '' && !evidence.activities.some(({ key }) => key === activity)) {
      throw new Invalid([{ field: 'activity', message: 'Choose what the files are evidence of' }]);
    }
    const kept = await trx
      .selectFrom('application_files')
      .select(['sha256', 'activity'])
      .where('application_id', '=', id)
      .where('activity', 'not like', 'condition-%')
      .execute();
    // The same form sent twice adds nothing.
    const known = new Set(kept.map((one) => `${one.activity} ${one.sha256}`));
    const fresh = files.filter(({ sha256 }) => !known.has(`${activity} ${sha256}`));
    if (kept.length + fresh.length > mostEvidenceFiles) {
      const message = `An application has at most ${mostEvidenceFiles} files: remove one first`;
      throw new Invalid([{ field: 'files', message }]);
    }
    for (const file of fresh) {
      const row = { ...file, application_id: id, activity, added, added_by: actor.id };
      await trx.insertInto('application_files').values(row).execute();
    }
    return evidence;
  });
}

/** Keeps files that were sent in with an act, in its transaction. `activity`: what they are evidence of. */
export function keepFiles(activity: string, files: readonly File[]): FollowUp {
  return async ({ trx, application: { id }, act: { at, person } }) => {
    for (const file of files) {
      const row = { ...file, application_id: id, activity, added: at, added_by: person };
      await trx.insertInto('application_files').values(row).execute();
    }
  };
}

/**
 * Takes a file away for good. Throws Conflict where it is gone already, and for one that was handed in:
 * it belongs to what the desk has looked at.
 */
export async function removeEvidenceFile(
  desk: Desk,
  actor: Doer,
  reference: string,
  fileId: number,
): Promise<void> {
  await changeDraft(desk, actor, reference, async ({ evidence }, trx, { id }) => {
    const file = await trx
      .selectFrom('application_files')
      .select('id')
      .where('application_id', '=', id)
      .where('id', '=', fileId)
      .executeTakeFirst();
    if (!file) throw new Conflict('This file was removed already.');
    const removed = await deleteNewFiles(trx, id, (one) => one.id === fileId);
    if (removed === 0) {
      throw new Conflict('This file was handed in: it stays with what was handed in.');
    }
    return evidence;
  });
}

/** Deletes files of an application, but for those that were handed in; answers how many. */
export async function deleteNewFiles(
  trx: Trx,
  applicationId: number,
  which: (file: { id: number; activity: string }) => boolean,
): Promise<number> {
  const { last } = await trx
    .selectFrom('application_versions')
    .select((eb) => eb.fn.max('at').as('last'))
    .where('application_id', '=', applicationId)
    .executeTakeFirstOrThrow();
  const fresh = await trx
    .selectFrom('application_files')
    .select(['id', 'activity'])
    .where('application_id', '=', applicationId)
    .where('added', '>', last ?? '')
    .execute();
  const ids = fresh.filter(which).map(({ id }) => id);
  if (ids.length > 0) await trx.deleteFrom('application_files').where('id', 'in', ids).execute();
  return ids.length;
}
