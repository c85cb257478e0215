import type { Holdings } from '../../examples/holdings.ts';
import { listExamplesByIds, type StoredExample } from '../../examples/queries.ts';
import type { ExampleField } from '../../examples/schema.ts';
import type { Html } from '../../kernel/html.ts';
import { parseQuery } from '../../kernel/http/query.ts';
import { respondHtml, respondJson } from '../../kernel/http/respond.ts';
import { page, type Site } from '../../kernel/http/site.ts';
import { layout } from '../../kernel/layout.ts';
import type { Kept } from '../../kernel/memory.ts';
import { type Cut, cutPage } from '../../kernel/paging.ts';
import type { Findings } from '../findings.ts';
import { type MissableField, missable } from '../missing.ts';
import { verifiable } from '../verifying.ts';
import { incompleteTitle, incompleteView, unverifiedView } from './facts-views.ts';
import { lackingView, producersWithoutView, statisticsWithoutView } from './list-views.ts';
import { matrixWords } from './matrix-views.ts';
import { type GapsAsked, gapsAddress, gapsSchema, type MissingCode } from './parameters.ts';
import { createProducersRecorded, producersWithout } from './producers.ts';
import {
  publicDeadSources,
  publicGaps,
  publicIncomplete,
  publicLacking,
  publicProducerWithout,
  publicStatisticWithout,
  publicUnverified,
} from './public.ts';
import {
  gapsOf,
  idsIncomplete,
  idsLacking,
  idsUnverified,
  idsWithDeadSources,
  statisticsWithout,
} from './reading.ts';
import { deadSourcesView } from './sources-views.ts';
import { gapsView, producersTitle } from './views.ts';

const perPage = 50;
/** As many of the examples that lack the fewest facts are named on the page of the whole. */
const shortly = 8;

/** One page of one list of gaps, for people and for machines. */
interface List {
  title: string;
  main: Html;
  total: number;
  items: readonly unknown[];
}

/** `/gaps`: the whole with one matrix, or with `missing` or `unverified` one list of it. */
export function registerGapsPage(
  site: Site,
  holdings: () => Promise<Kept<Holdings>>,
  findings: () => Promise<Kept<Findings>>,
): void {
  const producers = createProducersRecorded(site.db);

  page(site, '/gaps', {
    async html({ c, query }) {
      const { page, ...asked } = parseQuery(gapsSchema, query);
      const list = await listAsked(asked, page);
      const formats = [{ text: 'JSON', href: gapsAddress(asked, page, '.json') }];
      if (list) {
        const breadcrumbs = [{ text: 'What have we missed?', href: '/gaps' }];
        const { title, main } = list;
        return respondHtml(c, layout(site, { title, path: '/gaps', main, breadcrumbs, formats }));
      }
      const gaps = await readWhole(asked);
      const first = await listExamplesByIds(site.db, gaps.incomplete.slice(0, shortly));
      const what = 'What have we missed?';
      const title = asked.matrix ? `${what} ${matrixWords[asked.matrix].title}` : what;
      const main = gapsView(gaps, first);
      return respondHtml(c, layout(site, { title, path: '/gaps', main, formats }));
    },

    async json({ c, query }) {
      const { page, ...asked } = parseQuery(gapsSchema, query);
      const list = await listAsked(asked, page);
      if (!list) return respondJson(c, publicGaps(await readWhole(asked), site.url));
      const { missing, unverified } = asked;
      const { total, items } = list;
      const of = missing ? { missing } : { unverified };
      return respondJson(c, { ...of, total, page, per_page: perPage, items });
    },
  });

  async function readWhole(asked: GapsAsked) {
    const recorded = (await producers()).value;
    return gapsOf((await holdings()).value, (await findings()).value, recorded, asked);
  }

  async function listAsked(asked: GapsAsked, page: number): Promise<List | null> {
    const held = (await holdings()).value;
    const found = (await findings()).value;
    if (asked.missing) return listMissing(asked.missing, page, held, found);
    return asked.unverified ? listUnverified(asked.unverified, page, held, found) : null;
  }

  async function listMissing(
    missing: MissingCode,
    page: number,
    held: Holdings,
    found: Findings,
  ): Promise<List> {
    switch (missing) {
      case 'engagement': {
        const cut = cutPage(statisticsWithout(held), page, perPage);
        const title = 'Statistics and other public data with no engagement on record';
        const items = cut.items.map((one) => publicStatisticWithout(one, site.url));
        return { title, main: statisticsWithoutView(cut), total: cut.total, items };
      }
      case 'producers': {
        const without = producersWithout(held, found, (await producers()).value);
        const cut = cutPage(without, page, perPage);
        const items = cut.items.map((one) => publicProducerWithout(one, site.url));
        return { title: producersTitle, main: producersWithoutView(cut), total: cut.total, items };
      }
      case 'sources':
        return listOf([...idsWithDeadSources(held, found)], page, {
          title: 'Sources that no longer answer',
          view: deadSourcesView,
          item: (one) => publicDeadSources(one, held.names, site.url),
        });
      case 'any':
        return listOf(idsIncomplete(held, found), page, {
          title: incompleteTitle,
          view: incompleteView,
          item: (one) => publicIncomplete(one, site.url),
        });
      default:
        return listLacking(missing, page, held, found);
    }
  }

  function listLacking(field: MissableField, page: number, held: Holdings, found: Findings) {
    const label = missable.find((one) => one.field === field)?.label ?? field;
    return listOf(idsLacking(held, found, field), page, {
      title: `${label}: not recorded`,
      view: (cut, examples) => lackingView(field, label, cut, examples),
      item: (one) => publicLacking(one, field, site.url),
    });
  }

  function listUnverified(field: ExampleField, page: number, held: Holdings, found: Findings) {
    const label = verifiable.find((one) => one.field === field)?.label ?? field;
    return listOf(idsUnverified(held, found, field), page, {
      title: `${label}: not verified`,
      view: (cut, examples) => unverifiedView(field, label, cut, examples),
      item: (one) => publicUnverified(one, field, site.url),
    });
  }

  async function listOf(
    ids: readonly number[],
    page: number,
    drawn: {
      title: string;
      view: (cut: Cut<number>, examples: readonly StoredExample[]) => Html;
      item: (example: StoredExample) => unknown;
    },
  ): Promise<List> {
    const cut = cutPage(ids, page, perPage);
    const examples = await listExamplesByIds(site.db, cut.items);
    const { title, view, item } = drawn;
    return { title, main: view(cut, examples), total: cut.total, items: examples.map(item) };
  }
}
