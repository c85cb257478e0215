import type { Context } from 'hono';
import { respondHtml, respondJson, respondText } from '../../kernel/http/respond.ts';
import { type PageRequest, page } from '../../kernel/http/site.ts';
import { layout } from '../../kernel/layout.ts';
import { cutPage } from '../../kernel/paging.ts';
import { dayOf } from '../course/clock-rules.ts';
import { withoutMoment } from './about-queries.ts';
import { decisionAddress } from './addresses.ts';
import { decisionView } from './decision-views.ts';
import { decisionsAddress, readDecisionFilters } from './filters.ts';
import { findDecisions } from './finding.ts';
import {
  decisionMarkdown,
  decisionsAtom,
  decisionsCsv,
  decisionsInWords,
  decisionsJson,
} from './formats.ts';
import { decisionsView, noDecisionsView } from './list-views.ts';
import { listPublic, type Public, readDecision } from './reading-queries.ts';

/** `/decisions` in every format, and each decision. */
export function registerDecisionPages(desk: Public): void {
  const { site, holdings, register } = desk;

  page(site, '/decisions', {
    html: async (request) => {
      const found = await find(request);
      if (found.register.schemes.length === 0) return showNone(request.c);
      const { items, pages } = await cutPublic(found);
      const words = decisionsInWords(found);
      const number = found.filters.page > 1 ? `, page ${found.filters.page}` : '';
      return respondHtml(
        request.c,
        layout(site, {
          title: (words.length === 0 ? 'Decisions' : `Decisions: ${words.join('; ')}`) + number,
          path: '/decisions',
          description:
            'Every decision of the review desk, refusals included: what people said, what was done, and why.',
          main: decisionsView(found, items, pages),
          formats: [
            { text: 'CSV', href: decisionsAddress(found.filters, 'csv') },
            { text: 'JSON', href: decisionsAddress(found.filters, 'json') },
            { text: 'Atom', href: decisionsAddress(found.filters, 'atom') },
          ],
          feed: decisionsAddress(found.filters, 'atom'),
        }),
      );
    },
    json: async (request) => {
      const found = await find(request);
      const { items } = await cutPublic(found);
      return respondJson(request.c, decisionsJson(found, items.map(withoutMoment)));
    },
    csv: async (request) => {
      const found = await find(request);
      const items = await listPublic(desk, found.register, found.entries);
      return respondText(request.c, 'csv', decisionsCsv(items), {
        'Content-Disposition': 'attachment; filename="countersign-decisions.csv"',
      });
    },
    atom: async (request) => {
      const found = await find(request);
      const latest = found.entries.toSorted((a, b) => (a.effective < b.effective ? 1 : -1));
      const items = await listPublic(desk, found.register, latest.slice(0, 50));
      return respondText(request.c, 'atom', decisionsAtom(found, items, site.url, site.now()));
    },
  });

  page(site, '/decisions/:reference', {
    html: async ({ c, params }) => {
      const read = await readDecision(desk, params.reference ?? '');
      const { decision } = read;
      const path = decisionAddress(decision.reference);
      return respondHtml(
        c,
        layout(site, {
          title: `${decision.statistic.title}: ${decision.outcome_label.toLowerCase()}`,
          path,
          main: decisionView({ ...read, today: dayOf(site.now(), read.scheme.time_zone) }),
          breadcrumbs: [{ text: 'Decisions', href: '/decisions' }],
          formats: [
            { text: 'JSON', href: `${path}.json` },
            { text: 'Markdown', href: `${path}.md` },
          ],
        }),
      );
    },
    json: async ({ c, params }) =>
      respondJson(c, (await readDecision(desk, params.reference ?? '')).decision),
    md: async ({ c, params }) => {
      const { decision, scheme } = await readDecision(desk, params.reference ?? '');
      const today = dayOf(site.now(), scheme.time_zone);
      return respondText(c, 'md', decisionMarkdown(decision, today));
    },
  });

  async function find({ query }: PageRequest) {
    const { value } = await register();
    const { names } = (await holdings()).value;
    return findDecisions(value, names, readDecisionFilters(query, value, names), site.now());
  }

  async function cutPublic({
    entries,
    filters,
    register: known,
  }: Awaited<ReturnType<typeof find>>) {
    const cut = cutPage(entries, filters.page, filters.per_page);
    return { items: await listPublic(desk, known, cut.items), pages: cut.pages };
  }

  function showNone(c: Context): Response {
    const main = noDecisionsView('Decisions');
    return respondHtml(
      c,
      layout(site, { title: 'Decisions', path: '/decisions', main, noindex: true }),
    );
  }
}
