import { Invalid, type Problem } from '../kernel/errors.ts';
import { fieldOf } from '../kernel/http/form.ts';
import { parse } from '../kernel/http/query.ts';
import { respondHtml } from '../kernel/http/respond.ts';
import type { PageRequest, Site } from '../kernel/http/site.ts';
import { layout } from '../kernel/layout.ts';
import { changeRoles, endPerson, invitePerson } from './actions.ts';
import { isInUse, peoplePage, personPage, type TypedInvitation } from './people-views.ts';
import { getPerson, listPeople } from './queries.ts';
import { requireRole } from './rules.ts';
import { invitationSchema, rolesSchema, type SignedIn } from './schema.ts';
import { registerSignInPages } from './sign-in-pages.ts';
import { signedInAction, signedInPage } from './signed-in.ts';

const nobody: TypedInvitation = { email: '', name: '', role: '' };
const breadcrumbs = [{ text: 'People', href: '/people' }];

/** Signing in, and the accounts that administrators look after. */
export function registerPeoplePages(site: Site): void {
  registerSignInPages(site);

  signedInPage(site, '/people', {
    html: ({ c, person }) => showPeople(site, c, person, nobody, []),
  });

  signedInAction(site, '/people', async ({ c, person, form }) => {
    const typed = {
      email: fieldOf(form, 'email'),
      name: fieldOf(form, 'name'),
      role: fieldOf(form, 'role'),
    };
    requireRole(person, 'administrator');
    try {
      await invitePerson(site, person, parse(invitationSchema, typed));
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      return showPeople(site, c, person, typed, error.problems);
    }
    return c.redirect('/people', 303);
  });

  signedInPage(site, '/people/:person', {
    html: async ({ c, params, path, person }) => {
      requireRole(person, 'administrator');
      const shown = await getPerson(site.db, params.person ?? '');
      const main = personPage(person, shown);
      return respondHtml(
        c,
        layout(site, { title: shown.name, path, main, noindex: true, person, breadcrumbs }),
      );
    },
  });

  signedInAction(site, '/people/:person/roles', async ({ c, params, person, form }) => {
    requireRole(person, 'administrator');
    const id = params.person ?? '';
    const chosen = parse(rolesSchema, form.fields.roles ?? []);
    const kept = (await getPerson(site.db, id)).roles.filter((held) => !isInUse(held));
    const roles = [...new Set(chosen)].map((role) => ({ role, organisation: null }));
    await changeRoles(site, person, id, [...kept, ...roles]);
    return c.redirect(`/people/${id}`, 303);
  });

  signedInAction(site, '/people/:person/end', async ({ c, params, person }) => {
    await endPerson(site, person, params.person ?? '');
    return c.redirect('/people', 303);
  });
}

async function showPeople(
  site: Site,
  c: PageRequest['c'],
  person: SignedIn,
  typed: TypedInvitation,
  problems: readonly Problem[],
): Promise<Response> {
  requireRole(person, 'administrator');
  const main = peoplePage(person, await listPeople(site.db), typed, problems);
  const title = problems.length > 0 ? 'Error: People' : 'People';
  return respondHtml(
    c,
    layout(site, { title, path: '/people', main, noindex: true, person }),
    problems.length > 0 ? 422 : 200,
  );
}
