import { respondHtml } from '../../kernel/http/respond.ts';
import { layout } from '../../kernel/layout.ts';
import { signedInPage } from '../../people/signed-in.ts';
import type { ActForm } from '../acts/act-form.ts';
import { registerAct } from '../acts/act-pages.ts';
import { applicationAddress } from '../acts/addresses.ts';
import type { FollowUp } from './actions.ts';
import { type Review, readHub } from './hub-queries.ts';
import { hubView, type Section } from './hub-views.ts';

/** `/applications/:reference` and the page of every act on it. */
export function registerApplicationPages(
  review: Review,
  {
    forms,
    sections,
    followUps,
  }: { forms: readonly ActForm[]; sections: readonly Section[]; followUps: readonly FollowUp[] },
): void {
  const { site } = review;
  for (const form of forms) registerAct(review, followUps, form);

  signedInPage(site, '/applications/:reference', {
    html: async ({ c, params, person }) => {
      const hub = await readHub(review, person, params.reference ?? '');
      const drawn = await Promise.all(sections.map((section) => section(hub)));
      const { reference } = hub.application;
      return respondHtml(
        c,
        layout(site, {
          title: `Application ${reference}`,
          path: applicationAddress(reference),
          main: hubView(hub, forms, drawn),
          breadcrumbs: [{ text: 'Applications', href: '/applications' }],
          noindex: true,
          person,
        }),
      );
    },
  });
}
