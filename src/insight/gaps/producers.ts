import type { Holdings } from '../../examples/holdings.ts';
import { foldText } from '../../examples/search/words.ts';
import type { Database } from '../../kernel/database/database.ts';
import { type Kept, keep } from '../../kernel/memory.ts';
import { listProducersRecorded } from '../../statistics/queries.ts';
import { type Findings, producersByStatistic, rolesByOrganisation } from '../findings.ts';

/** Which organisation is recorded as the producer of which statistic. */
export type ProducersRecorded = readonly { statistic: string; producer: string }[];

export interface ProducerWithout {
  slug: string;
  name: string;
  /** Examples that name it, none of kind `engagement`. */
  count: number;
}

export function createProducersRecorded(db: Database): () => Promise<Kept<ProducersRecorded>> {
  return keep<ProducersRecorded>(db, listProducersRecorded);
}

/**
 * Producers of statistics, recorded as such or named so in an example, that no engagement names and whose
 * statistics no engagement is about, by name.
 */
export function producersWithout(
  { index, names }: Holdings,
  findings: Findings,
  recorded: ProducersRecorded,
): ProducerWithout[] {
  const engagement = { kind: ['engagement'] };
  const engaged = new Set(index.counts('organisation', engagement).map(({ code }) => code));
  const statistics = new Set(index.counts('statistic', engagement).map(({ code }) => code));
  const producers = new Set<string>();
  for (const [organisation, roles] of rolesByOrganisation(findings)) {
    if (roles.some(({ role }) => role === 'producer')) producers.add(organisation);
  }
  for (const { statistic, producer } of recorded) {
    producers.add(producer);
    if (statistics.has(statistic)) engaged.add(producer);
  }
  for (const [statistic, ofIt] of producersByStatistic(findings)) {
    if (statistics.has(statistic)) for (const one of ofIt) engaged.add(one.organisation);
  }
  const counts = new Map(index.counts('organisation').map(({ code, count }) => [code, count]));
  return [...producers]
    .filter((slug) => !engaged.has(slug))
    .map((slug) => {
      const name = names.organisations.get(slug)?.name ?? slug;
      return { slug, name, count: counts.get(slug) ?? 0, key: foldText(name) };
    })
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ key, ...one }) => one);
}
