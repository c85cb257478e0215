import type { FacetIndex } from '../facets.ts';
import type { StoredExample } from '../queries.ts';

/** Ids of up to four other examples: about the same statistic first, then with the same organisation. */
export function similarIds({ id, example }: StoredExample, index: FacetIndex): number[] {
  const { statistic, organisations } = example;
  const near = [
    ...(statistic === null ? [] : index.select({ statistic: [statistic] })),
    ...organisations.flatMap(({ organisation }) => [
      ...index.select({ organisation: [organisation] }).subarray(0, 5),
    ]),
  ];
  return [...new Set(near)].filter((other) => other !== id).slice(0, 4);
}
