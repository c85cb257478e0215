import type { Facet } from '../columns.ts';
import type { FacetIndex } from '../facets.ts';
import type { StoredExample } from '../queries.ts';

const most = 4;

/** Ids of up to four other examples: about the same statistic first, then with the same organisation. */
export function similarIds({ id, example }: StoredExample, index: FacetIndex): number[] {
  const { statistic, organisations } = example;
  const near = [
    ...(statistic === null ? [] : newestOf(index, 'statistic', statistic)),
    ...organisations.flatMap(({ organisation }) => newestOf(index, 'organisation', organisation)),
  ];
  return [...new Set(near)].filter((other) => other !== id).slice(0, most);
}

// To find them takes a look at every example; many examples ask for the same.
const known = new WeakMap<FacetIndex, Map<string, readonly number[]>>();

/** One more than are shown, as the example itself may be among them. */
function newestOf(index: FacetIndex, facet: Facet, code: string): readonly number[] {
  const found = known.get(index) ?? new Map<string, readonly number[]>();
  known.set(index, found);
  const key = `${facet} ${code}`;
  const ids = found.get(key) ?? [...index.select({ [facet]: [code] }).subarray(0, most + 1)];
  found.set(key, ids);
  return ids;
}
