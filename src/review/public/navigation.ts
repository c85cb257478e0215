import type { MiddlewareHandler } from 'hono';
import type { Site } from '../../kernel/http/site.ts';
import { keep } from '../../kernel/memory.ts';

/**
 * Names the decisions in the navigation once there is a scheme, and never before: without one the site
 * says nothing about marks. Asked before each page, as a command or another process may add a scheme.
 */
export function followSchemes(site: Site): MiddlewareHandler {
  const hasSchemes = keep(site.db, async (db) => {
    const found = await db.selectFrom('schemes').select('slug').limit(1).executeTakeFirst();
    return found !== undefined;
  });
  return async (c, next) => {
    if (isPage(c.req.path)) site.also = (await hasSchemes()).value ? links : [];
    await next();
  };
}

const links = [
  { text: 'Decisions', href: '/decisions' },
  { text: 'Schemes', href: '/schemes' },
];

/** Files, and what watching programs ask, must answer even where the database does not. */
function isPage(path: string): boolean {
  return !path.startsWith('/assets/') && !path.startsWith('/healthz');
}
