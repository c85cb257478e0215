import type { Holdings } from '../../examples/holdings.ts';
import { NotFound } from '../../kernel/errors.ts';
import { parseQuery } from '../../kernel/http/query.ts';
import { respondHtml, respondJson } from '../../kernel/http/respond.ts';
import { page, type Site } from '../../kernel/http/site.ts';
import { layout } from '../../kernel/layout.ts';
import type { Kept } from '../../kernel/memory.ts';
import { cutPage } from '../../kernel/paging.ts';
import { listStatisticsOf } from '../../statistics/queries.ts';
import { firstCards } from '../entity/cards-views.ts';
import { knowledgeOf, publicKnowledge } from '../entity/knowledge.ts';
import { entityView } from '../entity/views.ts';
import { type Findings, rolesByOrganisation } from '../findings.ts';
import { namedList, namedListAddress, perPage } from '../parameters.ts';
import { listOrganisationsKnown, publicOrganisation, roleText } from './reading.ts';
import { organisationRows, organisationsView } from './views.ts';

/** `/organisations` and each organisation. */
export function registerOrganisationPages(
  site: Site,
  holdings: () => Promise<Kept<Holdings>>,
  findings: () => Promise<Kept<Findings>>,
): void {
  page(site, '/organisations', {
    async html({ c, query }) {
      const { q, cut } = await readList(query);
      return respondHtml(
        c,
        layout(site, {
          title: 'Organisations',
          path: '/organisations',
          main: organisationsView(cut, q),
          formats: [{ text: 'JSON', href: namedListAddress('/organisations.json', q, cut.page) }],
        }),
      );
    },
    async json({ c, query }) {
      const { items, pages, ...cut } = (await readList(query)).cut;
      return respondJson(c, {
        ...cut,
        items: items.map((one) => publicOrganisation(one, site.url)),
      });
    },
  });

  page(site, '/organisations/:slug', {
    async html({ c, params, path }) {
      const { organisation, held, known, roles, statistics } = await readOne(params.slug ?? '');
      const main = entityView({
        kicker: 'Organisation',
        title: organisation.name,
        lead: null,
        known,
        cards: await firstCards(site.db, held, known.ids),
        rows: organisationRows(organisation, roles, statistics),
      });
      return respondHtml(
        c,
        layout(site, {
          title: organisation.name,
          path,
          main,
          breadcrumbs: [{ text: 'Organisations', href: '/organisations' }],
          formats: [{ text: 'JSON', href: `${path}.json` }],
        }),
      );
    },
    async json({ c, params }) {
      const { organisation, known, roles, statistics } = await readOne(params.slug ?? '');
      const { slug, name, also, country } = organisation;
      return respondJson(c, {
        slug,
        url: `${site.url}/organisations/${slug}`,
        name,
        also,
        country,
        statistics: statistics.map(({ slug, title }) => ({ slug, title })),
        roles: roles.map(({ role, count }) => ({ code: role, label: roleText(role), count })),
        ...publicKnowledge(known, site.url),
      });
    },
  });

  async function readList(query: Record<string, string[]>) {
    const { q, page } = parseQuery(namedList, query);
    const all = listOrganisationsKnown((await holdings()).value, (await findings()).value, q);
    return { q, cut: cutPage(all, page, perPage) };
  }

  async function readOne(slug: string) {
    const held = (await holdings()).value;
    const organisation = held.names.organisations.get(slug);
    if (!organisation) throw new NotFound(`There is no organisation at ${slug}.`);
    const found = (await findings()).value;
    return {
      organisation,
      statistics: await listStatisticsOf(site.db, slug),
      held,
      known: knowledgeOf(held, found, 'organisation', slug),
      roles: rolesByOrganisation(found).get(slug) ?? [],
    };
  }
}
