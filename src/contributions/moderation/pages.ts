import type { Holdings } from '../../examples/holdings.ts';
import type { Site } from '../../kernel/http/site.ts';
import type { Kept } from '../../kernel/memory.ts';
import { registerContributionDesk } from './contribution-pages.ts';
import { registerEditingPages } from './editing/pages.ts';
import { registerLogPages } from './log/pages.ts';
import { registerQueuePage } from './queue-pages.ts';

/** The editors' desk, and what the public may know of it. */
export function registerModerationPages(site: Site, holdings: () => Promise<Kept<Holdings>>): void {
  // Before the desk, whose /moderation/:reference would take its address.
  registerLogPages(site);
  registerQueuePage(site);
  registerContributionDesk(site, holdings);
  registerEditingPages(site, holdings);
}
