import type { Context } from 'hono';
import { Conflict, Invalid, type Problem } from '../../kernel/errors.ts';
import { fieldOf } from '../../kernel/http/form.ts';
import { parse } from '../../kernel/http/query.ts';
import { respondHtml } from '../../kernel/http/respond.ts';
import type { Site } from '../../kernel/http/site.ts';
import { layout } from '../../kernel/layout.ts';
import { requireRole } from '../../people/rules.ts';
import type { SignedIn } from '../../people/schema.ts';
import { signedInAction, signedInPage } from '../../people/signed-in.ts';
import { listRevisionLines } from '../page/queries.ts';
import { getAnyExample } from './queries.ts';
import { finishRedactions, planRedaction, redactVersions } from './redaction-actions.ts';
import { listSlugs } from './redaction-queries.ts';
import { type RedactionPage, redactionView } from './redaction-views.ts';
import type { WordsElsewhere } from './rewriting.ts';
import { redactionSchema } from './schema.ts';

/** Taking words out of every version of an example, and out of what is linked with it. */
export function registerRedactionPages(site: Site, elsewhere: readonly WordsElsewhere[]): void {
  site.hourly.push(async () => {
    await finishRedactions(site.db, elsewhere);
  });

  signedInPage(site, '/examples/:slug/redaction', {
    html: ({ c, params, person }) => show(c, person, params.slug ?? '', null, [], null),
  });

  signedInAction(site, '/examples/:slug/redaction', async ({ c, params, person, form }) => {
    requireRole(person, 'administrator');
    const slug = params.slug ?? '';
    const typed = {
      words: fieldOf(form, 'words'),
      fields: form.fields.fields ?? [],
      revisions: form.fields.revisions ?? [],
      slug: fieldOf(form, 'slug'),
      former: form.fields.former ?? [],
      code: fieldOf(form, 'code'),
    };
    try {
      const order = parse(redactionSchema, typed);
      if (fieldOf(form, 'next') !== 'redact') {
        const plan = await planRedaction(site.db, person, slug, order, elsewhere);
        const former = [...new Set([...typed.former, ...plan.addresses])];
        return show(c, person, slug, { ...typed, former }, [], plan);
      }
      const redacted = await redactVersions(site, person, slug, order, elsewhere);
      if (!redacted.isClean) throw new Conflict(notClean);
      return c.redirect(`/examples/${redacted.slug}/history`, 303);
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      return show(c, person, slug, typed, error.problems, null);
    }
  });

  async function show(
    c: Context,
    person: SignedIn,
    slug: string,
    typed: RedactionPage['typed'] | null,
    problems: readonly Problem[],
    plan: RedactionPage['plan'],
  ) {
    requireRole(person, 'administrator');
    const { id, example } = await getAnyExample(site.db, slug);
    const revisions = await listRevisionLines(site.db, id);
    const all = revisions.map(({ number }) => String(number));
    const { title } = example;
    const [, ...former] = await listSlugs(site.db, { id, slug });
    const nothing = { words: '', fields: [], revisions: all, slug: '', former: [], code: '' };
    const main = redactionView({
      person,
      slug,
      title,
      revisions,
      former,
      typed: typed ?? nothing,
      problems,
      plan,
    });
    const page = layout(site, {
      title: `${problems.length > 0 ? 'Error: ' : ''}Redact: ${title}`,
      path: `/examples/${slug}/redaction`,
      main,
      noindex: true,
      person,
      breadcrumbs: [{ text: 'Edit', href: `/examples/${slug}/edit` }],
    });
    return respondHtml(c, page, problems.length > 0 ? 422 : 200);
  }
}

const notClean =
  'It was taken out of every version, and nobody can read it here any more. But another program was reading the database, so that its files could not be cleaned of old bytes yet. That is tried again every hour.';
