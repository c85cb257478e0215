import { registerDecisionPages } from './decisions-pages.ts';
import { registerFiguresPage } from './figures/pages.ts';
import { registerMarkPages } from './marks-pages.ts';
import type { Public } from './reading-queries.ts';
import { registerSchemePages } from './schemes-pages.ts';

/** What anybody may know of the review desk. */
export function registerPublicPages(desk: Public): void {
  registerFiguresPage(desk);
  registerDecisionPages(desk);
  registerSchemePages(desk);
  registerMarkPages(desk);
}
