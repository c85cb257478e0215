import { z } from 'zod';
import { one, parseQuery } from '../../kernel/http/query.ts';
import type { Format } from '../../kernel/http/site.ts';
import { pageNumber } from '../../kernel/paging.ts';
import type { Names } from '../../vocabulary/authorities/queries.ts';
import { markStatuses } from '../course/status-rules.ts';
import { outcomes } from '../scheme/schema.ts';
import type { DecisionRegister } from './register-queries.ts';

export const decisionFacets = [
  'scheme',
  'outcome',
  'status',
  'producer',
  'statistic',
  'route',
  'year',
] as const;
export type DecisionFacet = (typeof decisionFacets)[number];
export const decisionSorts = ['newest', 'oldest', 'title', 'review'] as const;
export type DecisionSort = (typeof decisionSorts)[number];

/** What an address under /decisions asks for. Codes within a facet mean *or*, facets mean *and*. */
export type DecisionFilters = Record<DecisionFacet, readonly string[]> & {
  q: string | null;
  sort: DecisionSort;
  page: number;
  per_page: number;
};

export const usualPerPage = 20;

/** Reads query parameters; throws Invalid naming each that is unknown, repeated or wrong. */
export function readDecisionFilters(
  query: Record<string, string[]>,
  register: DecisionRegister,
  names: Names,
): DecisionFilters {
  const known: Record<DecisionFacet, (code: string) => boolean> = {
    scheme: (code) => register.schemes.some(({ scheme }) => scheme.scheme === code),
    outcome: (code) => outcomes.some((one) => one === code),
    status: (code) => markStatuses.some((one) => one === code),
    producer: (code) => names.organisations.has(code),
    statistic: (code) => names.statistics.has(code),
    route: (code) =>
      register.schemes.some(({ scheme }) => scheme.routes.some((one) => one.code === code)) ||
      register.entries.some(({ decision }) => decision.route.route === code),
    year: (code) => /^[1-9]\d{3}$/.test(code),
  };
  const codes = (facet: DecisionFacet) =>
    z
      .array(z.string())
      .max(200, 'may be given at most 200 times')
      .superRefine((given, context) => {
        for (const code of given) {
          if (known[facet](code)) continue;
          const message = `“${code.slice(0, 60)}” is not a ${facet} that is known here`;
          context.addIssue({ code: 'custom', message });
        }
      })
      .default([])
      .transform((given): readonly string[] => [...new Set(given)]);
  const schema = z.strictObject({
    q: one(
      z
        .string()
        .max(500, 'must have at most 500 characters')
        .optional()
        .transform((value) => value ?? null),
    ),
    scheme: codes('scheme'),
    outcome: codes('outcome'),
    status: codes('status'),
    producer: codes('producer'),
    statistic: codes('statistic'),
    route: codes('route'),
    year: codes('year'),
    sort: one(
      z.enum(decisionSorts, `must be one of ${decisionSorts.join(', ')}`).default('newest'),
    ),
    page: pageNumber,
    per_page: one(
      z
        .string()
        .regex(/^([1-9]\d?|100)$/, 'must be a whole number from 1 to 100')
        .default(String(usualPerPage))
        .transform(Number),
    ),
  });
  return parseQuery(schema, query);
}

/** The address of what filters leave, in a format; what is as by default is left out. */
export function decisionsAddress(
  filters: Partial<DecisionFilters> = {},
  format: Format = 'html',
): string {
  const { q = null, sort = 'newest', page = 1, per_page = usualPerPage } = filters;
  const search = new URLSearchParams();
  if (q) search.append('q', q);
  for (const facet of decisionFacets) {
    for (const code of filters[facet] ?? []) search.append(facet, code);
  }
  if (sort !== 'newest') search.append('sort', sort);
  // The other formats have every decision, not a page of them.
  const paged = format === 'html' || format === 'json';
  if (paged && page > 1) search.append('page', String(page));
  if (paged && per_page !== usualPerPage) search.append('per_page', String(per_page));
  const path = `/decisions${format === 'html' ? '' : `.${format}`}`;
  return search.size === 0 ? path : `${path}?${search}`;
}
