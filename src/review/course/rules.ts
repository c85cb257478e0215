import type { Missing } from '../evidence/missing-rules.ts';
import { dayOf } from './clock-rules.ts';
import {
  amending,
  appealing,
  conditionRefusal,
  deciding,
  filing,
  hearing,
} from './decision-rules.ts';
import {
  advising,
  assigning,
  attending,
  chairLeft,
  declaring,
  placing,
  releasing,
  unplacing,
  viewing,
} from './panel-rules.ts';
import {
  type Doer,
  holdsPart,
  isOfProducer,
  partsOf,
  sideOf,
  whyNotInPart,
} from './parts-rules.ts';
import { routing } from './route-rules.ts';
import {
  type Circumstances,
  notAll,
  type Refusal,
  type Ruling,
  refuse,
  type Wish,
} from './ruling.ts';
import type { Part, What } from './schema.ts';
import type { Standing, State } from './standing.ts';
import { isReviewFiled, markStatus } from './status-rules.ts';

/** May this person, as the application stands, do this now? Says in which part, or why not. */
export function rule(doer: Doer, wish: Wish, standing: Standing, given: Circumstances): Ruling {
  const part = partsOf[wish.what].find((one) => holdsPart(doer, one, given.producer));
  if (!part) {
    return refuse(
      'forbidden',
      `This is for ${partsOf[wish.what].map((one) => partLabels[one]).join(' or ')}.`,
    );
  }
  const side = sideOf(doer);
  const leavesOwn = wish.what === 'declare' && wish.details.interest === 'leaves';
  const notInPart =
    leavesOwn && isOfProducer(doer, given.producer)
      ? null
      : whyNotInPart(doer, part, standing, given.producer);
  if (notInPart) return refuse('forbidden', notInPart);
  if (!inTime[wish.what].includes(standing.state)) {
    return refuse(
      'conflict',
      `That cannot be done while the application is ${stateLabels[standing.state]}.`,
    );
  }
  const refusal = special(doer, part, wish, standing, given);
  return refusal ?? { allowed: true, part, side };
}

const partLabels: Record<Part, string> = {
  applicant: 'the people of the producer that applies',
  adviser: 'the advice team',
  member: 'members of the panel',
  chair: 'the chair of the panel',
  'decision-maker': 'the decision-maker',
};

export const stateLabels: Record<State, string> = {
  draft: 'a draft',
  submitted: 'being checked',
  query: 'waiting for the applicant’s answer',
  valid: 'valid and not yet in review',
  'in-review': 'in review',
  advised: 'waiting for a decision',
  decided: 'decided and waiting for its letter',
  live: 'live',
  suspended: 'suspended',
  ended: 'ended',
  withdrawn: 'withdrawn',
  cancelled: 'cancelled',
};

const inForce: State[] = ['live', 'suspended'];
const withPanel: State[] = ['in-review'];

/** The states in which each act can be done at all. */
const inTime: Record<What, readonly State[]> = {
  'request-pre-assessment': ['draft'],
  comment: ['draft'],
  submit: ['draft'],
  ask: ['submitted', 'valid', 'in-review'],
  answer: ['query', 'valid', 'in-review'],
  return: ['submitted', 'query'],
  validate: ['submitted'],
  route: ['valid', 'in-review'],
  assign: withPanel,
  release: withPanel,
  place: withPanel,
  unplace: withPanel,
  declare: withPanel,
  view: withPanel,
  attend: withPanel,
  note: withPanel,
  advise: withPanel,
  decide: ['advised'],
  letter: ['decided'],
  'file-evidence': inForce,
  'accept-evidence': inForce,
  'return-evidence': inForce,
  'file-review': inForce,
  'accept-review': inForce,
  'return-review': inForce,
  amend: ['live'],
  'advise-amendment': inForce,
  'decide-amendment': inForce,
  suspend: ['live'],
  lift: ['suspended'],
  cancel: inForce,
  // Not between a decision and its letter: a refusal cannot be withdrawn from.
  withdraw: ['draft', 'submitted', 'query', 'valid', 'in-review', 'advised', 'live', 'suspended'],
  appeal: ['ended'],
  'hear-appeal': ['ended'],
};

/** What the state alone does not settle. */
function special(
  doer: Doer,
  part: Part,
  wish: Wish,
  standing: Standing,
  given: Circumstances,
): Refusal {
  const { scheme, now } = given;
  const today = dayOf(now, scheme.time_zone);
  if (inForce.includes(standing.state) && markStatus(standing, scheme, now) === 'lapsed') {
    return refuse('conflict', 'This mark has lapsed. A new application can be made.');
  }
  switch (wish.what) {
    case 'request-pre-assessment':
      return standing.pre_assessment === 'requested'
        ? refuse('conflict', 'Pre-assessment has been asked for already.')
        : null;
    case 'comment':
      return standing.pre_assessment === 'requested'
        ? null
        : refuse('conflict', 'Nobody has asked for pre-assessment.');
    case 'submit':
      return stillMissing(given.missing);
    case 'answer':
      if (!standing.asked) return refuse('conflict', 'There is no question to answer.');
      return stillMissing(given.missing);
    case 'ask':
      return standing.asked
        ? refuse('conflict', 'The applicant has a question to answer already.')
        : null;
    case 'validate':
      return notAll(
        scheme.validation,
        wish.details.checked,
        'checked',
        'Check every line of the list, or ask the applicant',
      );
    case 'route':
      return routing(wish, standing, scheme);
    case 'assign':
      return assigning(wish.details.person, standing, given);
    case 'release':
      return releasing(wish.details.person, standing);
    case 'place':
      return placing(wish.details.meeting, standing, given, today);
    case 'unplace':
      return unplacing(standing, today);
    case 'declare':
      return declaring(doer, wish.details.interest, standing, given);
    case 'view':
      return viewing(doer, wish, standing, given);
    case 'attend':
      return attending(doer, part, wish.details, standing, given, today);
    case 'note':
      return chairLeft(doer, part, standing);
    case 'advise':
      return advising(doer, part, wish, standing, given, today);
    case 'decide':
      return deciding(doer, wish, standing, scheme, today);
    case 'file-evidence':
    case 'accept-evidence':
    case 'return-evidence':
      return conditionRefusal(wish.what, wish.details.condition, standing);
    case 'file-review':
      return filing(wish, standing, scheme, today);
    case 'accept-review':
    case 'return-review':
      return isReviewFiled(standing)
        ? null
        : refuse('conflict', 'No review waits to be looked at.');
    case 'amend':
    case 'advise-amendment':
    case 'decide-amendment':
      return amending(wish, standing, scheme);
    case 'appeal':
      return appealing(standing, scheme, today);
    case 'hear-appeal':
      return hearing(doer, standing);
    case 'withdraw':
    case 'return':
    case 'letter':
    case 'suspend':
    case 'lift':
    case 'cancel':
      return null;
  }
}

function stillMissing(missing: readonly Missing[]): Refusal {
  const [first] = missing;
  if (!first) return null;
  const more = missing.length > 1 ? ` (and ${missing.length - 1} more)` : '';
  return refuse('invalid', `${first.message}${more}`, first.field);
}

/** Whether the applicant has the pen for the evidence: in a draft, and while there is a question. */
export function mayWrite({ state, asked }: Standing): boolean {
  return state === 'draft' || asked !== null;
}
