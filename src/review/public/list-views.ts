import { whenText } from '../../examples/wording.ts';
import { attributes, type Html, html, nothing } from '../../kernel/html.ts';
import { pagingView } from '../../kernel/paging.ts';
import { kindMark } from '../../kernel/tally.ts';
import { decisionAddress, schemeAddress } from './addresses.ts';
import {
  type DecisionFacet,
  type DecisionFilters,
  type DecisionSort,
  decisionFacets,
  decisionSorts,
  decisionsAddress,
  usualPerPage,
} from './filters.ts';
import {
  type Choice,
  choiceLabel,
  type FoundDecisions,
  facetTitles,
  outcomeWords,
} from './finding.ts';
import type { PublicDecision } from './schema.ts';
import { clockText, statusLabels } from './wording.ts';

/** The decisions that filters leave: search, filters, list. */
export function decisionsView(
  found: FoundDecisions,
  items: readonly PublicDecision[],
  pages: number,
): Html {
  const { filters, register, entries } = found;
  return html`<header class="page-head"><h1>Decisions</h1>
<p class="lead">Every decision of the review desk whose letter is out, refusals included. A decision says nothing about whether a statistic is accurate, and gives it no standing in law.</p>
<ul class="actions"><li><a href="/decisions/figures">Figures by year</a></li><li><a href="/meetings">Meetings and minutes</a></li>${register.schemes.map(({ scheme }) => html`<li><a href="${schemeAddress(scheme.scheme)}">${scheme.title}: the rules</a></li>`)}</ul></header>
${searchForm(filters)}
<div class="columns">
<div class="columns__side">${facetsForm(found)}</div>
<div class="columns__main">
<div class="result-head"><h2 class="result-head__count"><b>${number(entries.length)}</b> of ${number(register.entries.length)} decisions</h2>${sortForm(filters)}</div>
${chips(found)}
${
  items.length === 0
    ? html`<div class="empty"><p>${register.entries.length === 0 ? 'No decision has been published yet.' : 'No decision fits.'}</p>${register.entries.length === 0 ? nothing : html`<p><a href="/decisions">See all decisions</a></p>`}</div>`
    : html`<ol class="cards">${items.map((item) => html`<li>${decisionCard(item, schemeTitle(found, item))}</li>`)}</ol>`
}
${pagingView({ page: filters.page, pages }, (page) => decisionsAddress({ ...filters, page }))}
</div></div>`;
}

/** Where there is no scheme there are no decisions, and no more is said. */
export function noDecisionsView(title: string): Html {
  return html`<header class="page-head"><h1>${title}</h1></header>
<p>There are no decisions here. This register takes no applications.</p>`;
}

/** One decision in a list. `heading`: the rank of its title. */
export function decisionCard(
  decision: PublicDecision,
  scheme: string,
  heading: 'h2' | 'h3' = 'h3',
): Html {
  const { reference, statistic, producer, outcome, reasons, decided, days, allowed } = decision;
  const title = html`<a href="${decisionAddress(reference)}">${statistic.title}</a>`;
  const facts = [
    scheme,
    producer.name,
    `Decided ${whenText(decided)}`,
    ...(days === null ? [] : [clockText(days, allowed)]),
  ];
  return html`<article class="card">
<p class="card__kind"><span class="kind kind--${gates[outcome]}">${kindMark(gates[outcome])} ${outcomeWords[outcome]}</span>${decision.set_aside ? html` (set aside on appeal)` : nothing}${decision.status === 'none' ? nothing : html`. Mark now: ${statusLabels[decision.status]}`}</p>
${heading === 'h2' ? html`<h2 class="card__title">${title}</h2>` : html`<h3 class="card__title">${title}</h3>`}
<p class="card__line"><b>Why</b> ${reasons}</p>
<ul class="facts card__facts">${facts.map((fact) => html`<li>${fact}</li>`)}</ul>
</article>`;
}

/** The gate beside an outcome: crossed where the mark was given; the word says the same. */
const gates: Record<PublicDecision['outcome'], string> = {
  supported: 'engagement',
  'supported-with-conditions': 'engagement',
  provisional: 'related',
  deferred: 'related',
  'not-supported': 'absence',
};

function schemeTitle({ register, names }: FoundDecisions, { scheme }: PublicDecision): string {
  return choiceLabel('scheme', scheme, register, names);
}

const number = (value: number) => value.toLocaleString('en-GB');

const sortTitles: Record<DecisionSort, string> = {
  newest: 'Newest first',
  oldest: 'Oldest first',
  title: 'Statistic',
  review: 'Next review',
};

