import { stringify } from 'csv-stringify/sync';
import { whenText } from '../../examples/wording.ts';
import { atomFeed, type FeedEntry } from '../../kernel/atom.ts';
import { decisionsAddress } from './filters.ts';
import { type FoundDecisions, facetTitles, outcomeWords } from './finding.ts';
import type { PublicDecision, PublicDecisionDetails } from './schema.ts';
import { clockText, conditionText, statusLabels } from './wording.ts';

type Cell = string | number | boolean | null;

const list = (values: readonly (string | null)[]) => values.map((one) => one ?? '').join('; ');

/** The columns of /decisions.csv, in order. They are a promise: new ones come last, none is renamed. */
export const decisionColumns: Readonly<Record<string, (one: PublicDecision) => Cell>> = {
  reference: (one) => one.reference,
  url: (one) => one.url,
  scheme: (one) => one.scheme,
  statistic: (one) => one.statistic.title,
  statistic_slug: (one) => one.statistic.slug,
  producer: (one) => one.producer.name,
  producer_slug: (one) => one.producer.slug,
  route: (one) => one.route,
  precedent: (one) => one.precedent,
  submitted: (one) => one.submitted,
  valid: (one) => one.valid,
  decided: (one) => one.decided,
  took_effect: (one) => one.took_effect,
  days: (one) => one.days,
  allowed: (one) => one.allowed,
  outcome: (one) => one.outcome,
  reasons: (one) => one.reasons,
  refused_for: (one) => list(one.refused_for.map(({ code }) => code)),
  advice: (one) => one.advice,
  differs_from_advice: (one) => one.differs_from_advice,
  why_it_differs: (one) => one.why_it_differs,
  lay_view: (one) => one.views.lay,
  expert_view: (one) => one.views.expert,
  conditions: (one) => list(one.conditions.map(({ text }) => text)),
  conditions_due: (one) => list(one.conditions.map(({ due }) => due)),
  conditions_met: (one) => list(one.conditions.map(({ met }) => met)),
  set_aside: (one) => one.set_aside,
  next_review: (one) => one.next_review,
  status: (one) => one.status,
  examples: (one) => list(one.examples),
  minutes: (one) => one.minutes,
};

/** One row a decision. A cell that a spreadsheet would run as a formula begins with an apostrophe. */
export function decisionsCsv(decisions: readonly PublicDecision[]): string {
  const cells = Object.values(decisionColumns);
  return stringify(
    [
      Object.keys(decisionColumns),
      ...decisions.map((decision) => cells.map((cell) => cell(decision))),
    ],
    {
      bom: true,
      record_delimiter: 'windows',
      quote_record_delimiter: true,
      escape_formulas: true,
      cast: { boolean: String },
    },
  );
}

/** The page asked for, with the facets of everything found. */
export function decisionsJson(found: FoundDecisions, items: readonly PublicDecision[]) {
  const { entries, filters, facets } = found;
  const { page, per_page } = filters;
  return { total: entries.length, page, per_page, facets, items };
}

/** What is asked for, in words. */
export function decisionsInWords({ filters, facets }: FoundDecisions): string[] {
  const chosen = Object.entries(facetTitles).flatMap(([name, title]) => {
    const facet = name as keyof typeof facetTitles;
    const labels = filters[facet].map(
      (code) => facets[facet].find((one) => one.code === code)?.label ?? code,
    );
    return labels.length === 0 ? [] : [`${title}: ${labels.join(' or ')}`];
  });
  return [...(filters.q ? [`“${filters.q}”`] : []), ...chosen];
}

export function decisionsAtom(
  found: FoundDecisions,
  items: readonly (PublicDecision & { effective: string })[],
  siteUrl: string,
  now: Date,
): string {
  return atomFeed({
    title: ['Countersign: decisions', ...decisionsInWords(found)].join('; '),
    self: siteUrl + decisionsAddress(found.filters, 'atom'),
    page: siteUrl + decisionsAddress({ ...found.filters, page: 1 }),
    author: 'Countersign',
    licence: 'CC BY 4.0',
    updated: now.toISOString(),
    entries: items.map(decisionFeedEntry),
  });
}

export function decisionFeedEntry(one: PublicDecision & { effective: string }): FeedEntry {
  return {
    title: `${one.statistic.title}: ${outcomeWords[one.outcome].toLowerCase()}`,
    address: one.url,
    published: one.effective,
    updated: one.effective,
    summary: one.reasons,
    authors: [],
    categories: [one.scheme, one.outcome],
  };
}

/** A decision as Markdown: the same facts as its page. */
export function decisionMarkdown(one: PublicDecisionDetails, today: string): string {
  const recorded = (day: string | null) => (day === null ? 'Not recorded' : whenText(day));
  const facts: [string, string][] = [
    ['Reference', one.reference.toUpperCase()],
    ['Address', one.url],
    ['Scheme', `${one.scheme_title}, ${one.body}${one.invented ? ' (invented)' : ''}`],
    ['Producer', one.producer.name],
    ['Outcome', one.outcome_label],
    ['Mark now', statusLabels[one.status]],
    ['Next review', one.next_review === null ? 'None' : whenText(one.next_review)],
    ['Route', one.route_label],
    ...(one.precedent_title ? [['Precedent', one.precedent_title] as [string, string]] : []),
    ['Submitted', recorded(one.submitted)],
    ['Valid', recorded(one.valid)],
    ['Decided', recorded(one.decided)],
    ['Clock', clockText(one.days, one.allowed)],
    ['Minutes', one.minutes ?? 'None published'],
  ];
  const exchanges = (one.evidence?.activities ?? []).flatMap(({ title, exchanges }) =>
    exchanges.map(
      ({ asked, said, did, reason }) =>
        `### ${escaped(title ?? 'Activity')}\n\nAsked: ${body(asked)}\n\nPeople said: ${body(said)}\n\nDone: ${body(did ?? reason)}`,
    ),
  );
  return `${[
    frontMatter(one),
    `# ${escaped(one.statistic.title)}`,
    facts.map(([label, value]) => `- ${label}: ${escaped(value)}`).join('\n'),
    `## Why\n\n${body(one.reasons)}`,
    one.refused_for.length === 0
      ? ''
      : `## Reasons for the refusal\n\n${one.refused_for.map(({ label }) => `- ${escaped(label)}`).join('\n')}`,
    one.conditions.length === 0
      ? ''
      : `## Conditions\n\n${one.conditions.map(({ text, due, met }) => `- ${body(text)} ${conditionText({ due, met }, today)}`).join('\n')}`,
    `## Lay members\n\n${body(one.views.lay)}`,
    `## Expert members\n\n${body(one.views.expert)}`,
    `## What people said, and what was done\n\n${exchanges.join('\n\n') || 'Not recorded'}`,
    `## What this means\n\n${body(one.means)}`,
  ]
    .filter(Boolean)
    .join('\n\n')}\n`;
}

function frontMatter(one: PublicDecisionDetails): string {
  const { reference, url, scheme, outcome, status, decided, next_review } = one;
  const facts = {
    reference,
    url,
    statistic: one.statistic.slug,
    producer: one.producer.slug,
    scheme,
    outcome,
    decided,
    status,
    next_review,
  };
  // A value as JSON writes it is a value of YAML.
  const lines = Object.entries(facts).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return `---\n${lines.join('\n')}\n---`;
}

function body(text: string | null): string {
  return text === null ? 'Not recorded' : escaped(text);
}

/** Words that people typed, so that they stay words: no links, images, markup or headings of their own. */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|]/g, '\\$&');
}
