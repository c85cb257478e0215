import type { Context } from 'hono';
import { Invalid } from '../../kernel/errors.ts';
import { type Form, fieldOf } from '../../kernel/http/form.ts';
import { parse } from '../../kernel/http/query.ts';
import { respondHtml } from '../../kernel/http/respond.ts';
import type { Site } from '../../kernel/http/site.ts';
import { layout } from '../../kernel/layout.ts';
import { hasRole, requireRole } from '../../people/rules.ts';
import type { SignedIn } from '../../people/schema.ts';
import { signedInAction, signedInPage } from '../../people/signed-in.ts';
import { listRevisionLines } from '../page/queries.ts';
import { findDraftOf, getAnyExample } from './queries.ts';
import { renamingSchema, restorationSchema, withdrawalSchema } from './schema.ts';
import { renameExample, restoreRevision, withdrawExample } from './standing-actions.ts';
import { idOf, type StandingForm, type StandingPage, standingView } from './standing-views.ts';

/** What editors do with an example as a whole: restore a version, change the address, withdraw. */
export function registerStandingPages(site: Site): void {
  signedInPage(site, '/examples/:slug/edit', {
    html: ({ c, params, person }) => show(c, person, params.slug ?? '', null),
  });

  const take = (
    form: StandingForm,
    names: readonly string[],
    act: (person: SignedIn, slug: string, typed: Record<string, string>) => Promise<string>,
  ) =>
    signedInAction(site, `/examples/:slug/${form}`, async ({ c, params, person, form: sent }) => {
      requireRole(person, 'editor', 'administrator');
      const slug = params.slug ?? '';
      const typed = typedOf(sent, names);
      try {
        return c.redirect(await act(person, slug, typed), 303);
      } catch (error) {
        if (!(error instanceof Invalid)) throw error;
        const problems = error.problems.map(({ field, message }) => ({
          field: idOf(form, field),
          message: field === 'reason' ? `The reason ${message}` : message,
        }));
        return show(c, person, slug, { form, typed, problems });
      }
    });

  take('restoration', ['number', 'reason'], async (person, slug, typed) => {
    await restoreRevision(site, person, slug, parse(restorationSchema, typed));
    return `/examples/${slug}`;
  });

  take('name', ['slug'], async (person, slug, typed) => {
    const { slug: newSlug } = parse(renamingSchema, typed);
    await renameExample(site, person, slug, newSlug);
    return `/examples/${newSlug}`;
  });

  take('withdrawal', ['reason'], async (person, slug, typed) => {
    await withdrawExample(site, person, slug, parse(withdrawalSchema, typed).reason);
    return `/examples/${slug}/edit`;
  });

  async function show(c: Context, person: SignedIn, slug: string, sent: StandingPage['sent']) {
    requireRole(person, 'editor', 'administrator');
    const stored = await getAnyExample(site.db, slug);
    const revisions = await listRevisionLines(site.db, stored.id);
    const draft = await findDraftOf(site.db, stored.id);
    const mayRedact = hasRole(person, 'administrator');
    const main = standingView({ person, stored, revisions, draft, mayRedact, sent });
    const title = `${sent ? 'Error: ' : ''}Edit: ${stored.example.title}`;
    const path = `/examples/${slug}/edit`;
    const breadcrumbs = [
      { text: 'Examples', href: '/examples' },
      ...(stored.state === 'published'
        ? [{ text: stored.example.title, href: `/examples/${slug}` }]
        : []),
    ];
    const page = layout(site, { title, path, main, noindex: true, person, breadcrumbs });
    return respondHtml(c, page, sent ? 422 : 200);
  }
}

function typedOf(form: Form, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, fieldOf(form, name)]));
}
