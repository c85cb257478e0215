import type { Act, Part } from './schema.ts';
import {
  type Asked,
  type Decision,
  isSupport,
  lastDecision,
  type Standing,
  untouched,
} from './standing.ts';

/**
 * How an application stands after all its acts, in their order. Every act was allowed when it was done.
 * `begunBy`: whoever began it has a hand in it from the first, whoever hands it in.
 */
export function standingAfter(acts: readonly Act[], begunBy?: string): Standing {
  const hands = new Map(begunBy ? [[begunBy, new Set<Part>(['applicant'])]] : []);
  return acts.reduce(afterAct, { ...untouched, hands });
}

/** How it stands after one act more. Whether the act is allowed is asked before: see `rules.ts`. */
export function afterAct(before: Standing, act: Act): Standing {
  const stands = { ...before, number: act.number, hands: withHand(before.hands, act) };
  return { ...stands, ...whatFollows(stands, act) };
}

function withHand(hands: Standing['hands'], { person, part }: Act): Standing['hands'] {
  const parts = hands.get(person);
  return parts?.has(part) ? hands : new Map(hands).set(person, new Set(parts).add(part));
}

function whatFollows(stands: Standing, act: Act): Partial<Standing> {
  const { at } = act;
  switch (act.what) {
    case 'request-pre-assessment':
      return { pre_assessment: 'requested', comments_wanted: at };
    case 'comment':
      return {
        pre_assessment: 'given',
        comments: [...stands.comments, { at, words: act.details.words }],
      };
    case 'submit':
      return { state: 'submitted', version: act.details.version, submitted: at };
    case 'ask':
      return {
        asked: { at, words: act.details.words },
        pauses: [...stands.pauses, { from: at, to: null }],
        ...(stands.state === 'submitted' && { state: 'query' }),
      };
    case 'answer':
      return {
        asked: null,
        version: act.details.version,
        pauses: closed(stands.pauses, at),
        ...(stands.state === 'query' && { state: 'submitted' }),
      };
    case 'return':
      return { state: 'draft', asked: null, pauses: closed(stands.pauses, at) };
    case 'validate':
      return { state: 'valid', valid: at, pauses: [] };
    case 'route':
      return { state: 'in-review', route: act.details };
    case 'assign': {
      const { person, as } = act.details;
      const others = stands.reviewers
        .filter((one) => one.person !== person)
        .map((one) => (as === 'lead' ? { ...one, as: 'reviewer' as const } : one));
      return { reviewers: [...others, { person, as }] };
    }
    case 'release':
      return { reviewers: stands.reviewers.filter(({ person }) => person !== act.details.person) };
    case 'place':
      return { meeting: { day: act.details.meeting, starts: act.details.starts }, present: [] };
    case 'unplace':
      return { meeting: null, present: [] };
    case 'declare': {
      const interests = new Map(stands.interests);
      interests.set(act.person, { ...act.details, at, side: act.side });
      const leaves = act.details.interest === 'leaves';
      return {
        interests,
        ...(leaves && {
          present: stands.present.filter((one) => one !== act.person),
          reviewers: stands.reviewers.filter(({ person }) => person !== act.person),
          views: stands.views.filter(({ person }) => person !== act.person),
        }),
      };
    }
    case 'view': {
      const others = stands.views.filter(({ person }) => person !== act.person);
      // A rule lets only those write who sit on a side.
      const side = act.side ?? 'expert';
      return { views: [...others, { ...act.details, at, person: act.person, side }] };
    }
    case 'attend': {
      const others = stands.present.filter((one) => one !== act.details.person);
      return { present: act.details.present ? [...others, act.details.person] : others };
    }
    case 'note':
      return {
        notes: [...stands.notes, { at, person: act.person, words: act.details.words }],
      };
    case 'advise':
      return { state: 'advised', advice: { at, person: act.person, details: act.details } };
    case 'decide':
      return decided(stands, act);
    case 'letter':
      return inEffect(stands, act);
    case 'file-evidence':
      return conditionWith(stands, act.details.condition, {
        filed: { at, words: act.details.words },
        returned: null,
      });
    case 'accept-evidence':
      return conditionWith(stands, act.details.condition, { met: at });
    case 'return-evidence':
      return conditionWith(stands, act.details.condition, {
        filed: null,
        returned: { at, words: act.details.words },
      });
    case 'file-review':
      return {
        reviews: [
          ...stands.reviews,
          { filed: at, answers: act.details.answers, state: 'filed', closed: null, words: null },
        ],
      };
    case 'accept-review':
      return {
        accepted: stands.accepted + 1,
        ...lastReview(stands, { state: 'accepted', closed: at, words: act.details.words }),
      };
    case 'return-review':
      return lastReview(stands, { state: 'returned', closed: at, words: act.details.words });
    case 'amend': {
      const number = stands.amendments.length + 1;
      const amendment = { ...act.details, number, filed: at, advised: null, decided: null };
      return { amendments: [...stands.amendments, amendment] };
    }
    case 'advise-amendment':
      return amendmentWith(stands, act.details.amendment, {
        advised: { ...act.details, at, person: act.person },
      });
    case 'decide-amendment':
      return amendmentWith(stands, act.details.amendment, { decided: { ...act.details, at } });
    case 'suspend':
      return {
        state: 'suspended',
        suspension: { at, words: act.details.words },
        suspensions: [...stands.suspensions, { at, words: act.details.words, lifted: null }],
      };
    case 'lift': {
      const lifted = { at, words: act.details.words };
      const suspensions = stands.suspensions.map((one) => (one.lifted ? one : { ...one, lifted }));
      return { state: 'live', suspension: null, suspensions };
    }
    case 'cancel':
      return { state: 'cancelled', ended: { at, words: act.details.words, by: act.part } };
    case 'withdraw':
      return {
        state: 'withdrawn',
        asked: null,
        pauses: closed(stands.pauses, at),
        ended: { at, words: act.details.words, by: act.part },
      };
    case 'appeal':
      return { appeal: { filed: at, words: act.details.words, heard: null } };
    case 'hear-appeal':
      return heard(stands, act);
  }
}

