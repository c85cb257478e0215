import {
  Columns,
  eachFacet,
  type Facet,
  type FacetCodes,
  facets,
  type Indexed,
  noCodes,
} from './columns.ts';
import { firstDay, lastDay } from './periods.ts';

/** Selected codes by facet (or within one, and between them), and a period to overlap. */
export type FacetFilters = { readonly [F in Facet]?: readonly string[] } & {
  readonly from?: string | null;
  readonly to?: string | null;
};

export interface FacetCount {
  code: string;
  count: number;
}

export type Order = 'newest' | 'oldest' | 'title' | 'updated';

/** What filters leave of the register. */
export interface Survey {
  total: number;
  /** Examples that fit but for the period: no date of theirs is known. 0 without `from` and `to`. */
  undated: number;
  /** The ids of what fits, in an order; newest first settles ties of relevance. */
  ids(order: Order): Uint32Array;
  /** The choices of a facet with 1 or more, and the selected; respects every filter but its own. */
  counts(facet: Facet): FacetCount[];
}

/** Changes since the last time: examples to take in, and ids that are no longer published. */
export interface Changes {
  put: Iterable<Indexed>;
  removed: Iterable<number>;
}

/**
 * Every published example as numbers in memory, so that filters and counts ask no database.
 * Positions are in the order of titles. Never changes: `refreshed` makes another.
 */
export class FacetIndex {
  readonly #columns: Columns;
  readonly #codes: FacetCodes;
  /** Position by id, plus one; 0 where there is none. */
  readonly #positions: Uint32Array;
  readonly #orders = new Map<Order, Uint32Array>();
  #whole: Survey | null = null;

  private constructor(columns: Columns, codes: FacetCodes) {
    this.#columns = columns;
    this.#codes = codes;
    const { values, length } = columns.ids;
    let most = 0;
    for (let at = 0; at < length; at++) most = Math.max(most, values[at] as number);
    this.#positions = new Uint32Array(most + 1);
    for (let at = 0; at < length; at++) this.#positions[values[at] as number] = at + 1;
  }

  static empty(): FacetIndex {
    return new FacetIndex(new Columns(), noCodes());
  }

  get size(): number {
    return this.#columns.size;
  }

