import { dirname } from 'node:path/posix';
import type { Format, Route, Site } from '../../../kernel/http/site.ts';
import { listFinalResources } from '../../../resources/queries.ts';
import { listMeetings } from '../../../review/meetings/queries.ts';
import { isOfDesk } from '../../../review/public/addresses.ts';
import { onlyServed } from './only-served.ts';

/** One answer of the register that becomes a file. */
export interface Address {
  /** Without the format's ending: `/examples/some-slug`. */
  path: string;
  format: Format;
  /** Which part of a list in parts: `page=2`, `before=120`; empty for the first, and for what has no parts. */
  part: string;
}

/** Every public page, and the formats of each. */
export interface Addresses {
  /** Every path, with its formats. */
  paths: ReadonlyMap<string, readonly Format[]>;
  /** What a link leads to where that is in the export; null where it is not. */
  find(href: string): (Address & { fragment: string }) | null;
}

/**
 * Every public page that the export holds: what the sitemap names, every page without a named part, the
 * history of each example, resources that no list names, and meetings with their minutes.
 */
export async function listAddresses(site: Site): Promise<Addresses> {
  const routes = site.routes.filter((one) => !one.signedIn && !(one.address in onlyServed));
  const match = matcher(site.routes);
  const paths = new Map<string, readonly Format[]>();
  const add = (path: string) => {
    const route = match(path);
    if (route && routes.includes(route)) paths.set(path, route.formats);
  };
  const parts = await sitemapOf(site, '/sitemap.xml');
  const hasSchemes = parts.includes('/sitemaps/decisions.xml');
  for (const { address } of routes) {
    if (!address.includes(':') && (hasSchemes || !isOfDesk(address))) add(address);
  }
  for (const part of parts) {
    add(part.replace(/\.xml$/, ''));
    for (const path of await sitemapOf(site, part)) add(path);
  }
  for (const { slug, revision } of await listRevisionNumbers(site)) {
    add(`/examples/${slug}/history`);
    for (let n = 1; n <= Number(revision); n++) add(`/examples/${slug}/history/${n}`);
  }
  for (const { reference } of await listFinalResources(site.db)) add(`/resources/${reference}`);
  for (const path of hasSchemes ? await listMeetingPaths(site) : []) add(path);
  return { paths, find: (href) => findAddress(paths, href) };
}

/** The file of an address: `/examples/x` is `examples/x.html`, and every other format is where it is served. */
export function fileOf({ path, format, part }: Address): string {
  const name = path === '/' ? 'index' : path.slice(1);
  return `${name}${part && `.${part.replace('=', '-')}`}.${format}`;
}

/** Where the register serves an address. */
export function servedAt({ path, format, part }: Address): string {
  return `${path}${format === 'html' ? '' : `.${format}`}${part && `?${part}`}`;
}

/** The way from one file to another: `../methods/survey.html`. */
export function relativeTo(from: string, to: string): string {
  const folder = dirname(from);
  if (folder === '.') return to;
  return `${'../'.repeat(folder.split('/').length)}${to}`;
}

function findAddress(
  paths: ReadonlyMap<string, readonly Format[]>,
  href: string,
): (Address & { fragment: string }) | null {
  const [, path = '', query = '', fragment = ''] =
    /^([^?#]*)(?:\?([^#]*))?(#.*)?$/.exec(href) ?? [];
  if (query !== '' && !/^(page|before)=[1-9]\d*$/.test(query)) return null;
  const part = query === 'page=1' ? '' : query;
  if (paths.get(path)?.includes('html')) return { path, format: 'html', part, fragment };
  const [, bare = '', ending = ''] = /^(.+)\.([a-z]+)$/.exec(path) ?? [];
  const format = paths.get(bare)?.find((one) => one === ending);
  return format ? { path: bare, format, part, fragment } : null;
}

function matcher(routes: readonly Route[]): (path: string) => Route | undefined {
  const plain = new Map(routes.map((route) => [route.address, route]));
  const named = routes
    .filter(({ address }) => address.includes(':'))
    .map((route) => ({
      route,
      pattern: new RegExp(`^${route.address.replace(/:[a-z]+/g, '[a-z0-9-]+')}$`),
    }));
  return (path) => plain.get(path) ?? named.find(({ pattern }) => pattern.test(path))?.route;
}

async function sitemapOf(site: Site, address: string): Promise<string[]> {
  const text = await (await site.app.request(address)).text();
  return [...text.matchAll(/<loc>([^<]*)<\/loc>/g)].map((match) =>
    (match[1] ?? '').replaceAll('&amp;', '&').slice(site.url.length),
  );
}

async function listRevisionNumbers({ db }: Site): Promise<{ slug: string; revision: number }[]> {
  return db
    .selectFrom('examples')
    .select(['slug', 'revision'])
    .where('state', '=', 'published')
    .orderBy('slug')
    .execute();
}

async function listMeetingPaths({ db }: Site): Promise<string[]> {
  const minutes = await db
    .selectFrom('minutes')
    .innerJoin('meetings', 'meetings.id', 'minutes.meeting_id')
    .select(['meetings.day', 'minutes.number'])
    .where('minutes.published', 'is not', null)
    .execute();
  return [
    ...(await listMeetings(db)).map(({ day }) => `/meetings/${day}`),
    ...minutes.map(({ day, number }) => `/meetings/${day}/minutes/${number}`),
  ];
}
