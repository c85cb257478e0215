import { type Html, html } from './html.ts';
import type { Site } from './http/site.ts';

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
}

/** A whole page: head, masthead, navigation, main, footer. */
export function layout(site: Site, page: Page): Html {
  return html`<!doctype html><html lang="en-GB"><head><title>${page.title} – Countersign</title><link rel="canonical" href="${site.url + page.path}"></head><body><main id="main">${page.main}</main></body></html>`;
}
