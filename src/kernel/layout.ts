import { demonstrationWords } from './demonstration.ts';
import { govukBreadcrumbs } from './govuk.ts';
import { type Html, html, nothing } from './html.ts';
import { assetAddress } from './http/assets.ts';
import type { Site } from './http/site.ts';
import { dataBlock, type LinkedData } from './linked-data.ts';
import { mark } from './mark.ts';

export interface Page {
  /** The page's own name; the register's is added. */
  title: string;
  /** The address without the query, for the canonical link and the navigation. */
  path: string;
  main: Html;
  /** One sentence for search engines and link previews. */
  description?: string;
  breadcrumbs?: readonly { text: string; href: string }[];
  /** The same page in other formats. */
  formats?: readonly { text: string; href: string }[];
  /** The address of an Atom feed of what this page lists. */
  feed?: string;
  noindex?: boolean;
  /** What the page is about, for machines (JSON-LD); not said of what is invented or not to be indexed. */
  data?: LinkedData;
  /** Whether the page leads to the description of the whole register as a data set. */
  catalog?: true;
  /** Who is signed in; absent for visitors, and on pages that are the same for everybody. */
  person?: { name: string; formKey: string; desk: readonly { text: string; href: string }[] };
}

const about =
  'An open register of how the public has, and has not, been given a say in official statistics and public-sector data.';

/** A whole page: head, masthead, navigation, main, footer. */
export function layout(site: Site, page: Page): Html {
  return html`<!doctype html>
<html lang="en-GB">
${head(site, page)}
<body>
<a class="skip-link" href="#main">Skip to the content</a>
${site.demonstration ? html`<aside class="demonstration" aria-label="About this register"><p class="wrap">${demonstrationWords}</p></aside>` : nothing}
${masthead(page.path, site.also)}
${page.person ? signedInAs(page.person) : nothing}
<div class="wrap">${page.breadcrumbs?.length ? govukBreadcrumbs({ items: page.breadcrumbs }) : nothing}</div>
<main id="main" class="page wrap" tabindex="-1">
${page.main}
${formatLinks(page.formats ?? [])}
</main>
${footer(site.also)}
</body>
</html>
`;
}

function head(site: Site, page: Page): Html {
  const title = page.path === '/' ? page.title : `${page.title} – Countersign`;
  const description = page.description ?? about;
  const address = site.url + page.path;
  return html`<head>
<meta charset="utf-8">
<title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="${description}">
${page.noindex ? html`<meta name="robots" content="noindex">` : nothing}
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#fbf9f4" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#151a22" media="(prefers-color-scheme: dark)">
<link rel="preload" href="${assetAddress('source-serif-4-latin.woff2')}" as="font" type="font/woff2" crossorigin>
<link rel="preload" href="${assetAddress('atkinson-latin.woff2')}" as="font" type="font/woff2" crossorigin>
<link rel="stylesheet" href="${assetAddress('app.css')}">
<link rel="icon" href="${assetAddress('mark.svg')}" type="image/svg+xml" sizes="any">
<link rel="canonical" href="${address}">
${(page.formats ?? []).map(alternate)}
${page.feed ? html`<link rel="alternate" type="application/atom+xml" title="${page.title}" href="${page.feed}">` : nothing}
<meta property="og:site_name" content="Countersign">
<meta property="og:type" content="website">
<meta property="og:title" content="${page.title}">
<meta property="og:description" content="${description}">
<meta property="og:url" content="${address}">
${page.catalog ? html`<link rel="describedby" type="application/json" title="The register as a data set (DCAT, JSON-LD)" href="/catalog.json">` : nothing}
${page.data && !page.noindex && !site.demonstration ? dataBlock(page.data) : nothing}
</head>`;
}

const mediaTypes: Record<string, string> = {
  json: 'application/json',
  csv: 'text/csv',
  md: 'text/markdown',
  bib: 'application/x-bibtex',
};

