import { Forbidden } from '../../kernel/errors.ts';
import { hasRole } from '../../people/rules.ts';
import type { Person } from '../../people/schema.ts';
import { type Doer, isDesk, isOfProducer, sightOf } from '../course/parts-rules.ts';
import { quorumOf, stays } from '../course/quorum-rules.ts';
import { routeOf } from '../course/route-rules.ts';
import type { Standing } from '../course/standing.ts';
import type { Scheme } from '../scheme/schema.ts';

export function isOnPanel(person: Pick<Person, 'roles' | 'state'>): boolean {
  return (['member-lay', 'member-expert', 'chair'] as const).some((role) => hasRole(person, role));
}

/** Throws Forbidden. */
export function requirePanel(person: Pick<Person, 'roles' | 'state'>): void {
  if (!isOnPanel(person)) throw new Forbidden('This is for members of the panel.');
}

/** For whoever works at the review desk. Throws Forbidden. */
export function requireDesk(person: Doer): void {
  if (!isDesk(person)) throw new Forbidden('This is for the review desk.');
}

interface Item {
  standing: Standing;
  scheme: Scheme;
  producer: string;
}

/**
 * What somebody sees of the panel's work on an item. `work`: declarations, presence, quorum, notes.
 * `views`: what other members wrote. First views are independent: a member sees those of others once
 * their own is written, or the meeting has begun; by correspondence the chair also with quorum. The
 * applicant's people see none of it.
 */
export function seesPanel(
  doer: Doer,
  { standing, scheme, producer }: Item,
  today: string,
): { work: boolean; views: boolean } {
  const work = !isOfProducer(doer, producer) && sightOf(doer, standing, producer) === 'papers';
  if (!work) return { work: false, views: false };
  const writes = isOnPanel(doer) && stays(standing, doer.id);
  if (!writes || standing.advice) return { work, views: true };
  const written = standing.views.some(({ person }) => person === doer.id);
  const begun = standing.meeting !== null && today >= standing.meeting.day;
  const route = routeOf(standing, scheme);
  const sumsUp =
    hasRole(doer, 'chair') && route?.by === 'correspondence' && quorumOf(standing, route).met;
  return { work, views: written || begun || sumsUp };
}
