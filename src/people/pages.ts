import { Invalid, type Problem } from '../kernel/errors.ts';
import { fieldOf } from '../kernel/http/form.ts';
import { parse } from '../kernel/http/query.ts';
import { respondHtml } from '../kernel/http/respond.ts';
import type { PageRequest, Site } from '../kernel/http/site.ts';
import { layout } from '../kernel/layout.ts';
import { organisationsCalled, readNames } from '../vocabulary/authorities/queries.ts';
import { changeRoles, endPerson, invitePerson } from './actions.ts';
import { registerMailPages } from './mail-pages.ts';
import { countStuckMail } from './mail-queries.ts';
import { peoplePage, type TypedInvitation } from './people-views.ts';
import { personPage, type TypedRoles } from './person-views.ts';
import { getPerson, listPeople } from './queries.ts';
import { problemsOfRoles, producersOf } from './role-rules.ts';
import { requireRole } from './rules.ts';
import { invitationSchema, roles, rolesSchema, type SignedIn } from './schema.ts';
import { registerSignInPages } from './sign-in-pages.ts';
import { signedInAction, signedInPage } from './signed-in.ts';

const nobody: TypedInvitation = { email: '', name: '', role: '', organisation: '' };
const breadcrumbs = [{ text: 'People', href: '/people' }];

/** Signing in, and the accounts that administrators look after. */
export function registerPeoplePages(site: Site): void {
  registerSignInPages(site);
  registerMailPages(site);

  signedInPage(site, '/people', {
    html: ({ c, person }) => showPeople(site, c, person, nobody, []),
  });

  signedInAction(site, '/people', async ({ c, person, form }) => {
    requireRole(person, 'administrator');
    const invitation = {
      email: fieldOf(form, 'email'),
      name: fieldOf(form, 'name'),
      role: fieldOf(form, 'role'),
    };
    const typed = { ...invitation, organisation: fieldOf(form, 'organisation') };
    const { organisation, problems } = await readProducer(site, typed.organisation);
    const role = roles.find((one) => one === invitation.role);
    // Said with everything else that is wrong, not only once the rest is right.
    const fit =
      role && problems.length === 0
        ? problemsOfRoles([{ role, organisation }], { has: () => true })
        : problems;
    try {
      const parsed = parse(invitationSchema, invitation);
      if (fit.length > 0) throw new Invalid(fit);
      await invitePerson(site, person, parsed, organisation);
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      const others = error.problems.filter(({ field }) => field !== 'organisation');
      return showPeople(site, c, person, typed, [...others, ...fit]);
    }
    return c.redirect('/people', 303);
  });

  signedInPage(site, '/people/:person', {
    html: ({ c, params, person }) => showPerson(site, c, person, params.person ?? '', null, []),
  });

  signedInAction(site, '/people/:person/roles', async ({ c, params, person, form }) => {
    requireRole(person, 'administrator');
    const id = params.person ?? '';
    const typed = {
      roles: form.fields.roles ?? [],
      producers: form.fields.producers ?? [],
      organisation: fieldOf(form, 'organisation'),
    };
    const { organisation, problems } = await readProducer(site, typed.organisation);
    try {
      const chosen = parse(rolesSchema, typed.roles);
      if (problems.length > 0) throw new Invalid(problems);
      const producers = [...typed.producers, ...(organisation === null ? [] : [organisation])];
      await changeRoles(site, person, id, [
        ...[...new Set(chosen)].map((role) => ({ role, organisation: null })),
        ...[...new Set(producers)].map((slug) => ({
          role: 'applicant' as const,
          organisation: slug,
        })),
      ]);
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      return showPerson(site, c, person, id, typed, error.problems);
    }
    return c.redirect(`/people/${id}`, 303);
  });

  signedInAction(site, '/people/:person/end', async ({ c, params, person }) => {
    await endPerson(site, person, params.person ?? '');
    return c.redirect('/people', 303);
  });
}

/** The slug of the organisation that was typed; null where nothing was. */
async function readProducer(
  { db }: Site,
  typed: string,
): Promise<{ organisation: string | null; problems: Problem[] }> {
  if (typed.trim() === '') return { organisation: null, problems: [] };
  const { organisations } = await readNames(db, null, 0);
  const found = organisationsCalled(typed, organisations.values());
  if (found.length === 1) return { organisation: found[0]?.slug ?? null, problems: [] };
  const message =
    found.length === 0
      ? `“${typed.slice(0, 100)}” is not an organisation of the register: choose one of the list`
      : `“${typed.slice(0, 100)}” is the name of more than one: enter one of ${found.map(({ slug }) => slug).join(', ')}`;
  return { organisation: null, problems: [{ field: 'organisation', message }] };
}

async function showPeople(
  site: Site,
  c: PageRequest['c'],
  person: SignedIn,
  typed: TypedInvitation,
  problems: readonly Problem[],
): Promise<Response> {
  requireRole(person, 'administrator');
  const { organisations } = await readNames(site.db, null, 0);
  const stuck = await countStuckMail(site.db);
  const people = await listPeople(site.db);
  const main = peoplePage(person, people, organisations, typed, problems, stuck);
  const title = problems.length > 0 ? 'Error: People' : 'People';
  return respondHtml(
    c,
    layout(site, { title, path: '/people', main, noindex: true, person }),
    problems.length > 0 ? 422 : 200,
  );
}

/** `typed`: what was sent and refused; null for the roles as they are. */
async function showPerson(
  site: Site,
  c: PageRequest['c'],
  person: SignedIn,
  id: string,
  typed: TypedRoles | null,
  problems: readonly Problem[],
): Promise<Response> {
  requireRole(person, 'administrator');
  const shown = await getPerson(site.db, id);
  const { organisations } = await readNames(site.db, null, 0);
  const roles = shown.roles.map(({ role }) => role);
  const held = { roles, producers: producersOf(shown), organisation: '' };
  const main = personPage(person, shown, organisations, typed ?? held, problems);
  const title = problems.length > 0 ? `Error: ${shown.name}` : shown.name;
  const page = { title, path: `/people/${id}`, main, noindex: true, person, breadcrumbs };
  return respondHtml(c, layout(site, page), problems.length > 0 ? 422 : 200);
}
