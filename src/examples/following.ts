import { type Filters, listAddress } from './filters.ts';

/** Where somebody may follow, by e-mail, one example or whatever some filters find. */
export function followAddress(what: { example: string } | Partial<Filters>): string {
  if ('example' in what) return `/following/new?${new URLSearchParams({ example: what.example })}`;
  // How a list is shown is nothing to follow; a timeline's address would keep its length.
  const { sort: _, page: __, per_page: ___, view: ____, ...filters } = what;
  return listAddress(filters).replace(/^\/examples/, '/following/new');
}
