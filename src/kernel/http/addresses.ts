import type { Context } from 'hono';
import type { Site } from './site.ts';

/**
 * An address that differs from a page's own only by a slash at the end, slashes repeated, or capitals
 * is sent on to that page; null when no page is there either.
 */
export function redirectTidied(site: Site, c: Context): Response | null {
  const { pathname, search } = new URL(c.req.url);
  const tidied = pathname
    .toLowerCase()
    .replace(/\/{2,}/g, '/')
    .replace(/(.)\/$/, '$1');
  if (tidied === pathname || !['GET', 'HEAD'].includes(c.req.method)) return null;
  return hasPage(site, tidied) ? c.redirect(tidied + search, 301) : null;
}

/** Whether the request would do something at an address that can only be read. */
export function isOnlyRead(site: Site, c: Context): boolean {
  return !['GET', 'HEAD'].includes(c.req.method) && hasPage(site, c.req.path);
}

function hasPage(site: Site, path: string): boolean {
  const [handlers] = site.app.router.match('GET', path);
  // Middleware is registered for all methods, pages for GET.
  return handlers.some(([[, route]]) => route.method === 'GET');
}
