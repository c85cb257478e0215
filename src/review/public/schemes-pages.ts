import { NotFound } from '../../kernel/errors.ts';
import { respondHtml, respondJson } from '../../kernel/http/respond.ts';
import { page } from '../../kernel/http/site.ts';
import { layout } from '../../kernel/layout.ts';
import { schemeAddress } from './addresses.ts';
import { noDecisionsView } from './list-views.ts';
import type { Public } from './reading-queries.ts';
import { publicScheme } from './scheme-public.ts';
import { schemesView, schemeView } from './scheme-views.ts';

/** `/schemes` and each scheme: the rules in plain words. */
export function registerSchemePages({ site, register }: Public): void {
  page(site, '/schemes', {
    html: async ({ c }) => {
      const { schemes } = (await register()).value;
      const none = schemes.length === 0;
      return respondHtml(
        c,
        layout(site, {
          title: 'Schemes',
          path: '/schemes',
          main: none ? noDecisionsView('Schemes') : schemesView(schemes),
          formats: [{ text: 'JSON', href: '/schemes.json' }],
          noindex: none,
        }),
      );
    },
    json: async ({ c }) => {
      const { schemes } = (await register()).value;
      const items = schemes.map(({ scheme, open }) => publicScheme(scheme, open, site.url));
      return respondJson(c, { total: items.length, items });
    },
  });

  page(site, '/schemes/:slug', {
    html: async ({ c, params }) => {
      const { scheme, open, decisions } = await read(params.slug ?? '');
      const path = schemeAddress(scheme.scheme);
      return respondHtml(
        c,
        layout(site, {
          title: scheme.title,
          path,
          description: scheme.means,
          main: schemeView(scheme, open, decisions),
          breadcrumbs: [{ text: 'Schemes', href: '/schemes' }],
          formats: [{ text: 'JSON', href: `${path}.json` }],
        }),
      );
    },
    json: async ({ c, params }) => {
      const { scheme, open } = await read(params.slug ?? '');
      return respondJson(c, publicScheme(scheme, open, site.url));
    },
  });

  async function read(slug: string) {
    const { schemes, entries } = (await register()).value;
    const found = schemes.find(({ scheme }) => scheme.scheme === slug);
    if (!found) throw new NotFound(`There is no scheme at ${slug}.`);
    const decisions = entries.filter(({ application }) => application.scheme.scheme === slug);
    return { ...found, decisions: decisions.length };
  }
}
