import type { Context } from 'hono';
import { readFilters } from '../../examples/filters.ts';
import { findExamples, listPage } from '../../examples/list/reading.ts';
import type { StoredExample } from '../../examples/queries.ts';
import { Invalid, NotFound, type Problem } from '../../kernel/errors.ts';
import { fieldOf } from '../../kernel/http/form.ts';
import type { SignedIn } from '../../people/schema.ts';
import { signedInAction, signedInPage } from '../../people/signed-in.ts';
import type { Review } from '../applications/hub-queries.ts';
import { citeExample } from './actions.ts';
import { citingView } from './example-views.ts';
import { openDraft, showWriting } from './part-pages.ts';
import { activityAddress, taskPages } from './tasks.ts';

const mostFound = 10;

/** Where an activity is given the example of the register that tells of it. */
export function registerExamplePages(review: Review): void {
  const { site, holdings } = review;
  const address = `/applications/:reference/${taskPages.activities}/:activity/example`;

  signedInPage(site, address, {
    html: async ({ c, params, query, person }) =>
      show(c, person, params, (query.q?.[0] ?? '').slice(0, 500), []),
  });

  signedInAction(site, address, async ({ c, params, person, form }) => {
    const { reference = '', activity: key = '' } = params;
    await openDraft(review, person, reference);
    try {
      const example = fieldOf(form, 'example') || null;
      await citeExample(site, person, reference, { key, example });
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      return show(c, person, params, '', [
        { field: 'q', message: 'Choose an example of the register' },
      ]);
    }
    return c.redirect(activityAddress(reference, key), 303);
  });

  async function show(
    c: Context,
    person: SignedIn,
    { reference = '', activity: key = '' }: Record<string, string>,
    q: string,
    problems: readonly Problem[],
  ): Promise<Response> {
    const { hub, evidence } = await openDraft(review, person, reference);
    const activity = evidence.activities.find((one) => one.key === key);
    if (!activity) throw new NotFound('There is no such activity.');
    return showWriting(review, c, hub, {
      title: 'Cite an example',
      path: activityAddress(reference, key, 'example'),
      main: citingView(hub, activity, { q, found: q === '' ? null : await search(q), problems }),
      status: problems.length > 0 ? 422 : 200,
    });
  }

  async function search(q: string): Promise<StoredExample[]> {
    const held = (await holdings()).value;
    const filters = readFilters({ q: [q], per_page: [String(mostFound)] }, held.names);
    return listPage(site.db, await findExamples(site.db, held, filters, { correct: true }));
  }
}
