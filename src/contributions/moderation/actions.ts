import type { z } from 'zod';
import { Invalid } from '../../kernel/errors.ts';
import { privateLink } from '../keys.ts';
import { receiptMail } from '../mails.ts';
import { findContribution } from '../queries.ts';
import { isOpen } from '../rules.ts';
import { outcomeMail, questionMail } from './mails.ts';
import {
  Collision,
  type Desk,
  decided,
  type Handling,
  moderate,
  stateAfter,
  writeTo,
} from './moderating-actions.ts';
import { listJoined } from './queries.ts';
import type { mergerSchema, questionSchema, refusalSchema } from './schema.ts';

/** Says that one is on it; takes it over from whoever was. */
export async function claimContribution(desk: Desk, handling: Handling): Promise<void> {
  await moderate(desk, handling, async ({ contribution, actorId, at }) => {
    if (!isOpen(contribution.state)) throw new Collision('It is not open any more.');
    return {
      values: { claimed_by: actorId, claimed_at: at.toISOString() },
      what: 'claimed',
      codes: {},
    };
  });
}

/** Gives it back to the queue. */
export async function handBackContribution(desk: Desk, handling: Handling): Promise<void> {
  await moderate(desk, handling, async ({ contribution }) => {
    if (contribution.claimed_by === null) throw new Collision('Nobody is on it already.');
    return { values: { claimed_by: null, claimed_at: null }, what: 'handed-back', codes: {} };
  });
}

/** Asks the contributor, on the private page and by mail where an address is kept. */
export async function askContributor(
  desk: Desk,
  handling: Handling,
  { question }: z.output<typeof questionSchema>,
): Promise<void> {
  await moderate(desk, handling, async (moment) => {
    const { trx, contribution, actorId, at } = moment;
    const state = stateAfter(contribution, 'ask');
    await trx
      .insertInto('contribution_messages')
      .values({
        contribution_id: contribution.id,
        at: at.toISOString(),
        from_editor: 1,
        person: actorId,
        text: question,
      })
      .execute();
    await writeTo(desk, moment, contribution, (letter) => questionMail(letter, question));
    return { values: { state }, what: 'asked', codes: {} };
  });
}

/** Declines with a reason of the published list; the contributor is told, and so are those joined to it. */
export async function declineContribution(
  desk: Desk,
  handling: Handling,
  { refusal_reason: reason, refusal_words: words }: z.output<typeof refusalSchema>,
): Promise<void> {
  await moderate(desk, handling, async (moment) => {
    const { trx, contribution } = moment;
    const state = stateAfter(contribution, 'decline');
    const outcome = { state: 'declined' as const, reason, words, changed: null };
    await writeTo(desk, moment, contribution, (letter) => outcomeMail(letter, outcome));
    for (const joined of await listJoined(trx, contribution.id)) {
      await writeTo(desk, moment, joined, (letter) =>
        outcomeMail(letter, { ...outcome, words: null }),
      );
    }
    return {
      values: { state, reason, words, ...decided(moment) },
      what: 'declined',
      codes: { reason },
    };
  });
}

/** Sets it aside as spam: nobody is written to, and one action brings it back. */
export async function setAsideContribution(desk: Desk, handling: Handling): Promise<void> {
  await moderate(desk, handling, async ({ contribution }) => ({
    values: { state: stateAfter(contribution, 'set-aside'), claimed_by: null, claimed_at: null },
    what: 'set-aside',
    codes: {},
  }));
}

/** Puts what was set aside back into the queue. Who never got a receipt gets it now. */
export async function restoreContribution(desk: Desk, handling: Handling): Promise<void> {
  await moderate(desk, handling, async (moment) => {
    const { contribution } = moment;
    const state = stateAfter(contribution, 'restore');
    const link = privateLink(desk, contribution);
    if (contribution.suspicions !== '[]' && link) {
      await writeTo(desk, moment, contribution, ({ url, to, reference }) =>
        receiptMail(url, to, reference, link),
      );
    }
    return { values: { state }, what: 'restored', codes: {} };
  });
}

/** Joins it to another that says the same. Throws Invalid where that one cannot take it. */
export async function mergeContribution(
  desk: Desk,
  handling: Handling,
  { into }: z.output<typeof mergerSchema>,
): Promise<void> {
  await moderate(desk, handling, async (moment) => {
    const { trx, contribution } = moment;
    const state = stateAfter(contribution, 'merge');
    const other = await findContribution(trx, into);
    const wrong = (message: string) => new Invalid([{ field: 'into', message }]);
    if (!other || other.kind === 'concern') throw wrong(`There is no contribution ${into}`);
    if (other.id === contribution.id) throw wrong('Enter another contribution than this one');
    if (!isOpen(other.state)) throw wrong(`${into} is not open: choose one that is`);
    await writeTo(desk, moment, contribution, (letter) =>
      outcomeMail(letter, { state: 'merged', reason: null, words: null, changed: null }),
    );
    // What was joined to this one goes along: chains would have to be followed for ever.
    await trx
      .updateTable('contributions')
      .set({ merged_into: other.id })
      .where('merged_into', '=', contribution.id)
      .execute();
    return {
      values: { state, merged_into: other.id, ...decided(moment) },
      what: 'merged',
      codes: { into: other.reference },
    };
  });
}
