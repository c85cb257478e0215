import { capitalised } from '../../examples/wording.ts';
import { type Html, html, nothing } from '../../kernel/html.ts';
import { formKeyField } from '../../people/signed-in.ts';
import { applicationAddress } from '../acts/addresses.ts';
import type { Hub } from '../applications/hub-queries.ts';
import { fileList } from '../evidence/file-views.ts';
import type { Evidence, EvidenceActivity } from '../evidence/schema.ts';
import { activitySections } from './fields.ts';
import { leastView } from './least-views.ts';
import { type PartPage, titleOf } from './part-views.ts';
import { activityPart } from './parts.ts';
import { activityAddress, missingOfPart, taskPages } from './tasks.ts';

/** The page on which one activity is written; one that is not there yet is begun there. */
export function activityPage(
  { application: { reference, scheme } }: Hub,
  evidence: Evidence,
  key: string,
): PartPage {
  const index = evidence.activities.findIndex((one) => one.key === key);
  const activity = evidence.activities[index];
  const name = `${activity?.title ?? `Activity ${index + 1}`}: `;
  return {
    title: activity ? `Activity ${index + 1}` : 'Add an activity',
    address: activityAddress(reference, key),
    lead: html`<p class="lead">One thing that you did with people before applying. You can save it at any time and go on later.</p>${leastView(scheme, evidence)}`,
    part: activityPart(key, scheme, evidence),
    sections: activitySections(scheme, evidence.profile),
    lacking: ({ missing }) =>
      missingOfPart(missing, () => activity !== undefined, `activities.${index}.`).map(
        // On the activity's own page its name need not be said.
        ({ field, message }) => ({ field, message: capitalised(message.slice(name.length)) }),
      ),
    below: (hub) => (activity ? belowActivity(hub, activity) : nothing),
  };
}

function belowActivity(
  { application: { reference }, cited, files }: Hub,
  activity: EvidenceActivity,
) {
  const { key, example } = activity;
  const own = files.filter((file) => file.activity === key);
  const citation =
    example === null
      ? html`<p>None. <a href="${activityAddress(reference, key, 'example')}">Choose an example that tells of this activity</a></p>`
      : html`<p><a href="/examples/${example}">${cited.get(example) ?? example}</a>. <a href="${activityAddress(reference, key, 'example')}">Change the example<span class="govuk-visually-hidden"> that is cited</span></a></p>`;
  return html`<section class="section section--ruled"><h2>Example of the register that is cited</h2>
<p class="quiet">Save what you typed above before you leave this page.</p>${citation}</section>
<section class="section section--ruled"><h2>Files of evidence</h2>${own.length === 0 ? html`<p>None.</p>` : fileList(own)}
<p><a href="${applicationAddress(reference, taskPages.files)}?activity=${key}">Add or remove files</a></p></section>
<section class="section section--ruled"><h2>Remove</h2><p><a href="${activityAddress(reference, key, 'removal')}">Remove this activity</a></p></section>`;
}

/** Asks whether an activity shall go. */
export function removalView(
  hub: Hub,
  { key, title }: EvidenceActivity,
  opened: string,
  overtaken: boolean,
): Html {
  const { application, person, files } = hub;
  const address = activityAddress(application.reference, key);
  const count = files.filter((file) => file.activity === key).length;
  return html`${overtaken ? html`<div class="notice notice--attention" role="alert"><p>Somebody of your organisation has changed this activity since you opened this page. <a href="${address}">Look at it</a> before you remove it.</p></div>` : nothing}
<header class="page-head"><p class="page-head__kicker">${titleOf(hub)}</p><h1>Remove an activity</h1></header>
<p>This removes “${title ?? 'an activity without a name'}” from the application${count === 0 ? nothing : html`, with ${count === 1 ? 'its file' : `its ${count} files`}`}. It cannot be taken back.</p>
<form method="post" action="${address}/removal">${formKeyField(person)}<input type="hidden" name="opened" value="${opened}">
<p><button class="govuk-button govuk-button--warning">Remove the activity</button> <a href="${address}">Keep it</a></p></form>`;
}
