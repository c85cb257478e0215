import type { Context } from 'hono';
import { Hono } from 'hono';
import type { Database } from '../database/database.ts';
import type { Settings } from '../settings.ts';

export type Format = 'html' | 'json' | 'csv' | 'atom' | 'md' | 'bib' | 'svg' | 'xml' | 'txt';

export interface PageRequest {
  c: Context;
  /** Named parts of the address, without the format's ending. */
  params: Record<string, string>;
  /** Query parameters as they came, repeats kept. */
  query: Record<string, string[]>;
  format: Format;
  /** The address without its format's ending and without the query: `/examples/some-slug`. */
  path: string;
}

export type Handler = (request: PageRequest) => Response | Promise<Response>;

export interface Route {
  address: string;
  formats: Format[];
  /** Only signed-in people see it: not for the sitemap, nor for tests that walk what visitors see. */
  signedIn?: true;
}

/** An address that something is sent to. */
export interface ActionRequest {
  c: Context;
  params: Record<string, string>;
  path: string;
}

export type ActionHandler = (request: ActionRequest) => Response | Promise<Response>;

/** What every feature's pages are given. */
export interface Site {
  app: Hono;
  db: Database;
  settings: Settings;
  /** The public address, without a slash at the end. */
  url: string;
  now: () => Date;
  /** Every page registered, for the sitemap and for the tests that walk them all. */
  routes: Route[];
  /** Every address that takes something, for the test of who may do what. */
  actions: { method: 'post'; address: string }[];
  /** What a serving process does once an hour; each may be done again, and by two processes at once. */
  hourly: (() => Promise<void>)[];
  /** What the navigation names beside its own pages: of a feature that is not always there. */
  also: readonly { text: string; href: string }[];
  /** Whether everything in the register is invented: see `kernel/demonstration.ts`. */
  demonstration: boolean;
}

export function createSite(given: Pick<Site, 'db' | 'settings' | 'url' | 'now'>): Site {
  return {
    ...given,
    app: new Hono({ strict: true }),
    routes: [],
    actions: [],
    hourly: [],
    also: [],
    demonstration: false,
  };
}

/**
 * Registers one address with all its formats: `/examples` with `.json` and so on. A router pattern
 * `/:slug.json` would match everything, and `/:slug` would swallow `.json`, so each format has its own
 * pattern for the last part. A named part is `[a-z0-9-]+`; anything else falls through to "not found".
 */
export function page(
  site: Site,
  address: string,
  handlers: Partial<Record<Format, Handler>>,
  only: Pick<Route, 'signedIn'> = {},
): void {
  const formats = Object.keys(handlers) as Format[];
  for (const format of formats) {
    const handler = handlers[format] as Handler;
    site.app.get(pattern(address, format), (c) => handler(readRequest(c, format)));
  }
  site.routes.push({ address, formats, ...only });
}

/** Registers an address that something is sent to. The same patterns hold for its named parts. */
export function action(site: Site, method: 'post', address: string, handler: ActionHandler): void {
  site.app[method](pattern(address, 'html'), (c) => {
    const { params, path } = readRequest(c, 'html');
    return handler({ c, params, path });
  });
  site.actions.push({ method, address });
}

/** What the router is given for an address in a format: by it, a test finds routes that were registered otherwise. */
export function pattern(address: string, format: Format): string {
  const ending = format === 'html' ? '' : `\\.${format}`;
  const parts = address.split('/');
  const last = parts.pop() ?? '';
  const before = parts.map((part) => (part.startsWith(':') ? `${part}{${slugPattern}}` : part));
  const end = last.startsWith(':')
    ? `${last}{${slugPattern}${ending}}`
    : `${last}${ending.replace('\\', '')}`;
  return [...before, end].join('/') || '/';
}

const slugPattern = '[a-z0-9-]+';

function readRequest(c: Context, format: Format): PageRequest {
  const ending = format === 'html' ? '' : `.${format}`;
  const url = new URL(c.req.url);
  const path =
    ending && url.pathname.endsWith(ending) ? url.pathname.slice(0, -ending.length) : url.pathname;
  const params: Record<string, string> = {};
  for (const [name, value] of Object.entries(c.req.param() as Record<string, string>)) {
    params[name] = ending && value.endsWith(ending) ? value.slice(0, -ending.length) : value;
  }
  return { c, params, query: readQuery(url.searchParams), format, path };
}

/** Repeats kept; control characters, which no question needs, become spaces; empty values are dropped. */
export function readQuery(search: URLSearchParams): Record<string, string[]> {
  const query: Record<string, string[]> = Object.create(null);
  for (const [name, value] of search) {
    const clean = value.replace(/[\p{Cc}\ufffe\uffff]/gu, ' ').trim();
    query[name] ??= [];
    if (clean !== '') query[name].push(clean);
  }
  return query;
}
