import { type Html, html, nothing } from '../../kernel/html.ts';
import { kindMark } from '../../kernel/tally.ts';
import type { Names } from '../../vocabulary/authorities/queries.ts';
import type { StoredExample } from '../queries.ts';
import type { Example } from '../schema.ts';
import { excerpt, highlight } from '../search/excerpt.ts';
import type { Question } from '../search/question.ts';
import {
  capitalised,
  countriesText,
  involvedText,
  labelOf,
  levelText,
  participantsText,
  periodText,
} from '../wording.ts';

/**
 * One example in a list: title, kind, who was asked about what, what came of it, and quiet facts.
 * `heading` is the rank of its title; `short` leaves the two lines out.
 */
export function exampleCard(
  { slug, example }: StoredExample,
  names: Names,
  { question, heading = 'h3', short = false }: CardOptions = {},
): Html {
  const words = question ? highlight(question, example.title) : example.title;
  const title = html`<a href="/examples/${slug}">${words}</a>`;
  return html`<article class="card">
<p class="card__kind">${kindLabel(example.kind)}</p>
${heading === 'h2' ? html`<h2 class="card__title">${title}</h2>` : html`<h3 class="card__title">${title}</h3>`}
${short ? nothing : lines(example, names)}
${question ? html`<p class="card__excerpt">${excerpt(question, example) ?? highlight(question, example.summary)}</p>` : nothing}
<ul class="facts card__facts">${facts(example).map((fact) => html`<li>${fact}</li>`)}</ul>
</article>`;
}

export interface CardOptions {
  /** Marks its words, and shows where they stand. */
  question?: Question | null;
  heading?: 'h2' | 'h3';
  short?: boolean;
}

/** The kind by its mark and its word: never by colour alone. */
export function kindLabel(kind: string): Html {
  return html`<span class="kind kind--${kind}">${kindMark(kind)} ${labelOf('kinds', kind)}</span>`;
}

function lines(example: Example, names: Names): Html {
  // Elsewhere the same field has those it concerned and those who spoke up unasked.
  const asked = example.kind === 'engagement' ? 'Involved' : 'Concerned, or spoke up';
  const outcome = outcomeOf(example);
  return html`<p class="card__line"><b>${asked}</b> ${capitalised(involvedText(example))}${about(example, names)}</p>
<p class="card__line"><b>${outcome.label}</b> ${outcome.text}</p>`;
}

function about({ statistic }: Example, names: Names): string {
  if (statistic === null) return '';
  return `, about: ${names.statistics.get(statistic)?.title ?? statistic}`;
}

/** What changed; for an absence what followed, where that is known. */
function outcomeOf({ kind, changed, consequences }: Example): { label: string; text: string } {
  if (kind === 'absence' && consequences) {
    return { label: 'What followed', text: plainText(consequences) };
  }
  return { label: 'What changed', text: changed === null ? 'Not recorded' : plainText(changed) };
}

/** The first paragraph of Markdown without its marks, for a line or two of it. */
function plainText(markdown: string): string {
  return (markdown.split(/\n\s*\n/)[0] ?? '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^[#>\s*+-]+|[*_`]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function facts(example: Example): string[] {
  return [
    example.level === null ? 'Level not recorded' : levelText(example),
    example.countries.length === 0 ? 'Country not recorded' : countriesText(example),
    capitalised(periodText(example)),
    example.participants === null ? 'How many: not recorded' : participantsText(example),
  ];
}
