import type { Problem } from '../kernel/errors.ts';
import type { HeldRole, Person, Role } from './schema.ts';

/** The one role that is held for a producer, and for nobody else. */
export function isForProducer(role: Role): boolean {
  return role === 'applicant';
}

/** Whether somebody holds a role for this very organisation; never for none. */
export function holdsFor(
  { state, roles }: Pick<Person, 'roles' | 'state'>,
  role: Role,
  organisation: string | null,
): boolean {
  return (
    state === 'active' &&
    organisation !== null &&
    roles.some((held) => held.role === role && held.organisation === organisation)
  );
}

/** The producers that somebody is an applicant for. */
export function producersOf({ state, roles }: Pick<Person, 'roles' | 'state'>): string[] {
  if (state !== 'active') return [];
  return roles.flatMap(({ role, organisation }) =>
    isForProducer(role) && organisation !== null ? [organisation] : [],
  );
}

/** What is wrong with the roles that one person would hold together. */
export function problemsOfRoles(
  roles: readonly HeldRole[],
  organisations: { has: (slug: string) => boolean },
): Problem[] {
  const problems: Problem[] = [];
  for (const { role, organisation } of roles) {
    if (isForProducer(role) && organisation === null) {
      problems.push({ field: 'organisation', message: 'Choose the producer of an applicant' });
    }
    if (!isForProducer(role) && organisation !== null) {
      problems.push({
        field: 'organisation',
        message: 'Only the role of applicant is held for a producer: leave the producer out',
      });
    }
    if (organisation !== null && !organisations.has(organisation)) {
      problems.push({
        field: 'organisation',
        message: `“${organisation.slice(0, 100)}” is not an organisation of the register`,
      });
    }
  }
  const held = new Set(roles.map(({ role }) => role));
  if (held.has('member-lay') && held.has('member-expert')) {
    problems.push({ field: 'roles', message: 'A panel member is lay or expert, not both' });
  }
  return problems;
}
