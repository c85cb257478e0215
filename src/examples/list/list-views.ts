import { type Html, html } from '../../kernel/html.ts';
import { pagingView } from '../../kernel/paging.ts';
import { type Filters, listAddress } from '../filters.ts';
import { followAddress } from '../following.ts';
import type { StoredExample } from '../queries.ts';
import { exampleCard } from './card.ts';
import { listFacets } from './choices.ts';
import { facetsForm, hiddenInputs } from './facets-views.ts';
import { mapView } from './map-views.ts';
import { countPages, type Found } from './reading.ts';
import { emptyResult, resultHead } from './results-views.ts';
import { timelineView } from './timeline-views.ts';

/** The page of examples: search, filters, and what was found as a list, a timeline or a map. */
export function listView(found: Found, examples: readonly StoredExample[], now: Date): Html {
  const { filters, survey, names } = found;
  return html`<header class="page-head"><h1>Examples</h1></header>
${searchForm(filters)}
<div class="columns">
<div class="columns__side">${facetsForm(filters, listFacets(survey, names))}</div>
<div class="columns__main">
${resultHead(found)}
${survey.total === 0 ? emptyResult(found) : results(found, examples, now)}
<p class="quiet small"><a href="${followAddress(filters)}" rel="nofollow">Follow by e-mail</a>: a mail when what is found here changes.</p>
</div>
</div>`;
}

function searchForm(filters: Filters): Html {
  return html`<form class="search" action="/examples" role="search">
${hiddenInputs({ ...filters, q: null, sort: 'newest', page: 1 })}
<label class="search__label" for="q">Search the register</label>
<div class="search__row"><input class="search__input" id="q" name="q" type="search" maxlength="500" value="${filters.q ?? ''}">
<button class="search__button">Search</button></div>
</form>`;
}

function results(found: Found, examples: readonly StoredExample[], now: Date): Html {
  const { filters } = found;
  if (filters.view === 'map') return mapView(found);
  const paging = pagingView({ page: filters.page, pages: countPages(found) }, (page) =>
    listAddress({ ...filters, page }),
  );
  if (filters.view === 'timeline') return html`${timelineView(examples, now)}${paging}`;
  return html`<ol class="cards">${examples.map((stored) => html`<li>${exampleCard(stored, found.names, { question: found.question })}</li>`)}</ol>${paging}`;
}
