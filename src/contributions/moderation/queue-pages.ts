import { listTitles } from '../../examples/page/queries.ts';
import type { Queryable } from '../../kernel/database/database.ts';
import { parseQuery } from '../../kernel/http/query.ts';
import { respondHtml } from '../../kernel/http/respond.ts';
import type { Site } from '../../kernel/http/site.ts';
import { layout } from '../../kernel/layout.ts';
import { findNames } from '../../people/queries.ts';
import { requireRole } from '../../people/rules.ts';
import { signedInPage } from '../../people/signed-in.ts';
import type { StoredContribution } from '../queries.ts';
import { findAddressEnds } from '../retention/queries.ts';
import { type About, findSubject } from '../subjects-queries.ts';
import { countByState, listQueue } from './queries.ts';
import { queueView } from './queue-views.ts';
import { queueSchema } from './schema.ts';

/** What waits for the editors. */
export function registerQueuePage(site: Site): void {
  signedInPage(site, '/moderation', {
    html: async ({ c, query, person, path }) => {
      requireRole(person, 'editor', 'administrator');
      const filters = parseQuery(queueSchema, query);
      const { items, next, previous } = await listQueue(site.db, filters, person.id);
      const ids = items.map(({ id }) => id);
      const { COUNTERSIGN_KEEP_UNDECIDED_DAYS: days } = site.settings;
      const main = queueView({
        filters,
        items,
        next,
        previous,
        addressEnds: await findAddressEnds(site.db, ids, days),
        counts: await countByState(site.db, { concerns: false }),
        titles: await titlesOf(site.db, items),
        names: await findNames(
          site.db,
          items.flatMap(({ claimed_by }) => claimed_by ?? []),
        ),
        now: site.now(),
      });
      return respondHtml(
        c,
        layout(site, { title: 'Contributions', path, main, noindex: true, person }),
      );
    },
  });
}

/** What each is about, by its reference; examples in one question, as most are about one. */
async function titlesOf(
  db: Queryable,
  items: readonly StoredContribution[],
): Promise<Map<string, string>> {
  const slugs = items.flatMap(({ about_type, about_id }) =>
    about_type === 'example' && about_id ? [about_id] : [],
  );
  const examples = await listTitles(db, [...new Set(slugs)]);
  const titles = new Map<string, string>();
  for (const { reference, about_type, about_id } of items) {
    if (about_type === null || about_id === null) continue;
    const known = about_type === 'example' ? examples.get(about_id) : undefined;
    const subject = known
      ? null
      : await findSubject(db, { type: about_type, id: about_id } as About);
    const title = known ?? subject?.title;
    titles.set(reference, title ?? about_id);
  }
  return titles;
}
