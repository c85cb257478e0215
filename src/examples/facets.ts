import { Codes, Columns, type Facet, facets, type Indexed } from './columns.ts';
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
  readonly #codes: Codes;
  /** The place of each code's facet in `facets`. */
  readonly #places: Uint8Array;
  /** Position by id, plus one; 0 where there is none. */
  readonly #positions: Uint32Array;
  readonly #orders = new Map<Order, Uint32Array>();
  #whole: Survey | null = null;

  private constructor(columns: Columns, codes: Codes) {
    this.#columns = columns;
    this.#codes = codes;
    this.#places = Uint8Array.from(codes.places);
    const { values, length } = columns.ids;
    let most = 0;
    for (let at = 0; at < length; at++) most = Math.max(most, values[at] as number);
    this.#positions = new Uint32Array(most + 1);
    for (let at = 0; at < length; at++) this.#positions[values[at] as number] = at + 1;
  }

  static empty(): FacetIndex {
    return new FacetIndex(new Columns(), new Codes());
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
    const { offsets, codes } = this.#columns;
    const [place, otherPlace] = [facets.indexOf(one), facets.indexOf(other)];
    const pairs = new Map<number, number>();
    const all = this.#places.length;
    for (let at = 0; at < this.size; at++) {
      const end = offsets.values[at + 1] as number;
      for (let n = offsets.values[at] as number; n < end; n++) {
        const first = codes.values[n] as number;
        if (this.#places[first] !== place) continue;
        for (let m = offsets.values[at] as number; m < end; m++) {
          const second = codes.values[m] as number;
          if (this.#places[second] !== otherPlace) continue;
          pairs.set(first * all + second, (pairs.get(first * all + second) ?? 0) + 1);
        }
      }
    }
    const counts = new Map<string, Map<string, number>>();
    for (const [pair, count] of pairs) {
      const first = this.#codes.codes[Math.floor(pair / all)] as string;
      const row = counts.get(first) ?? new Map<string, number>();
      counts.set(first, row.set(this.#codes.codes[pair % all] as string, count));
    }
    return counts;
  }

  #surveyed(filters: FacetFilters, active: Facet[], within?: ArrayLike<number>): Survey {
    const { starts, ends, offsets, codes } = this.#columns;
    const places = this.#places;
    const bits = this.#bits(filters, active);
    const everyBit = (1 << active.length) - 1;
    const dated = Boolean(filters.from || filters.to);
    const from = filters.from ? firstDay(filters.from) : 0;
    const to = filters.to ? lastDay(filters.to) : Number.MAX_SAFE_INTEGER;
    const candidates = within ? this.#marked(within) : null;
    const tallied = new Uint32Array(places.length);
    const included = new Uint8Array(this.size);
    let total = 0;
    let undated = 0;

    for (let at = 0; at < included.length; at++) {
      if (candidates !== null && candidates[at] === 0) continue;
      const begin = offsets.values[at] as number;
      const end = offsets.values[at + 1] as number;
      let missing = everyBit;
      for (let n = begin; n < end && missing !== 0; n++) {
        missing &= ~(bits[codes.values[n] as number] as number);
      }
      // Two filters that are not met leave nothing to count: each facet minds all but its own.
      if ((missing & (missing - 1)) !== 0) continue;
      if (dated) {
        const start = starts.values[at] as number;
        if (start === 0 && missing === 0) undated++;
        if (start === 0 || start > to || (ends.values[at] as number) < from) continue;
      }
      if (missing === 0) {
        included[at] = 1;
        total++;
        for (let n = begin; n < end; n++) {
          const code = codes.values[n] as number;
          tallied[code] = (tallied[code] as number) + 1;
        }
      } else {
        const place = facets.indexOf(active[31 - Math.clz32(missing)] as Facet);
        for (let n = begin; n < end; n++) {
          const code = codes.values[n] as number;
          if (places[code] === place) tallied[code] = (tallied[code] as number) + 1;
        }
      }
    }
    return {
      total,
      undated,
      ids: (order) => this.#ids(included, total, order),
      counts: (facet) => this.#counted(facet, tallied, filters[facet] ?? []),
    };
  }

  /** For each code, the bit of the filter that it meets. */
  #bits(filters: FacetFilters, active: readonly Facet[]): Uint16Array {
    const bits = new Uint16Array(this.#places.length);
    for (const [place, facet] of active.entries()) {
      for (const code of filters[facet] ?? []) {
        const number = this.#codes.find(facet, code);
        if (number !== undefined && number < bits.length) bits[number] = 1 << place;
      }
    }
    return bits;
  }

  // In the order of positions, memory is read from front to back, which is several times as fast.
  #marked(ids: ArrayLike<number>): Uint8Array {
    const marks = new Uint8Array(this.size);
    for (let n = 0; n < ids.length; n++) {
      const position = this.#positions[ids[n] as number] ?? 0;
      if (position > 0) marks[position - 1] = 1;
    }
    return marks;
  }

  #counted(facet: Facet, tallied: Uint32Array, selected: readonly string[]): FacetCount[] {
    const place = facets.indexOf(facet);
    const counts: FacetCount[] = [];
    for (let number = 0; number < tallied.length; number++) {
      const count = tallied[number] as number;
      if (count === 0 || this.#places[number] !== place) continue;
      counts.push({ code: this.#codes.codes[number] as string, count });
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
  const all = new Columns(before.size + news.size, before.codes.length + news.codes.length);
  let next = 0;
  // What stays together is copied together.
  let from = 0;
  for (let at = 0; at < before.size; at++) {
    const leaves = gone.has(before.ids.values[at] as number);
    const comesFirst = next < order.length && keyOf(news, order[next]) < keyOf(before, at);
    if (!leaves && !comesFirst) continue;
    all.addFrom(before, from, at);
    from = leaves ? at + 1 : at;
    while (next < order.length && keyOf(news, order[next]) < keyOf(before, at)) {
      const place = order[next++] as number;
      all.addFrom(news, place, place + 1);
    }
  }
  all.addFrom(before, from, before.size);
  for (; next < order.length; next++) {
    const place = order[next] as number;
    all.addFrom(news, place, place + 1);
  }
  return all;
}

function keyOf({ keys }: Columns, at: number | undefined): string {
  return keys[at as number] as string;
}
