import type { Context } from 'hono';
import { Conflict, Forbidden, type Problem } from '../../kernel/errors.ts';
import { html, nothing } from '../../kernel/html.ts';
import { fieldOf } from '../../kernel/http/form.ts';
import { respondHtml } from '../../kernel/http/respond.ts';
import { layout } from '../../kernel/layout.ts';
import { hasRole } from '../../people/rules.ts';
import type { SignedIn } from '../../people/schema.ts';
import { signedInAction, signedInPage } from '../../people/signed-in.ts';
import { listStatisticsOf } from '../../statistics/queries.ts';
import { applicationAddress } from '../acts/addresses.ts';
import { beginApplication } from '../applications/draft-actions.ts';
import type { Review } from '../applications/hub-queries.ts';
import { isOfProducer } from '../course/parts-rules.ts';
import { listSchemes } from '../scheme/queries.ts';
import { type Producer, startView } from './start-views.ts';

/** `/applications/new`, and what begins an application. */
export function registerStartPages({ site, holdings }: Review): void {
  const { db } = site;

  signedInPage(site, '/applications/new', {
    html: async ({ c, query, person }) => {
      const typed = { scheme: query.scheme?.[0] ?? '', statistic: query.statistic?.[0] ?? '' };
      return show(c, person, typed, [], null);
    },
  });

  signedInAction(site, '/applications', async ({ c, person, form }) => {
    const typed = { scheme: fieldOf(form, 'scheme'), statistic: fieldOf(form, 'statistic') };
    const producers = await listProducers(person);
    const open = await listOpen();
    const problems: Problem[] = [];
    if (!open.some(({ scheme }) => scheme === typed.scheme)) {
      problems.push({ field: 'scheme', message: 'Choose a scheme' });
    }
    const own = producers.flatMap(({ statistics }) => statistics);
    if (!own.some(({ slug }) => slug === typed.statistic)) {
      problems.push({ field: 'statistic', message: 'Choose one of your statistics' });
    }
    if (problems.length > 0) return show(c, person, typed, problems, null);
    try {
      return c.redirect(applicationAddress(await beginApplication(site, person, typed)), 303);
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      return show(c, person, typed, [], error.message);
    }
  });

  async function listOpen() {
    return (await listSchemes(db)).filter(({ open }) => open).map(({ scheme }) => scheme);
  }

  /** The person's producers. Throws Forbidden for who is of none. */
  async function listProducers(person: SignedIn): Promise<Producer[]> {
    const slugs = person.roles.flatMap(({ role, organisation }) =>
      role === 'applicant' && organisation !== null ? [organisation] : [],
    );
    const producers = slugs.filter((slug) => isOfProducer(person, slug));
    if (producers.length === 0) {
      throw new Forbidden(
        hasRole(person, 'administrator')
          ? 'Only the people of a producer apply. You can give somebody that role under People.'
          : 'Only the people of a producer apply. An administrator can give you that role.',
      );
    }
    const { names } = (await holdings()).value;
    return Promise.all(
      producers.map(async (slug) => ({
        slug,
        name: names.organisations.get(slug)?.name ?? slug,
        statistics: await listStatisticsOf(db, slug),
      })),
    );
  }

  async function show(
    c: Context,
    person: SignedIn,
    typed: { scheme: string; statistic: string },
    problems: readonly Problem[],
    conflict: string | null,
  ): Promise<Response> {
    const producers = await listProducers(person);
    const notice =
      conflict === null
        ? nothing
        : html`<div class="notice notice--attention" role="alert"><p><b>${conflict}</b></p></div>`;
    const status = conflict !== null ? 409 : problems.length > 0 ? 422 : 200;
    const page = {
      title: status === 200 ? 'Begin an application' : 'Error: Begin an application',
      path: '/applications/new',
      main: startView({ person, schemes: await listOpen(), producers, typed, problems, notice }),
      breadcrumbs: [{ text: 'Applications', href: '/applications' }],
      noindex: true,
      person,
    };
    return respondHtml(c, layout(site, page), status);
  }
}
