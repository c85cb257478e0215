import type { Outcome } from '../scheme/schema.ts';
import type { Act, Details, Interest, Part, Side } from './schema.ts';

export type State =
  | 'draft'
  | 'submitted'
  | 'query'
  | 'valid'
  | 'in-review'
  | 'advised'
  | 'decided'
  | 'live'
  | 'suspended'
  | 'ended'
  | 'withdrawn'
  | 'cancelled';

export interface Decision {
  /** From 1 within the application. */
  number: number;
  round: number;
  at: string;
  person: string;
  details: Details<'decide'>;
  advice: Advice;
  /** The version of the evidence that it is about. */
  version: number;
  /** When the final letter went out: nothing takes effect before. */
  effective: string | null;
  letter: Details<'letter'> | null;
  /** What had been said of the interests, and who was there. */
  route: Details<'route'>;
  meeting: string | null;
  /** The beginning of its slot at the meeting. */
  starts: string | null;
  present: readonly string[];
  interests: ReadonlyMap<string, Declared>;
  views: readonly View[];
  /** Days on the clock are counted without these. */
  pauses: readonly Asked[];
  /** Set aside on appeal. */
  set_aside: boolean;
}

export interface Advice {
  at: string;
  person: string;
  details: Details<'advise'>;
}
export interface Declared extends Details<'declare'> {
  at: string;
  side: Side | null;
}
export interface View extends Details<'view'> {
  at: string;
  person: string;
  side: Side;
}
/** From when, until when, the applicant had the pen. */
export interface Asked {
  from: string;
  to: string | null;
}
export interface Condition {
  number: number;
  text: string;
  due: string;
  /** The application's decision that set it. */
  decision: number;
  filed: { at: string; words: string } | null;
  returned: { at: string; words: string } | null;
  met: string | null;
}
export interface AnnualReview {
  /** The day that it was for: when the mark's review was due. */
  filed: string;
  answers: Record<string, string>;
  state: 'filed' | 'returned' | 'accepted';
  closed: string | null;
  words: string | null;
}
export interface Amendment extends Details<'amend'> {
  number: number;
  filed: string;
  advised: (Details<'advise-amendment'> & { at: string; person: string }) | null;
  decided: (Details<'decide-amendment'> & { at: string }) | null;
}
export interface Suspension {
  at: string;
  words: string;
  lifted: { at: string; words: string } | null;
}
export interface Appeal {
  filed: string;
  words: string;
  heard: (Details<'hear-appeal'> & { at: string; person: string }) | null;
}

/** How an application stands after its acts. Nothing in it depends on today's date. */
export interface Standing {
  state: State;
  /** How many acts there are: a form carries it, and collides when another act came first. */
  number: number;
  /** Raised by a provisional or deferred decision, and by an appeal upheld: declarations and advice begin anew. */
  round: number;
  pre_assessment: 'none' | 'requested' | 'given';
  /** When pre-assessment was asked for last. */
  comments_wanted: string | null;
  comments: readonly { at: string; words: string }[];
  /** The version of the evidence that was handed in last. */
  version: number;
  submitted: string | null;
  valid: string | null;
  /** The question that the applicant has to answer, if any. */
  asked: { at: string; words: string } | null;
  pauses: readonly Asked[];
  route: Details<'route'> | null;
  reviewers: readonly { person: string; as: 'lead' | 'reviewer' }[];
  meeting: { day: string; starts: string } | null;
  present: readonly string[];
  interests: ReadonlyMap<string, Declared>;
  views: readonly View[];
  notes: readonly { at: string; person: string; words: string }[];
  advice: Advice | null;
  decisions: readonly Decision[];
  /** When the mark took effect; null when it never did. */
  live: string | null;
  conditions: readonly Condition[];
  reviews: readonly AnnualReview[];
  /** How many annual reviews were accepted. */
  accepted: number;
  amendments: readonly Amendment[];
  suspension: { at: string; words: string } | null;
  /** Every suspension, and what was said when it was lifted. */
  suspensions: readonly Suspension[];
  appeal: Appeal | null;
  ended: { at: string; words: string | null; by: Part } | null;
  /** In which parts each person has acted. */
  hands: ReadonlyMap<string, ReadonlySet<Part>>;
}

export const untouched: Standing = {
  state: 'draft',
  number: 0,
  round: 1,
  pre_assessment: 'none',
  comments_wanted: null,
  comments: [],
  version: 0,
  submitted: null,
  valid: null,
  asked: null,
  pauses: [],
  route: null,
  reviewers: [],
  meeting: null,
  present: [],
  interests: new Map(),
  views: [],
  notes: [],
  advice: null,
  decisions: [],
  live: null,
  conditions: [],
  reviews: [],
  accepted: 0,
  amendments: [],
  suspension: null,
  suspensions: [],
  appeal: null,
  ended: null,
  hands: new Map(),
};

/** The decision of the last round, where there is one. */
export function lastDecision({ decisions }: Standing): Decision | null {
  return decisions.at(-1) ?? null;
}

/** The outcomes that make a mark live. */
export function isSupport(outcome: Outcome): boolean {
  return outcome === 'supported' || outcome === 'supported-with-conditions';
}

export type { Act, Interest };
