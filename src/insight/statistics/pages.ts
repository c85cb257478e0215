import type { Holdings } from '../../examples/holdings.ts';
import { NotFound } from '../../kernel/errors.ts';
import { parseQuery } from '../../kernel/http/query.ts';
import { respondHtml, respondJson } from '../../kernel/http/respond.ts';
import { page, type Site } from '../../kernel/http/site.ts';
import { layout } from '../../kernel/layout.ts';
import type { Kept } from '../../kernel/memory.ts';
import { cutPage } from '../../kernel/paging.ts';
import { firstCards } from '../entity/cards-views.ts';
import { knowledgeOf, publicKnowledge } from '../entity/knowledge.ts';
import { entityView } from '../entity/views.ts';
import { type Findings, producersByStatistic } from '../findings.ts';
import { namedList, namedListAddress, perPage } from '../parameters.ts';
import { listStatisticsKnown } from './reading.ts';
import { statisticRows, statisticsView } from './views.ts';

/** `/statistics` and each statistic. */
export function registerStatisticPages(
  site: Site,
  holdings: () => Promise<Kept<Holdings>>,
  findings: () => Promise<Kept<Findings>>,
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
      const { statistic, held, known, producers } = await readOne(params.slug ?? '');
      const main = entityView({
        kicker: 'Statistic',
        title: statistic.title,
        lead: null,
        known,
        cards: await firstCards(site.db, held, known.ids),
        rows: statisticRows(producers, held.names),
      });
      return respondHtml(
        c,
        layout(site, {
          title: statistic.title,
          path,
          main,
          breadcrumbs: [{ text: 'Statistics', href: '/statistics' }],
          formats: [{ text: 'JSON', href: `${path}.json` }],
        }),
      );
    },
    async json({ c, params }) {
      const { statistic, held, known, producers } = await readOne(params.slug ?? '');
      return respondJson(c, {
        slug: statistic.slug,
        url: `${site.url}/statistics/${statistic.slug}`,
        title: statistic.title,
        producers: producers.map(({ organisation, count }) => ({
          slug: organisation,
          name: held.names.organisations.get(organisation)?.name ?? organisation,
          count,
        })),
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
    const statistic = held.names.statistics.get(slug);
    if (!statistic) throw new NotFound(`There is no statistic at ${slug}.`);
    const found = (await findings()).value;
    return {
      statistic,
      held,
      known: knowledgeOf(held, found, 'statistic', slug),
      producers: producersByStatistic(found).get(slug) ?? [],
    };
  }
}
