import { type Html, html, nothing } from '../kernel/html.ts';
import { type Cut, pagingView } from '../kernel/paging.ts';
import { namedListAddress } from './parameters.ts';

export interface NamedList<T extends { key: string }> {
  path: string;
  title: string;
  lead: string;
  searchLabel: string;
  q: string | undefined;
  cut: Cut<T>;
  item: (one: T) => Html;
}

/** A long list by name: words to narrow it, letters, pages. */
export function namedListView<T extends { key: string }>(list: NamedList<T>): Html {
  const { path, title, lead, searchLabel, q, cut } = list;
  return html`<header class="page-head"><h1>${title}</h1><p class="lead">${lead}</p></header>
<form class="search" action="${path}" role="search" aria-label="${searchLabel}">
  <label class="search__label" for="q">${searchLabel}</label>
  <div class="search__row"><input class="search__input" id="q" name="q" type="search" maxlength="200" value="${q ?? ''}">
  <button class="search__button">Find</button></div>
</form>
<p class="quiet">${shown(cut, q)}${q === undefined ? nothing : html` <a href="${path}">All ${title.toLowerCase()}</a>`}</p>
${cut.total === 0 ? html`<p class="empty">Nothing on record by that name.</p>` : letters(list)}
${pagingView(cut, (page) => namedListAddress(path, q, page))}`;
}

function shown({ total, page, pages }: Cut<unknown>, q: string | undefined): string {
  const asked = q === undefined ? '' : ` for “${q}”`;
  return `${total.toLocaleString('en-GB')} on record${asked}${pages > 1 ? `, page ${page} of ${pages}` : ''}.`;
}

function letters<T extends { key: string }>({ cut, item }: NamedList<T>): Html {
  const groups = Map.groupBy(cut.items, (one) => letterOf(one.key));
  return html`${
    groups.size < 2
      ? nothing
      : html`<nav class="letters" aria-label="Letters">${[...groups.keys()].map((letter) => html`<a href="#letter-${letter}">${shownAs(letter)}</a> `)}</nav>`
  }
${[...groups].map(
  ([letter, items]) => html`<h2 class="letter" id="letter-${letter}">${shownAs(letter)}</h2>
<ul class="index">${items.map(item)}</ul>`,
)}`;
}

function letterOf(key: string): string {
  return /^[a-z]/.test(key) ? key.charAt(0) : 'other';
}

function shownAs(letter: string): string {
  return letter === 'other' ? '0–9' : letter.toUpperCase();
}
