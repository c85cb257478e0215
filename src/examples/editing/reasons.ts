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
