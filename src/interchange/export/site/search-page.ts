import { trustedHtml } from '../../../kernel/html.ts';
import type { Site } from '../../../kernel/http/site.ts';
import { layout } from '../../../kernel/layout.ts';

/** The export's own page: the search, and without JavaScript the ways to everything. */
export function searchPage(site: Site, total: number): string {
  const main = trustedHtml(`<header class="page-head"><h1>Search</h1></header>
<form class="search" action="/examples" role="search" aria-label="Examples">
<label class="search__label" for="q">Search ${total.toLocaleString('en-GB')} examples</label>
<div class="search__row"><input class="search__input" id="q" name="q" type="search" maxlength="500">
<button class="search__button">Search</button></div>
</form>
<p id="without">The search of this copy needs JavaScript. Every example is in the lists below.</p>
<h2 class="govuk-visually-hidden">Found</h2>
<p id="told" role="status"></p>
<ol class="cards" id="found"></ol>
<p hidden><button class="button" id="more" type="button">Show more</button></p>
<section class="section"><h2>Lists</h2>
<ul class="plain">
<li><a href="/examples">All examples, the newest first</a></li>
<li><a href="/organisations">Organisations by name</a></li>
<li><a href="/statistics">Statistics by name</a></li>
<li><a href="/methods">Methods</a></li>
<li><a href="/stages">Stages</a></li>
<li><a href="/topics">Topics</a></li>
</ul></section>
<script src="search.js"></script>`);
  return String(layout(site, { title: 'Search', path: '/search', main, noindex: true }));
}
