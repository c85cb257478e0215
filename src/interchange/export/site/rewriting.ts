import { facets } from '../../../examples/columns.ts';
import { type Address, type Addresses, fileOf, relativeTo } from './addresses.ts';

/** Where the export's own search page is, and what it is asked. */
export const searchFile = 'search.html';
const facetQuery = new RegExp(`^/examples\\?((?:(?:${facets.join('|')})=[^&#]+(?:&(?=.)|$))+)$`);

/** A page made ready for the export, and the further parts of its list that it leads to. */
export interface Rewritten {
  text: string;
  parts: Address[];
}

/**
 * A page of the register as it stands in the export. Links lead to its files, or else to the living
 * register; a form that only a server can answer is a sentence; the search form leads to the export's own
 * search. Nothing else differs but one sentence in the footer and the hints to fetch fonts early, which a
 * browser refuses from disk.
 */
export function rewritePage(
  page: string,
  at: Address,
  addresses: Addresses,
  url: string,
): Rewritten {
  const here = fileOf(at);
  const parts: Address[] = [];
  const text = page
    .replace(/<form\b([^>]*)>[\s\S]*?<\/form>/g, (form, attributes: string) =>
      isSearch(attributes) ? form : sentence(attributes, url),
    )
    .replace(/<link rel="preload"[^>]*>\n/g, '')
    .replace(
      '<p class="footer__licence">',
      `<p class="footer__licence">This is a copy of the register, made to be kept and read without it. The register itself is at <a href="${url}/">${url}</a>.</p>\n$&`,
    )
    .replace(/ (href|src|action)="(\/[^"]*)"/g, (_, name: string, value: string) => {
      const href = value.replaceAll('&amp;', '&');
      return ` ${name}="${linkTo(href, name === 'action').replaceAll('&', '&amp;')}"`;
    });
  return { text, parts };

  function linkTo(href: string, isForm: boolean): string {
    if (href.startsWith('/assets/')) return relativeTo(here, href.slice(1));
    if (isForm && href === '/examples') return relativeTo(here, searchFile);
    const found = addresses.find(href);
    if (found && isThere(found)) return relativeTo(here, fileOf(found)) + found.fragment;
    const facet = facetQuery.exec(href)?.[1];
    return facet ? `${relativeTo(here, searchFile)}?${facet}` : url + href;
  }

  // The parts of a list are known by the list alone: elsewhere such a link might lead nowhere.
  function isThere(found: Address): boolean {
    if (found.part === '') return true;
    if (found.path !== at.path) return false;
    parts.push(found);
    return true;
  }
}

function isSearch(attributes: string): boolean {
  return attributes.includes(' action="/examples"') && attributes.includes(' role="search"');
}

function sentence(attributes: string, url: string): string {
  const action = / action="([^"]*)"/.exec(attributes)?.[1] ?? '/';
  return `<p class="quiet small">To search, sort or filter here, see <a href="${url}${action}">the living register</a>.</p>`;
}
