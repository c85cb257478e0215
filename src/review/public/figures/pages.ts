import { stringify } from 'csv-stringify/sync';
import { respondHtml, respondJson, respondText } from '../../../kernel/http/respond.ts';
import { page } from '../../../kernel/http/site.ts';
import { layout } from '../../../kernel/layout.ts';
import { outcomes } from '../../scheme/schema.ts';
import { noDecisionsView } from '../list-views.ts';
import type { Public } from '../reading-queries.ts';
import { countFigures } from './counting.ts';
import { figuresView } from './figures-views.ts';
import type { FiguresRow } from './schema.ts';

/** `/decisions/figures`: before each decision, whose address would swallow it. */
export function registerFiguresPage({ site, register }: Public): void {
  // Once in each state of the desk: it counts every decision.
  const counted = new WeakMap<object, FiguresRow[]>();
  const read = async () => {
    const { value } = await register();
    const rows = counted.get(value) ?? countFigures(value);
    counted.set(value, rows);
    return { rows, none: value.schemes.length === 0 };
  };

  page(site, '/decisions/figures', {
    html: async ({ c, path }) => {
      const { rows, none } = await read();
      const title = 'Figures of the review desk';
      return respondHtml(
        c,
        layout(site, {
          title: none ? 'Figures' : title,
          path,
          main: none ? noDecisionsView('Figures') : figuresView(rows),
          breadcrumbs: [{ text: 'Decisions', href: '/decisions' }],
          formats: [
            { text: 'CSV', href: `${path}.csv` },
            { text: 'JSON', href: `${path}.json` },
          ],
          noindex: none,
        }),
      );
    },
    json: async ({ c }) => respondJson(c, { items: (await read()).rows }),
    csv: async ({ c }) => respondText(c, 'csv', figuresCsv((await read()).rows)),
  });
}

/** One line a year and scheme; reasons for refusals as `code: count`. */
function figuresCsv(rows: readonly FiguresRow[]): string {
  const head = [
    'year',
    'scheme',
    'applications',
    'decisions',
    ...outcomes.map((one) => one.replaceAll('-', '_')),
    'median_days',
    'within_clock',
    'against_advice',
    'both_sides',
    'views_differed',
    'refused_for',
  ];
  const lines = rows.map((row) => [
    row.year,
    row.scheme,
    row.applications,
    row.decisions,
    ...outcomes.map((one) => row.outcomes[one] ?? 0),
    row.median_days,
    row.within_clock,
    row.against_advice,
    row.both_sides,
    row.views_differed,
    row.refused_for.map(({ code, count }) => `${code}: ${count}`).join('; '),
  ]);
  return stringify([head, ...lines], { bom: true, record_delimiter: 'windows' });
}
