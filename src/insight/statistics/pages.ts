import type { Holdings } from '../../examples/holdings.ts';
import { parseQuery } from '../../kernel/http/query.ts';
import { respondHtml, respondJson } from '../../kernel/http/respond.ts';
import { page, type Site } from '../../kernel/http/site.ts';
import { layout } from '../../kernel/layout.ts';
import type { Kept } from '../../kernel/memory.ts';
import { cutPage } from '../../kernel/paging.ts';
import { findKnownOf } from '../../review/public/about-queries.ts';
import type { FindRegister } from '../../review/public/register-queries.ts';
import { getStatisticDetails } from '../../statistics/queries.ts';
import { firstCards } from '../entity/cards-views.ts';
import { knowledgeOf, publicKnowledge } from '../entity/knowledge.ts';
import { entityView } from '../entity/views.ts';
import { type Findings, producersByStatistic } from '../findings.ts';
import { namedList, namedListAddress, perPage } from '../parameters.ts';
import { decisionsAbout } from './decisions-views.ts';
import { aboutStatistic, statisticRows } from './details-views.ts';
import { publicDetails, publicProducers } from './public.ts';
import { listStatisticsKnown } from './reading.ts';
import { statisticsView } from './views.ts';

/** `/statistics` and each statistic. */
export function registerStatisticPages(
  site: Site,
  holdings: () => Promise<Kept<Holdings>>,
  findings: () => Promise<Kept<Findings>>,
  register: FindRegister,
): void {
  page(site, '/statistics', {
    async html({ c, query }) {
      const { q, cut } = await readList(query);
      return respondHtml(
        c,
        layout(site, {
          title: 'Statistics',
          path: '/statistics',
          main: statisticsView(cut, q),
          formats: [{ text: 'JSON', href: namedListAddress('/statistics.json', q, cut.page) }],
        }),
      );
    },
    async json({ c, query }) {
      const { items, pages, ...cut } = (await readList(query)).cut;
      return respondJson(c, {
        ...cut,
        items: items.map(({ slug, title, count, engagements }) => ({
          slug,
          url: `${site.url}/statistics/${slug}`,
          title,
          total: count,
          engagements,
        })),
      });
    },
  });

  page(site, '/statistics/:slug', {
    async html({ c, params, path }) {
      const { details, held, known, producers, decisions } = await readOne(params.slug ?? '');
      const main = entityView({
        kicker: 'Statistic',
        title: details.title,
        lead: null,
        known,
        cards: await firstCards(site.db, held, known.ids),
        rows: statisticRows(details, producers, held.names),
        first: aboutStatistic(details),
        before: decisionsAbout(details.slug, decisions),
      });
      return respondHtml(
        c,
        layout(site, {
          title: details.title,
          path,
          main,
          breadcrumbs: [{ text: 'Statistics', href: '/statistics' }],
          formats: [{ text: 'JSON', href: `${path}.json` }],
        }),
      );
    },
    async json({ c, params }) {
      const { details, held, known, producers, decisions } = await readOne(params.slug ?? '');
      return respondJson(c, {
        ...publicDetails(details, held.names, site.url),
        producers: publicProducers(producers, held.names),
        ...(decisions && { decisions: decisions.decisions }),
        ...publicKnowledge(known, site.url),
      });
    },
  });

  async function readList(query: Record<string, string[]>) {
    const { q, page } = parseQuery(namedList, query);
    return { q, cut: cutPage(listStatisticsKnown((await holdings()).value, q), page, perPage) };
  }

  async function readOne(slug: string) {
    const held = (await holdings()).value;
    const details = await getStatisticDetails(site.db, slug);
    const found = (await findings()).value;
    return {
      details,
      decisions: await findKnownOf({ site, holdings, register }, slug),
      held,
      known: knowledgeOf(held, found, 'statistic', slug),
      producers: producersByStatistic(found).get(slug) ?? [],
    };
  }
}
