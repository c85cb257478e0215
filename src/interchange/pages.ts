import type { Holdings } from '../examples/holdings.ts';
import type { Site } from '../kernel/http/site.ts';
import type { Kept } from '../kernel/memory.ts';
import type { FindRegister } from '../review/public/register-queries.ts';
import { registerApiPages } from './api/pages.ts';
import { registerCatalog } from './catalog/pages.ts';
import { registerFeed } from './feed/pages.ts';
import { registerFollowingPages } from './following/pages.ts';
import { registerHealth } from './health/pages.ts';
import { registerSitemap } from './sitemap/pages.ts';

/** What machines ask for. The documentation lists every page registered, whenever that was. */
export function registerInterchangePages(
  site: Site,
  holdings: () => Promise<Kept<Holdings>>,
  register: FindRegister,
): void {
  registerApiPages(site, holdings, register);
  registerCatalog(site, register);
  registerFeed(site, holdings);
  registerFollowingPages(site, holdings);
  registerSitemap(site, holdings, register);
  registerHealth(site);
}
