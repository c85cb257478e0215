import type { Context } from 'hono';
import type { Holdings } from '../examples/holdings.ts';
import { invitationAbout } from '../examples/invitation.ts';
import { exampleCard } from '../examples/list/card.ts';
import { findExample } from '../examples/queries.ts';
import { atomFeed } from '../kernel/atom.ts';
import { NotFound } from '../kernel/errors.ts';
import { type Html, html } from '../kernel/html.ts';
import { respondHtml, respondJson, respondText } from '../kernel/http/respond.ts';
import { page, type Site } from '../kernel/http/site.ts';
import { layout } from '../kernel/layout.ts';
import type { Kept } from '../kernel/memory.ts';
import { cutPage } from '../kernel/paging.ts';
import { findSignedIn } from '../people/access.ts';
import { resourceFeedEntry } from './feed.ts';
import { fits, readResourceFilters, resourcesAddress } from './filters.ts';
import { resourceData } from './linked-data.ts';
import { resourceFile } from './markdown-file.ts';
import { linkedExamples, publicEntry, publicResource } from './public.ts';
import { getResource, listListedResources } from './queries.ts';
import { mayRead } from './rules.ts';
import { resourcesView, resourceView } from './views.ts';

const perPage = 50;

/** `/resources` and each resource. */
export function registerResourcePages(site: Site, holdings: () => Promise<Kept<Holdings>>): void {
  page(site, '/resources', {
    async html({ c, query }) {
      const { filters, entries } = await listed(query);
      const cut = cutPage(entries, filters.page, perPage);
      return respondHtml(
        c,
        layout(site, {
          title: 'Resources',
          path: '/resources',
          main: resourcesView(cut, filters),
          description:
            'Articles, case studies and guidance that introduce examples from the register.',
          formats: [
            { text: 'JSON', href: resourcesAddress(filters, '.json') },
            { text: 'Atom', href: resourcesAddress({ ...filters, page: 1 }, '.atom') },
          ],
          feed: '/resources.atom',
        }),
      );
    },
    async json({ c, query }) {
      const { filters, entries } = await listed(query);
      const { items, pages, ...cut } = cutPage(entries, filters.page, perPage);
      return respondJson(c, { ...cut, items: items.map((one) => publicEntry(one, site.url)) });
    },
    async atom({ c, query }) {
      const { filters, entries } = await listed(query);
      const feed = atomFeed({
        title: 'Countersign: resources',
        self: site.url + resourcesAddress(filters, '.atom'),
        page: site.url + resourcesAddress(filters),
        author: 'Countersign',
        licence: 'CC BY 4.0',
        updated: site.now().toISOString(),
        entries: entries.slice(0, perPage).map((one) => resourceFeedEntry(one, site.url)),
      });
      return respondText(c, 'atom', feed);
    },
  });

  page(site, '/resources/:reference', {
    async html({ c, params, path }) {
      const resource = await readable(c, params);
      const { names } = (await holdings()).value;
      const examples = await listLinked(linkedExamples(resource.body, site.url));
      const cards = examples.map((one) => exampleCard(one, names, { short: true }));
      return respondHtml(
        c,
        layout(site, {
          title: resource.title,
          path,
          main: resourceView(resource, cards, invitation(resource.reference)),
          breadcrumbs: [{ text: 'Resources', href: '/resources' }],
          formats: [
            { text: 'JSON', href: `${path}.json` },
            { text: 'Markdown', href: `${path}.md` },
          ],
          noindex: !resource.listed || resource.status !== 'final',
          data: resourceData(resource, site.url),
          ...(resource.subtitle !== null && { description: resource.subtitle }),
        }),
      );
    },
    async json({ c, params }) {
      const resource = await readable(c, params);
      return respondJson(c, publicResource(resource, site.url));
    },
    async md({ c, params }) {
      const resource = await readable(c, params);
      return respondText(c, 'md', resourceFile(resource));
    },
  });

  async function readable(c: Context, { reference = '' }: Record<string, string>) {
    const resource = await getResource(site.db, reference);
    if (!resource.listed || resource.status !== 'final') c.header('X-Robots-Tag', 'noindex');
    if (resource.status === 'final') return resource;
    if (!mayRead(resource, await findSignedIn(site, c))) {
      throw new NotFound(`There is no resource at ${reference}.`);
    }
    c.header('Cache-Control', 'no-store');
    return resource;
  }

  async function listed(query: Record<string, string[]>) {
    const filters = readResourceFilters(query);
    const all = await listListedResources(site.db);
    return { filters, entries: all.filter((entry) => fits(entry, filters)) };
  }

  async function listLinked(slugs: readonly string[]) {
    const found = await Promise.all(slugs.slice(0, 50).map((slug) => findExample(site.db, slug)));
    return found.filter((one) => one !== null).filter((one) => one.state === 'published');
  }
}

function invitation(reference: string): Html {
  return html`<aside class="invitation"><h2>What have we missed?</h2>
<p>What should we add? Were you involved in, or do you have further information about, any of these examples?</p>
<p><a class="button" href="${invitationAbout('resource', reference)}">Tell us</a> <a href="/gaps">What we know is missing</a></p></aside>`;
}
