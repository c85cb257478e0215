import { hasRole } from '../people/rules.ts';
import type { Person } from '../people/schema.ts';
import type { Resource } from './schema.ts';

/** Everyone reads what is final; editors and administrators read the rest too. */
export function mayRead(
  { status }: Pick<Resource, 'status'>,
  person: Pick<Person, 'roles' | 'state'> | null,
): boolean {
  if (status === 'final') return true;
  return person !== null && (hasRole(person, 'editor') || hasRole(person, 'administrator'));
}
