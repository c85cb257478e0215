import {
  type Names,
  putOrganisations,
  putStatistics,
} from '../../vocabulary/authorities/queries.ts';
import type { Writing } from '../actions.ts';
import type { Edited } from './reading.ts';

/** Adds the names that a form brought with it; answers all names, for the publication that follows. */
export async function putNewNames(
  { trx, version, names }: Writing,
  { organisations, statistics }: Pick<Edited, 'organisations' | 'statistics'>,
): Promise<Names> {
  if (organisations.length + statistics.length === 0) return names;
  await putOrganisations(trx, version, organisations);
  await putStatistics(trx, version, statistics);
  return {
    organisations: new Map([
      ...names.organisations,
      ...organisations.map((one) => [one.slug, one] as const),
    ]),
    statistics: new Map([
      ...names.statistics,
      ...statistics.map((one) => [one.slug, one] as const),
    ]),
  };
}
