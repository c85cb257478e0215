import type { HeldRole, Role } from '../../people/schema.ts';

export interface InventedPerson {
  email: string;
  name: string;
  roles: readonly [HeldRole, ...HeldRole[]];
  /** What a newcomer sees as this person; absent for who is not needed to walk through. */
  sees?: string;
}

export const offices = [
  { slug: 'invented-statistics-office', name: 'Invented Statistics Office' },
  { slug: 'invented-river-authority', name: 'Invented River Authority' },
] as const;
export type Office = (typeof offices)[number]['slug'];

function invented(
  forename: string,
  label: string,
  [first, ...more]: readonly [Role | HeldRole, ...Role[]],
  sees?: string,
): InventedPerson {
  return {
    email: `${forename.toLowerCase()}@demonstration.example`,
    name: `${forename} (invented ${label})`,
    roles: [held(first), ...more.map(held)],
    ...(sees && { sees }),
  };
}

const held = (one: Role | HeldRole): HeldRole =>
  typeof one === 'string' ? { role: one, organisation: null } : one;

const applicantOf = (organisation: Office): HeldRole => ({ role: 'applicant', organisation });

/** Everybody of a demonstration, by the name that its courses call them. */
export const cast = {
  applicant: invented(
    'Ada',
    'applicant',
    [applicantOf('invented-statistics-office')],
    'a draft to go on with, a question to answer, a condition that is late',
  ),
  other: invented('Bruno', 'applicant elsewhere', [applicantOf('invented-river-authority')]),
  adviser: invented(
    'Cleo',
    'adviser',
    ['adviser'],
    'everything by what is due next; something to check; a letter to send',
  ),
  lay: invented(
    'Dora',
    'lay member',
    ['member-lay'],
    'items to declare on and to write a view about',
  ),
  lay2: invented('Emil', 'lay member', ['member-lay']),
  expert: invented('Fay', 'expert member', ['member-expert']),
  leaver: invented(
    'Gus',
    'expert member',
    ['member-expert'],
    'an item that is closed to him, as he declared an interest',
  ),
  chair: invented(
    'Hana',
    'chair',
    ['chair', 'member-expert'],
    'today’s meeting: presence, quorum, advice, minutes',
  ),
  decider: invented('Ivo', 'decision-maker', ['decision-maker'], 'advice that waits to be decided'),
  appeals: invented(
    'Jo',
    'decision-maker for appeals',
    ['decision-maker'],
    'an appeal that only she may hear',
  ),
  editor: invented('Kim', 'editor', ['editor']),
  administrator: invented('Lou', 'administrator', ['administrator']),
} as const satisfies Record<string, InventedPerson>;

export type Player = keyof typeof cast;
export const players = Object.keys(cast) as Player[];
