import { attributes, type Html, html, nothing } from '../../kernel/html.ts';
import { facets } from '../columns.ts';
import { type Filters, listAddress, type Sort, sorts, type View, views } from '../filters.ts';
import { choiceLabel, facetTitles, filtersInWords } from './choices.ts';
import { hiddenInputs } from './facets-views.ts';
import type { Found } from './reading.ts';

/** How many, in which view and order, and what is chosen: each choice a link that drops it. */
export function resultHead(found: Found): Html {
  const { filters, survey, index, names } = found;
  const words = filtersInWords(filters, names);
  return html`<div class="result-head">
<h2 class="result-head__count"><b>${figures.format(survey.total)}</b> of ${figures.format(index.size)} examples${words.length === 0 ? nothing : html`<span class="govuk-visually-hidden">. ${words.join('. ')}</span>`}</h2>
<nav class="views" aria-label="View">${views.map((view) => viewLink(filters, view))}</nav>
${filters.view === 'map' ? nothing : sortForm(filters)}
</div>
${chips(found)}
${suggestion(found)}
${undated(found)}`;
}

/** What nothing was found for, and what may help. */
export function emptyResult({ filters, question }: Found): Html {
  const filtered = facets.some((facet) => filters[facet].length > 0) || filters.from || filters.to;
  return html`<div class="empty"><p>Nothing on record fits.</p>
<ul>
${filtered && filters.q ? html`<li><a href="${listAddress({ q: filters.q })}">Ask the same without filters</a></li>` : nothing}
${question && question.words.length > 1 ? html`<li>Fewer words find more; every word must be there.</li>` : nothing}
<li><a href="/examples">See all examples</a></li>
<li>It may be what we have missed. <a href="/gaps">What have we missed?</a></li>
</ul></div>`;
}

const viewTitles: Record<View, string> = { list: 'List', timeline: 'Timeline', map: 'Map' };
const sortTitles: Record<Sort, string> = {
  relevance: 'Best match',
  newest: 'Newest first',
  oldest: 'Oldest first',
  title: 'Title',
  updated: 'Last changed',
};
const figures = new Intl.NumberFormat('en-GB');

function viewLink(filters: Filters, view: View): Html {
  const { per_page: _, ...others } = filters;
  const address = listAddress({ ...others, view, page: 1 });
  return html`<a class="views__item" href="${address}"${attributes({ 'aria-current': filters.view === view ? 'true' : null })}>${viewTitles[view]}</a>`;
}

function sortForm(filters: Filters): Html {
  const choices = sorts.filter((sort) => sort !== 'relevance' || filters.q !== null);
  return html`<form class="sort" action="/examples" method="get">
${hiddenInputs({ ...filters, sort: filters.q ? 'relevance' : 'newest', page: 1 })}
<label class="sort__label" for="sort">Sort by</label>
<select class="sort__select" id="sort" name="sort">${choices.map(
    (sort) =>
      html`<option value="${sort}"${attributes({ selected: sort === filters.sort })}>${sortTitles[sort]}</option>`,
  )}</select>
<button class="button button--quiet">Sort</button>
</form>`;
}

function chips({ filters, names }: Found): Html {
  const chosen = [
    ...(filters.q
      ? [{ facet: 'Question', label: `“${filters.q}”`, without: { ...filters, q: null } }]
      : []),
    ...facets.flatMap((facet) =>
      filters[facet].map((code) => ({
        facet: facetTitles[facet],
        label: choiceLabel(facet, code, names),
        without: { ...filters, [facet]: filters[facet].filter((one) => one !== code) },
      })),
    ),
    ...(filters.from
      ? [{ facet: 'From', label: filters.from, without: { ...filters, from: null } }]
      : []),
    ...(filters.to ? [{ facet: 'To', label: filters.to, without: { ...filters, to: null } }] : []),
  ];
  if (chosen.length === 0) return nothing;
  return html`<ul class="chips" aria-label="Chosen filters">${chosen.map(
    ({ facet, label, without }) =>
      html`<li><a class="chip" href="${listAddress(relaxed(without))}"><span class="chip__facet">${facet}</span> ${label} <span class="chip__remove" aria-hidden="true">×</span><span class="govuk-visually-hidden"> remove</span></a></li>`,
  )}</ul>`;
}

// Without a question there is no best match to sort by.
function relaxed(filters: Filters): Filters {
  const sort = filters.q === null && filters.sort === 'relevance' ? 'newest' : filters.sort;
  return { ...filters, sort, page: 1 };
}

function suggestion({ filters, question, suggestion }: Found): Html {
  if (filters.q !== null && question === null) {
    return html`<p class="suggestion">“${filters.q}” has no word to search for.</p>`;
  }
  if (suggestion === null) return nothing;
  return html`<p class="suggestion">Nothing has “${filters.q ?? ''}”. These are for <a href="${listAddress({ ...filters, q: suggestion, page: 1 })}">${suggestion}</a>.</p>`;
}

function undated({ filters, survey }: Found): Html {
  if (survey.undated === 0) return nothing;
  const address = listAddress({ ...filters, from: null, to: null, page: 1 });
  const left =
    survey.undated === 1
      ? '1 example without dates is'
      : `${figures.format(survey.undated)} examples without dates are`;
  return html`<p class="quiet">${left} left out. <a href="${address}">Any year</a></p>`;
}
