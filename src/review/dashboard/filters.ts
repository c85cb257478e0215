import { z } from 'zod';
import { one } from '../../kernel/http/query.ts';
import { pageNumber } from '../../kernel/paging.ts';
import { slug } from '../../vocabulary/fields.ts';
import { type Pen, penLabels } from '../course/due-rules.ts';
import { stateLabels } from '../course/rules.ts';
import type { State } from '../course/standing.ts';

const states = Object.keys(stateLabels) as [State, ...State[]];
const pens = Object.keys(penLabels) as [Pen, ...Pen[]];

/** What the dashboard shows, in the address. `open`: everything that is not at its end. */
export const dashboardSchema = z.strictObject({
  scheme: one(slug.optional()),
  state: one(z.enum(['open', 'all', ...states], { error: 'is not a state' }).default('open')),
  pen: one(z.enum(pens, { error: 'is nobody who can have the pen' }).optional()),
  page: pageNumber,
});
export type DashboardFilters = z.output<typeof dashboardSchema>;

/** The dashboard's address with these filters. */
export function dashboardAddress({ scheme, state, pen, page }: Partial<DashboardFilters>): string {
  const query = new URLSearchParams({
    ...(scheme && { scheme }),
    ...(state && state !== 'open' && { state }),
    ...(pen && { pen }),
    ...(page && page > 1 && { page: String(page) }),
  });
  return query.size === 0 ? '/applications' : `/applications?${query}`;
}
