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

/** Why something may be redacted, with the words of the mark that takes its place. */
export const redactionCodes = {
  personal: 'personal data',
  unlawful: 'unlawful',
  licence: 'licence',
} as const;

export type RedactionCode = keyof typeof redactionCodes;

/** A reason for a redaction in words; the code itself where it is not known (any more). */
export function redactionText(code: string): string {
  return code in redactionCodes ? redactionCodes[code as RedactionCode] : code;
}

/** What stands in the place of redacted words. */
export function markOf(code: RedactionCode): string {
  return `[redacted: ${redactionCodes[code]}]`;
}
