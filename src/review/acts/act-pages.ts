import type { Context } from 'hono';
import { Conflict, Forbidden, Invalid } from '../../kernel/errors.ts';
import { type Form, fieldOf } from '../../kernel/http/form.ts';
import { respondHtml } from '../../kernel/http/respond.ts';
import { layout } from '../../kernel/layout.ts';
import type { SignedIn } from '../../people/schema.ts';
import { signedInAction, signedInPage } from '../../people/signed-in.ts';
import { act, type FollowUp } from '../applications/actions.ts';
import { type Hub, type Review, readHub } from '../applications/hub-queries.ts';
import { keepFiles } from '../applying/file-actions.ts';
import { holdsPart, partsOf } from '../course/parts-rules.ts';
import { readFiles } from '../evidence/file-reading.ts';
import type { ActForm, ActPage } from './act-form.ts';
import { actView } from './act-views.ts';
import { actNouns, applicationAddress } from './addresses.ts';

/**
 * Registers the page of one act and the address that takes it. What is wrong comes back on the page
 * with all that was typed (422); so does a form that somebody was ahead of (409).
 */
export function registerAct(review: Review, followUps: readonly FollowUp[], form: ActForm): void {
  const { site } = review;
  const address = `/applications/:reference/${actNouns[form.what]}`;

  signedInPage(site, address, {
    html: async ({ c, params, person }) => {
      const hub = await readHub(review, person, params.reference ?? '');
      if (!hub.possible.has(form.what) && !form.opens?.(hub)) {
        throw new Conflict('That cannot be done as the application stands now.');
      }
      return show(c, { ...hub, typed: null, problems: [] });
    },
  });

  signedInAction(site, address, async ({ c, params, person, form: typed }) => {
    const reference = params.reference ?? '';
    const hub = await readHub(review, person, reference);
    const opened = {
      reference,
      form: formId.exec(fieldOf(typed, 'form'))?.[0] ?? '',
      seen: Number(fieldOf(typed, 'seen')),
    };
    if (typed.fields.more && isTheirs(hub)) return show(c, { ...hub, typed, problems: [] });
    try {
      if (!opened.form) throw new Invalid([{ field: 'form', message: 'Open the page again' }]);
      const details = form.read(typed, hub);
      const files = form.filesOf ? [keepFiles(form.filesOf(typed), await readFiles(typed))] : [];
      await act(site, person, opened, { what: form.what, details }, [...files, ...followUps]);
    } catch (error) {
      return answerRefusal(c, person, reference, typed, error);
    }
    return c.redirect(form.after?.(hub, typed) ?? applicationAddress(reference), 303);
  });

  function isTheirs({ person, application: { producer } }: Hub): boolean {
    return partsOf[form.what].some((part) => holdsPart(person, part, producer));
  }

  async function answerRefusal(
    c: Context,
    person: SignedIn,
    reference: string,
    typed: Form,
    error: unknown,
  ): Promise<Response> {
    if (!(error instanceof Invalid || error instanceof Conflict)) throw error;
    const hub = await readHub(review, person, reference);
    // What is wrong with the words is said before the rule is asked: the form is shown to no others.
    if (!isTheirs(hub)) throw error instanceof Conflict ? error : new Forbidden(notTheirs);
    return error instanceof Invalid
      ? show(c, { ...hub, typed, problems: error.problems }, 422)
      : show(c, { ...hub, typed, problems: [] }, 409, error.message);
  }

  async function show(
    c: Context,
    page: ActPage,
    status: 200 | 409 | 422 = 200,
    notice: string | null = null,
  ): Promise<Response> {
    const { person, application } = page;
    const title = status === 422 ? `Error: ${form.title}` : form.title;
    return respondHtml(
      c,
      layout(site, {
        title: `${title}, ${application.reference}`,
        path: applicationAddress(application.reference, actNouns[form.what]),
        main: actView(form, page, await form.fields(page, review), notice),
        breadcrumbs: crumbs(page),
        noindex: true,
        person,
      }),
      status,
    );
  }
}

/** What `newId` makes: a form sent twice is known by it. */
const formId = /^[a-z0-9]{1,40}$/;
const notTheirs = 'This is for people with another part in this application.';

function crumbs({ application: { reference } }: Hub) {
  return [
    { text: 'Applications', href: '/applications' },
    { text: reference, href: applicationAddress(reference) },
  ];
}
