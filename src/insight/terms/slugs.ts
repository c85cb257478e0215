import type { Facet } from '../../examples/columns.ts';
import type { Term } from '../../vocabulary/schema.ts';
import { vocabulary } from '../../vocabulary/vocabularies.ts';

/** A vocabulary whose every term has a page. */
export interface Kind {
  /** The address of the list. */
  path: '/methods' | '/topics' | '/stages';
  vocabulary: string;
  facet: Facet;
  one: string;
  many: string;
  lead: string;
}

export const kinds: readonly Kind[] = [
  {
    path: '/methods',
    vocabulary: 'methods',
    facet: 'method',
    one: 'Method',
    many: 'Methods',
    lead: 'The ways in which people were involved, or spoke up, and how often each is on record.',
  },
  {
    path: '/topics',
    vocabulary: 'topics',
    facet: 'topic',
    one: 'Topic',
    many: 'Topics',
    lead: 'What the statistics and the data are about.',
  },
  {
    path: '/stages',
    vocabulary: 'stages',
    facet: 'stage',
    one: 'Stage',
    many: 'Stages',
    lead: 'The stages of making statistics at which people were, or were not, given a say.',
  },
];

/** The code as the last part of an address: a stage's full stop becomes a hyphen, 1.2 → 1-2. */
export function slugOf(code: string): string {
  return code.replaceAll('.', '-').toLowerCase();
}

export function addressOf({ path }: Kind, code: string): string {
  return `${path}/${slugOf(code)}`;
}

export function findTerm(kind: Kind, slug: string): Term | null {
  const terms = [...vocabulary(kind.vocabulary).terms.values()];
  return terms.find((term) => slugOf(term.code) === slug) ?? null;
}
