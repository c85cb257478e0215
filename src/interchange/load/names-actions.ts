import { indexNamedAgain } from '../../examples/search/renaming.ts';
import { type Names, putOrganisations } from '../../vocabulary/authorities/queries.ts';
import type { Organisation } from '../../vocabulary/authorities/schema.ts';
import type { Outcome, Store } from './store-actions.ts';

/** Writes what is new or changed in organisations.yaml, and answers what became of each. */
export async function storeOrganisations(store: Store, given: Organisation[]): Promise<Outcome[]> {
  const { changed, outcomes } = compare(given, store.names.organisations);
  await putOrganisations(store.trx, store.version, changed.new);
  await putOrganisations(store.trx, store.version, changed.revised);
  for (const one of given) store.names.organisations.set(one.slug, one);
  await indexNamedAgain(store, 'organisation', slugsOf(changed.revised));
  return outcomes;
}

export function copyNames({ organisations, statistics }: Names): Names {
  return { organisations: new Map(organisations), statistics: new Map(statistics) };
}

function compare<T extends { slug: string }>(given: T[], known: ReadonlyMap<string, T>) {
  const changed: Record<Outcome, T[]> = { new: [], revised: [], unchanged: [] };
  const outcomes = given.map((one): Outcome => {
    const before = known.get(one.slug);
    if (!before) return 'new';
    return isDeepEqual(before, one) ? 'unchanged' : 'revised';
  });
  for (const [index, one] of given.entries()) changed[outcomes[index] as Outcome].push(one);
  return { changed, outcomes };
}

export function isDeepEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(a, sorted) === JSON.stringify(b, sorted);
}

function sorted(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

export function slugsOf(items: readonly { slug: string }[]): string[] {
  return items.map(({ slug }) => slug);
}
