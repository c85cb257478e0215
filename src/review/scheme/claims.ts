/** Every text in a document, with its path. */
export function textsOf(
  value: unknown,
  path: readonly (string | number)[] = [],
): [path: (string | number)[], text: string][] {
  if (typeof value === 'string') return [[[...path], value]];
  if (typeof value !== 'object' || value === null) return [];
  const entries: [string | number, unknown][] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  return entries.flatMap(([key, one]) => textsOf(one, [...path, key]));
}

/**
 * Why no scheme may say this; null when it may. In UK law a statistic is official by who produces it,
 * and accredited by the regulator: a mark gives neither, and the accredited badge is the regulator's.
 */
export function claimed(text: string): string | null {
  if (says.official.test(text)) {
    return 'must not say that a statistic is official: no mark makes it so';
  }
  return says.badge.test(text)
    ? 'must not name the badge of accredited official statistics: it is the regulator’s to give'
    : null;
}

const says = {
  official:
    /\b(?:is|are|be|been|being|becomes?|became|makes? (?:it|them)|now|counts? as)\s+(?:an?\s+|now\s+|fully\s+|accredited\s+)*official\b/i,
  badge:
    /\b(?:accredited(?:\s+official)?|national)\s+statistics?\s+(?:quality\s+)?(?:badge|logo|kitemark|mark)\b/i,
};
