import type { FacetCount } from '../../examples/facets.ts';
import { listAddress } from '../../examples/filters.ts';
import { invitationAddress } from '../../examples/invitation.ts';
import { labelOf } from '../../examples/wording.ts';
import { type Html, html, nothing } from '../../kernel/html.ts';
import { kindMark, tally } from '../../kernel/tally.ts';
import type { ResourceEntry } from '../../resources/schema.ts';
import { resourceItem } from '../../resources/views.ts';
import { vocabulary } from '../../vocabulary/vocabularies.ts';

export interface Home {
  total: number;
  kinds: FacetCount[];
  countries: FacetCount[];
  /** The cards of the most recent examples. */
  cards: readonly Html[];
  resource: ResourceEntry | null;
  /** Nothing where there is no scheme. */
  decisions: Html;
}

export function homeView(home: Home): Html {
  return html`<header class="page-head page-head--home">
  <h1>How the public has, and has not, been given a say in official statistics</h1>
  <p class="lead">An open register of documented examples, in official statistics and in public-sector data, each with its sources.</p>
<form class="search" action="/examples" role="search">
  <label class="search__label" for="q">Search ${home.total} examples</label>
  <div class="search__row"><input class="search__input" id="q" name="q" type="search" maxlength="500">
  <button class="search__button">Search</button></div>
</form>
</header>
<div class="columns columns--end">
  <div class="columns__main">
    <section class="section"><h2>Most recent examples</h2>
    ${home.cards.length === 0 ? html`<p class="empty">Nothing on record yet.</p>` : html`<ol class="cards cards--short">${home.cards.map((card) => html`<li>${card}</li>`)}</ol>`}
    <p class="section__more"><a href="/examples">All ${home.total} examples</a></p></section>
    ${home.decisions}
    ${home.resource === null ? nothing : resourceSection(home.resource)}
  </div>
  <div class="columns__side">
    ${openQuestions}
    ${kinds(home.kinds)}
    ${countries(home.countries)}
  </div>
</div>`;
}

const openQuestions = html`<aside class="invitation"><h2>What have we missed?</h2>
<p>What should we add? Were you involved in, or do you have further information about, any of these examples?</p>
<p><a class="button" href="${invitationAddress(null, null)}">Tell us</a></p>
<p class="section__more"><a href="/gaps">What we know is missing</a></p></aside>`;

function kinds(counts: FacetCount[]): Html {
  const byCode = new Map(counts.map(({ code, count }) => [code, count]));
  return html`<section class="section"><h2>What is on record</h2>
<ul class="plain home-kinds">${vocabulary('kinds')
    .codes()
    .map((code) => {
      const count = byCode.get(code) ?? 0;
      return html`<li><a class="kind kind--${code}" href="${listAddress({ kind: [code] })}">${kindMark(code)} ${labelOf('kinds', code)}</a> <span class="tally-count">${tally(count)} <b>${count === 0 ? 'nothing on record' : count}</b></span></li>`;
    })}</ul></section>`;
}

function countries(counts: FacetCount[]): Html {
  const places = counts.filter(
    ({ code }) => vocabulary('countries').terms.get(code)?.broader === null,
  );
  if (places.length === 0) return nothing;
  const most = places.toSorted((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
  const named = places.filter(({ code }) => code !== 'ZZ').length;
  return html`<section class="section"><h2>From ${named} ${named === 1 ? 'country' : 'countries'}</h2>
<ul class="facts home-countries">${most.map(({ code, count }) => html`<li><a href="${listAddress({ country: [code] })}">${labelOf('countries', code)}</a> ${count}</li>`)}</ul>
<p class="section__more"><a href="${listAddress({ view: 'map' })}">On a map</a></p></section>`;
}

function resourceSection(resource: ResourceEntry): Html {
  return html`<section class="section"><h2>To begin with</h2>
<ul class="index">${resourceItem(resource)}</ul>
<p class="section__more"><a href="/resources">All resources</a></p></section>`;
}
