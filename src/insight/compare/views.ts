import { kindLabel } from '../../examples/list/card.ts';
import type { Fact } from '../../examples/page/facts.ts';
import { doubtfulNote, factValue } from '../../examples/page/facts-views.ts';
import { mainFacts, otherFacts } from '../../examples/page/ledger-views.ts';
import type { PublicExample } from '../../examples/public.ts';
import type { StoredExample } from '../../examples/queries.ts';
import { labelOf } from '../../examples/wording.ts';
import { type Html, html, nothing } from '../../kernel/html.ts';
import { markdown } from '../../kernel/markdown.ts';
import { compareAddress } from './address.ts';

export interface Comparison {
  chosen: readonly PublicExample[];
  /** Examples that may be added. */
  choices: readonly StoredExample[];
  /** What was searched for among them; null: nothing. */
  q: string | null;
}

/** The main part of `/compare`. */
export function compareView({ chosen, choices, q }: Comparison): Html {
  const slugs = chosen.map((one) => one.slug);
  return html`<header class="page-head"><h1>Compare examples</h1>
<p class="lead">${chosen.length < 2 ? 'Two to four examples side by side, fact by fact.' : html`${chosen.length} examples side by side, fact by fact.`}</p></header>
${chosen.length === 1 ? chosenOne(chosen) : nothing}
${chosen.length >= 2 ? table(chosen) : nothing}
${chosen.length < 4 ? choose(slugs, choices, q) : nothing}`;
}

function chosenOne(chosen: readonly PublicExample[]): Html {
  return html`${chosen.map(
    ({ slug, title }) =>
      html`<p>Chosen: <a href="/examples/${slug}">${title}</a>. Choose at least one more.</p>`,
  )}`;
}

function choose(
  slugs: readonly string[],
  choices: readonly StoredExample[],
  q: string | null,
): Html {
  const title =
    slugs.length === 0 ? 'Choose the first' : slugs.length === 1 ? 'Choose another' : 'Add another';
  const which =
    q !== null ? `Found for “${q}”` : slugs.length === 0 ? 'The newest' : 'Similar examples';
  return html`<section class="section section--ruled"><h2>${title}</h2>
<form class="search" action="/compare" role="search" aria-label="Find an example to compare">${slugs.map((slug) => html`<input type="hidden" name="e" value="${slug}">`)}
<label class="search__label" for="compare-q">Search the register for one</label>
<div class="search__row"><input class="search__input" id="compare-q" name="q" type="search" maxlength="500" value="${q ?? ''}">
<button class="search__button">Search</button></div></form>
<h3>${which}</h3>
${choices.length === 0 ? html`<p class="empty">Nothing on record.</p>` : html`<ul class="index">${choices.map((one) => choice(slugs, one))}</ul>`}</section>`;
}

function choice(slugs: readonly string[], { slug, example }: StoredExample): Html {
  return html`<li class="index__item"><a href="${compareAddress([...slugs, slug])}">${example.title}</a>
<p class="index__text">${example.summary}</p></li>`;
}

function table(chosen: readonly PublicExample[]): Html {
  const slugs = chosen.map((one) => one.slug);
  return html`<p class="quiet small">On a narrow screen, scroll the table sideways to see each example.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Comparison"><table class="table compare">
<thead><tr><td></td>${chosen.map(
    ({ slug, title }) =>
      html`<th scope="col"><a href="/examples/${slug}">${title}</a>${
        chosen.length > 2
          ? html`<br><a class="compare__out" href="${compareAddress(slugs.filter((other) => other !== slug))}">Take out<span class="govuk-visually-hidden"> ${title}</span></a>`
          : nothing
      }</th>`,
  )}</tr></thead>
<tbody>${rowsOf(chosen).map(({ label, cells }) => {
    const same = new Set(cells.map(String)).size === 1;
    return html`<tr class="${same ? 'compare__same' : 'compare__differs'}"><th scope="row">${label}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`;
  })}</tbody></table></div>
${chosen.some((one) => one.doubtful.length > 0) ? doubtfulNote(chosen.find((one) => one.doubtful.length > 0) as PublicExample) : nothing}`;
}

interface Row {
  label: string;
  cells: Html[];
}

const prose = [
  ['done', 'What was done'],
  ['changed', 'What changed'],
  ['consequences', 'What followed'],
  ['lessons', 'What was learned'],
] as const;

function rowsOf(chosen: readonly PublicExample[]): Row[] {
  return [
    { label: 'Kind', cells: chosen.map((one) => kindLabel(one.kind)) },
    { label: 'In short', cells: chosen.map((one) => html`${one.summary}`) },
    ...factRows(chosen, mainFacts),
    ...prose.map(([field, label]) => ({
      label,
      cells: chosen.map((one) => proseCell(one, field)),
    })),
    { label: 'What was asked, and the response', cells: chosen.map(exchangesCell) },
    ...factRows(chosen, otherFacts).slice(1),
    { label: 'Sources', cells: chosen.map(sourcesCell) },
  ];
}

function factRows(
  chosen: readonly PublicExample[],
  factsOf: (example: PublicExample) => Fact[],
): Row[] {
  const facts = chosen.map(factsOf);
  const shared = (facts[0] ?? []).filter(({ fields }) =>
    facts.every((all) => all.some((fact) => fact.fields[0] === fields[0])),
  );
  return shared.map(({ fields: [field] }) => {
    const row = facts.flatMap((all) => all.filter((fact) => fact.fields[0] === field).slice(0, 1));
    return {
      label: [...new Set(row.map((fact) => fact.label))].join(' / '),
      cells: row.map((fact, index) => factCell(chosen[index] as PublicExample, fact)),
    };
  });
}

function factCell(example: PublicExample, fact: Fact): Html {
  const doubtful = fact.fields.some((field) => example.doubtful.includes(field));
  return html`${factValue(fact)}${doubtful ? doubtfulMark : nothing}${fact.notes.map((note) => html`<p class="quiet small">${note}</p>`)}`;
}

const doubtfulMark = html` <a class="doubtful__mark" href="#doubtful">doubtful</a>`;

function proseCell(example: PublicExample, field: (typeof prose)[number][0]): Html {
  const text = example[field];
  const mark = example.doubtful.includes(field) ? doubtfulMark : nothing;
  if (text === null) return html`<span class="not-recorded">Not recorded</span>${mark}`;
  return html`${markdown(text, 4)}${mark}`;
}

function exchangesCell({ exchanges }: PublicExample): Html {
  if (exchanges.length === 0) return html`<span class="not-recorded">Not recorded</span>`;
  return html`${exchanges.map(
    ({ asked, response }) =>
      html`${markdown(asked, 4)}<p>${response === null ? 'Response not recorded' : labelOf('responses', response)}</p>`,
  )}`;
}

function sourcesCell({ slug, sources }: PublicExample): Html {
  return html`<a href="/examples/${slug}#sources">${sources.length} ${sources.length === 1 ? 'source' : 'sources'}</a>`;
}
