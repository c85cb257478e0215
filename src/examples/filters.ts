import { z } from 'zod';
import { one, parseQuery } from '../kernel/http/query.ts';
import type { Format } from '../kernel/http/site.ts';
import type { Names } from '../vocabulary/authorities/queries.ts';
import { isPartialDate } from '../vocabulary/fields.ts';
import { vocabulary } from '../vocabulary/vocabularies.ts';
import { eachFacet, type Facet, facets, facetVocabularies } from './columns.ts';
import { firstDay, lastDay } from './periods.ts';

export const sorts = ['relevance', 'newest', 'oldest', 'title', 'updated'] as const;
export const views = ['list', 'timeline', 'map'] as const;

export type Sort = (typeof sorts)[number];
export type View = (typeof views)[number];

/** What an address under /examples asks for. Codes within a facet mean *or*, facets mean *and*. */
export type Filters = Record<Facet, readonly string[]> & {
  q: string | null;
  from: string | null;
  to: string | null;
  sort: Sort;
  page: number;
  per_page: number;
  view: View;
};

/** Reads query parameters; throws Invalid naming each that is unknown, repeated or wrong. */
export function readFilters(query: Record<string, string[]>, names: Names): Filters {
  const { sort, per_page, ...filters } = parseQuery(filtersSchema(names), query);
  return {
    ...filters,
    sort: sort === null || (sort === 'relevance' && !filters.q) ? defaultSort(filters.q) : sort,
    per_page: per_page ?? defaultPerPage(filters.view),
  };
}

/** The address of the examples that filters leave, in a format; what is as by default is left out. */
export function listAddress(filters: Partial<Filters>, format: Format = 'html'): string {
  const { q = null, from = null, to = null, sort, page = 1, view = 'list' } = filters;
  const { per_page = defaultPerPage(view) } = filters;
  const search = new URLSearchParams();
  if (q) search.append('q', q);
  for (const facet of facets) for (const code of filters[facet] ?? []) search.append(facet, code);
  if (from) search.append('from', from);
  if (to) search.append('to', to);
  if (sort && sort !== defaultSort(q)) search.append('sort', sort);
  // The other formats have every example, not a page of them.
  const paged = format === 'html' || format === 'json';
  if (paged && page > 1) search.append('page', String(page));
  if (paged && per_page !== defaultPerPage(view)) search.append('per_page', String(per_page));
  if (paged && view !== 'list') search.append('view', view);
  const path = `/examples${format === 'html' ? '' : `.${format}`}`;
  return search.size === 0 ? path : `${path}?${search}`;
}

/** The parameters and what each takes; null stands for absent. */
export function filtersSchema(names: Names) {
  return z
    .strictObject({
      q: absentOr(z.string().max(500, 'must have at most 500 characters')),
      ...eachFacet((facet) => codesOf(facet, names)),
      from: absentOr(partialDate),
      to: absentOr(partialDate),
      sort: absentOr(choice(sorts)),
      page: one(whole(1, 1_000_000).default(1)),
      per_page: absentOr(whole(1, 100)),
      view: one(choice(views).default('list')),
    })
    .refine(({ from, to }) => !from || !to || firstDay(from) <= lastDay(to), {
      path: ['from'],
      message: 'is after “to”',
    });
}

export function defaultSort(q: string | null): Sort {
  return q ? 'relevance' : 'newest';
}

// A timeline of twenty says little.
export function defaultPerPage(view: View): number {
  return view === 'timeline' ? 100 : 20;
}

function absentOr<T extends z.ZodType<unknown, string>>(schema: T) {
  return one(schema.optional().transform((value) => value ?? null));
}

function codesOf(facet: Facet, names: Names) {
  const has = knownCodes(facet, names);
  return z
    .array(z.string())
    .max(200, 'may be given at most 200 times')
    .superRefine((codes, context) => {
      for (const code of codes) {
        if (has(code)) continue;
        const message = `“${code.slice(0, 60)}” is not a ${facet} that is known here`;
        context.addIssue({ code: 'custom', message });
      }
    })
    .default([])
    .transform((codes): readonly string[] => [...new Set(codes)]);
}

function knownCodes(facet: Facet, names: Names): (code: string) => boolean {
  if (facet === 'organisation') return (code) => names.organisations.has(code);
  if (facet === 'statistic') return (code) => names.statistics.has(code);
  return (code) => vocabulary(facetVocabularies[facet] ?? facet).has(code);
}

const partialDate = z
  .string()
  .refine(isPartialDate, 'must be a year, month or day that exists: 2021, 2021-06 or 2021-06-03');

function choice<T extends string>(values: readonly T[]) {
  return z.enum(values as [T, ...T[]], `must be one of ${values.join(', ')}`);
}

function whole(least: number, most: number) {
  const message = `must be a whole number from ${least} to ${most.toLocaleString('en-GB')}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, message)
    .transform(Number)
    .refine((value) => value >= least && value <= most, message);
}
