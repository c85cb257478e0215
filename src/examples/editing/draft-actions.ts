import { change, type Database, inTransaction, type Trx } from '../../kernel/database/database.ts';
import { Conflict, Invalid } from '../../kernel/errors.ts';
import { type Actor, requireRole } from '../../people/rules.ts';
import { readNames } from '../../vocabulary/authorities/queries.ts';
import { publishExample } from '../actions.ts';
import { findRevision } from '../page/queries.ts';
import { findExample } from '../queries.ts';
import { mergeTyped } from './merging.ts';
import { putNewNames } from './new-names-actions.ts';
import { findDraftOf, getAnyExample, getDraft } from './queries.ts';
import { readEditedExample } from './reading.ts';
import { authorOf, idOf } from './rules.ts';
import type { Draft } from './schema.ts';
import { type Typed, typedExample } from './typed.ts';

const savedSince = 'Somebody saved this draft since you opened it.';

export interface Place {
  db: Database;
  now: () => Date;
}

/** Begins a new example; answers the draft's number. Readers see nothing of a draft. */
export async function startDraft({ db, now }: Place, actor: Actor): Promise<number> {
  requireRole(actor, 'editor', 'administrator');
  const at = now().toISOString();
  const row = {
    example_id: null,
    slug: '',
    base_revision: null,
    typed: { licence: ['CC BY 4.0'] },
  };
  return inTransaction(db, (trx) => insertDraft(trx, row, actor, at));
}

/** Opens the one working copy of an example, or begins it; answers its number. */
export async function openWorkingCopy(
  { db, now }: Place,
  actor: Actor,
  slug: string,
): Promise<number> {
  requireRole(actor, 'editor', 'administrator');
  const at = now().toISOString();
  return inTransaction(db, async (trx) => {
    const { id, revision, example, state } = await getAnyExample(trx, slug);
    if (state === 'withdrawn') throw new Conflict('It was withdrawn. Restore a version first.');
    const known = await findDraftOf(trx, id);
    if (known !== null) return known;
    const typed = typedExample(example, await readNames(trx, null, 0));
    return insertDraft(trx, { example_id: id, slug, base_revision: revision, typed }, actor, at);
  });
}

/** Keeps what was typed, right or not. Throws Conflict when somebody saved it since `lock` was read. */
export async function saveDraft(
  { db, now }: Place,
  actor: Actor,
  id: number,
  lock: number,
  typed: Typed,
): Promise<void> {
  requireRole(actor, 'editor', 'administrator');
  const at = now().toISOString();
  await inTransaction(db, (trx) => writeDraft(trx, id, lock, { typed }, actor, at));
}

/**
 * Goes on from the newest revision after somebody else published one: what they changed is taken where
 * the draft changed nothing; where both changed a field, the draft's words stay.
 */
export async function rebaseDraft({ db, now }: Place, actor: Actor, id: number): Promise<void> {
  requireRole(actor, 'editor', 'administrator');
  const at = now().toISOString();
  await inTransaction(db, async (trx) => {
    const draft = await getDraft(trx, id);
    const { example_id, base_revision, lock } = draft;
    if (example_id === null || base_revision === null) return;
    const base = await findRevision(trx, example_id, base_revision);
    const newest = await getAnyExample(trx, draft.slug);
    const names = await readNames(trx, null, 0);
    const theirs = typedExample(newest.example, names);
    const before = base ? typedExample(base.example, names) : theirs;
    const typed = mergeTyped(before, draft.typed, theirs);
    await writeDraft(trx, id, lock, { typed, base_revision: newest.revision }, actor, at);
  });
}

/** Throws Conflict when somebody saved it since `lock` was read. */
export async function deleteDraft(
  { db }: Place,
  actor: Actor,
  id: number,
  lock: number,
): Promise<void> {
  requireRole(actor, 'editor', 'administrator');
  await inTransaction(db, async (trx) => {
    if ((await getDraft(trx, id)).lock !== lock) throw new Conflict(savedSince);
    await trx.deleteFrom('example_drafts').where('id', '=', id).execute();
  });
}

/**
 * Publishes a draft as a revision; answers the example's slug. `slug` is asked for only of a new one.
 * Throws Invalid where it is not whole, or somebody saved it since `lock` was read; Conflict when its base
 * is no longer the newest revision.
 */
export async function publishDraft(
  { db, now }: Place,
  actor: Actor,
  id: number,
  { reason, slug, lock }: { reason: string; slug: string; lock: number },
): Promise<string> {
  const role = requireRole(actor, 'editor', 'administrator');
  return change(db, async (trx, version) => {
    const draft = await getDraft(trx, id);
    if (draft.lock !== lock) {
      const message = `${savedSince} This is how it is now: look again, then publish it`;
      throw new Invalid([{ field: 'reason', message }]);
    }
    const known = await readNames(trx, null, 0);
    const edited = readEditedExample(draft.typed, known);
    const held = draft.example_id === null ? null : await getAnyExample(trx, draft.slug);
    if (held) requireNewest(draft, held.revision);
    else await requireFree(trx, slug);
    if (held && JSON.stringify(held.example) === JSON.stringify(edited.example)) {
      throw new Invalid([
        { field: 'reason', message: 'Nothing was changed, so there is nothing to publish' },
      ]);
    }
    const writing = { trx, version, now: now(), names: known };
    const names = await putNewNames(writing, edited);
    const publication = {
      slug: held?.slug ?? slug,
      example: edited.example,
      formerly: [],
      author: authorOf(role),
      approver: null,
      reason,
      contribution: null,
      role,
      actor: idOf(actor),
    };
    await publishExample({ ...writing, names }, publication);
    await trx.deleteFrom('example_drafts').where('id', '=', id).execute();
    return publication.slug;
  });
}

/** Throws Conflict when a revision was published since the draft began. */
export function requireNewest({ base_revision }: Draft, newest: number): void {
  if (base_revision === newest) return;
  throw new Conflict(`Revision ${newest} was published since this was begun.`);
}

/** Throws Invalid when another example has, or had, this slug. */
export async function requireFree(
  trx: Trx,
  slug: string,
  own: number | null = null,
): Promise<void> {
  const taken = await findExample(trx, slug);
  const former = await trx
    .selectFrom('former_slugs')
    .select('example_id')
    .where('slug', '=', slug)
    .executeTakeFirst();
  const others = [taken?.id, former?.example_id].filter((id) => id !== undefined && id !== own);
  if (others.length === 0) return;
  throw new Invalid([
    { field: 'slug', message: 'Another example has, or had, this address: choose another' },
  ]);
}

async function insertDraft(
  trx: Trx,
  { typed, ...draft }: Pick<Draft, 'example_id' | 'slug' | 'base_revision' | 'typed'>,
  actor: Actor,
  at: string,
): Promise<number> {
  const { id } = await trx
    .insertInto('example_drafts')
    .values({
      ...draft,
      document: JSON.stringify(typed),
      author: idOf(actor) ?? '',
      created: at,
      updated: at,
      lock: 0,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

async function writeDraft(
  trx: Trx,
  id: number,
  lock: number,
  { typed, ...rest }: { typed: Typed; base_revision?: number },
  actor: Actor,
  at: string,
): Promise<void> {
  const written = await trx
    .updateTable('example_drafts')
    .set({
      ...rest,
      document: JSON.stringify(typed),
      author: idOf(actor) ?? '',
      updated: at,
      lock: lock + 1,
    })
    .where('id', '=', id)
    .where('lock', '=', lock)
    .returning('id')
    .executeTakeFirst();
  if (written) return;
  await getDraft(trx, id);
  throw new Conflict(savedSince);
}
