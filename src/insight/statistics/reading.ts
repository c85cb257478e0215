import type { Holdings } from '../../examples/holdings.ts';
import { foldText } from '../../examples/search/words.ts';
import type { Names } from '../../vocabulary/authorities/queries.ts';
import type { Statistic } from '../../vocabulary/authorities/schema.ts';
import { namedLike } from '../named.ts';

export interface ListedStatistic extends Statistic {
  key: string;
  count: number;
  /** How many of its examples are of kind `engagement`. */
  engagements: number;
}

/** The statistics by title whose titles have every word asked for, or begin so. */
export function listStatisticsKnown(
  { names, index }: Holdings,
  q: string | undefined,
): ListedStatistic[] {
  const all = counted(index.counts('statistic'));
  const engaged = counted(index.counts('statistic', { kind: ['engagement'] }));
  return sorted(names)
    .filter(({ title }) => namedLike(title, q))
    .map((one) => ({
      ...one,
      count: all.get(one.slug) ?? 0,
      engagements: engaged.get(one.slug) ?? 0,
    }));
}

const orders = new WeakMap<Names['statistics'], (Statistic & { key: string })[]>();

function sorted({ statistics }: Names) {
  const known = orders.get(statistics);
  if (known) return known;
  const made = [...statistics.values()].map((one) => ({ ...one, key: foldText(one.title) }));
  made.sort((a, b) => (a.key === b.key ? 0 : a.key < b.key ? -1 : 1));
  orders.set(statistics, made);
  return made;
}

function counted(counts: { code: string; count: number }[]): Map<string, number> {
  return new Map(counts.map(({ code, count }) => [code, count]));
}
