import { foldText, readWords } from '../../examples/search/words.ts';
import type { Names } from '../../vocabulary/authorities/queries.ts';
import { type MarkStatus, markStatuses } from '../course/status-rules.ts';
import { outcomes } from '../scheme/schema.ts';
import { daysIn } from './decision.ts';
import { type Entry, givesMark, stemsOf, tellStatus } from './entries.ts';
import { type DecisionFacet, type DecisionFilters, decisionFacets } from './filters.ts';
import type { DecisionRegister } from './register-queries.ts';
import { statusLabels } from './wording.ts';

export interface Choice {
  code: string;
  label: string;
  count: number;
}

/** What an address under /decisions finds. */
export interface FoundDecisions {
  filters: DecisionFilters;
  register: DecisionRegister;
  names: Names;
  /** In the order asked for. */
  entries: readonly Entry[];
  /** The counts respect every other filter but their own. */
  facets: Record<DecisionFacet, Choice[]>;
  status: (application: Entry['application']) => MarkStatus;
}

/** Searches, filters, counts and sorts in one pass over what is kept in memory. */
export function findDecisions(
  register: DecisionRegister,
  names: Names,
  filters: DecisionFilters,
  now: Date,
): FoundDecisions {
  const status = tellStatus(now);
  const asked = filters.q === null ? null : readWords(filters.q).map(({ stem }) => ` ${stem} `);
  const entries: Entry[] = [];
  const counts = new Map(decisionFacets.map((facet) => [facet, new Map<string, number>()]));
  for (const entry of register.entries) {
    if (asked && !hasWords(entry, asked, names)) continue;
    const codes = codesOf(entry, status);
    const missed = decisionFacets.filter(
      (facet) => filters[facet].length > 0 && !filters[facet].includes(codes[facet]),
    );
    if (missed.length > 1) continue;
    if (missed.length === 0) entries.push(entry);
    for (const facet of missed.length === 0 ? decisionFacets : missed) {
      const tally = counts.get(facet) as Map<string, number>;
      tally.set(codes[facet], (tally.get(codes[facet]) ?? 0) + 1);
    }
  }
  const facets = Object.fromEntries(
    decisionFacets.map((facet) => [
      facet,
      choicesOf(facet, counts.get(facet) as Map<string, number>, filters[facet], register, names),
    ]),
  ) as Record<DecisionFacet, Choice[]>;
  return { filters, register, names, entries: sorted(entries, filters, names), facets, status };
}

export const facetTitles: Record<DecisionFacet, string> = {
  scheme: 'Scheme',
  outcome: 'Outcome',
  status: 'Mark now',
  producer: 'Producer',
  statistic: 'Statistic',
  route: 'Route',
  year: 'Year of the decision',
};

/** What a code of a facet is called. */
export function choiceLabel(
  facet: DecisionFacet,
  code: string,
  { schemes, entries }: Pick<DecisionRegister, 'schemes' | 'entries'>,
  names: Names,
): string {
  switch (facet) {
    case 'scheme':
      return schemes.find(({ scheme }) => scheme.scheme === code)?.scheme.title ?? code;
    case 'outcome':
      return outcomeWords[code as keyof typeof outcomeWords] ?? code;
    case 'status':
      return statusLabels[code as MarkStatus];
    case 'producer':
      return names.organisations.get(code)?.name ?? code;
    case 'statistic':
      return names.statistics.get(code)?.title ?? code;
    case 'route': {
      const all = [
        ...schemes.map(({ scheme }) => scheme),
        ...entries.map(({ application }) => application.scheme),
      ];
      for (const { routes } of all) {
        const found = routes.find((one) => one.code === code);
        if (found) return found.label;
      }
      return code;
    }
    case 'year':
      return code;
  }
}

/** Schemes may word them otherwise; a list over several schemes needs one word for each. */
export const outcomeWords = {
  supported: 'Supported',
  'supported-with-conditions': 'Supported with conditions',
  provisional: 'More is needed',
  deferred: 'Deferred',
  'not-supported': 'Not supported',
} as const;

function codesOf(entry: Entry, status: FoundDecisions['status']): Record<DecisionFacet, string> {
  const { application, decision, year } = entry;
  return {
    scheme: application.scheme.scheme,
    outcome: decision.details.outcome,
    status: givesMark(entry) ? status(application) : 'none',
    producer: application.producer,
    statistic: application.statistic,
    route: decision.route.route,
    year,
  };
}

function hasWords(entry: Entry, asked: readonly string[], names: Names): boolean {
  if (asked.length === 0) return false;
  const { statistic, producer } = entry.application;
  return asked.every(
    (stem) =>
      entry.stems.includes(stem) ||
      nameStems(names.statistics.get(statistic)?.title ?? statistic).includes(stem) ||
      nameStems(names.organisations.get(producer)?.name ?? producer).includes(stem),
  );
}

const known = new Map<string, string>();

function nameStems(name: string): string {
  const found = known.get(name);
  if (found !== undefined) return found;
  if (known.size > 50_000) known.clear();
  const stems = stemsOf([name]);
  known.set(name, stems);
  return stems;
}

const orders: Partial<Record<DecisionFacet, readonly string[]>> = {
  outcome: outcomes,
  status: markStatuses,
};

/** Those with a match and those chosen; in an order of their own, years backwards, or by count. */
function choicesOf(
  facet: DecisionFacet,
  counts: ReadonlyMap<string, number>,
  chosen: readonly string[],
  register: DecisionRegister,
  names: Names,
): Choice[] {
  const codes = [...new Set([...counts.keys(), ...chosen])];
  const place = (code: string) => orders[facet]?.indexOf(code) ?? 0;
  return codes
    .map((code) => ({
      code,
      label: choiceLabel(facet, code, register, names),
      count: counts.get(code) ?? 0,
    }))
    .sort(
      (a, b) =>
        place(a.code) - place(b.code) ||
        (facet === 'year' ? Number(b.code) - Number(a.code) : b.count - a.count) ||
        (a.label < b.label ? -1 : a.label > b.label ? 1 : 0),
    );
}

function sorted(entries: Entry[], { sort }: DecisionFilters, names: Names): readonly Entry[] {
  if (sort === 'newest') return entries;
  if (sort === 'oldest') return entries.toReversed();
  const key = sort === 'title' ? titleKey(names) : reviewKey;
  return entries
    .map((entry) => ({ entry, by: key(entry) }))
    .sort((a, b) => (a.by === b.by ? 0 : a.by < b.by ? -1 : 1))
    .map(({ entry }) => entry);
}

function titleKey({ statistics }: Names): (entry: Entry) => string {
  return ({ application: { statistic } }) =>
    foldText(statistics.get(statistic)?.title ?? statistic);
}

// Marks without a review to come stand last.
function reviewKey(entry: Entry): string {
  return daysIn(entry).next_review ?? '9999';
}
