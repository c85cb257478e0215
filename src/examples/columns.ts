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

/** Numbers for codes; grows only, so that an index made earlier stays right. */
export class Codes {
  readonly codes: string[] = [];
  readonly #numbers = new Map<string, number>();

  find(code: string): number | undefined {
    return this.#numbers.get(code);
  }

  numberOf(code: string): number {
    const known = this.#numbers.get(code);
    if (known !== undefined) return known;
    this.#numbers.set(code, this.codes.length);
    return this.codes.push(code) - 1;
  }
}

export type FacetCodes = Record<Facet, Codes>;

export function noCodes(): FacetCodes {
  return eachFacet(() => new Codes());
}

export function eachFacet<T>(make: (facet: Facet) => T): Record<Facet, T> {
  return Object.fromEntries(facets.map((facet) => [facet, make(facet)])) as Record<Facet, T>;
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
    this.values = new make(room);
  }

  push(value: number): void {
    if (this.length === this.values.length) {
      const wider = new this.#make(this.length * 2);
      wider.set(this.values);
      this.values = wider;
    }
    this.values[this.length++] = value;
  }
}

/** The code numbers of each example: those of example `n` lie from `offsets[n]` to `offsets[n + 1]`. */
export interface Lists {
  offsets: Numbers<Uint32Array>;
  codes: Numbers<Uint32Array>;
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
  readonly lists: Record<Facet, Lists>;

  constructor(room = 256) {
    const numbers = (most: number) => new Numbers(Uint32Array, Math.max(most, 1));
    this.ids = numbers(room);
    this.starts = numbers(room);
    this.ends = numbers(room);
    this.latest = numbers(room);
    this.updated = new Numbers(Float64Array, Math.max(room, 1));
    this.lists = eachFacet(() => ({ offsets: numbers(room + 1), codes: numbers(room) }));
    for (const facet of facets) this.lists[facet].offsets.push(0);
  }

  get size(): number {
    return this.keys.length;
  }

  add({ id, slug, title_key, updated, example }: Indexed, codes: FacetCodes): void {
    const period = periodOf(example);
    this.keys.push(`${title_key}\n${slug}`);
    this.ids.push(id);
    this.starts.push(period?.start ?? 0);
    this.ends.push(period?.end ?? 0);
    this.latest.push(latestDay(example));
    this.updated.push(Date.parse(updated));
    const found = facetCodes(example);
    for (const facet of facets) {
      const list = this.lists[facet];
      for (const code of found[facet]) list.codes.push(codes[facet].numberOf(code));
      list.offsets.push(list.codes.length);
    }
  }

  addFrom(other: Columns, at: number): void {
    this.keys.push(other.keys[at] as string);
    this.ids.push(other.ids.values[at] as number);
    this.starts.push(other.starts.values[at] as number);
    this.ends.push(other.ends.values[at] as number);
    this.latest.push(other.latest.values[at] as number);
    this.updated.push(other.updated.values[at] as number);
    for (const facet of facets) {
      const { offsets, codes } = other.lists[facet];
      const list = this.lists[facet];
      const end = offsets.values[at + 1] as number;
      for (let n = offsets.values[at] as number; n < end; n++)
        list.codes.push(codes.values[n] as number);
      list.offsets.push(list.codes.length);
    }
  }
}
