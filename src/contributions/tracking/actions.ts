import { eraseCredit, typedWithout } from '../../examples/credit-actions.ts';
import { change, type Trx } from '../../kernel/database/database.ts';
import { Conflict } from '../../kernel/errors.ts';
import { type Place, record } from '../door/actions.ts';
import type { Evidence } from '../files/evidence.ts';
import { mostFiles } from '../files/evidence.ts';
import {
  findContact,
  findReference,
  getOwnContribution,
  type StoredContribution,
} from '../queries.ts';
import { isOpen, nextState } from '../rules.ts';
import type { Answer } from './schema.ts';

/** What opens a contributor's own contribution. */
export interface Own {
  reference: string;
  key: string;
}

const mostAnswers = 50;

/** Adds what the contributor says; a question that was open is answered. Throws NotFound and Conflict. */
export async function answerQuestion(
  { db, now }: Place,
  own: Own,
  { text }: Answer,
): Promise<void> {
  const at = now();
  await change(db, async (trx) => {
    const contribution = await getOwnContribution(trx, own.reference, own.key);
    const state = nextState(contribution.state, 'answer', 'contributor');
    if (!state) throw new Conflict('The editors have decided: nothing can be added any more.');
    await refuseMany(trx, contribution.id);
    await trx
      .insertInto('contribution_messages')
      .values({
        contribution_id: contribution.id,
        at: at.toISOString(),
        from_editor: 0,
        person: null,
        text,
      })
      .execute();
    await put(trx, contribution, { state }, at);
    await record(trx, 'answered', contribution.reference, 'contributor', at, {});
  });
}

/** Takes it back: no editor will publish it. Throws NotFound and Conflict. */
export async function withdrawContribution({ db, now }: Place, own: Own): Promise<void> {
  const at = now();
  await change(db, async (trx) => {
    const contribution = await getOwnContribution(trx, own.reference, own.key);
    const state = nextState(contribution.state, 'withdraw', 'contributor');
    if (!state) throw new Conflict('It is decided, or withdrawn already.');
    await put(trx, contribution, { state, claimed_by: null, claimed_at: null }, at);
    await record(trx, 'withdrawn', contribution.reference, 'contributor', at, {});
  });
}

/**
 * Erases the address, the name or role to credit, files that are not published, and mails to the
 * address about it; takes the credit out of what was published. What was written stays.
 */
export async function deleteDetails({ db, now }: Place, own: Own): Promise<void> {
  const at = now();
  await change(db, async (trx, version) => {
    const contribution = await getOwnContribution(trx, own.reference, own.key);
    const { id, reference, credit_as, merged_into } = contribution;
    const credit = contribution[credit_as === 'role' ? 'credit_role' : 'credit_name'];
    const email = await findContact(trx, id);
    if (email) {
      await trx
        .deleteFrom('outbox')
        .where('recipient', '=', email)
        .where('subject', 'like', `%${reference}%`)
        .execute();
    }
    await eraseDetails(trx, [id]);
    if (credit && !(await isShared(trx, id, reference, credit))) {
      const writing = { trx, version, now: at };
      await eraseCredit(writing, reference, credit);
      await eraseInEdits(trx, reference, credit);
      // Joined to another, it was credited by that one's revisions.
      const other = merged_into === null ? null : await findReference(trx, merged_into);
      if (other) {
        await eraseCredit(writing, other, credit);
        await eraseInEdits(trx, other, credit);
      }
    }
    await put(trx, contribution, {}, at);
    await record(trx, 'details-deleted', reference, 'contributor', at, {});
  });
}

