import { z } from 'zod';
import { one } from '../../kernel/http/query.ts';
import { pageNumber } from '../../kernel/paging.ts';
import { type MissableField, missable } from '../missing.ts';

const fields = missable.map((one) => one.field) as [MissableField, ...MissableField[]];

/**
 * One list of gaps: the examples without a fact, (`engagement`) the statistics without an engagement, or
 * (`sources`) the examples with a source that is gone.
 */
export const missingCodes = [...fields, 'engagement', 'sources'] as const;

export const gapsSchema = z.strictObject({
  missing: one(z.enum(missingCodes, `must be one of ${missingCodes.join(', ')}`).optional()),
  page: pageNumber,
});

export type MissingCode = (typeof missingCodes)[number];

export function gapsAddress(missing: MissingCode | null, page = 1, ending = ''): string {
  const search = new URLSearchParams();
  if (missing !== null) search.append('missing', missing);
  if (page > 1) search.append('page', String(page));
  return `/gaps${ending}${search.size === 0 ? '' : `?${search}`}`;
}
