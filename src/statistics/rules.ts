import { Forbidden, type Problem } from '../kernel/errors.ts';
import { holdsFor } from '../people/role-rules.ts';
import { type Actor, hasRole } from '../people/rules.ts';
import type { Person, Role } from '../people/schema.ts';
import type { StatisticDetails, StatisticEdit } from './schema.ts';

const editorsOfAll: readonly Role[] = ['editor', 'administrator', 'adviser'];

/** Whether somebody may edit every statistic, and say who its producer is. */
export function editsEveryStatistic(person: Person): boolean {
  return editorsOfAll.some((role) => hasRole(person, role));
}

/** Whether somebody may see and edit what the register holds of a producer's statistics. */
export function mayWorkFor(person: Person, producer: string | null): boolean {
  return editsEveryStatistic(person) || holdsFor(person, 'applicant', producer);
}

export function mayEditStatistic(
  person: Person,
  { producer }: Pick<StatisticDetails, 'producer'>,
): boolean {
  return mayWorkFor(person, producer);
}

/** Throws Forbidden; answers the role acted in, for the record. */
export function requireWorkFor(actor: Actor, producer: string | null): Role | 'command' {
  if (actor === 'command') return 'command';
  if (!mayWorkFor(actor, producer)) {
    throw new Forbidden(
      'This is for the people of the statistic’s producer, and for editors, advisers and administrators.',
    );
  }
  return editorsOfAll.find((role) => hasRole(actor, role)) ?? 'applicant';
}

/** What is wrong with an edit that its own fields cannot tell. */
export function problemsOfEdit(
  { producer, designation }: StatisticEdit,
  organisations: { has: (slug: string) => boolean },
  now: Date,
): Problem[] {
  const problems: Problem[] = [];
  if (producer !== null && !organisations.has(producer)) {
    problems.push({ field: 'producer', message: 'must be an organisation of the register' });
  }
  // A day ahead: it may be tomorrow already where the person is.
  const tomorrow = new Date(now.getTime() + 86_400_000).toISOString().slice(0, 10);
  if (designation && designation.seen > tomorrow) {
    problems.push({ field: 'designation.seen', message: 'must not be in the future' });
  }
  return problems;
}

/** The names of what an edit changes, in the order of the record: codes for the public record. */
export function changedFields(before: StatisticEdit, after: StatisticEdit): string[] {
  const keys = Object.keys(after) as (keyof StatisticEdit)[];
  return keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
}
