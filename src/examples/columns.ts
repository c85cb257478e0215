import { vocabulary } from '../vocabulary/vocabularies.ts';
import { latestDay, periodOf } from './periods.ts';
import type { Example } from './schema.ts';

/** What examples are filtered by, under the names of the parameters. */
export const facets = [
  'kind',
  'involved',
  'method',
  'stage',
  'level',
  'country',
  'topic',
  'organisation',
  'statistic',
  'evidence',
] as const;

export type Facet = (typeof facets)[number];

/** The vocabulary of a facet's codes; null where they are slugs that the register itself names. */
export const facetVocabularies: Record<Facet, string | null> = {
  kind: 'kinds',
  involved: 'involved',
  method: 'methods',
  stage: 'stages',
  level: 'levels',
  country: 'countries',
  topic: 'topics',
  organisation: null,
  statistic: null,
  evidence: 'evidence',
};

/** The codes of an example in each facet, each once, the wider codes that include them too. */
export function facetCodes(example: Example): Record<Facet, Iterable<string>> {
  return {
    kind: [example.kind],
    involved: withBroader('involved', example.involved),
    method: withBroader('methods', example.methods),
    stage: withBroader('stages', example.stages),
    level: example.level === null ? [] : [example.level],
    country: withBroader('countries', example.countries),
    topic: withBroader('topics', example.topics),
    organisation: new Set(example.organisations.map((one) => one.organisation)),
    statistic: example.statistic === null ? [] : [example.statistic],
    evidence: example.evidence === null ? [] : [example.evidence],
  };
}

function withBroader(name: string, codes: readonly string[]): Set<string> {
  return new Set(codes.flatMap((code) => vocabulary(name).withBroader(code)));
}

export function eachFacet<T>(make: (facet: Facet) => T): Record<Facet, T> {
  return Object.fromEntries(facets.map((facet) => [facet, make(facet)])) as Record<Facet, T>;
}

/** One number for each code of any facet. Grows only, so that an index made earlier stays right. */
export class Codes {
  readonly codes: string[] = [];
  /** The place of each code's facet in `facets`. */
  readonly places: number[] = [];
  readonly #numbers = eachFacet(() => new Map<string, number>());

  find(facet: Facet, code: string): number | undefined {
    return this.#numbers[facet].get(code);
  }

  numberOf(facet: Facet, code: string): number {
    const known = this.#numbers[facet].get(code);
    if (known !== undefined) return known;
    this.#numbers[facet].set(code, this.codes.length);
    this.places.push(facets.indexOf(facet));
    return this.codes.push(code) - 1;
  }
}

/** A typed array that grows. */
class Numbers<T extends Uint32Array | Float64Array> {
  values: T;
  length = 0;
  readonly #make: new (
    length: number,
  ) => T;

  constructor(make: new (length: number) => T, room: number) {
    this.#make = make;
    this.values = new make(Math.max(room, 1));
  }

  push(value: number): void {
    this.#reserve(this.length + 1);
    this.values[this.length++] = value;
  }

  pushFrom(other: Numbers<T>, from: number, to: number): void {
    this.#reserve(this.length + to - from);
    this.values.set(other.values.subarray(from, to), this.length);
    this.length += to - from;
  }

  #reserve(length: number): void {
    if (length <= this.values.length) return;
    const wider = new this.#make(Math.max(length, this.values.length * 2));
    wider.set(this.values);
    this.values = wider;
  }
}

/** What is known of one example before it has its place. */
export interface Indexed {
  id: number;
  slug: string;
  title_key: string;
  updated: string;
  example: Example;
}

/** Examples as columns of numbers, in the order in which they were added. */
export class Columns {
  /** The folded title, then the slug: the one order that settles every tie. */
  readonly keys: string[] = [];
  readonly ids: Numbers<Uint32Array>;
  readonly starts: Numbers<Uint32Array>;
  readonly ends: Numbers<Uint32Array>;
  readonly latest: Numbers<Uint32Array>;
  readonly updated: Numbers<Float64Array>;
  /** The code numbers of example `n`, of all facets together, lie from `offsets[n]` to `offsets[n + 1]`. */
  readonly offsets: Numbers<Uint32Array>;
  readonly codes: Numbers<Uint32Array>;

  constructor(room = 256, roomForCodes = room * 8) {
    const numbers = (most: number) => new Numbers(Uint32Array, most);
    this.ids = numbers(room);
    this.starts = numbers(room);
    this.ends = numbers(room);
    this.latest = numbers(room);
    this.updated = new Numbers(Float64Array, room);
    this.offsets = numbers(room + 1);
    this.codes = numbers(roomForCodes);
    this.offsets.push(0);
  }

  get size(): number {
    return this.keys.length;
  }

  add({ id, slug, title_key, updated, example }: Indexed, codes: Codes): void {
    const period = periodOf(example);
    this.keys.push(`${title_key}\n${slug}`);
    this.ids.push(id);
    this.starts.push(period?.start ?? 0);
    this.ends.push(period?.end ?? 0);
    this.latest.push(latestDay(example));
    this.updated.push(Date.parse(updated));
    const found = facetCodes(example);
    for (const facet of facets) {
      for (const code of found[facet]) this.codes.push(codes.numberOf(facet, code));
    }
    this.offsets.push(this.codes.length);
  }

  /** Adds the examples of other columns from one place up to another. */
  addFrom(other: Columns, from: number, to: number): void {
    const first = other.offsets.values[from] as number;
    const moved = this.codes.length - first;
    this.codes.pushFrom(other.codes, first, other.offsets.values[to] as number);
    for (let at = from; at < to; at++) {
      this.keys.push(other.keys[at] as string);
      this.offsets.push((other.offsets.values[at + 1] as number) + moved);
    }
    this.ids.pushFrom(other.ids, from, to);
    this.starts.pushFrom(other.starts, from, to);
    this.ends.pushFrom(other.ends, from, to);
    this.latest.pushFrom(other.latest, from, to);
    this.updated.pushFrom(other.updated, from, to);
  }
}
