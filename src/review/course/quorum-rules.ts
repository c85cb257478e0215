import type { Route } from '../scheme/schema.ts';
import type { Side } from './schema.ts';
import type { Standing } from './standing.ts';

/** Whether advice can be given, and what is lacking, in plain words. */
export interface Quorum {
  met: boolean;
  /** Opaque ids of the members who count. */
  counting: readonly string[];
  lay: number;
  lacking: readonly string[];
}

/**
 * Who counts: at a meeting, members who are there for the item; by correspondence, members who wrote
 * a view. Always only those who declared in this round and did not leave; `isMember`: and who sit on
 * the side still on which they declared.
 */
export function quorumOf(
  standing: Standing,
  route: Route,
  isMember: (person: string, side: Side | null) => boolean = () => true,
): Quorum {
  const { interests, views, present } = standing;
  const counts = (person: string) =>
    mayTakePart(standing, person) && isMember(person, interests.get(person)?.side ?? null);
  const candidates = route.by === 'meeting' ? present : views.map(({ person }) => person);
  const counting = [...new Set(candidates)].filter((one) => counts(one));
  const lay = counting.filter((one) => interests.get(one)?.side === 'lay').length;
  const { quorum, reviewers } = route;
  const lacking: string[] = [];
  const verb = route.by === 'meeting' ? 'present' : 'with a view';
  if (counting.length < quorum.members) {
    lacking.push(
      `${quorum.members} members must be ${verb}, who have declared and stay: there ${counting.length === 1 ? 'is' : 'are'} ${counting.length}`,
    );
  }
  if (lay < quorum.lay) {
    lacking.push(
      `${quorum.lay === 1 ? 'a lay member' : `${quorum.lay} lay members`} must be among them: there ${lay === 1 ? 'is' : 'are'} ${lay}`,
    );
  }
  for (const side of ['lay', 'expert'] as const) {
    const written = views.filter((one) => one.side === side && counts(one.person)).length;
    if (written < reviewers[side]) {
      lacking.push(
        `${reviewers[side]} ${side} ${reviewers[side] === 1 ? 'view' : 'views'} must be written: there ${written === 1 ? 'is' : 'are'} ${written}`,
      );
    }
  }
  return { met: lacking.length === 0, counting, lay, lacking };
}

/** Who has declared in this round and does not leave: the papers are open to them. */
export function stays({ interests }: Standing, person: string): boolean {
  const declared = interests.get(person);
  return declared !== undefined && declared.interest !== 'leaves';
}

/** Who stays and sits on a side: they count and write views. A chair may be neither lay nor expert. */
export function mayTakePart(standing: Standing, person: string): boolean {
  return stays(standing, person) && standing.interests.get(person)?.side !== null;
}