/** The same of what editors saved on the way to accepting others about the same examples. */
async function eraseInEdits(trx: Trx, reference: string, credit: string): Promise<void> {
  const edits = await trx
    .selectFrom('contribution_drafts')
    .innerJoin('contributions', 'contributions.id', 'contribution_drafts.contribution_id')
    .innerJoin('examples', 'examples.slug', 'contributions.about_id')
    .innerJoin('revisions', 'revisions.example_id', 'examples.id')
    .select(['contribution_drafts.contribution_id', 'contribution_drafts.typed'])
    .select('contribution_drafts.lock')
    .distinct()
    .where('contributions.about_type', '=', 'example')
    .where('revisions.contribution', '=', reference)
    .execute();
  for (const { contribution_id, typed, lock } of edits) {
    await trx
      .updateTable('contribution_drafts')
      .set({ typed: typedWithout(typed, credit), lock: lock + 1 })
      .where('contribution_id', '=', contribution_id)
      .execute();
  }
}

/** Whether somebody else is credited in the same words for the same example: “a participant”, say. */
async function isShared(trx: Trx, id: number, reference: string, credit: string): Promise<boolean> {
  const other = await trx
    .selectFrom('contributions')
    .innerJoin('revisions', 'revisions.contribution', 'contributions.reference')
    .select('contributions.id')
    .where('contributions.id', '!=', id)
    .where((eb) => eb.or([eb('credit_name', '=', credit), eb('credit_role', '=', credit)]))
    .where('revisions.example_id', 'in', (eb) =>
      eb.selectFrom('revisions').select('example_id').where('contribution', '=', reference),
    )
    .limit(1)
    .executeTakeFirst();
  return other !== undefined;
}

/** What is known of who sent these: address, credit, and files that nobody else may see. */
export async function eraseDetails(trx: Trx, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await trx.deleteFrom('contribution_contacts').where('contribution_id', 'in', ids).execute();
  await deletePrivateFiles(trx, ids);
  await trx
    .updateTable('contributions')
    .set({ credit_as: 'none', credit_name: null, credit_role: null })
    .where('id', 'in', ids)
    .execute();
}

/** The files of these that no editor published. */
export async function deletePrivateFiles(trx: Trx, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await trx
    .deleteFrom('contribution_files')
    .where('contribution_id', 'in', ids)
    .where('public', '=', 0)
    .execute();
}

/** Keeps files beside an open contribution, at most three. Throws NotFound and Conflict. */
export async function addFiles(
  { db, now }: Place,
  own: Own,
  files: readonly Evidence[],
): Promise<void> {
  const at = now();
  await change(db, async (trx) => {
    const contribution = await getOwnContribution(trx, own.reference, own.key);
    if (!isOpen(contribution.state) && contribution.state !== 'set-aside') {
      throw new Conflict('The editors have decided: no file can be added any more.');
    }
    const { id: contribution_id } = contribution;
    const kept = await trx
      .selectFrom('contribution_files')
      .select('sha256')
      .where('contribution_id', '=', contribution_id)
      .execute();
    const known = new Set(kept.map(({ sha256 }) => sha256));
    const fresh = files.filter(({ sha256 }) => !known.has(sha256));
    if (kept.length + fresh.length > mostFiles) {
      throw new Conflict(`At most ${mostFiles} files can be added to one contribution.`);
    }
    for (const { name, type, bytes, sha256 } of fresh) {
      const row = { contribution_id, name, type, bytes, sha256, public: 0 };
      await trx.insertInto('contribution_files').values(row).execute();
    }
    await put(trx, contribution, {}, at);
    await record(trx, 'files-added', contribution.reference, 'contributor', at, {
      count: fresh.length,
    });
  });
}

async function refuseMany(trx: Trx, id: number): Promise<void> {
  const { count } = await trx
    .selectFrom('contribution_messages')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('contribution_id', '=', id)
    .where('from_editor', '=', 0)
    .executeTakeFirstOrThrow();
  if (Number(count) >= mostAnswers) {
    throw new Conflict('You have written often already: please wait for the editors.');
  }
}

/** Every change raises the lock: an editor who decides on an older state is told. */
async function put(
  trx: Trx,
  { id, lock }: StoredContribution,
  values: Partial<Pick<StoredContribution, 'state' | 'claimed_by' | 'claimed_at'>>,
  at: Date,
): Promise<void> {
  await trx
    .updateTable('contributions')
    .set({ ...values, lock: lock + 1, changed: at.toISOString() })
    .where('id', '=', id)
    .execute();
}
