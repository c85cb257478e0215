import type { Context } from 'hono';
import type { Holdings } from '../../examples/holdings.ts';
import { listExamplesByIds } from '../../examples/queries.ts';
import type { Html } from '../../kernel/html.ts';
import { parseQuery } from '../../kernel/http/query.ts';
import { respondHtml, respondJson } from '../../kernel/http/respond.ts';
import { page, type Site } from '../../kernel/http/site.ts';
import { layout } from '../../kernel/layout.ts';
import type { Kept } from '../../kernel/memory.ts';
import { cutPage } from '../../kernel/paging.ts';
import type { Findings } from '../findings.ts';
import { type MissableField, missable } from '../missing.ts';
import { lackingView, statisticsWithoutView } from './list-views.ts';
import { gapsAddress, gapsSchema, type MissingCode } from './parameters.ts';
import { publicDeadSources, publicGaps, publicLacking, publicStatisticWithout } from './public.ts';
import { gapsOf, idsLacking, idsWithDeadSources, statisticsWithout } from './reading.ts';
import { deadSourcesView } from './sources-views.ts';
import { gapsView } from './views.ts';

const perPage = 50;

/** `/gaps`: the whole, or with `missing` one list of it. */
export function registerGapsPage(
  site: Site,
  holdings: () => Promise<Kept<Holdings>>,
  findings: () => Promise<Kept<Findings>>,
): void {
  page(site, '/gaps', {
    async html({ c, query }) {
      const { missing, page } = parseQuery(gapsSchema, query);
      const held = (await holdings()).value;
      const found = (await findings()).value;
      if (missing === undefined) {
        return show(c, 'What have we missed?', gapsView(gapsOf(held, found)), null);
      }
      if (missing === 'engagement') {
        const cut = cutPage(statisticsWithout(held), page, perPage);
        const title = 'Statistics and other public data with no engagement on record';
        return show(c, title, statisticsWithoutView(cut), missing, page);
      }
      if (missing === 'sources') {
        const { cut, examples } = await dead(held, found, page);
        const main = deadSourcesView(cut, examples);
        return show(c, 'Sources that no longer answer', main, missing, page);
      }
      const { cut, examples, label } = await lacking(held, found, missing, page);
      const main = lackingView(missing, label, cut, examples);
      return show(c, `${label}: not recorded`, main, missing, page);
    },

    async json({ c, query }) {
      const { missing, page } = parseQuery(gapsSchema, query);
      const held = (await holdings()).value;
      const found = (await findings()).value;
      if (missing === undefined) return respondJson(c, publicGaps(gapsOf(held, found), site.url));
      if (missing === 'engagement') {
        const { items, pages, ...cut } = cutPage(statisticsWithout(held), page, perPage);
        return respondJson(c, {
          missing,
          ...cut,
          items: items.map((one) => publicStatisticWithout(one, site.url)),
        });
      }
      if (missing === 'sources') {
        const { cut, examples } = await dead(held, found, page);
        return respondJson(c, {
          missing,
          total: cut.total,
          page,
          per_page: perPage,
          items: examples.map((one) => publicDeadSources(one, held.names, site.url)),
        });
      }
      const { cut, examples } = await lacking(held, found, missing, page);
      return respondJson(c, {
        missing,
        total: cut.total,
        page,
        per_page: perPage,
        items: examples.map((one) => publicLacking(one, missing, site.url)),
      });
    },
  });

  async function lacking(held: Holdings, found: Findings, field: MissableField, page: number) {
    const cut = cutPage(idsLacking(held, found, field), page, perPage);
    const label = missable.find((one) => one.field === field)?.label ?? field;
    return { cut, label, examples: await listExamplesByIds(site.db, cut.items) };
  }

  async function dead(held: Holdings, found: Findings, page: number) {
    const cut = cutPage([...idsWithDeadSources(held, found)], page, perPage);
    return { cut, examples: await listExamplesByIds(site.db, cut.items) };
  }

  function show(c: Context, title: string, main: Html, missing: MissingCode | null, page = 1) {
    const whole = [{ text: 'What have we missed?', href: '/gaps' }];
    return respondHtml(
      c,
      layout(site, {
        title,
        path: '/gaps',
        main,
        breadcrumbs: missing === null ? [] : whole,
        formats: [{ text: 'JSON', href: gapsAddress(missing, page, '.json') }],
      }),
    );
  }
}
