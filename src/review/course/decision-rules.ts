import { whenText } from '../../examples/wording.ts';
import type { Scheme } from '../scheme/schema.ts';
import { addDays, dayOf } from './clock-rules.ts';
import type { Doer } from './parts-rules.ts';
import { lateCondition, notAll, notOf, type Refusal, refuse, type Wish } from './ruling.ts';
import { lastDecision, type Standing } from './standing.ts';
import { isReviewFiled, reviewDays } from './status-rules.ts';

export function deciding(
  doer: Doer,
  { details }: Wish<'decide'>,
  { decisions, advice, reviewers }: Standing,
  scheme: Scheme,
  today: string,
): Refusal {
  if (!advice) return refuse('conflict', 'There is no advice yet.');
  if (decisions.some((one) => one.set_aside && one.person === doer.id)) {
    return refuse('forbidden', 'Your decision was set aside on appeal: somebody else decides now.');
  }
  if (reviewers.some(({ person }) => person === doer.id)) {
    return refuse('forbidden', 'You are a reviewer of this application: somebody else decides.');
  }
  const refused = details.outcome === 'not-supported';
  if (refused && details.refused_for.length === 0) {
    return refuse('invalid', 'Choose at least one reason of the scheme’s list', 'refused_for');
  }
  if (!refused && details.refused_for.length > 0) {
    return refuse('invalid', 'Reasons for refusal go with “not supported” only', 'refused_for');
  }
  if (details.outcome !== advice.details.outcome && details.differs === null) {
    return refuse(
      'invalid',
      `Say why it differs from the panel’s advice, which was “${scheme.outcomes[advice.details.outcome].label}”`,
      'differs',
    );
  }
  return (
    notOf(scheme.refusal_reasons, details.refused_for, 'refused_for') ??
    lateCondition(details.conditions, today)
  );
}

export function conditionRefusal(
  what: 'file-evidence' | 'accept-evidence' | 'return-evidence',
  number: number,
  { conditions }: Standing,
): Refusal {
  const condition = conditions[number - 1];
  if (!condition) return refuse('conflict', 'There is no such condition.');
  if (condition.met) return refuse('conflict', 'This condition has been met.');
  if (what === 'file-evidence') {
    return condition.filed
      ? refuse('conflict', 'Evidence has been sent and waits for the advice team.')
      : null;
  }
  return condition.filed ? null : refuse('conflict', 'No evidence waits to be looked at.');
}

export function filing(
  { details }: Wish<'file-review'>,
  standing: Standing,
  scheme: Scheme,
  today: string,
): Refusal {
  const days = reviewDays(standing, scheme);
  if (!days) return refuse('conflict', 'There is no mark to review.');
  if (isReviewFiled(standing)) {
    return refuse('conflict', 'A review has been handed in and waits for the advice team.');
  }
  if (today < days.opens) {
    return refuse(
      'conflict',
      `The annual review can be handed in from ${whenText(days.opens)} on.`,
    );
  }
  return notAll(
    scheme.review.questions,
    Object.keys(details.answers),
    'answers',
    'Answer every question: an incomplete review is not handed in',
  );
}

export function amending(
  wish: Wish<'amend'> | Wish<'advise-amendment'> | Wish<'decide-amendment'>,
  { amendments }: Standing,
  scheme: Scheme,
): Refusal {
  if (wish.what === 'amend') {
    return amendments.some(({ decided }) => !decided)
      ? refuse('conflict', 'An amendment is being looked at already.')
      : notOf(scheme.amendments, wish.details.changes, 'changes');
  }
  const amendment = amendments[wish.details.amendment - 1];
  if (!amendment || amendment.decided)
    return refuse('conflict', 'There is no such amendment to look at.');
  if (wish.what === 'decide-amendment' && !amendment.advised) {
    return refuse('conflict', 'The advice team has not advised on it.');
  }
  return null;
}

export function appealing(standing: Standing, scheme: Scheme, today: string): Refusal {
  const decision = lastDecision(standing);
  if (!decision?.effective) return refuse('conflict', 'There is no decision to appeal against.');
  if (standing.appeal) {
    return refuse('conflict', 'One appeal can be made in an application, and it has been made.');
  }
  const last = addDays(dayOf(decision.effective, scheme.time_zone), scheme.appeal_days);
  return today > last
    ? refuse('conflict', `An appeal could be made until ${whenText(last)}.`)
    : null;
}

export function hearing(doer: Doer, { appeal, hands, reviewers }: Standing): Refusal {
  if (!appeal || appeal.heard) return refuse('conflict', 'There is no appeal to hear.');
  const assigned = reviewers.some(({ person }) => person === doer.id);
  return assigned || hands.has(doer.id)
    ? refuse('forbidden', 'An appeal is heard by somebody who had no part in this application.')
    : null;
}
