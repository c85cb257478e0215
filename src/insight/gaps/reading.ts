import type { FacetIndex } from '../../examples/facets.ts';
import type { Holdings } from '../../examples/holdings.ts';
import { vocabulary } from '../../vocabulary/vocabularies.ts';
import type { Findings } from '../findings.ts';
import { countMissing, lacks, type MissableField, missable } from '../missing.ts';
import { type ListedStatistic, listStatisticsKnown } from '../statistics/reading.ts';

/** How many engagements are on record at one stage with one kind of people. */
export interface Cell {
  stage: string;
  involved: string;
  count: number;
}

export interface Gaps {
  total: number;
  /** One row for each phase, one cell for each kind of people. */
  matrix: Cell[][];
  statistics: ListedStatistic[];
  missing: { field: MissableField; label: string; count: number }[];
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

export function gapsOf(held: Holdings, findings: Findings): Gaps {
  return {
    total: held.index.size,
    matrix: matrixOf(held.index),
    statistics: statisticsWithout(held),
    missing: missable.map(({ field, label }) => ({
      field,
      label,
      count: countLacking(findings, field),
    })),
    sources: sourcesState(findings),
  };
}

const matrices = new WeakMap<FacetIndex, Cell[][]>();

// Only where people were involved: an absence also says which people it concerned.
function matrixOf(index: FacetIndex): Cell[][] {
  const known = matrices.get(index);
  if (known) return known;
  const phases = [...vocabulary('stages').terms.values()].filter((term) => term.broader === null);
  const matrix = phases.map(({ code: stage }) => {
    const found = index.counts('involved', { stage: [stage], kind: ['engagement'] });
    const counts = new Map(found.map(({ code, count }) => [code, count]));
    return vocabulary('involved')
      .codes()
      .map((involved) => ({ stage, involved, count: counts.get(involved) ?? 0 }));
  });
  matrices.set(index, matrix);
  return matrix;
}

/** The statistics with no engagement on record: only absences or related examples, or none. */
export function statisticsWithout(held: Holdings): ListedStatistic[] {
  return listStatisticsKnown(held, undefined).filter((one) => one.engagements === 0);
}

/** Ids of the examples in which a fact is missing: first those that lack the fewest facts, then newest first. */
export function idsLacking(
  { index }: Holdings,
  findings: Findings,
  field: MissableField,
): number[] {
  // In one pass: there may be very many, and the order within a number stays as it is.
  const byNumber: number[][] = missable.map(() => []);
  for (const id of index.select({})) {
    const missing = findings.get(id)?.missing ?? 0;
    if (lacks(missing, field)) byNumber[countMissing(missing) - 1]?.push(id);
  }
  return byNumber.flat();
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
