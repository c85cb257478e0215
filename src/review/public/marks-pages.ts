import { Temporal } from 'temporal-polyfill';
import { NotFound } from '../../kernel/errors.ts';
import { respondHtml, respondJson, respondText } from '../../kernel/http/respond.ts';
import { page } from '../../kernel/http/site.ts';
import { layout } from '../../kernel/layout.ts';
import { markAddress } from './addresses.ts';
import { type Mark, markOf, publicMark } from './mark.ts';
import { markPolicy, markSvg } from './mark-svg.ts';
import { markView } from './mark-views.ts';
import type { Public } from './reading-queries.ts';
import { markKey } from './register-queries.ts';

/** `/marks/:scheme/:statistic`: the drawing, the same for machines, and what it means. */
export function registerMarkPages({ site, holdings, register }: Public): void {
  page(site, '/marks/:scheme/:statistic', {
    html: async ({ c, params }) => {
      const mark = await read(params);
      const { scheme, statistic, title } = mark;
      const path = markAddress(scheme.scheme, statistic);
      return respondHtml(
        c,
        layout(site, {
          title: `${title}: ${scheme.title}`,
          path,
          description: scheme.means,
          main: markView(mark, site.url),
          breadcrumbs: [{ text: 'Decisions', href: '/decisions' }],
          formats: [
            { text: 'JSON', href: `${path}.json` },
            { text: 'SVG', href: `${path}.svg` },
          ],
          noindex: mark.status === 'none',
        }),
      );
    },
    json: async ({ c, params }) => {
      const mark = await read(params);
      c.header('Cache-Control', keptFor(mark, site.now()));
      return respondJson(c, publicMark(mark, site.url));
    },
    svg: async ({ c, params }) => {
      const mark = await read(params);
      return respondText(c, 'svg', markSvg(mark, site.demonstration), {
        'Cache-Control': keptFor(mark, site.now()),
        'Content-Security-Policy': markPolicy,
      });
    },
  });

  async function read({ scheme = '', statistic = '' }: Record<string, string>): Promise<Mark> {
    const { schemes, marks } = (await register()).value;
    const { names } = (await holdings()).value;
    const found = schemes.find((one) => one.scheme.scheme === scheme);
    if (!found || !names.statistics.has(statistic)) {
      throw new NotFound('There is no such scheme, or no such statistic.');
    }
    return markOf(
      found.scheme,
      statistic,
      marks.get(markKey(scheme, statistic)),
      names,
      site.now(),
    );
  }
}

const longest = 600;

/** Ten minutes, and never past midnight in the scheme's time zone: a status changes with the day. */
function keptFor({ scheme }: Mark, now: Date): string {
  const here = Temporal.Instant.from(now.toISOString()).toZonedDateTimeISO(scheme.time_zone);
  const midnight = here.startOfDay().add({ days: 1 });
  const seconds = Math.floor(here.until(midnight, { largestUnit: 'seconds' }).total('seconds'));
  return `public, max-age=${Math.min(longest, seconds)}, must-revalidate`;
}
