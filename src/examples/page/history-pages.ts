import { NotFound } from '../../kernel/errors.ts';
import type { Html } from '../../kernel/html.ts';
import { respondHtml, types } from '../../kernel/http/respond.ts';
import { page, type Site } from '../../kernel/http/site.ts';
import { layout } from '../../kernel/layout.ts';
import type { Kept } from '../../kernel/memory.ts';
import { listRedactions, listWithdrawals } from '../editing/queries.ts';
import type { Holdings } from '../holdings.ts';
import { publicExample } from '../public.ts';
import type { Revision, StoredExample } from '../queries.ts';
import { differencesOf } from './differences.ts';
import { differencesView, historyView } from './history-views.ts';
import { KeptPages } from './kept-pages.ts';
import { findRevision, getExampleOrNewSlug, listRevisionLines } from './queries.ts';

/** Every version of an example, and what each changed. */
export function registerHistoryPages(site: Site, holdings: () => Promise<Kept<Holdings>>): void {
  // To compare two long texts takes up to half a second, in which nobody else is answered.
  const kept = new KeptPages(8 * 1024 * 1024);

  page(site, '/examples/:slug/history', {
    html: async ({ c, params, path }) => {
      const found = await getExampleOrNewSlug(site.db, params.slug ?? '');
      if ('newSlug' in found) return c.redirect(`/examples/${found.newSlug}/history`, 301);
      const { id, slug, example } = found.stored;
      const revisions = await listRevisionLines(site.db, id);
      const redactions = await listRedactions(site.db, id);
      const withdrawals = await listWithdrawals(site.db, id);
      const main = historyView(slug, example.title, revisions, { redactions, withdrawals });
      return respondHtml(c, historyPage(site, found.stored, path, 'History', main));
    },
  });

  page(site, '/examples/:slug/history/:n', {
    html: async ({ c, params, path }) => {
      const { version, value } = await holdings();
      const known = kept.find(path, version);
      if (known) return c.body(known, 200, { 'Content-Type': types.html });
      const found = await getExampleOrNewSlug(site.db, params.slug ?? '');
      const number = numberOf(params.n ?? '');
      if ('newSlug' in found)
        return c.redirect(`/examples/${found.newSlug}/history/${number}`, 301);
      const { stored } = found;
      const after = await findRevision(site.db, stored.id, number);
      if (!after) throw new NotFound(`${stored.slug} has no revision ${number}.`);
      const before = await findRevision(site.db, stored.id, number - 1);
      const shown = (revision: Revision) =>
        publicExample({ ...stored, example: revision.example }, value.names, site.url);
      const differences = before && differencesOf(shown(before), shown(after));
      const { slug, revision } = stored;
      const main = differencesView(slug, after.example.title, after, differences, revision);
      const whole = String(historyPage(site, stored, path, `Revision ${number}`, main));
      return c.body(kept.put(path, version, whole), 200, { 'Content-Type': types.html });
    },
  });
}

function historyPage(
  site: Site,
  { slug, example }: StoredExample,
  path: string,
  name: string,
  main: Html,
): Html {
  return layout(site, {
    title: `${name}: ${example.title}`,
    path,
    breadcrumbs: [
      { text: 'Examples', href: '/examples' },
      { text: example.title, href: `/examples/${slug}` },
    ],
    main,
  });
}

function numberOf(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new NotFound(`There is no revision ${text}.`);
  return Number(text);
}
