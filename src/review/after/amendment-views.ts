import { whenText } from '../../examples/wording.ts';
import { govukCheckboxes, govukRadios } from '../../kernel/govuk.ts';
import { type Html, html, nothing } from '../../kernel/html.ts';
import { fieldOf } from '../../kernel/http/form.ts';
import { type ActForm, type ActPage, tickedOr, typedOr, wordsOf, wrong } from '../acts/act-form.ts';
import { typedView, wordsField } from '../acts/words-views.ts';
import type { Hub } from '../applications/hub-queries.ts';
import { addDays, daysBetween } from '../course/clock-rules.ts';
import type { Amendment } from '../course/standing.ts';
import { dayIn, daysText } from './wording.ts';

export const amendForm: ActForm = {
  what: 'amend',
  title: 'Tell of a change',
  button: 'Send the amendment',
  lead: ({ application: { scheme } }) =>
    html`<p>For changes to what the mark was given for. The advice team advises and a decision-maker decides within ${daysText(scheme.clocks.amendment)}, outside a meeting. The mark goes on meanwhile. The change and what is decided are published.</p>`,
  fields: (page) => {
    const errorMessage = wrong(page, 'changes');
    return html`${govukCheckboxes({
      name: 'changes',
      fieldset: { legend: { text: 'What changes', classes: 'govuk-fieldset__legend--s' } },
      items: page.application.scheme.amendments.map(({ code, label, definition }) => ({
        value: code,
        text: label,
        ...(definition && { hint: { text: definition } }),
      })),
      values: tickedOr(page, 'changes'),
      ...(errorMessage && { errorMessage }),
    })}${wordsField(page, 'What changes, why, and what people were asked about it')}`;
  },
  read: (form) => ({ changes: form.fields.changes ?? [], words: wordsOf(form) ?? '' }),
};

export const adviseAmendmentForm: ActForm = {
  what: 'advise-amendment',
  title: 'Advise on the amendment',
  button: 'Give the advice',
  lead: (page) => html`<p>A decision-maker decides after you.</p>${askedView(page)}`,
  fields: (page) =>
    html`${choice(page, 'advice', 'Your advice', {
      agree: 'Agree to the change',
      refuse: 'Refuse the change',
    })}${wordsField(page, 'Reasons', { rows: 6, hint: 'For the decision-maker. They are not published.' })}`,
  read: (form, hub) => ({
    amendment: openAmendment(hub)?.number ?? 1,
    advice: fieldOf(form, 'advice') || undefined,
    words: wordsOf(form) ?? '',
  }),
};

export const decideAmendmentForm: ActForm = {
  what: 'decide-amendment',
  title: 'Decide on the amendment',
  button: 'Record the decision',
  final: true,
  lead: (page) => {
    const advised = openAmendment(page)?.advised;
    return html`<p>The applicant is told at once, and it is published with the decision.</p>${askedView(page)}
${advised ? html`<section class="section"><h2>The advice: ${advised.advice === 'agree' ? 'agree' : 'refuse'}</h2>${typedView(advised.words)}</section>` : nothing}`;
  },
  fields: (page) =>
    html`${choice(page, 'outcome', 'Your decision', {
      agreed: 'Agreed: the mark goes on with the change',
      refused: 'Refused: the mark does not cover the change',
    })}${wordsField(page, 'Reasons', { rows: 6, hint: 'Published. Where you decide otherwise than was advised, say why.' })}`,
  read: (form, hub) => ({
    amendment: openAmendment(hub)?.number ?? 1,
    outcome: fieldOf(form, 'outcome') || undefined,
    words: wordsOf(form) ?? '',
  }),
};

/** `day 12 of 35, until 3 June 2027`; over the clock: how many days. */
export function amendmentClock(hub: Hub, { filed, decided }: Amendment): string {
  const { amendment: allowed } = hub.application.scheme.clocks;
  const since = dayIn(hub, filed);
  const day = daysBetween(since, decided ? dayIn(hub, decided.at) : hub.today);
  const count = `day ${day} of ${allowed}`;
  if (decided) return `decided on ${count}`;
  const over = day - allowed;
  return over > 0
    ? `${count}, ${daysText(over)} over`
    : `${count}, until ${whenText(addDays(since, allowed))}`;
}

export function changesText({ application: { scheme } }: Hub, { changes }: Amendment): string {
  return changes
    .map((code) => scheme.amendments.find((one) => one.code === code)?.label ?? code)
    .join('; ');
}

function askedView(page: ActPage): Html {
  const amendment = openAmendment(page);
  if (!amendment) return nothing;
  return html`<section class="section section--ruled"><h2>${changesText(page, amendment)}</h2>
<p class="quiet">Sent on ${whenText(dayIn(page, amendment.filed))}: ${amendmentClock(page, amendment)}.</p>${typedView(amendment.words)}</section>`;
}

function openAmendment({ application: { standing } }: Hub): Amendment | undefined {
  return standing.amendments.find(({ decided }) => !decided);
}

function choice(
  page: ActPage,
  name: string,
  legend: string,
  labels: Readonly<Record<string, string>>,
): Html {
  const errorMessage = wrong(page, name);
  return govukRadios({
    name,
    fieldset: { legend: { text: legend, classes: 'govuk-fieldset__legend--s' } },
    items: Object.entries(labels).map(([value, text]) => ({ value, text })),
    value: typedOr(page, name),
    ...(errorMessage && { errorMessage: { text: 'Choose one' } }),
  });
}
