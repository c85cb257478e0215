import { stringify } from 'yaml';
import type { Queryable } from '../../../kernel/database/database.ts';
import { listStoredDetails } from '../../../statistics/queries.ts';
import type { Names } from '../../../vocabulary/authorities/queries.ts';

/** organisations.yaml, as the loader reads it. */
export function organisationsYaml({ organisations }: Names): Iterable<string> {
  return yamlList([...organisations.values()].map((one) => ({ ...one })));
}

/** statistics.yaml, with what is known of each statistic. */
export async function statisticsYaml(db: Queryable, { statistics }: Names) {
  const details = await listStoredDetails(db);
  return yamlList(
    [...statistics.values()].map((one) => ({ ...one, ...details.get(one.slug)?.record })),
  );
}

/** Entries by slug, one after another: no list is ever held as a whole text. */
function* yamlList(entries: { slug: string; [key: string]: unknown }[]): Generator<string> {
  if (entries.length === 0) yield '[]\n';
  for (const entry of entries.sort((a, b) => (a.slug < b.slug ? -1 : 1))) {
    const recorded = Object.entries(entry).filter(
      ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
    );
    yield stringify([Object.fromEntries(recorded)], { lineWidth: 100 });
  }
}
