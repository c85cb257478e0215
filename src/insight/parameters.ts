import { z } from 'zod';
import { one } from '../kernel/http/query.ts';
import { pageNumber } from '../kernel/paging.ts';

/** A long list that can be narrowed by words of a name. */
export const namedList = z.strictObject({
  q: one(z.string().max(200, 'must have at most 200 characters').optional()),
  page: pageNumber,
});

/** The address of such a list, with what is as by default left out. */
export function namedListAddress(path: string, q: string | undefined, page = 1): string {
  const search = new URLSearchParams();
  if (q) search.append('q', q);
  if (page > 1) search.append('page', String(page));
  return search.size === 0 ? path : `${path}?${search}`;
}

export const perPage = 200;
