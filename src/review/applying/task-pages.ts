import { NotFound } from '../../kernel/errors.ts';
import { nothing } from '../../kernel/html.ts';
import { fieldOf } from '../../kernel/http/form.ts';
import { newId } from '../../kernel/tokens.ts';
import { signedInAction, signedInPage } from '../../people/signed-in.ts';
import { applicationAddress } from '../acts/addresses.ts';
import { Overtaken } from '../applications/actions.ts';
import type { Hub, Review } from '../applications/hub-queries.ts';
import type { Evidence } from '../evidence/schema.ts';
import { removeActivity } from './actions.ts';
import { activityPage, removalView } from './activity-page-views.ts';
import { leastTable } from './least-views.ts';
import { openDraft, registerPart, showPart, showWriting } from './part-pages.ts';
import { aboutPart, activityPart, digestOf, otherPart, summaryPart } from './parts.ts';
import { activityAddress, missingOfPart, taskPages } from './tasks.ts';

/** The pages on which an application is written, one for each line of its list of tasks. */
export function registerTaskPages(review: Review): void {
  const at = (part: string) => `/applications/:reference/${part}`;

  registerPart(review, at(taskPages.about), ({ application: { reference, scheme } }) => ({
    title: 'About the statistic and why',
    address: applicationAddress(reference, taskPages.about),
    lead: leastTable(scheme),
    part: aboutPart,
    sections: null,
    lacking: ({ missing }) => missingOfPart(missing, (field) => aboutFields.includes(field)),
    below: () => nothing,
  }));

  registerPart(review, at(taskPages.summary), ({ application: { reference } }) => ({
    title: 'Plain-language summary',
    address: applicationAddress(reference, taskPages.summary),
    lead: nothing,
    part: summaryPart,
    sections: null,
    lacking: ({ missing }) => missingOfPart(missing, (field) => field === 'plain_summary'),
    below: () => nothing,
  }));

  registerPart(review, at(taskPages.other), ({ application }, evidence) => ({
    title: application.scheme.questions.some((one) => one.of === 'application')
      ? 'Other questions of the scheme'
      : 'What was not done, and why',
    address: applicationAddress(application.reference, taskPages.other),
    lead: nothing,
    part: otherPart(application.scheme, evidence),
    sections: null,
    lacking: ({ missing }) => missingOfPart(missing, (field) => field.startsWith('answers.')),
    below: () => nothing,
  }));

  registerActivityPages(review);
}

const aboutFields = ['profile', 'profile_reason', 'purpose', 'contact'];

function registerActivityPages(review: Review): void {
  const { site } = review;
  const address = `/applications/:reference/${taskPages.activities}`;

  signedInPage(site, `${address}/new`, {
    html: async ({ c, params, person }) => {
      const { hub, evidence } = await openDraft(review, person, params.reference ?? '');
      // Named before it is saved: the same form sent twice makes one activity.
      return showPart(review, c, activityPage(hub, evidence, newId()), hub, evidence);
    },
  });

  registerPart(review, `${address}/:activity`, (hub, evidence, { activity }) =>
    activityPage(hub, evidence, keyOf(activity)),
  );

  signedInPage(site, `${address}/:activity/removal`, {
    html: async ({ c, params, person }) => {
      const { hub, evidence } = await openDraft(review, person, params.reference ?? '');
      return showRemoval(hub, evidence, keyOf(params.activity), c, 200);
    },
  });

  signedInAction(site, `${address}/:activity/removal`, async ({ c, params, person, form }) => {
    const reference = params.reference ?? '';
    const { hub, evidence } = await openDraft(review, person, reference);
    const key = keyOf(params.activity);
    const part = activityPart(key, hub.application.scheme, evidence);
    try {
      await removeActivity(site, person, reference, { key, part, opened: fieldOf(form, 'opened') });
    } catch (error) {
      if (!(error instanceof Overtaken)) throw error;
      const now = await openDraft(review, person, reference);
      return showRemoval(now.hub, now.evidence, key, c, 409);
    }
    return c.redirect(applicationAddress(reference), 303);
  });

  function showRemoval(
    hub: Hub,
    evidence: Evidence,
    key: string,
    c: Parameters<typeof showWriting>[1],
    status: 200 | 409,
  ): Response {
    const activity = evidence.activities.find((one) => one.key === key);
    if (!activity) throw new NotFound('There is no such activity.');
    const part = activityPart(key, hub.application.scheme, evidence);
    return showWriting(review, c, hub, {
      title: 'Remove an activity',
      path: activityAddress(hub.application.reference, key, 'removal'),
      main: removalView(hub, activity, digestOf(part, evidence), status === 409),
      status,
    });
  }
}

/** The key of an activity as an address names it. Throws NotFound for what can be none. */
function keyOf(given: string | undefined): string {
  if (given && given !== 'new' && /^[a-z0-9]{1,32}$/.test(given)) return given;
  throw new NotFound('There is no such activity.');
}
