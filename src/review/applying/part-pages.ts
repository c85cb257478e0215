import type { Context } from 'hono';
import { typedItems } from '../../examples/editing/typed.ts';
import { Conflict, Invalid, NotFound } from '../../kernel/errors.ts';
import type { Html } from '../../kernel/html.ts';
import { fieldOf } from '../../kernel/http/form.ts';
import { respondHtml } from '../../kernel/http/respond.ts';
import { layout } from '../../kernel/layout.ts';
import type { SignedIn } from '../../people/schema.ts';
import { signedInAction, signedInPage } from '../../people/signed-in.ts';
import { applicationAddress } from '../acts/addresses.ts';
import { Overtaken } from '../applications/actions.ts';
import { requirePen } from '../applications/draft-actions.ts';
import { type Hub, type Review, readHub } from '../applications/hub-queries.ts';
import type { Evidence } from '../evidence/schema.ts';
import { savePart } from './actions.ts';
import { type PartPage, partView, type Shown } from './part-views.ts';
import { digestOf } from './parts.ts';
import { readPart } from './reading.ts';

type Params = Readonly<Record<string, string>>;

/**
 * Registers a page on which a part of the evidence is written and the address that takes it. What is
 * wrong comes back with all that was typed (422); so does what somebody else saved meanwhile (409).
 */
export function registerPart(
  review: Review,
  address: string,
  pageOf: (hub: Hub, evidence: Evidence, params: Params) => PartPage,
): void {
  const { site } = review;
  signedInPage(site, address, {
    html: async ({ c, params, person }) => {
      const { hub, evidence } = await openDraft(review, person, params.reference ?? '');
      const page = pageOf(hub, evidence, params);
      if (!page.part.of(evidence)) throw new NotFound('There is nothing at this address.');
      return showPart(review, c, page, hub, evidence);
    },
  });

  signedInAction(site, address, async ({ c, params, person, form }) => {
    const reference = params.reference ?? '';
    const { hub, evidence } = await openDraft(review, person, reference);
    const page = pageOf(hub, evidence, params);
    const { form_key, opened: _, next, ...typed } = form.fields;
    const opened = fieldOf(form, 'opened');
    const shown = { typed, problems: [], opened, overtaken: false };
    if (typed.more) return show(c, page, hub, evidence, shown);
    try {
      const value = readPart(page.part, typed);
      await savePart(site, person, reference, { part: page.part, opened, value });
    } catch (error) {
      if (error instanceof Invalid) {
        return show(c, page, hub, evidence, { ...shown, problems: error.problems });
      }
      if (!(error instanceof Overtaken)) throw error;
      const now = await openDraft(review, person, reference);
      return show(c, page, now.hub, now.evidence, { ...shown, overtaken: true });
    }
    const stays = fieldOf(form, 'next') === 'stay';
    return c.redirect(stays ? page.address : applicationAddress(reference), 303);
  });

  const show = (c: Context, page: PartPage, hub: Hub, evidence: Evidence, shown: Shown) =>
    showPart(review, c, page, hub, evidence, shown);
}

/** The form of a part: as it is saved unless told. */
export function showPart(
  review: Review,
  c: Context,
  page: PartPage,
  hub: Hub,
  evidence: Evidence,
  shown: Shown = {
    typed: typedItems(page.part.items, page.part.of(evidence) ?? {}, hub.names),
    problems: [],
    opened: digestOf(page.part, evidence),
    overtaken: false,
  },
): Response {
  return showWriting(review, c, hub, {
    title: page.title,
    path: page.address,
    main: partView(page, hub, evidence, shown),
    status: shown.overtaken ? 409 : shown.problems.length > 0 ? 422 : 200,
  });
}

/** An application that somebody may write just now. Throws NotFound, Forbidden and Conflict. */
export async function openDraft(
  review: Review,
  person: SignedIn,
  reference: string,
): Promise<{ hub: Hub; evidence: Evidence }> {
  const hub = await readHub(review, person, reference);
  requirePen(person, hub.application);
  if (!hub.draft) throw new Conflict('There is nothing to write just now.');
  return { hub, evidence: hub.draft.evidence };
}

/** A page of those that write an application. */
export function showWriting(
  { site }: Review,
  c: Context,
  { application: { reference }, person }: Hub,
  {
    title,
    path,
    main,
    status,
  }: { title: string; path: string; main: Html; status: 200 | 409 | 422 },
): Response {
  const page = {
    title: `${status === 200 ? '' : 'Error: '}${title}, ${reference}`,
    path,
    main,
    breadcrumbs: [
      { text: 'Applications', href: '/applications' },
      { text: reference, href: applicationAddress(reference) },
    ],
    noindex: true,
    person,
  };
  return respondHtml(c, layout(site, page), status);
}
