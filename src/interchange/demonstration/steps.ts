import type { What } from '../../review/course/schema.ts';
import type { Outcome, Scheme } from '../../review/scheme/schema.ts';
import type { Player } from './cast.ts';

/** What the words of a step may be made of. */
export interface Scene {
  scheme: Scheme;
  /** The calendar day so many days from today, in the scheme's time zone: `2026-12-01`. */
  day: (offset: number) => string;
  /** The opaque id of somebody. */
  id: (player: Player) => string;
}

/** One thing done on an application: so many days from today, by whom, what. */
export interface Step {
  day: number;
  by: Player;
  what: What | 'begin' | 'write' | 'write-half';
  details: (scene: Scene) => unknown;
}

export function step(
  day: number,
  by: Player,
  what: Step['what'],
  details: Step['details'] | object = {},
): Step {
  return {
    day,
    by,
    what,
    details: typeof details === 'function' ? (details as never) : () => details,
  };
}

const words = (text: string) => ({ words: `Invented: ${text}` });

export const members = ['lay', 'lay2', 'expert', 'leaver', 'chair'] as const;
const stayed = members.filter((one) => one !== 'leaver');

export function begun(day: number, by: Player = 'applicant'): Step[] {
  return [step(day, by, 'begin'), step(day, by, 'write')];
}

export function submitted(day: number): Step[] {
  return [...begun(day - 12), step(day, 'applicant', 'submit')];
}

export function valid(day: number): Step[] {
  return [
    ...submitted(day - 4),
    step(day, 'adviser', 'validate', ({ scheme }: Scene) => ({
      checked: scheme.validation.map(({ code }) => code),
      ...words('everything was there.'),
    })),
  ];
}

/** On a route of the scheme, with reviewers. */
export function inReview(day: number, route = 0): Step[] {
  const routing = ({ scheme }: Scene) => {
    const chosen = scheme.routes[route];
    return {
      route: chosen?.code,
      reasons: 'Invented: it fits what the scheme says of this route.',
      precedent: chosen?.precedent ? scheme.precedents[0]?.code : null,
      cleared: chosen?.exclusions.map(({ code }) => code) ?? [],
    };
  };
  return [
    ...valid(day - 2),
    step(day, 'adviser', 'route', routing),
    step(day, 'adviser', 'assign', ({ id }: Scene) => ({ person: id('lay'), as: 'lead' })),
    step(day, 'adviser', 'assign', ({ id }: Scene) => ({ person: id('expert'), as: 'reviewer' })),
  ];
}

/** On the agenda of the meeting on a day, given as days from today. */
export function placed(meeting: number, starts: string): Step[] {
  const place = ({ day }: Scene) => ({ meeting: day(meeting), starts });
  return [...inReview(meeting - 22), step(meeting - 20, 'adviser', 'place', place)];
}

/** Everybody has declared; views are written. `leaves`: one has an interest and leaves. */
export function declared(
  meeting: number,
  starts: string,
  leaves: boolean,
  outcome: Outcome = 'supported',
): Step[] {
  const declaration = (player: Player) =>
    player === 'leaver' && leaves
      ? { interest: 'leaves', ...words('I worked for this invented office until last year.') }
      : { interest: 'none', words: null };
  return [
    ...placed(meeting, starts),
    ...members.map((one) => step(meeting - 9, one, 'declare', declaration(one))),
    ...(['lay', 'lay2', 'expert'] as const).map((one) => view(meeting - 4, one, outcome)),
  ];
}

export function view(day: number, by: Player, outcome: Outcome = 'supported'): Step {
  return step(day, by, 'view', ({ scheme }: Scene) => ({
    answers: scheme.criteria.map(({ code, label }, index) => ({
      criterion: code,
      opinion: outcome === 'not-supported' ? 'not-met' : index === 0 ? 'partly' : 'met',
      words: `Invented view on “${label}”.`,
    })),
    outcome,
    words:
      outcome === 'not-supported'
        ? 'Invented view: nothing shows that what people said could matter.'
        : 'Invented view: people were asked early enough for it to matter.',
  }));
}

/** Presence is recorded at the meeting. */
export function present(
  meeting: number,
  starts: string,
  leaves = false,
  outcome?: Outcome,
): Step[] {
  const there = leaves ? stayed : members;
  return [
    ...declared(meeting, starts, leaves, outcome),
    ...there.map((one) =>
      step(meeting, 'chair', 'attend', ({ id }: Scene) => ({ person: id(one), present: true })),
    ),
    step(meeting, 'adviser', 'note', words('the panel asked who had been left out.')),
  ];
}

interface End {
  outcome: Outcome;
  leaves?: boolean;
  /** The day by which a condition is to be met, as days from today. */
  due?: number;
}

export function advised(meeting: number, starts: string, end: End): Step[] {
  const advice = (scene: Scene) => ({
    outcome: end.outcome,
    reasons:
      end.outcome === 'not-supported'
        ? 'Invented reasons of the advice: nothing shows that what was said changed anything.'
        : 'Invented reasons of the advice: what was said had changed what was done.',
    conditions: conditions(end, scene),
    lay: 'Invented view of the lay members: the words are plainer now, and people were thanked.',
    expert: 'Invented view of the expert members: the method fits the question.',
  });
  return [
    ...present(meeting, starts, end.leaves, end.outcome),
    step(meeting, 'chair', 'advise', advice),
  ];
}

export function decided(meeting: number, starts: string, end: End): Step[] {
  const decision = (scene: Scene) => ({
    outcome: end.outcome,
    reasons: 'Invented reasons of the decision: the advice is followed.',
    differs: null,
    conditions: conditions(end, scene),
    refused_for: end.outcome === 'not-supported' ? ['not-shown'] : [],
  });
  return [...advised(meeting, starts, end), step(meeting + 4, 'decider', 'decide', decision)];
}

/** The final letter is out, six days after the meeting. */
export function sent(meeting: number, starts: string, end: End): Step[] {
  const letter = {
    subject: 'Invented letter: the decision',
    words: 'Invented letter: this tells you the decision, and why.',
  };
  return [...decided(meeting, starts, end), step(meeting + 6, 'adviser', 'letter', letter)];
}

export function live(meeting: number, starts: string, more: Omit<End, 'outcome'> = {}): Step[] {
  const outcome = more.due === undefined ? 'supported' : 'supported-with-conditions';
  return sent(meeting, starts, { outcome, ...more });
}

function conditions({ due }: End, { day }: Scene) {
  return due === undefined
    ? []
    : [
        {
          text: 'Invented condition: ask young people too, and say what they said.',
          due: day(due),
        },
      ];
}

export { words };
