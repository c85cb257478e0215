import { randomInt } from 'node:crypto';

// Without letters and figures that are taken for one another when somebody reads them out.
const signs = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** `C-7K3F9Q`: short and public; it opens nothing. `A` instead for an application. */
export function newReference(kind: 'C' | 'A' = 'C'): string {
  return `${kind}-${Array.from({ length: 6 }, () => signs[randomInt(signs.length)]).join('')}`;
}
