import type { Holdings } from '../../examples/holdings.ts';
import { exampleCard } from '../../examples/list/card.ts';
import { listExamplesByIds } from '../../examples/queries.ts';
import { respondHtml } from '../../kernel/http/respond.ts';
import { page, type Site } from '../../kernel/http/site.ts';
import { layout } from '../../kernel/layout.ts';
import type { Kept } from '../../kernel/memory.ts';
import { listListedResources } from '../../resources/queries.ts';
import { homeView } from './views.ts';

/** `/` */
export function registerHomePage(site: Site, holdings: () => Promise<Kept<Holdings>>): void {
  page(site, '/', {
    async html({ c }) {
      const { names, index } = (await holdings()).value;
      const newest = await listExamplesByIds(site.db, [...index.select({}).subarray(0, 5)]);
      const [resource = null] = await listListedResources(site.db, 1);
      const main = homeView({
        total: index.size,
        kinds: index.counts('kind'),
        countries: index.counts('country'),
        cards: newest.map((one) => exampleCard(one, names, { short: true })),
        resource,
      });
      return respondHtml(
        c,
        layout(site, {
          title: 'Countersign: a register of public say in official statistics',
          path: '/',
          main,
          feed: '/feed.atom',
        }),
      );
    },
  });
}
