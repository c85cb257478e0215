import type { Holdings } from '../../examples/holdings.ts';
import { listExamplesByIds } from '../../examples/queries.ts';
import { respondHtml, respondJson } from '../../kernel/http/respond.ts';
import { page, type Site } from '../../kernel/http/site.ts';
import { layout } from '../../kernel/layout.ts';
import type { Kept } from '../../kernel/memory.ts';
import { isOfDesk } from '../../review/public/addresses.ts';
import type { FindRegister } from '../../review/public/register-queries.ts';
import { openApiDocument } from './openapi.ts';
import { apiView } from './views.ts';
import { publicVocabularies } from './vocabularies.ts';
import { vocabulariesView } from './vocabularies-views.ts';

/** `/api`, `/openapi.json`, `/vocabularies`. */
export function registerApiPages(
  site: Site,
  holdings: () => Promise<Kept<Holdings>>,
  register: FindRegister,
): void {
  // Where there is no scheme, nothing is said of the review desk.
  const listRoutes = async () => {
    const { schemes } = (await register()).value;
    return site.routes.filter(({ address }) => schemes.length > 0 || !isOfDesk(address));
  };

  page(site, '/api', {
    async html({ c }) {
      const { index } = (await holdings()).value;
      const [newest] = await listExamplesByIds(site.db, [...index.select({}).subarray(0, 1)]);
      const routes = await listRoutes();
      const hasSchemes = routes.some(({ address }) => isOfDesk(address));
      const main = apiView({ routes, hasSchemes, siteUrl: site.url, slug: newest?.slug ?? null });
      return respondHtml(
        c,
        layout(site, { title: 'For machines', path: '/api', main, catalog: true }),
      );
    },
  });
  page(site, '/openapi', {
    json: async ({ c }) =>
      respondJson(c, openApiDocument({ routes: await listRoutes(), url: site.url })),
  });
  page(site, '/vocabularies', {
    html: ({ c }) =>
      respondHtml(
        c,
        layout(site, {
          title: 'Vocabularies',
          path: '/vocabularies',
          main: vocabulariesView(),
          formats: [{ text: 'JSON', href: '/vocabularies.json' }],
        }),
      ),
    json: ({ c }) => respondJson(c, publicVocabularies()),
  });
}
