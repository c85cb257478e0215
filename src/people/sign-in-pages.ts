import type { Context } from 'hono';
import type { Problem } from '../kernel/errors.ts';
import type { Html } from '../kernel/html.ts';
import { createClientNetwork } from '../kernel/http/client-address.ts';
import { cameFromHere, fieldOf, readForm } from '../kernel/http/form.ts';
import { respondHtml } from '../kernel/http/respond.ts';
import { action, page, type Site } from '../kernel/http/site.ts';
import { layout } from '../kernel/layout.ts';
import { mailboxOf } from '../kernel/mail/limit.ts';
import { createLimit } from '../kernel/rate-limit.ts';
import { readNames } from '../vocabulary/authorities/queries.ts';
import { dropSessionCookie, setSessionCookie } from './access.ts';
import { findLink, listInvented, listSessions } from './queries.ts';
import { roleNames } from './roles-views.ts';
import { linkState, safeDestination } from './rules.ts';
import { emailAddress } from './schema.ts';
import { askForLink, endSessions, signInAsInvented, useLink } from './sign-in-actions.ts';
import { deadLink, linkButton, linkSent, ownPage, signInForm } from './sign-in-views.ts';
import { refuseForeign, signedInAction, signedInPage } from './signed-in.ts';

const hour = 3_600_000;

/** Asking for a link, using it, and one's own sessions. */
export function registerSignInPages(site: Site): void {
  const clientNetwork = createClientNetwork(site.settings);
  const byNetwork = createLimit({ most: 20, perMs: hour });
  // As many as this, a mailbox may get; by then the oldest of them still works (see linkLastsMinutes).
  const byAddress = createLimit({ most: 5, perMs: hour });

  page(site, '/people/sign-in', {
    html: async ({ c, query }) => {
      const next = query.next?.[0] ? safeDestination(query.next[0]) : '';
      const invented = site.demonstration ? await listInvented(site.db) : [];
      return show(site, c, 'Sign in', signInForm({ email: '', next }, [], invented));
    },
  });

  // Only where everything is invented is anybody let in for the asking: see `signInAsInvented`.
  action(site, 'post', '/people/sign-in/invented', async (request) => {
    const { c } = request;
    if (!cameFromHere(site.url, c)) return refuseForeign(site, request);
    const form = await readForm(c);
    const userAgent = c.req.header('User-Agent') ?? '';
    const asked = { id: fieldOf(form, 'person'), destination: fieldOf(form, 'next') };
    const opened = await signInAsInvented(site, asked, userAgent);
    setSessionCookie(site, c, opened.sessionToken, opened.expires);
    c.header('Cache-Control', 'no-store');
    return c.redirect(opened.destination, 303);
  });

  action(site, 'post', '/people/sign-in', async (request) => {
    const { c } = request;
    if (!cameFromHere(site.url, c)) return refuseForeign(site, request);
    const form = await readForm(c);
    const typed = { email: fieldOf(form, 'email'), next: fieldOf(form, 'next') };
    const read = emailAddress.safeParse(typed.email);
    const refuse = (message: string, status: 422 | 429) => {
      const problems: Problem[] = [{ field: 'email', message }];
      return show(site, c, 'Error: Sign in', signInForm(typed, problems), status);
    };
    if (!read.success) return refuse(read.error.issues[0]?.message ?? '', 422);
    const wait = byNetwork.take(clientNetwork(c), site.now());
    if (wait > 0) {
      c.header('Retry-After', String(Math.ceil(wait / 1000)));
      return refuse(
        `Too many links were asked for from your network. Try again in ${Math.ceil(wait / 60_000)} minutes`,
        429,
      );
    }
    // The limit of one address is not told, like everything about an address.
    if (byAddress.take(mailboxOf(read.data), site.now()) === 0) {
      await askForLink(site, { email: read.data, destination: typed.next });
    }
    return show(site, c, 'Look at your e-mail', linkSent());
  });

  page(site, '/people/sign-in/link', {
    html: async ({ c, query }) => {
      const token = query.token?.[0] ?? '';
      const state = linkState(await findLink(site.db, token), site.now());
      const main = state === 'open' ? linkButton(token) : deadLink(state);
      return show(site, c, 'Sign in', main);
    },
  });

  action(site, 'post', '/people/sign-in/link', async (request) => {
    const { c } = request;
    // Or another site could sign somebody in as somebody else, and have them work there unknowingly.
    if (!cameFromHere(site.url, c)) return refuseForeign(site, request);
    const token = fieldOf(await readForm(c), 'token');
    const userAgent = c.req.header('User-Agent') ?? '';
    const state = linkState(await findLink(site.db, token), site.now());
    if (state !== 'open') return show(site, c, 'Sign in', deadLink(state), 410);
    const opened = await useLink(site, { token, userAgent });
    setSessionCookie(site, c, opened.sessionToken, opened.expires);
    c.header('Cache-Control', 'no-store');
    return c.redirect(opened.destination, 303);
  });

  signedInPage(site, '/people/me', {
    html: async ({ c, path, person }) => {
      const sessions = await listSessions(site.db, person.id, site.now());
      const { organisations } = await readNames(site.db, null, 0);
      const main = ownPage(person, roleNames(person.roles, organisations), sessions, organisations);
      return respondHtml(
        c,
        layout(site, { title: 'Your account', path, main, noindex: true, person }),
      );
    },
  });

  signedInAction(site, '/people/me/sign-out', async ({ c, person }) => {
    await endSessions(site, person, person.sessionId);
    dropSessionCookie(site, c);
    return c.redirect('/', 303);
  });

  signedInAction(site, '/people/me/sign-out-everywhere', async ({ c, person }) => {
    await endSessions(site, person, 'all');
    dropSessionCookie(site, c);
    return c.redirect('/people/sign-in', 303);
  });

  signedInAction(site, '/people/me/sessions/:session/end', async ({ c, params, person }) => {
    const id = params.session ?? '';
    await endSessions(site, person, id);
    if (id !== person.sessionId) return c.redirect('/people/me', 303);
    dropSessionCookie(site, c);
    return c.redirect('/', 303);
  });
}

/** Pages of signing in: never kept, never indexed, and their address, which may hold a token, told to nobody else. */
function show(
  site: Site,
  c: Context,
  title: string,
  main: Html,
  status: 200 | 410 | 422 | 429 = 200,
): Response {
  c.header('Cache-Control', 'no-store');
  // Not `no-referrer`: browsers then send `Origin: null` with the form, which could be anybody's.
  c.header('Referrer-Policy', 'same-origin');
  const path = '/people/sign-in';
  return respondHtml(c, layout(site, { title, path, main, noindex: true }), status);
}
