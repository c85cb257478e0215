import { type Html, html, nothing } from '../kernel/html.ts';
import { cameFromHere, type Form, fieldOf, readForm } from '../kernel/http/form.ts';
import { respondProblem } from '../kernel/http/problems.ts';
import { respondHtml } from '../kernel/http/respond.ts';
import {
  type ActionRequest,
  action,
  type Format,
  type PageRequest,
  page,
  type Site,
} from '../kernel/http/site.ts';
import { layout } from '../kernel/layout.ts';
import { findSignedIn, isFormKey } from './access.ts';
import type { SignedIn } from './schema.ts';

type Answer = Response | Promise<Response>;
export type SignedInHandler = (request: PageRequest & { person: SignedIn }) => Answer;
export type SignedInActionHandler = (
  request: ActionRequest & { person: SignedIn; form: Form },
) => Answer;

/**
 * A page that only signed-in people see; a visitor is led to sign in and then back to it. What each of
 * them may see is a rule that the page's queries and actions call. Nothing of it is kept by caches.
 */
export function signedInPage(
  site: Site,
  address: string,
  handlers: Partial<Record<Format, SignedInHandler>>,
): void {
  const guarded = Object.entries(handlers).map(([format, handler]) => [
    format,
    async (request: PageRequest) => {
      const { c } = request;
      c.header('Cache-Control', 'no-store');
      const person = await findSignedIn(site, c);
      if (person) return handler({ ...request, person });
      if (format !== 'html') return respondProblem(c, notSignedIn);
      const { pathname, search } = new URL(c.req.url);
      return c.redirect(`/people/sign-in?next=${encodeURIComponent(pathname + search)}`, 302);
    },
  ]);
  page(site, address, Object.fromEntries(guarded), { signedIn: true });
}

const notSignedIn = {
  status: 403 as const,
  title: 'Sign in first',
  detail: 'Only signed-in people may see this. Sign in at /people/sign-in.',
  problems: [],
};

/**
 * An address that takes forms of signed-in people. Two locks against forms that another site makes a
 * browser send: the browser's own word that the form came from a page of ours (`cameFromHere`), and the
 * form key, which also catches a form that was opened under another session. Where only the key or the
 * session is missing, what was typed comes back, to be sent again with one press.
 */
export function signedInAction(site: Site, address: string, handler: SignedInActionHandler): void {
  action(site, 'post', address, async (request) => {
    const { c } = request;
    c.header('Cache-Control', 'no-store');
    if (!cameFromHere(site.url, c)) return refuseForeign(site, request);
    const [person, form] = await Promise.all([findSignedIn(site, c), readForm(c)]);
    if (!person || !isFormKey(person, fieldOf(form, 'form_key'))) {
      return sendAgain(site, request, person, form);
    }
    return handler({ ...request, person, form });
  });
}

/** The key that every form of a signed-in person carries. */
export function formKeyField({ formKey }: Pick<SignedIn, 'formKey'>): Html {
  return html`<input type="hidden" name="form_key" value="${formKey}">`;
}

/** 403 for what did not come from a page of ours; nothing was changed. */
export function refuseForeign(site: Site, { c, path }: ActionRequest): Response {
  const main = html`<div class="problem"><p class="problem__status">403</p>
<h1>This did not come from a page of Countersign</h1>
<p>Your browser did not say that this was sent from our own page, so nothing was changed. Go back, load the page again, and send it once more. If it happens again, another browser may help.</p></div>`;
  return respondHtml(c, layout(site, { title: 'Not sent', path, main, noindex: true }), 403);
}

// Safe to offer, as the browser has said that the form came from a page of ours.
function sendAgain(
  site: Site,
  { c, path }: ActionRequest,
  person: SignedIn | null,
  { fields, files }: Form,
): Response {
  const title = person ? 'Please send this again' : 'You are signed out';
  const kept = Object.entries(fields).flatMap(([name, values]) =>
    name === 'form_key'
      ? []
      : values.map((value) => html`<input type="hidden" name="${name}" value="${value}">`),
  );
  const why = person
    ? html`<p>You have signed in again since that form was opened. Nothing was changed, and what you typed is still here.</p>`
    : html`<p>Nothing was changed, and what you typed is still here. <a href="/people/sign-in" target="_blank" rel="noopener">Sign in on a new page</a>, then come back to this one and send it again.</p>`;
  const lost = Object.keys(files).length > 0 ? html`<p>A file must be chosen again.</p>` : nothing;
  const main = html`<div class="problem"><p class="problem__status">403</p><h1>${title}</h1>
${why}${lost}
<form method="post" action="${path}">${kept}${person ? formKeyField(person) : nothing}
<button class="button">Send again</button></form></div>`;
  const shown = person ? { person } : {};
  return respondHtml(c, layout(site, { title, path, main, noindex: true, ...shown }), 403);
}
