import type { Queryable, Trx } from '../../kernel/database/database.ts';
import type { Organisation, Statistic } from './schema.ts';

/** The names of organisations and statistics by slug, as kept in memory. */
export interface Names {
  organisations: Map<string, Organisation>;
  statistics: Map<string, Statistic>;
}

/** Reads the names that changed after a register version into those known; answers new maps. */
export async function readNames(
  db: Queryable,
  before: Names | null,
  since: number,
): Promise<Names> {
  const organisations = await listOrganisations(db, since);
  const statistics = await listStatistics(db, since);
  if (before && organisations.length === 0 && statistics.length === 0) return before;
  return {
    organisations: merged(before?.organisations, organisations),
    statistics: merged(before?.statistics, statistics),
  };
}

function merged<T extends { slug: string }>(known: Map<string, T> | undefined, news: T[]) {
  return new Map([...(known ?? []), ...news.map((one) => [one.slug, one] as const)]);
}

/** Organisations changed after a register version (0: all), by name. */
export async function listOrganisations(db: Queryable, since = 0): Promise<Organisation[]> {
  const rows = await db
    .selectFrom('organisations')
    .selectAll()
    .where('version', '>', since)
    .orderBy('slug')
    .execute();
  return rows.map(({ slug, name, country, also }) => ({
    slug,
    name,
    country,
    also: JSON.parse(also),
  }));
}

/**
 * The organisations that a name, another name or a slug stands for, capitals apart: none, one, or several
 * of the same name. A slug, and then a name, goes before other names.
 */
export function organisationsCalled(
  called: string,
  organisations: Iterable<Organisation>,
): Organisation[] {
  const wanted = called.trim().toLowerCase();
  const all = [...organisations];
  for (const namesOf of [
    ({ slug }: Organisation) => [slug],
    ({ name }: Organisation) => [name],
    ({ also }: Organisation) => also,
  ]) {
    const found = all.filter((one) => namesOf(one).some((name) => name.toLowerCase() === wanted));
    if (found.length > 0) return found;
  }
  return [];
}

export async function listStatistics(db: Queryable, since = 0): Promise<Statistic[]> {
  return db
    .selectFrom('statistics')
    .select(['slug', 'title'])
    .where('version', '>', since)
    .orderBy('slug')
    .execute();
}

/** Writes organisations, new or changed. */
export async function putOrganisations(
  trx: Trx,
  version: number,
  organisations: readonly Organisation[],
): Promise<void> {
  for (const { also, ...organisation } of organisations) {
    const row = { ...organisation, also: JSON.stringify(also), version };
    await trx
      .insertInto('organisations')
      .values(row)
      .onConflict((conflict) => conflict.column('slug').doUpdateSet(row))
      .execute();
  }
}

/** Writes statistics, new or changed. */
export async function putStatistics(
  trx: Trx,
  version: number,
  statistics: readonly Statistic[],
): Promise<void> {
  for (const statistic of statistics) {
    const row = { ...statistic, version };
    await trx
      .insertInto('statistics')
      .values(row)
      .onConflict((conflict) => conflict.column('slug').doUpdateSet(row))
      .execute();
  }
}
