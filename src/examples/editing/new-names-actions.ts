import {
  type Names,
  putOrganisations,
  putStatistics,
} from '../../vocabulary/authorities/queries.ts';
import type { Writing } from '../actions.ts';
import { type Edited, namesWith } from './reading.ts';

/** Adds the names that a form brought with it; answers all names, for the publication that follows. */
export async function putNewNames(
  { trx, version, names }: Writing,
  edited: Pick<Edited, 'organisations' | 'statistics'>,
): Promise<Names> {
  const { organisations, statistics } = edited;
  if (organisations.length + statistics.length === 0) return names;
  await putOrganisations(trx, version, organisations);
  await putStatistics(trx, version, statistics);
  return namesWith(names, edited);
}
