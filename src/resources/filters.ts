import { z } from 'zod';
import { many, parseQuery } from '../kernel/http/query.ts';
import { pageNumber } from '../kernel/paging.ts';
import type { ResourceEntry } from './schema.ts';

const words = many(z.string().max(300, 'must have at most 300 characters'));

const filtersSchema = z.strictObject({
  author: words,
  project: words,
  topic: words,
  page: pageNumber,
});

export type ResourceFilters = z.output<typeof filtersSchema>;

/** Repeats of one parameter mean or, different ones mean and. Throws Invalid. */
export function readResourceFilters(query: Record<string, string[]>): ResourceFilters {
  return parseQuery(filtersSchema, query);
}

/** Whether a resource has what the filters ask for; capitals do not matter. */
export function fits(entry: ResourceEntry, { author, project, topic }: ResourceFilters): boolean {
  return (
    hasAny(entry.author, author) && hasAny(entry.project, project) && hasAny(entry.topics, topic)
  );
}

function hasAny(has: readonly string[], wanted: readonly string[]): boolean {
  const lower = has.map((one) => one.toLowerCase());
  return wanted.length === 0 || wanted.some((one) => lower.includes(one.toLowerCase()));
}

/** The address of the list that filters leave. */
export function resourcesAddress(
  { author = [], project = [], topic = [], page = 1 }: Partial<ResourceFilters>,
  ending = '',
): string {
  const search = new URLSearchParams();
  for (const [name, values] of Object.entries({ author, project, topic })) {
    for (const value of values) search.append(name, value);
  }
  if (page > 1) search.append('page', String(page));
  return `/resources${ending}${search.size === 0 ? '' : `?${search}`}`;
}
