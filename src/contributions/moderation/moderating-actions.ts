import type { Updateable } from 'kysely';
import { change, type Tables, type Trx } from '../../kernel/database/database.ts';
import { Conflict } from '../../kernel/errors.ts';
import { recordEvent } from '../../kernel/events.ts';
import type { Site } from '../../kernel/http/site.ts';
import { type Mail, putMail } from '../../kernel/mail/outbox.ts';
import { type Actor, requireRole } from '../../people/rules.ts';
import { privateLink } from '../keys.ts';
import { findContact, getContribution, type StoredContribution } from '../queries.ts';
import { type ContributionEvent, deciderOf, nextState } from '../rules.ts';
import type { ContributionState } from '../schema.ts';
import type { Letter } from './mails.ts';
import type { Opened } from './schema.ts';

/** What the desk's actions need of the site. */
export type Desk = Pick<Site, 'db' | 'settings' | 'url' | 'now'>;

/** Who handles which contribution, and how it stood when they opened it. */
export interface Handling {
  actor: Actor;
  reference: string;
  opened: Opened;
}

/** Somebody else was first: the contribution, or the example beside it, is not what the editor had seen. */
export class Collision extends Conflict {
  override name = 'Collision';
}

/** What an action has at hand within its transaction. */
export interface Moment {
  trx: Trx;
  version: number;
  at: Date;
  contribution: StoredContribution;
  /** The role in which the editor acts, and their opaque id: for the record. */
  role: string;
  actorId: string | null;
}

export interface Step {
  /** What changes of the row. */
  values: Updateable<Tables['contributions']>;
  what: string;
  codes: Record<string, string | number>;
}

/**
 * One action on one contribution: role, load, collision, rule and writing, and the event, in one
 * transaction. Throws Forbidden, NotFound and Collision.
 */
export async function moderate(
  { db, now }: Desk,
  { actor, reference, opened }: Handling,
  run: (moment: Moment) => Promise<Step>,
): Promise<void> {
  requireRole(actor, 'editor', 'administrator', 'adviser');
  const at = now();
  await change(db, async (trx, version) => {
    const contribution = await getContribution(trx, reference);
    const role =
      deciderOf(contribution.kind) === 'adviser'
        ? requireRole(actor, 'adviser')
        : requireRole(actor, 'editor', 'administrator');
    if (contribution.lock !== opened.lock) {
      throw new Collision('This contribution has changed since you opened it.');
    }
    const actorId = actor === 'command' ? null : actor.id;
    const step = await run({ trx, version, at, contribution, role, actorId });
    await trx
      .updateTable('contributions')
      .set({ ...step.values, lock: contribution.lock + 1, changed: at.toISOString() })
      .where('id', '=', contribution.id)
      .execute();
    if (step.values.decided) {
      await trx
        .deleteFrom('contribution_drafts')
        .where('contribution_id', '=', contribution.id)
        .execute();
    }
    await recordEvent(trx, {
      at: at.toISOString(),
      what: step.what,
      about_type: 'contribution',
      about_id: contribution.reference,
      actor: actorId,
      role,
      codes: step.codes,
    });
  });
}

/** The state that an editor's event, or an adviser's, leads to. Throws Collision where it is not open to it any more. */
export function stateAfter(
  { state, kind }: StoredContribution,
  event: ContributionEvent,
): ContributionState {
  const next = nextState(state, event, deciderOf(kind));
  if (next) return next;
  throw new Collision('That cannot be done any more: see how the contribution stands now.');
}

/** Nobody is on it any more, and somebody has decided. */
export function decided({ at, actorId }: Moment) {
  return {
    decided: at.toISOString(),
    decided_by: actorId,
    claimed_by: null,
    claimed_at: null,
  };
}

/** Writes to the contributor where an address is kept; nothing otherwise. */
export async function writeTo(
  desk: Desk,
  { trx, at }: Pick<Moment, 'trx' | 'at'>,
  contribution: StoredContribution,
  mail: (letter: Letter) => Mail,
): Promise<void> {
  const to = await findContact(trx, contribution.id);
  if (!to) return;
  const { reference } = contribution;
  const link = privateLink(desk, contribution);
  await putMail(trx, { now: at, url: desk.url }, mail({ url: desk.url, to, reference, link }));
}