function decided(stands: Standing, act: Act<'decide'>): Partial<Standing> {
  const { advice, route } = stands;
  if (!advice || !route) throw new Error('A decision without advice is not allowed.');
  const decision: Decision = {
    number: stands.decisions.length + 1,
    round: stands.round,
    at: act.at,
    person: act.person,
    details: act.details,
    advice,
    version: stands.version,
    effective: null,
    letter: null,
    route,
    meeting: stands.meeting?.day ?? null,
    starts: stands.meeting?.starts ?? null,
    present: stands.present,
    interests: stands.interests,
    views: stands.views,
    pauses: stands.pauses,
    set_aside: false,
  };
  return { state: 'decided', decisions: [...stands.decisions, decision] };
}

/** The final letter is the moment at which a decision takes effect. */
function inEffect(stands: Standing, act: Act<'letter'>): Partial<Standing> {
  const decision = lastDecision(stands);
  if (!decision) throw new Error('A letter without a decision is not allowed.');
  const { outcome, conditions } = decision.details;
  const decisions = [
    ...stands.decisions.slice(0, -1),
    { ...decision, effective: act.at, letter: act.details },
  ];
  if (isSupport(outcome)) {
    const added = conditions.map((one, index) => ({
      ...one,
      number: stands.conditions.length + index + 1,
      decision: decision.number,
      filed: null,
      returned: null,
      met: null,
    }));
    return { state: 'live', decisions, live: act.at, conditions: [...stands.conditions, ...added] };
  }
  if (outcome === 'not-supported') {
    return { state: 'ended', decisions, ended: { at: act.at, words: null, by: 'adviser' } };
  }
  if (outcome === 'deferred') {
    return { ...newRound(stands), state: 'in-review', decisions };
  }
  // Provisional: more is needed. The applicant has the pen, and the clock has stood since the decision.
  return {
    ...newRound(stands),
    state: 'valid',
    decisions,
    asked: { at: act.at, words: decision.details.reasons },
    pauses: [...stands.pauses, { from: decision.at, to: null }],
  };
}

/** Declarations begin anew, but who left the item has left it for good. */
function newRound(stands: Standing): Partial<Standing> {
  const left = [...stands.interests].filter(([, { interest }]) => interest === 'leaves');
  return {
    round: stands.round + 1,
    meeting: null,
    present: [],
    interests: new Map(left),
    views: [],
    notes: [],
    advice: null,
  };
}

function heard(stands: Standing, act: Act<'hear-appeal'>): Partial<Standing> {
  const { appeal } = stands;
  if (!appeal) throw new Error('There is no appeal to hear.');
  const after = {
    appeal: { ...appeal, heard: { ...act.details, at: act.at, person: act.person } },
  };
  if (act.details.outcome === 'dismissed') return after;
  const decisions = stands.decisions.map((one, index, all) =>
    index === all.length - 1 ? { ...one, set_aside: true } : one,
  );
  // The clock stood from the decision on: it was not the desk's time.
  const since = lastDecision(stands)?.at ?? act.at;
  const pauses = [...stands.pauses, { from: since, to: act.at }];
  return { ...after, ...newRound(stands), state: 'valid', ended: null, decisions, pauses };
}

function conditionWith(
  { conditions }: Standing,
  number: number,
  values: Partial<Standing['conditions'][number]>,
): Partial<Standing> {
  return {
    conditions: conditions.map((one) => (one.number === number ? { ...one, ...values } : one)),
  };
}

function amendmentWith(
  { amendments }: Standing,
  number: number,
  values: Partial<Standing['amendments'][number]>,
): Partial<Standing> {
  return {
    amendments: amendments.map((one) => (one.number === number ? { ...one, ...values } : one)),
  };
}

function lastReview(
  { reviews }: Standing,
  values: Partial<Standing['reviews'][number]>,
): Partial<Standing> {
  return {
    reviews: reviews.map((one, index) =>
      index === reviews.length - 1 ? { ...one, ...values } : one,
    ),
  };
}

function closed(pauses: readonly Asked[], at: string): Asked[] {
  return pauses.map((one) => (one.to === null ? { ...one, to: at } : one));
}
