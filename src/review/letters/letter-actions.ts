import { putMail } from '../../kernel/mail/outbox.ts';
import { applicationAddress } from '../acts/addresses.ts';
import type { FollowUp, Moment } from '../applications/actions.ts';
import { letterAfter } from './letter.ts';
import { type Notice, noticeAfter } from './notice-rules.ts';
import { findNamed, listActing, listApplicants, listWhoMay } from './queries.ts';

/** Tells the applicant what an act means for them, from the scheme's template, in the same transaction. */
export const sendLetters: FollowUp = async ({ trx, at, url, application, act }) => {
  const letter = letterAfter(act, application, await findNamed(trx, application), url);
  if (!letter) return;
  for (const { email } of await listApplicants(trx, application)) {
    await putMail(trx, { now: at, url }, { to: email, ...letter });
  }
};

/** Tells colleagues that it is their turn. */
export const sendNotices: FollowUp = async (moment) => {
  const { trx, at, url, application, act } = moment;
  const notice = noticeAfter(act);
  if (!notice) return;
  const { statistic, producer } = await findNamed(trx, application);
  const { reference, scheme } = application;
  for (const { id, email } of await listToNotify(moment, notice)) {
    if (id === act.person) continue;
    await putMail(
      trx,
      { now: at, url },
      {
        to: email,
        subject: `${reference}: ${notice.what}`,
        text: `${statistic}, ${producer}, under the ${scheme.title}: ${notice.what}. ${notice.next}

${url}${applicationAddress(reference)}`,
      },
    );
  }
};

async function listToNotify({ trx, application, act }: Moment, { to, person }: Notice) {
  const { hands } = application.standing;
  if (person) return (await listWhoMay(trx, application, to)).filter(({ id }) => id === person);
  // An appeal is heard by somebody who had no part in the application.
  if (act.what === 'appeal') {
    return (await listWhoMay(trx, application, to)).filter(({ id }) => !hands.has(id));
  }
  // New in hand: any of the team may take it.
  return act.what === 'submit'
    ? listWhoMay(trx, application, to)
    : listActing(trx, application, to);
}
