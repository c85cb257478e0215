import { factFields } from '../contributions/moderation/acceptance.ts';
import { fieldLabel } from '../examples/page/field-text.ts';
import type { Example, ExampleField } from '../examples/schema.ts';
import { isRecorded } from './missing.ts';

/** The facts that somebody who was there can confirm, one by one: those that editors mark as verified. */
export const verifiable = factFields.map((field) => ({
  field: field as ExampleField,
  label: fieldLabel(field),
}));

/** Which facts of an example are recorded, and which of these nobody has verified: bits, as in `verifiable`. */
export interface Verifying {
  recorded: number;
  unverified: number;
  /** How many of the recorded facts somebody has verified. */
  verified: number;
}

export function verifyingOf(example: Example): Verifying {
  const confirmed = new Set(example.verified.map(({ field }) => field));
  const found = { recorded: 0, unverified: 0, verified: 0 };
  for (const [place, { field }] of verifiable.entries()) {
    if (!isRecorded(example, field)) continue;
    found.recorded |= 1 << place;
    if (confirmed.has(field)) found.verified++;
    else found.unverified |= 1 << place;
  }
  return found;
}
