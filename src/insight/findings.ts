import { eachChange, type StoredExample } from '../examples/queries.ts';
import { listChecks } from '../examples/source-checks/queries.ts';
import type { SourceCheck } from '../examples/source-checks/schema.ts';
import type { Database } from '../kernel/database/database.ts';
import { type Kept, keep } from '../kernel/memory.ts';
import { missingBits } from './missing.ts';
import { type Verifying, verifyingOf } from './verifying.ts';

/** What these pages need of each example beside its facets. */
export interface Finding {
  statistic: string | null;
  roles: readonly { organisation: string; role: string | null }[];
  /** See `missingBits`. */
  missing: number;
  verifying: Verifying;
  /** Years; 0 where none is known. */
  first: number;
  last: number;
  sources: SourceFinding;
}

/** How the addresses of an example's sources stand. */
export interface SourceFinding {
  count: number;
  checked: number;
  gone: number;
  /** UTC, ISO 8601; null when none was checked. */
  lastChecked: string | null;
}

/** Findings by the id of a published example. */
export type Findings = ReadonlyMap<number, Finding>;

/** How often an organisation has each role (null: not recorded), the most frequent first. */
export type RoleCounts = readonly { role: string | null; count: number }[];

/** The findings of the register version now; only what changed since the last call is read again. */
export function createFindings(db: Database): () => Promise<Kept<Findings>> {
  return keep<Findings>(db, async (_, before, since) => {
    const findings = new Map(before ?? []);
    for await (const rows of eachChange(db, since)) {
      const checks = await listChecks(
        db,
        rows.map(({ id }) => id),
      );
      for (const row of rows) {
        if (row.state === 'published') {
          findings.set(row.id, findingOf(row, checks.get(row.id) ?? []));
        } else findings.delete(row.id);
      }
    }
    return findings;
  });
}

function findingOf({ example }: StoredExample, checks: readonly SourceCheck[]): Finding {
  const { statistic, organisations, start, end } = example;
  return {
    statistic,
    roles: organisations.map(({ organisation, role }) => ({ organisation, role })),
    missing: missingBits(example),
    verifying: verifyingOf(example),
    first: Number((start ?? end ?? '0').slice(0, 4)),
    last: Number((end ?? start ?? '0').slice(0, 4)),
    sources: sourceFinding(example.sources, checks),
  };
}

function sourceFinding(
  sources: readonly { url: string }[],
  checks: readonly SourceCheck[],
): SourceFinding {
  const urls = new Set(sources.map(({ url }) => url));
  const current = checks.filter(({ url }) => urls.has(url));
  return {
    count: urls.size,
    checked: current.length,
    gone: current.filter(({ status }) => status === 'gone').length,
    lastChecked:
      current
        .map(({ checked }) => checked)
        .sort()
        .at(-1) ?? null,
  };
}

const roles = new WeakMap<Findings, ReadonlyMap<string, RoleCounts>>();

/** The roles of every organisation; counted once for each state of the register. */
export function rolesByOrganisation(findings: Findings): ReadonlyMap<string, RoleCounts> {
  const known = roles.get(findings);
  if (known) return known;
  const counts = new Map<string, Map<string | null, number>>();
  for (const finding of findings.values()) {
    for (const { organisation, role } of finding.roles) add(counts, organisation, role);
  }
  const counted = sortedCounts(counts, (role, count) => ({ role, count }));
  roles.set(findings, counted);
  return counted;
}

const producers = new WeakMap<Findings, ReadonlyMap<string, readonly Producer[]>>();

export interface Producer {
  organisation: string;
  count: number;
}

/** The organisations named as producers in the examples of each statistic. */
export function producersByStatistic(findings: Findings): ReadonlyMap<string, readonly Producer[]> {
  const known = producers.get(findings);
  if (known) return known;
  const counts = new Map<string, Map<string, number>>();
  for (const { statistic, roles } of findings.values()) {
    if (statistic === null) continue;
    for (const { organisation, role } of roles) {
      if (role === 'producer') add(counts, statistic, organisation);
    }
  }
  const counted = sortedCounts(counts, (organisation, count) => ({ organisation, count }));
  producers.set(findings, counted);
  return counted;
}

/** The first and the last year of some examples; null when no date of any is known. */
export function yearsOf(
  findings: Findings,
  ids: Iterable<number>,
): { first: number; last: number } | null {
  let first = Number.POSITIVE_INFINITY;
  let last = 0;
  for (const id of ids) {
    const finding = findings.get(id);
    if (!finding || finding.first === 0) continue;
    first = Math.min(first, finding.first);
    last = Math.max(last, finding.last);
  }
  return last === 0 ? null : { first, last };
}

function add<K>(counts: Map<string, Map<K, number>>, one: string, other: K): void {
  const row = counts.get(one) ?? new Map<K, number>();
  counts.set(one, row);
  row.set(other, (row.get(other) ?? 0) + 1);
}

function sortedCounts<K, T extends { count: number }>(
  counts: Map<string, Map<K, number>>,
  make: (key: K, count: number) => T,
): ReadonlyMap<string, readonly T[]> {
  return new Map(
    [...counts].map(([one, row]) => [
      one,
      [...row].map(([key, count]) => make(key, count)).sort((a, b) => b.count - a.count),
    ]),
  );
}
