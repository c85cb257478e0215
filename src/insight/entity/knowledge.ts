import type { Facet } from '../../examples/columns.ts';
import { facetVocabularies } from '../../examples/columns.ts';
import type { FacetCount } from '../../examples/facets.ts';
import { listAddress } from '../../examples/filters.ts';
import type { Holdings } from '../../examples/holdings.ts';
import { labelOf } from '../../examples/wording.ts';
import { vocabulary } from '../../vocabulary/vocabularies.ts';
import { type Findings, yearsOf } from '../findings.ts';

export interface LabelledCount extends FacetCount {
  label: string;
}

/** What the register knows of one organisation, statistic, topic, method or stage. */
export interface Knowledge {
  facet: Facet;
  code: string;
  total: number;
  /** Ids of its examples, newest first. */
  ids: Uint32Array;
  years: { first: number; last: number } | null;
  /** In the order of the vocabularies. */
  kinds: LabelledCount[];
  involved: LabelledCount[];
  levels: LabelledCount[];
}

export function knowledgeOf(
  { index }: Holdings,
  findings: Findings,
  facet: Facet,
  code: string,
): Knowledge {
  const survey = index.survey({ [facet]: [code] });
  const ids = survey.ids('newest');
  const labelled = (of: Facet) => inOrder(facetVocabularies[of] ?? '', survey.counts(of));
  return {
    facet,
    code,
    total: survey.total,
    ids,
    years: yearsOf(findings, ids),
    kinds: labelled('kind'),
    involved: labelled('involved'),
    levels: labelled('level'),
  };
}

/** The same as JSON, with the address of the examples. */
export function publicKnowledge(known: Knowledge, siteUrl: string) {
  const { facet, code, total, years, kinds, involved, levels } = known;
  return {
    total,
    years,
    counts: { kind: kinds, involved, level: levels },
    examples: siteUrl + listAddress({ [facet]: [code] }, 'json'),
  };
}

function inOrder(name: string, counts: FacetCount[]): LabelledCount[] {
  const order = vocabulary(name).codes();
  return counts
    .map((one) => ({ ...one, label: labelOf(name, one.code) }))
    .sort((a, b) => order.indexOf(a.code) - order.indexOf(b.code));
}