  /** The index after changes; reads nothing again that did not change. */
  async refreshed(pages: AsyncIterable<Changes>): Promise<FacetIndex> {
    const news = new Columns();
    const gone = new Set<number>();
    for await (const { put, removed } of pages) {
      for (const one of put) {
        gone.add(one.id);
        news.add(one, this.#codes);
      }
      for (const id of removed) gone.add(id);
    }
    return gone.size === 0 ? this : new FacetIndex(merged(this.#columns, news, gone), this.#codes);
  }

  /** Ids of what fits the filters, newest first; only those of `within` (ids) when given. */
  select(filters: FacetFilters, within?: ArrayLike<number>): Uint32Array {
    return this.survey(filters, within).ids('newest');
  }

  /** The counts of one facet, in no particular order. */
  counts(facet: Facet, filters: FacetFilters = {}, within?: ArrayLike<number>): FacetCount[] {
    return this.survey(filters, within).counts(facet);
  }

  /** Totals, counts and ids together, in one pass over the candidates. */
  survey(filters: FacetFilters, within?: ArrayLike<number>): Survey {
    const active = facets.filter((facet) => (filters[facet]?.length ?? 0) > 0);
    const dated = filters.from || filters.to;
    if (active.length > 0 || dated || within) return this.#surveyed(filters, active, within);
    this.#whole ??= this.#surveyed(filters, active, within);
    return this.#whole;
  }

  /** For every pair of codes of two facets, how many examples have both. Pairs without any are absent. */
  crossCounts(one: Facet, other: Facet): Map<string, Map<string, number>> {
    const counts = new Map<string, Map<string, number>>();
    for (let at = 0; at < this.size; at++) {
      for (const first of this.#codesAt(one, at)) {
        const row = counts.get(first) ?? new Map<string, number>();
        counts.set(first, row);
        for (const second of this.#codesAt(other, at)) row.set(second, (row.get(second) ?? 0) + 1);
      }
    }
    return counts;
  }

  #surveyed(filters: FacetFilters, active: Facet[], within?: ArrayLike<number>): Survey {
    const { starts, ends, lists } = this.#columns;
    const wanted = active.map((facet) => this.#flags(facet, filters[facet] ?? []));
    const filtered = Boolean(filters.from || filters.to);
    const from = filters.from ? firstDay(filters.from) : 0;
    const to = filters.to ? lastDay(filters.to) : Number.MAX_SAFE_INTEGER;
    const tallies = eachFacet((facet) => new Uint32Array(this.#codes[facet].codes.length));
    const included = new Uint8Array(this.size);
    const fitting = new Uint32Array(within?.length ?? this.size);
    let total = 0;
    let undated = 0;

    const most = within?.length ?? this.size;
    for (let n = 0; n < most; n++) {
      const at = within ? (this.#positions[within[n] as number] ?? 0) - 1 : n;
      if (at < 0) continue;
      let failed: Facet | null = null;
      let failures = 0;
      for (let a = 0; a < active.length && failures < 2; a++) {
        if (hasAny(lists[active[a] as Facet], wanted[a] as Uint8Array, at)) continue;
        failed = active[a] as Facet;
        failures++;
      }
      if (failures > 1) continue;
      if (filtered) {
        const start = starts.values[at] as number;
        if (start === 0 && failures === 0) undated++;
        if (start === 0 || start > to || (ends.values[at] as number) < from) continue;
      }
      if (failed === null) {
        included[at] = 1;
        fitting[total++] = at;
      } else {
        tally(lists[failed], tallies[failed], at);
      }
    }
    for (const facet of facets) {
      for (let n = 0; n < total; n++) tally(lists[facet], tallies[facet], fitting[n] as number);
    }
    return {
      total,
      undated,
      ids: (order) => this.#ids(included, total, order),
      counts: (facet) => this.#counted(facet, tallies[facet], filters[facet] ?? []),
    };
  }

  #codesAt(facet: Facet, at: number): string[] {
    const { offsets, codes } = this.#columns.lists[facet];
    const numbers = codes.values.subarray(offsets.values[at], offsets.values[at + 1]);
    return Array.from(numbers, (number) => this.#codes[facet].codes[number] as string);
  }

  #flags(facet: Facet, selected: readonly string[]): Uint8Array {
    const flags = new Uint8Array(this.#codes[facet].codes.length);
    for (const code of selected) {
      const number = this.#codes[facet].find(code);
      if (number !== undefined) flags[number] = 1;
    }
    return flags;
  }

  #counted(facet: Facet, tallied: Uint32Array, selected: readonly string[]): FacetCount[] {
    const { codes } = this.#codes[facet];
    const counts: FacetCount[] = [];
    for (let number = 0; number < tallied.length; number++) {
      const count = tallied[number] as number;
      if (count > 0) counts.push({ code: codes[number] as string, count });
    }
    const shown = new Set(counts.map(({ code }) => code));
    for (const code of selected) if (!shown.has(code)) counts.push({ code, count: 0 });
    return counts;
  }

  #ids(included: Uint8Array, total: number, order: Order): Uint32Array {
    const ids = new Uint32Array(total);
    const positions = this.#order(order);
    let n = 0;
    for (let place = 0; place < positions.length; place++) {
      const at = positions[place] as number;
      if (included[at] === 1) ids[n++] = this.#columns.ids.values[at] as number;
    }
    return ids;
  }

  #order(order: Order): Uint32Array {
    const known = this.#orders.get(order);
    if (known) return known;
    const { latest, updated } = this.#columns;
    const positions = {
      title: () => sorted(this.size, (at) => at),
      newest: () => sorted(this.size, (at) => -(latest.values[at] as number)),
      oldest: () => sorted(this.size, (at) => latest.values[at] || Number.MAX_SAFE_INTEGER),
      updated: () => sorted(this.size, (at) => -(updated.values[at] as number)),
    }[order]();
    this.#orders.set(order, positions);
    return positions;
  }
}

function hasAny(
  { offsets, codes }: Columns['lists'][Facet],
  flags: Uint8Array,
  at: number,
): boolean {
  const end = offsets.values[at + 1] as number;
  for (let n = offsets.values[at] as number; n < end; n++) {
    if (flags[codes.values[n] as number] === 1) return true;
  }
  return false;
}

function tally({ offsets, codes }: Columns['lists'][Facet], counts: Uint32Array, at: number): void {
  const end = offsets.values[at + 1] as number;
  for (let n = offsets.values[at] as number; n < end; n++) {
    const code = codes.values[n] as number;
    counts[code] = (counts[code] as number) + 1;
  }
}

/** Positions by a number, and by themselves, which is by title, where it is the same. */
function sorted(size: number, by: (at: number) => number): Uint32Array {
  const values = Float64Array.from({ length: size }, (_, at) => by(at));
  const ranks = new Map([...new Set(values.toSorted())].map((value, rank) => [value, rank]));
  const keys = values.map((value, at) => (ranks.get(value) as number) * size + at).sort();
  return Uint32Array.from(keys, (key) => key % size);
}

function merged(before: Columns, news: Columns, gone: ReadonlySet<number>): Columns {
  const { keys } = news;
  const order = Uint32Array.from(keys.keys()).sort((a, b) => {
    return (keys[a] as string) < (keys[b] as string) ? -1 : 1;
  });
  const all = new Columns(before.size + news.size);
  let next = 0;
  for (let at = 0; at < before.size; at++) {
    if (gone.has(before.ids.values[at] as number)) continue;
    const key = before.keys[at] as string;
    while (next < order.length && (keys[order[next] as number] as string) < key) {
      all.addFrom(news, order[next++] as number);
    }
    all.addFrom(before, at);
  }
  while (next < order.length) all.addFrom(news, order[next++] as number);
  return all;
}
