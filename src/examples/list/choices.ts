import type { Names } from '../../vocabulary/authorities/queries.ts';
import { vocabulary } from '../../vocabulary/vocabularies.ts';
import { eachFacet, type Facet, facetVocabularies } from '../columns.ts';
import type { FacetCount, Survey } from '../facets.ts';
import type { Filters } from '../filters.ts';
import { labelOf } from '../wording.ts';

export interface Choice extends FacetCount {
  label: string;
}

/** The facets as people read them. */
export const facetTitles: Record<Facet, string> = {
  kind: 'Kind',
  involved: 'Who was involved or concerned',
  method: 'Method',
  stage: 'Stage',
  level: 'Level',
  country: 'Country',
  topic: 'Topic',
  organisation: 'Organisation',
  statistic: 'Statistic',
  evidence: 'Evidence',
};

// These lists have an order of their own; the others are by count.
const inOrder = new Set<Facet>(['kind', 'involved', 'stage', 'level', 'evidence']);

/** The choices of every facet, as JSON and the form show them. */
export function listFacets(survey: Survey, names: Names): Record<Facet, Choice[]> {
  return eachFacet((facet) => listChoices(facet, survey.counts(facet), names));
}

/** Choices with their labels: in the vocabulary's order or by count, narrower ones after their wider. */
export function listChoices(facet: Facet, counts: readonly FacetCount[], names: Names): Choice[] {
  const choices = counts.map(({ code, count }) => ({
    code,
    label: choiceLabel(facet, code, names),
    count,
  }));
  const places = orderOf(facet);
  choices.sort(
    (a, b) =>
      (places.get(a.code) ?? 0) - (places.get(b.code) ?? 0) ||
      b.count - a.count ||
      compare(a.label, b.label) ||
      compare(a.code, b.code),
  );
  return nested(facet, choices);
}

/** The wider choice that a choice stands under; null where it stands alone. */
export function widerCode(facet: Facet, code: string): string | null {
  const name = facetVocabularies[facet];
  return name === null ? null : (vocabulary(name).terms.get(code)?.broader ?? null);
}

export function choiceLabel(facet: Facet, code: string, names: Names): string {
  if (facet === 'organisation') return names.organisations.get(code)?.name ?? code;
  if (facet === 'statistic') return names.statistics.get(code)?.title ?? code;
  const label = labelOf(facetVocabularies[facet] ?? facet, code);
  return facet === 'stage' ? `${code} ${label}` : label;
}

/** What is asked for, in words: `Method: Workshops or Focus groups`, one text for each filter. */
export function filtersInWords(filters: Filters, names: Names): string[] {
  const chosen = Object.entries(facetTitles).flatMap(([facet, title]) => {
    const labels = filters[facet as Facet].map((code) => choiceLabel(facet as Facet, code, names));
    return labels.length === 0 ? [] : [`${title}: ${labels.join(' or ')}`];
  });
  const { q, from, to } = filters;
  return [
    ...(q ? [`“${q}”`] : []),
    ...chosen,
    ...(from ? [`From ${from}`] : []),
    ...(to ? [`To ${to}`] : []),
  ];
}

function orderOf(facet: Facet): ReadonlyMap<string, number> {
  const name = facetVocabularies[facet];
  if (name === null || !inOrder.has(facet)) return new Map();
  return new Map(
    vocabulary(name)
      .codes()
      .map((code, place) => [code, place]),
  );
}

function nested(facet: Facet, choices: Choice[]): Choice[] {
  if (facetVocabularies[facet] === null) return choices;
  const shown = new Set(choices.map(({ code }) => code));
  const under = Map.groupBy(choices, ({ code }) => {
    const wider = widerCode(facet, code);
    return wider !== null && shown.has(wider) ? wider : null;
  });
  const withNarrower = (choice: Choice): Choice[] => [
    choice,
    ...(under.get(choice.code) ?? []).flatMap(withNarrower),
  ];
  return (under.get(null) ?? []).flatMap(withNarrower);
}

// A collator takes tens of milliseconds for the organisations of a large register.
function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
