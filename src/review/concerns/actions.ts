import type { z } from 'zod';
import {
  type Desk,
  decided,
  type Handling,
  type Moment,
  moderate,
  stateAfter,
  writeTo,
} from '../../contributions/moderation/moderating-actions.ts';
import type { ContributionEvent } from '../../contributions/rules.ts';
import { Forbidden, NotFound } from '../../kernel/errors.ts';
import { isOfProducer } from '../course/parts-rules.ts';
import { concernMail, concernQuestionMail } from './mails.ts';
import { findProducersOf } from './queries.ts';
import type { ConcernOutcome, concernAnswerSchema, concernQuestionSchema } from './schema.ts';

const events: Record<ConcernOutcome, ContributionEvent> = {
  accepted: 'accept',
  'accepted-in-part': 'accept-in-part',
  declined: 'decline',
};

/** Answers a concern with words; whoever raised it gets them. Throws Forbidden, NotFound, Collision. */
export async function answerConcern(
  desk: Desk,
  handling: Handling,
  { outcome, words }: z.output<typeof concernAnswerSchema>,
): Promise<void> {
  await moderate(desk, handling, async (moment) => {
    const { contribution } = moment;
    await requireTheirs(moment, handling);
    const state = stateAfter(contribution, events[outcome]);
    await writeTo(desk, moment, contribution, (letter) => concernMail(letter, outcome, words));
    return { values: { state, words, ...decided(moment) }, what: outcome, codes: {} };
  });
}

/** Asks whoever raised it, on the private page and by mail where an address is kept. */
export async function askAboutConcern(
  desk: Desk,
  handling: Handling,
  { question }: z.output<typeof concernQuestionSchema>,
): Promise<void> {
  await moderate(desk, handling, async (moment) => {
    const { trx, contribution, actorId, at } = moment;
    await requireTheirs(moment, handling);
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
    await writeTo(desk, moment, contribution, (letter) => concernQuestionMail(letter, question));
    return { values: { state }, what: 'asked', codes: {} };
  });
}

/** Sets aside what is no concern but spam: nobody is written to, and one action brings it back. */
export async function setConcernAside(desk: Desk, handling: Handling): Promise<void> {
  await moderate(desk, handling, async (moment) => {
    await requireTheirs(moment, handling);
    return {
      values: { state: stateAfter(moment.contribution, 'set-aside') },
      what: 'set-aside',
      codes: {},
    };
  });
}

/** Puts back what was set aside wrongly. */
export async function restoreConcern(desk: Desk, handling: Handling): Promise<void> {
  await moderate(desk, handling, async (moment) => {
    await requireTheirs(moment, handling);
    const state = stateAfter(moment.contribution, 'restore');
    return { values: { state }, what: 'restored', codes: {} };
  });
}

/** Nobody answers a concern about a mark of the producer that they belong to. */
async function requireTheirs({ trx, contribution }: Moment, { actor }: Handling): Promise<void> {
  if (contribution.kind !== 'concern') throw new NotFound('There is no concern at this address.');
  if (actor === 'command') return;
  const producers = await findProducersOf(trx, contribution);
  if (producers.some((producer) => isOfProducer(actor, producer))) {
    throw new Forbidden('This concerns the producer that you belong to: somebody else answers.');
  }
}
