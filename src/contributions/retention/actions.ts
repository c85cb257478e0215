import { change, type Database, inTransaction, type Trx } from '../../kernel/database/database.ts';
import type { Settings } from '../../kernel/settings.ts';
import { record } from '../door/actions.ts';
import type { ContributionState } from '../schema.ts';
import { deletePrivateFiles, eraseDetails } from '../tracking/actions.ts';
import { listForgotten } from './queries.ts';

export interface Tidied {
  /** Contributions whose sender's details were erased. */
  details: number;
  /** Contributions that were deleted whole. */
  contributions: number;
}

type Days = Pick<
  Settings,
  | 'COUNTERSIGN_KEEP_CONTACTS_DAYS'
  | 'COUNTERSIGN_KEEP_UNDECIDED_DAYS'
  | 'COUNTERSIGN_KEEP_SET_ASIDE_DAYS'
>;

const atOnce = 200;
const credited: ContributionState[] = ['accepted', 'accepted-in-part'];
const dropped: ContributionState[] = ['set-aside', 'withdrawn'];

/** Deletes what was kept for as long as the settings say. Again at once, it finds nothing to do. */
export async function tidyContributions(db: Database, settings: Days, now: Date): Promise<Tidied> {
  const ago = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString();
  const erased = await eraseOldDetails(db, ago(settings.COUNTERSIGN_KEEP_CONTACTS_DAYS));
  const forgotten = await eraseForgotten(db, ago(settings.COUNTERSIGN_KEEP_UNDECIDED_DAYS));
  return {
    details: erased + forgotten,
    contributions: await deleteDropped(db, ago(settings.COUNTERSIGN_KEEP_SET_ASIDE_DAYS), now),
  };
}

/** Where nobody decides: the address alone, as the rest is still needed for a decision. */
async function eraseForgotten(db: Database, before: string): Promise<number> {
  let count = 0;
  for (;;) {
    const erased = await inTransaction(db, async (trx) => {
      const ids = await listForgotten(trx, before, atOnce);
      if (ids.length === 0) return 0;
      await trx.deleteFrom('contribution_contacts').where('contribution_id', 'in', ids).execute();
      return ids.length;
    });
    count += erased;
    if (erased === 0) return count;
  }
}

/** After the decision: every address, every file that was not published, and the credit of what was not. */
async function eraseOldDetails(db: Database, before: string): Promise<number> {
  let count = 0;
  for (;;) {
    const erased = await inTransaction(db, async (trx) => {
      const addresses = await trx
        .selectFrom('contribution_contacts')
        .innerJoin('contributions', 'contributions.id', 'contribution_contacts.contribution_id')
        .select('contributions.id')
        .where('decided', '<', before)
        .limit(atOnce)
        .execute();
      const ids = addresses.map(({ id }) => id);
      if (ids.length > 0) {
        await trx.deleteFrom('contribution_contacts').where('contribution_id', 'in', ids).execute();
      }
      const unpublished = await trx
        .selectFrom('contributions')
        .select('id')
        .where('decided', '<', before)
        .where('state', 'not in', credited)
        .where('credit_as', '!=', 'none')
        .limit(atOnce)
        .execute();
      await eraseDetails(
        trx,
        unpublished.map(({ id }) => id),
      );
      const withFiles = await trx
        .selectFrom('contributions')
        .select('id')
        .where('decided', '<', before)
        .where('id', 'in', (eb) =>
          eb.selectFrom('contribution_files').select('contribution_id').where('public', '=', 0),
        )
        .limit(atOnce)
        .execute();
      await deletePrivateFiles(
        trx,
        withFiles.map(({ id }) => id),
      );
      return new Set([...ids, ...[...unpublished, ...withFiles].map(({ id }) => id)]).size;
    });
    count += erased;
    if (erased === 0) return count;
  }
}

/** What was set aside or withdrawn goes whole; the record keeps that it was there. */
async function deleteDropped(db: Database, before: string, now: Date): Promise<number> {
  let count = 0;
  for (;;) {
    const found = await db
      .selectFrom('contributions')
      .select('id')
      .where('state', 'in', dropped)
      .where('changed', '<', before)
      // One that another was joined to is still pointed at.
      .where('id', 'not in', (eb) =>
        eb
          .selectFrom('contributions as joined')
          .select('joined.merged_into')
          .where('joined.merged_into', 'is not', null)
          .$castTo<{ merged_into: number }>(),
      )
      .limit(atOnce)
      .execute();
    if (found.length === 0) return count;
    count += await change(db, (trx) =>
      deleteWhole(
        trx,
        found.map(({ id }) => id),
        before,
        now,
      ),
    );
  }
}

async function deleteWhole(trx: Trx, ids: number[], before: string, now: Date): Promise<number> {
  // Read again: an editor may have restored one in between.
  const rows = await trx
    .selectFrom('contributions')
    .select(['id', 'reference', 'state'])
    .where('id', 'in', ids)
    .where('state', 'in', dropped)
    .where('changed', '<', before)
    .execute();
  for (const { id, reference, state } of rows) {
    for (const table of [
      'contribution_contacts',
      'contribution_messages',
      'contribution_files',
      'contribution_drafts',
    ] as const) {
      await trx.deleteFrom(table).where('contribution_id', '=', id).execute();
    }
    await trx.deleteFrom('contributions').where('id', '=', id).execute();
    await record(trx, 'deleted', reference, 'program', now, { state });
  }
  return rows.length;
}