function alternate({ text, href }: { text: string; href: string }): Html {
  const ending = /\.([a-z]+)(?:[?#]|$)/.exec(href)?.[1] ?? '';
  const type = mediaTypes[ending];
  return type
    ? html`<link rel="alternate" type="${type}" title="${text}" href="${href}">`
    : nothing;
}

const navigation = [
  { text: 'Examples', href: '/examples', more: false },
  { text: 'What we have missed', href: '/gaps', more: false },
  { text: 'Contribute', href: '/contribute', more: false },
  { text: 'Resources', href: '/resources', more: true },
  { text: 'Statistics', href: '/statistics', more: true },
  { text: 'Organisations', href: '/organisations', more: true },
  { text: 'Methods', href: '/methods', more: true },
  { text: 'Stages', href: '/stages', more: true },
  { text: 'Topics', href: '/topics', more: true },
] as const;

function masthead(path: string, also: Site['also']): Html {
  const items = [...navigation, ...also.map((one) => ({ ...one, more: true }))].map(
    ({ text, href, more }) =>
      html`<li class="nav__item${more ? ' nav__item--more' : ''}"><a class="nav__link" href="${href}"${current(href, path)}>${text}</a></li>`,
  );
  return html`<header class="masthead">
<div class="masthead__inner wrap">
<a class="masthead__name" href="/">${mark()}Countersign</a>
${path === '/' || path === '/examples' ? nothing : searchForm()}
<nav class="nav" aria-label="Main"><ul class="nav__list">${items}</ul></nav>
</div>
</header>`;
}

function signedInAs({ name, formKey, desk }: NonNullable<Page['person']>): Html {
  return html`<nav class="signed-in" aria-label="Your account"><div class="signed-in__inner wrap">
<p class="signed-in__who">Signed in as <a href="/people/me">${name}</a></p>
${desk.length === 0 ? nothing : html`<ul class="signed-in__desk">${desk.map(({ text, href }) => html`<li><a href="${href}">${text}</a></li>`)}</ul>`}
<form method="post" action="/people/me/sign-out"><input type="hidden" name="form_key" value="${formKey}">
<button class="signed-in__out">Sign out</button></form>
</div></nav>`;
}

function current(href: string, path: string): Html {
  if (path === href) return html` aria-current="page"`;
  return path.startsWith(`${href}/`) ? html` aria-current="true"` : nothing;
}

function searchForm(): Html {
  return html`<form class="masthead__search" action="/examples" role="search" aria-label="The whole register">
<label class="govuk-visually-hidden" for="masthead-q">Search the register</label>
<input class="masthead__input" id="masthead-q" name="q" type="search" autocomplete="off" spellcheck="true">
<button class="masthead__button"><svg viewBox="0 0 20 20" fill="none" stroke="currentColor" stroke-width="2.2" stroke-linecap="round" aria-hidden="true" focusable="false"><circle cx="8.5" cy="8.5" r="5.7"/><path d="m13 13 5 5"/></svg><span class="govuk-visually-hidden">Search</span></button>
</form>`;
}

function formatLinks(formats: readonly { text: string; href: string }[]): Html {
  if (formats.length === 0) return nothing;
  const links = formats.map(({ text, href }) => html`<a href="${href}">${text}</a>`);
  return html`<nav class="formats" aria-label="This page in other formats"><span>This page as</span> ${links}</nav>`;
}

const footerLists = [
  {
    heading: 'The register',
    links: [
      { text: 'Examples', href: '/examples' },
      { text: 'What we have missed', href: '/gaps' },
      { text: 'Tell us what you know', href: '/contribute' },
      { text: 'Resources', href: '/resources' },
    ],
  },
  {
    heading: 'Browse by',
    links: [
      { text: 'Statistics', href: '/statistics' },
      { text: 'Organisations', href: '/organisations' },
      { text: 'Methods', href: '/methods' },
      { text: 'Stages', href: '/stages' },
      { text: 'Topics', href: '/topics' },
    ],
  },
  {
    heading: 'About',
    links: [
      { text: 'About the register', href: '/about' },
      { text: 'The public record', href: '/record' },
      { text: 'Accessibility', href: '/accessibility' },
      { text: 'Privacy', href: '/privacy' },
      { text: 'Moderation policy', href: '/moderation-policy' },
      { text: 'What became of contributions', href: '/moderation/log' },
      { text: 'Sign in to work here', href: '/people/sign-in' },
      { text: 'For machines (API)', href: '/api' },
      { text: 'Feed of new examples', href: '/feed.atom' },
    ],
  },
];

function footer(also: Site['also']): Html {
  const lists = footerLists.map(
    ({ heading, links }, place) =>
      html`<nav aria-label="${heading}"><h2 class="footer__heading">${heading}</h2><ul class="footer__list">${[...links, ...(place === 0 ? also : [])].map(({ text, href }) => html`<li><a href="${href}">${text}</a></li>`)}</ul></nav>`,
  );
  return html`<footer class="footer">
<div class="footer__inner wrap">
<div class="footer__about"><p class="footer__name">${mark()}Countersign</p><p>${about}</p></div>
${lists}
<p class="footer__licence">The register’s content may be reused under <a href="https://creativecommons.org/licenses/by/4.0/" rel="license">CC BY 4.0</a>; the code under the MIT licence.</p>
</div>
</footer>`;
}
