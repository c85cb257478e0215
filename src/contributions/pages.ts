import type { Holdings } from '../examples/holdings.ts';
import type { Site } from '../kernel/http/site.ts';
import type { Kept } from '../kernel/memory.ts';
import { createGuard } from './abuse/guard.ts';
import { registerDoorPages } from './door/pages.ts';
import { registerModerationPages } from './moderation/pages.ts';
import { registerTrackingPages } from './tracking/pages.ts';

/** The open door, the private pages of those who came through it, and the editors’ desk. */
export function registerContributionPages(
  site: Site,
  holdings: () => Promise<Kept<Holdings>>,
): void {
  const guard = createGuard(site);
  registerDoorPages(site, holdings, guard);
  registerTrackingPages(site, guard);
  registerModerationPages(site, holdings);
}
