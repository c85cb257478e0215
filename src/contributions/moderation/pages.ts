import type { Holdings } from '../../examples/holdings.ts';
import type { Site } from '../../kernel/http/site.ts';
import type { Kept } from '../../kernel/memory.ts';
import { registerContributionDesk } from './contribution-pages.ts';
import { registerQueuePage } from './queue-pages.ts';

/** The editors' desk, and what the public may know of it. */
export function registerModerationPages(site: Site, holdings: () => Promise<Kept<Holdings>>): void {
  registerQueuePage(site);
  registerContributionDesk(site, holdings);
}
