import { createHash } from 'node:crypto';
import type { Contribution } from '../schema.ts';

/** What makes a contribution look like spam, and how an editor reads it. */
export const suspicionLabels = {
  honeypot: 'A field was filled in that people do not see',
  'too-fast': 'It was sent sooner than a person can type',
  'many-links': 'It holds many links',
  markup: 'It holds markup of links, as spam for other sites does',
  'link-in-name': 'A name, role or title holds a link',
  repeat: 'The same was sent before',
  'no-proof': 'It came while a great many did, without the small sum that a browser does then',
} as const;

export type Suspicion = keyof typeof suspicionLabels;

/** What its words alone give away. The list of sources is not counted: links belong there. */
export function suspicionsOf({ title, text, credit }: Contribution): Suspicion[] {
  const found: Suspicion[] = [];
  const named = [title, credit.name, credit.role].join(' ');
  if (countLinks(text) > mostLinks) found.push('many-links');
  if (/<a\s[^>]*href|\[url[=\]]|\[link[=\]]/i.test(text)) found.push('markup');
  if (countLinks(named) > 0) found.push('link-in-name');
  return found;
}

/** Equal for two contributions that say the same of the same, whatever the capitals and spaces. */
export function fingerprintOf({ kind, about, field, title, text }: Contribution): string {
  const said = [kind, about?.type, about?.id, field, title, text]
    .map((part) => (part ?? '').normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim())
    .join('\n');
  return createHash('sha256').update(said).digest('base64url');
}

const mostLinks = 3;

function countLinks(text: string): number {
  return text.match(/\bhttps?:\/\/|\bwww\./gi)?.length ?? 0;
}