function searchForm(filters: DecisionFilters): Html {
  return html`<form class="search" action="/decisions" role="search">
${hidden({ ...filters, q: null, page: 1 })}
<label class="search__label" for="q">Search decisions: statistic, producer, reasons, what people said</label>
<div class="search__row"><input class="search__input" id="q" name="q" type="search" maxlength="500" value="${filters.q ?? ''}">
<button class="search__button">Search</button></div>
</form>`;
}

function sortForm(filters: DecisionFilters): Html {
  return html`<form class="sort" action="/decisions" method="get">
${hidden({ ...filters, sort: 'newest', page: 1 })}
<label class="sort__label" for="sort">Sort by</label>
<select class="sort__select" id="sort" name="sort">${decisionSorts.map((sort) => html`<option value="${sort}"${attributes({ selected: sort === filters.sort })}>${sortTitles[sort]}</option>`)}</select>
<button class="button button--quiet">Sort</button>
</form>`;
}

function facetsForm({ filters, facets }: FoundDecisions): Html {
  const chosen = decisionFacets.flatMap((facet) => filters[facet]).length;
  const none = Object.fromEntries(decisionFacets.map((facet) => [facet, []]));
  return html`<form class="facets" action="/decisions" method="get" aria-label="Filters">
${hidden({ ...filters, ...none, page: 1 })}
<details class="facets__drawer">
<summary class="facets__summary">Filter ${chosen === 0 ? nothing : html`<span class="facets__count">${chosen} chosen</span>`}</summary>
<div class="facets__body">
${decisionFacets.map((facet, place) => facetGroup(facet, facets[facet], filters[facet], place < 3))}
<p class="facets__actions"><button class="button button--quiet">Show decisions</button> <a href="${decisionsAddress({ q: filters.q })}">Clear all</a></p>
</div>
</details>
</form>`;
}

const most = 12;

function facetGroup(
  facet: DecisionFacet,
  choices: readonly Choice[],
  chosen: readonly string[],
  opened: boolean,
): Html {
  if (choices.length === 0) return nothing;
  const first = choices.filter(({ code }, place) => place < most || chosen.includes(code));
  const rest = choices.filter((choice) => !first.includes(choice));
  const box = ({ code, label, count }: Choice) =>
    html`<label class="choice${count === 0 ? ' choice--empty' : ''}"><input class="choice__box" type="checkbox" name="${facet}" value="${code}"${attributes({ checked: chosen.includes(code) })}>
<span class="choice__text">${label}</span> <span class="choice__count">${number(count)}<span class="govuk-visually-hidden"> ${count === 1 ? 'decision' : 'decisions'}</span></span></label>`;
  return html`<details class="facet"${opened || chosen.length > 0 ? html` open` : nothing}>
<summary class="facet__title">${facetTitles[facet]}</summary>
<fieldset class="facet__group"><legend class="govuk-visually-hidden">${facetTitles[facet]}</legend>
${first.map(box)}
${rest.length === 0 ? nothing : html`<details class="facet__more"><summary class="small">${number(rest.length)} more</summary>${rest.slice(0, 200).map(box)}</details>`}
</fieldset>
</details>`;
}

function chips({ filters, register, names }: FoundDecisions): Html {
  const chosen = [
    ...(filters.q
      ? [{ facet: 'Question', label: `“${filters.q}”`, without: { ...filters, q: null } }]
      : []),
    ...decisionFacets.flatMap((facet) =>
      filters[facet].map((code) => ({
        facet: facetTitles[facet],
        label: choiceLabel(facet, code, register, names),
        without: { ...filters, [facet]: filters[facet].filter((one) => one !== code) },
      })),
    ),
  ];
  if (chosen.length === 0) return nothing;
  return html`<ul class="chips" aria-label="Chosen filters">${chosen.map(({ facet, label, without }) => html`<li><a class="chip" href="${decisionsAddress({ ...without, page: 1 })}"><span class="chip__facet">${facet}</span> ${label} <span class="chip__remove" aria-hidden="true">×</span><span class="govuk-visually-hidden"> remove</span></a></li>`)}</ul>`;
}

/** Hidden inputs for a form that keeps these filters. */
function hidden(filters: DecisionFilters): Html {
  const { q, sort, page, per_page } = filters;
  const pairs: [string, string | number][] = [
    ...(q ? [['q', q] as [string, string]] : []),
    ...decisionFacets.flatMap((facet) =>
      filters[facet].map((code) => [facet, code] as [string, string]),
    ),
    ...(sort === 'newest' ? [] : [['sort', sort] as [string, string]]),
    ...(page === 1 ? [] : [['page', page] as [string, number]]),
    ...(per_page === usualPerPage ? [] : [['per_page', per_page] as [string, number]]),
  ];
  return html`${pairs.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}`;
}
