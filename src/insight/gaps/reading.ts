import type { FacetIndex } from '../../examples/facets.ts';
import type { Holdings } from '../../examples/holdings.ts';
import type { ExampleField } from '../../examples/schema.ts';
import type { Findings } from '../findings.ts';
import { countMissing, lacks, type MissableField, missable } from '../missing.ts';
import { type ListedStatistic, listStatisticsKnown } from '../statistics/reading.ts';
import { verifiable } from '../verifying.ts';
import { type Matrix, matrixOf } from './matrices.ts';
import type { GapsAsked } from './parameters.ts';
import { type ProducersRecorded, type ProducerWithout, producersWithout } from './producers.ts';

export interface Gaps {
  total: number;
  matrix: Matrix;
  statistics: ListedStatistic[];
  producers: ProducerWithout[];
  /** Examples that lack a fact, those first that lack the fewest. */
  incomplete: number[];
  missing: { field: MissableField; label: string; count: number }[];
  unverified: FactUnverified[];
  sources: SourcesState;
}

/** What is known of whether sources still answer. */
export interface SourcesState {
  count: number;
  checked: number;
  /** UTC, ISO 8601; null when none was checked. */
  lastChecked: string | null;
  /** Examples with a source that is gone. */
  dead: number;
}

/** A fact: in how many examples it is recorded, and in how many of these nobody has verified it. */
export interface FactUnverified {
  field: ExampleField;
  label: string;
  recorded: number;
  count: number;
}

export function gapsOf(
  held: Holdings,
  findings: Findings,
  recorded: ProducersRecorded,
  { matrix = 'stage-involved', country }: GapsAsked,
): Gaps {
  return {
    total: held.index.size,
    matrix: matrixOf(held.index, matrix, country),
    statistics: statisticsWithout(held),
    producers: producersWithout(held, findings, recorded),
    incomplete: idsIncomplete(held, findings),
    missing: missable.map(({ field, label }) => ({
      field,
      label,
      count: countLacking(findings, field),
    })),
    unverified: factsUnverified(findings),
    sources: sourcesState(findings),
  };
}

/** The statistics with no engagement on record: only absences or related examples, or none. */
export function statisticsWithout(held: Holdings): ListedStatistic[] {
  return listStatisticsKnown(held, undefined).filter((one) => one.engagements === 0);
}

/** Ids of the examples in which a fact is missing: first those that lack the fewest facts, then newest first. */
export function idsLacking(held: Holdings, findings: Findings, field: MissableField): number[] {
  return idsIncomplete(held, findings).filter((id) => {
    return lacks(findings.get(id)?.missing ?? 0, field);
  });
}

const incompletes = new WeakMap<Findings, WeakMap<FacetIndex, number[]>>();

/** Ids of the examples in which any fact is missing, in the same order. */
export function idsIncomplete({ index }: Holdings, findings: Findings): number[] {
  const known = incompletes.get(findings) ?? new WeakMap<FacetIndex, number[]>();
  incompletes.set(findings, known);
  const ids =
    known.get(index) ??
    inOrderOf(index, missable.length, (id) => countMissing(findings.get(id)?.missing ?? 0));
  known.set(index, ids);
  return ids;
}

/** Ids of the examples in which a fact is recorded and not verified: those with the most verified facts last. */
export function idsUnverified(
  { index }: Holdings,
  findings: Findings,
  field: ExampleField,
): number[] {
  const bit = bitOf(field);
  return inOrderOf(index, verifiable.length + 1, (id) => {
    const found = findings.get(id)?.verifying;
    return found && found.unverified & bit ? found.verified + 1 : 0;
  });
}

/** Ids by a number from 1 to `most`, newest first within one; 0 leaves an example out. */
function inOrderOf(index: FacetIndex, most: number, numberOf: (id: number) => number): number[] {
  // In one pass: there may be very many, and the order within a number stays as it is.
  const byNumber: number[][] = Array.from({ length: most + 1 }, () => []);
  for (const id of index.select({})) {
    const number = numberOf(id);
    if (number > 0) byNumber[number]?.push(id);
  }
  return byNumber.flat();
}

const unverifieds = new WeakMap<Findings, FactUnverified[]>();

function factsUnverified(findings: Findings): FactUnverified[] {
  const known = unverifieds.get(findings);
  if (known) return known;
  const facts = verifiable.map((one) => ({ ...one, recorded: 0, count: 0 }));
  for (const { verifying } of findings.values()) {
    for (const [place, fact] of facts.entries()) {
      if (verifying.recorded & (1 << place)) fact.recorded++;
      if (verifying.unverified & (1 << place)) fact.count++;
    }
  }
  unverifieds.set(findings, facts);
  return facts;
}

function bitOf(field: ExampleField): number {
  return 1 << verifiable.findIndex((one) => one.field === field);
}

const lackings = new WeakMap<Findings, Map<MissableField, number>>();

function countLacking(findings: Findings, field: MissableField): number {
  const known = lackings.get(findings) ?? countAll(findings);
  lackings.set(findings, known);
  return known.get(field) ?? 0;
}

function countAll(findings: Findings): Map<MissableField, number> {
  const counts = new Uint32Array(missable.length);
  for (const { missing } of findings.values()) {
    for (let place = 0; place < counts.length; place++) {
      if (missing & (1 << place)) counts[place] = (counts[place] ?? 0) + 1;
    }
  }
  return new Map(missable.map(({ field }, place) => [field, counts[place] ?? 0]));
}

/** Ids of the examples with a source that is gone, newest first. */
export function idsWithDeadSources({ index }: Holdings, findings: Findings): Uint32Array {
  return index.select({}).filter((id) => (findings.get(id)?.sources.gone ?? 0) > 0);
}

const states = new WeakMap<Findings, SourcesState>();

function sourcesState(findings: Findings): SourcesState {
  const known = states.get(findings);
  if (known) return known;
  const state: SourcesState = { count: 0, checked: 0, lastChecked: null, dead: 0 };
  for (const { sources } of findings.values()) {
    state.count += sources.count;
    state.checked += sources.checked;
    if (sources.gone > 0) state.dead++;
    if ((sources.lastChecked ?? '') > (state.lastChecked ?? '')) {
      state.lastChecked = sources.lastChecked;
    }
  }
  states.set(findings, state);
  return state;
}
