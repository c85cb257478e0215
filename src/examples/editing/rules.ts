import type { Actor } from '../../people/rules.ts';
import { type Role, roleLabels } from '../../people/schema.ts';

/** How a revision by staff is signed: by the role, as names are theirs to give. */
export function authorOf(role: Role | 'command'): string {
  if (role === 'command') return 'the server’s administrator';
  const label = roleLabels[role].toLowerCase();
  return `${/^[aeiou]/.test(label) ? 'an' : 'a'} ${label}`;
}

/** The opaque id that stands in the record. */
export function idOf(actor: Actor): string | null {
  return actor === 'command' ? null : actor.id;
}
