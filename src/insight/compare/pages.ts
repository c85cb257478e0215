import { z } from 'zod';
import { readFilters } from '../../examples/filters.ts';
import type { Holdings } from '../../examples/holdings.ts';
import { findExamples, listPage } from '../../examples/list/reading.ts';
import { findExampleOrNewSlug } from '../../examples/page/queries.ts';
import { similarIds } from '../../examples/page/similar.ts';
import { publicExample } from '../../examples/public.ts';
import { listExamplesByIds, type StoredExample } from '../../examples/queries.ts';
import { Invalid } from '../../kernel/errors.ts';
import { many, one, parseQuery } from '../../kernel/http/query.ts';
import { respondHtml } from '../../kernel/http/respond.ts';
import { page, type Site } from '../../kernel/http/site.ts';
import { layout } from '../../kernel/layout.ts';
import type { Kept } from '../../kernel/memory.ts';
import { compareAddress } from './address.ts';
import { compareView } from './views.ts';

const mostCompared = 4;

const parameters = z.strictObject({
  e: many(z.string()).refine(
    (slugs) => slugs.length <= mostCompared,
    'names too many examples; two to four can be compared',
  ),
  q: one(z.string().max(500, 'must have at most 500 characters').optional()),
});

/** `/compare`: two to four examples side by side; with fewer, the way to choose them. */
export function registerComparePages(site: Site, holdings: () => Promise<Kept<Holdings>>): void {
  page(site, '/compare', {
    async html({ c, query }) {
      const { e: slugs, q = null } = parseQuery(parameters, query);
      const found = await findAll(site, slugs);
      if (found.some((one) => 'newSlug' in one)) {
        const now = found.map((one) => ('newSlug' in one ? one.newSlug : one.stored.slug));
        return c.redirect(compareAddress(now), 301);
      }
      const chosen = found.flatMap((one) => ('stored' in one ? [one.stored] : []));
      const held = (await holdings()).value;
      const main = compareView({
        chosen: chosen.map((one) => publicExample(one, held.names, site.url)),
        choices: chosen.length < mostCompared ? await listChoices(site, held, chosen, q) : [],
        q,
      });
      const title = chosen.length < 2 ? 'Compare examples' : `Compare ${chosen.length} examples`;
      return respondHtml(c, layout(site, { title, path: '/compare', main }));
    },
  });
}

async function findAll(site: Site, slugs: readonly string[]) {
  const found = await Promise.all(slugs.map((slug) => findExampleOrNewSlug(site.db, slug)));
  const problems = slugs.flatMap((slug, index) => {
    const shown = slug.slice(0, 120);
    if (!found[index]) return [{ field: 'e', message: `there is no example “${shown}”` }];
    if (slugs.indexOf(slug) < index) return [{ field: 'e', message: `names “${shown}” twice` }];
    return [];
  });
  if (problems.length > 0) throw new Invalid(problems);
  return found.filter((one) => one !== null);
}

/** What else may be chosen: what a question finds, or what is similar to the chosen, or the newest. */
async function listChoices(
  site: Site,
  held: Holdings,
  chosen: readonly StoredExample[],
  q: string | null,
): Promise<StoredExample[]> {
  const some = q === null ? await listWithoutQuestion() : await search(q);
  return some.filter((one) => !chosen.some((other) => other.id === one.id));

  async function search(question: string) {
    const filters = readFilters({ q: [question], per_page: ['10'] }, held.names);
    return listPage(site.db, await findExamples(site.db, held, filters, { correct: true }));
  }

  async function listWithoutQuestion() {
    const similar = chosen.flatMap((one) => similarIds(one, held.index));
    const ids =
      similar.length > 0 ? [...new Set(similar)] : [...held.index.select({}).slice(0, 10)];
    return listExamplesByIds(site.db, ids);
  }
}
