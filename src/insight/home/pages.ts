import type { Holdings } from '../../examples/holdings.ts';
import { exampleCard } from '../../examples/list/card.ts';
import { listExamplesByIds } from '../../examples/queries.ts';
import { respondHtml } from '../../kernel/http/respond.ts';
import { page, type Site } from '../../kernel/http/site.ts';
import { layout } from '../../kernel/layout.ts';
import { registerData } from '../../kernel/linked-data.ts';
import type { Kept } from '../../kernel/memory.ts';
import { listListedResources } from '../../resources/queries.ts';
import { findLatest } from '../../review/public/about-queries.ts';
import type { FindRegister } from '../../review/public/register-queries.ts';
import { latestDecisions } from '../statistics/decisions-views.ts';
import { homeView } from './views.ts';

/** `/` */
export function registerHomePage(
  site: Site,
  holdings: () => Promise<Kept<Holdings>>,
  register: FindRegister,
): void {
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
        decisions: latestDecisions(await findLatest({ site, holdings, register }, 3)),
      });
      return respondHtml(
        c,
        layout(site, {
          title: 'Countersign: a register of public say in official statistics',
          path: '/',
          main,
          feed: '/feed.atom',
          catalog: true,
          data: registerData(site.url),
        }),
      );
    },
  });
}
