import { type Filters, listAddress, readFilters } from '../../examples/filters.ts';
import { followAddress } from '../../examples/following.ts';
import { filtersInWords } from '../../examples/list/choices.ts';
import { Invalid } from '../../kernel/errors.ts';
import { readQuery } from '../../kernel/http/site.ts';
import type { Names } from '../../vocabulary/authorities/queries.ts';

/** What somebody follows: one example by its slug, or whatever filters find. */
export type What = { example: string } | { filters: Filters };

/** Reads the query of an address; throws Invalid naming what is wrong with it. */
export function readWhat(query: Record<string, string[]>, names: Names): What {
  const { example, ...others } = query;
  if (example === undefined) return { filters: readFilters(others, names) };
  const [slug = '', ...more] = example;
  if (more.length > 0 || Object.keys(others).length > 0 || !/^[a-z0-9-]{1,200}$/.test(slug)) {
    throw new Invalid([{ field: 'example', message: 'must be one example, and nothing else' }]);
  }
  return { example: slug };
}

/** What was kept; null when the register no longer knows a name in it. */
export function findWhat(kept: string, names: Names): What | null {
  try {
    return readWhat(readQuery(new URLSearchParams(kept)), names);
  } catch (error) {
    if (error instanceof Invalid) return null;
    throw error;
  }
}

/** As it is kept: the same for the same filters in whatever order they came. */
export function keptText(what: What): string {
  return followAddress('example' in what ? what : what.filters).split('?')[1] ?? '';
}

/** Where it can be seen in the register. */
export function addressOfWhat(what: What): string {
  if ('example' in what) return `/examples/${what.example}`;
  return listAddress({ ...what.filters, sort: 'updated', page: 1 });
}

/** In words. `titles` has examples' titles by slug. */
export function whatInWords(what: What, names: Names, titles: ReadonlyMap<string, string>): string {
  if ('example' in what) return titles.get(what.example) ?? `The example at ${what.example}`;
  const words = filtersInWords(what.filters, names);
  return words.length === 0 ? 'Every example' : `Examples: ${words.join('; ')}`;
}

/** For a mail to an address that somebody may have typed for another: without any word that was typed. */
export function safeWords(what: What, names: Names, titles: ReadonlyMap<string, string>): string {
  if ('example' in what || what.filters.q === null) return whatInWords(what, names, titles);
  const words = filtersInWords({ ...what.filters, q: null }, names);
  return ['Examples: words that were searched for', ...words].join('; ');
}
