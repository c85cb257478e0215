import type { Site } from '../../kernel/http/site.ts';
import type { Kept } from '../../kernel/memory.ts';
import type { Holdings } from '../holdings.ts';
import { registerDraftPages } from './draft-pages.ts';
import { registerRedactionPages } from './redaction-pages.ts';
import type { WordsElsewhere } from './rewriting.ts';
import { registerStandingPages } from './standing-pages.ts';

/** Everything that editors do to examples. `elsewhere`: what later features hold of their words. */
export function registerEditingPages(
  site: Site,
  holdings: () => Promise<Kept<Holdings>>,
  elsewhere: readonly WordsElsewhere[],
): void {
  registerDraftPages(site, holdings);
  registerStandingPages(site);
  registerRedactionPages(site, elsewhere);
}
