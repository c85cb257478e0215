import { attributes, type Html, html, nothing } from '../../kernel/html.ts';
import { type Facet, facets } from '../columns.ts';
import { defaultPerPage, defaultSort, type Filters, listAddress } from '../filters.ts';
import { type Choice, facetTitles, widerCode } from './choices.ts';

/** The filters as one form that needs no script; on a phone folded above the list. */
export function facetsForm(filters: Filters, choices: Record<Facet, Choice[]>): Html {
  const dates = Number(filters.from !== null) + Number(filters.to !== null);
  const chosen = facets.flatMap((facet) => filters[facet]).length + dates;
  return html`<form class="facets" action="/examples" method="get" aria-label="Filters">
${hiddenInputs({ ...filters, ...noFacets, from: null, to: null, page: 1 })}
<details class="facets__drawer">
<summary class="facets__summary">Filter ${chosen === 0 ? nothing : html`<span class="facets__count">${chosen} chosen</span>`}</summary>
<div class="facets__body">
${facets.map((facet, place) => facetGroup(facet, choices[facet], filters, place < 3))}
${years(filters)}
<p class="facets__actions"><button class="button button--quiet">Show examples</button> <a href="${listAddress({ q: filters.q, view: filters.view })}">Clear all</a></p>
</div>
</details>
</form>`;
}

/** Hidden inputs for a form that keeps these filters. */
export function hiddenInputs(filters: Filters): Html {
  const { q, from, to, sort, page, per_page, view } = filters;
  const pairs: [string, string | number][] = [
    ...(q ? [['q', q] as [string, string]] : []),
    ...facets.flatMap((facet) => filters[facet].map((code) => [facet, code] as [string, string])),
    ...(from ? [['from', from] as [string, string]] : []),
    ...(to ? [['to', to] as [string, string]] : []),
    ...(sort === defaultSort(q) ? [] : [['sort', sort] as [string, string]]),
    ...(page === 1 ? [] : [['page', page] as [string, number]]),
    ...(per_page === defaultPerPage(view) ? [] : [['per_page', per_page] as [string, number]]),
    ...(view === 'list' ? [] : [['view', view] as [string, string]]),
  ];
  return html`${pairs.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}`;
}

/** Filters of which none is chosen. */
export const noFacets = Object.fromEntries(facets.map((facet) => [facet, []])) as unknown as Record<
  Facet,
  readonly string[]
>;

const listedElsewhere: Partial<Record<Facet, string>> = {
  organisation: '/organisations',
  statistic: '/statistics',
};
const most = 12;

function facetGroup(facet: Facet, choices: Choice[], filters: Filters, opened: boolean): Html {
  if (choices.length === 0) return nothing;
  const chosen = new Set(filters[facet]);
  const title = facetTitles[facet];
  const long = choices.length > most + 3 && !alwaysWhole.has(facet);
  const first = long ? choices.filter(({ code }, n) => n < most || chosen.has(code)) : choices;
  const rest = choices.filter((choice) => !first.includes(choice));
  const box = (choice: Choice) => choiceBox(facet, choice, chosen.has(choice.code));
  return html`<details class="facet"${opened || chosen.size > 0 ? html` open` : nothing}>
<summary class="facet__title">${title}</summary>
<fieldset class="facet__group"><legend class="govuk-visually-hidden">${title}</legend>
${first.map(box)}
${rest.length === 0 ? nothing : restOf(facet, choices.length, rest, box)}
</fieldset>
</details>`;
}

// The stages are read as a whole, in their order.
const alwaysWhole = new Set<Facet>(['stage']);

function restOf(facet: Facet, all: number, rest: Choice[], box: (choice: Choice) => Html): Html {
  const elsewhere = listedElsewhere[facet];
  if (elsewhere) {
    return html`<p class="small"><a href="${elsewhere}">All ${facetTitles[facet].toLowerCase()}s</a> (${all} here)</p>`;
  }
  return html`<details class="facet__more"><summary class="small">${rest.length} more</summary>${rest.map(box)}</details>`;
}

function choiceBox(facet: Facet, { code, label, count }: Choice, chosen: boolean): Html {
  const kinds = [
    'choice',
    ...(count === 0 ? ['choice--empty'] : []),
    ...(widerCode(facet, code) === null ? [] : ['choice--narrower']),
  ];
  return html`<label class="${kinds.join(' ')}"><input class="choice__box" type="checkbox" name="${facet}" value="${code}"${attributes({ checked: chosen })}>
<span class="choice__text">${label}</span> <span class="choice__count">${count}<span class="govuk-visually-hidden"> ${count === 1 ? 'example' : 'examples'}</span></span></label>`;
}

function years({ from, to }: Filters): Html {
  return html`<fieldset class="facet facet--years"><legend class="facet__title">Years</legend>
<div class="years"><label class="years__part">From <input class="years__input" name="from" inputmode="numeric" size="7" value="${from ?? ''}"></label>
<label class="years__part">To <input class="years__input" name="to" inputmode="numeric" size="7" value="${to ?? ''}"></label></div>
<p class="quiet small">A year, or a month such as 2021-06.</p></fieldset>`;
}
