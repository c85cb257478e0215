import { parseQuery } from '../../kernel/http/query.ts';
import { respondHtml, respondJson } from '../../kernel/http/respond.ts';
import { page, type Site } from '../../kernel/http/site.ts';
import { layout } from '../../kernel/layout.ts';
import type { FindRegister } from '../../review/public/register-queries.ts';
import { recordAddress, recordSchema } from './parameters.ts';
import { publicEvent } from './public.ts';
import { listRecord, listTitles } from './queries.ts';
import { recordView } from './views.ts';

const perPage = 50;

/** The public record of events. */
export function registerRecordPage(site: Site, register: FindRegister): void {
  const read = async (query: Record<string, string[]>) => {
    const filters = parseQuery(recordSchema, query);
    const found = await listRecord(site.db, filters, perPage);
    return { filters, lines: found.slice(0, perPage), hasMore: found.length > perPage };
  };

  page(site, '/record', {
    html: async ({ c, query, path }) => {
      const { filters, lines, hasMore } = await read(query);
      const titles = await listTitles(site.db, lines);
      return respondHtml(
        c,
        layout(site, {
          title: 'The public record',
          path,
          description: 'What happened in the register, to what, when and in which role.',
          formats: [{ text: 'JSON', href: recordAddress(filters, '.json') }],
          noindex: filters.before !== null,
          main: recordView(filters, lines, titles, hasMore, (await register()).value),
        }),
      );
    },
    json: async ({ c, query }) => {
      const { filters, lines, hasMore } = await read(query);
      const last = lines.at(-1);
      const next = hasMore && last ? recordAddress({ ...filters, before: last.id }, '.json') : null;
      const { value } = await register();
      return respondJson(c, {
        items: lines.map((line) => publicEvent(line, site.url, value)),
        next: next === null ? null : site.url + next,
      });
    },
  });
}
