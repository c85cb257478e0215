import { Conflict } from '../../kernel/errors.ts';
import { html } from '../../kernel/html.ts';
import { respondHtml } from '../../kernel/http/respond.ts';
import { layout } from '../../kernel/layout.ts';
import { signedInPage } from '../../people/signed-in.ts';
import { actAddress, applicationAddress } from '../acts/addresses.ts';
import { type Hub, type Review, readHub } from '../applications/hub-queries.ts';
import type { Application } from '../applications/queries.ts';
import { dayOf } from '../course/clock-rules.ts';
import { afterAct } from '../course/fold.ts';
import { findCited } from '../evidence/queries.ts';
import { decisionView } from '../public/decision-views.ts';
import { publicDetails } from '../public/details.ts';
import { entryOf, publicDecisionsOf, tellStatus } from '../public/entries.ts';
import { findPanelNames } from '../public/register-queries.ts';

/** The decision's public page as the final letter would make it, for who can send that letter. */
export function registerLetterPreview(review: Review): void {
  const { site } = review;
  signedInPage(site, '/applications/:reference/letter/preview', {
    html: async ({ c, params, person }) => {
      const hub = await readHub(review, person, params.reference ?? '');
      if (!hub.possible.has('letter')) throw new Conflict('There is no letter to send.');
      const { reference } = hub.application;
      return respondHtml(
        c,
        layout(site, {
          title: `Preview of the decision on ${reference}`,
          path: applicationAddress(reference, 'letter/preview'),
          main: html`<div class="notice notice--attention"><p>This is a preview. Nothing of it is public before the <a href="${actAddress(reference, 'letter')}">final letter</a> is sent.</p></div>${await previewView(hub)}`,
          breadcrumbs: [
            { text: 'Applications', href: '/applications' },
            { text: reference, href: applicationAddress(reference) },
          ],
          noindex: true,
          person,
        }),
      );
    },
  });
}

async function previewView({ site, application, evidence, person, names, now }: Hub) {
  const sent = afterLetter(application, person.id, now);
  const decision = publicDecisionsOf(sent).at(-1);
  if (!decision) throw new Error('A letter makes its decision public.');
  const entry = entryOf(sent, decision, evidence);
  const examples = await findCited(site.db, evidence ?? { activities: [] });
  const { interests, views, present } = decision;
  const members = await findPanelNames(
    site.db,
    [...interests.keys(), ...views.map((one) => one.person), ...present],
    application.scheme,
  );
  return decisionView({
    decision: publicDetails(entry, {
      siteUrl: site.url,
      names,
      status: tellStatus(now)(sent),
      minutes: new Set(),
      examples: new Set(examples.keys()),
      evidence,
      members,
    }),
    scheme: application.scheme,
    evidence,
    examples,
    today: dayOf(now, application.scheme.time_zone),
  });
}

function afterLetter(application: Application, person: string, now: Date): Application {
  const { standing } = application;
  return {
    ...application,
    standing: afterAct(standing, {
      number: standing.number + 1,
      at: now.toISOString(),
      what: 'letter',
      person,
      part: 'adviser',
      side: null,
      details: { subject: '', words: '' },
    }),
  };
}
