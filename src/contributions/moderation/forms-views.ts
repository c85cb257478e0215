import { govukButton, govukInput, govukRadios, govukTextarea } from '../../kernel/govuk.ts';
import { type Html, html, nothing } from '../../kernel/html.ts';
import { formKeyField } from '../../people/signed-in.ts';
import { vocabulary } from '../../vocabulary/vocabularies.ts';
import { referencePart } from '../addresses.ts';
import { kindNames } from '../door/wording.ts';
import { isOpen } from '../rules.ts';
import { addressOf, type DeskPage, typedOr, wrong } from './desk-page.ts';
import { ageText } from './wording.ts';

/** What every form of a contribution's page carries: whose it is, and what the editor had before them. */
export function hiddenFields({ person, contribution, stored, history }: DeskPage): Html {
  return html`${formKeyField(person)}<input type="hidden" name="lock" value="${contribution.lock}">
<input type="hidden" name="seen" value="${history.at(-1)?.id ?? 0}">
<input type="hidden" name="revision" value="${stored?.revision ?? 0}">`;
}

/** Who is on it, and taking it on or handing it back. */
export function claimView(page: DeskPage): Html {
  const { contribution, person, names, now } = page;
  const { state, claimed_by, claimed_at } = contribution;
  if (!isOpen(state)) return nothing;
  if (claimed_by === null) {
    return html`<div class="queue__claim"><p>Nobody is on it.</p>${oneButton(page, 'claim', 'Take it on')}</div>`;
  }
  const since = claimed_at === null ? '' : `, ${sinceText(claimed_at, now)}`;
  const mine = claimed_by === person.id;
  return html`<div class="queue__claim"><p>${mine ? 'You are on it' : `${names.get(claimed_by) ?? 'Somebody'} is on it`}${since}.</p>
${mine ? nothing : oneButton(page, 'claim', 'Take it over')}${oneButton(page, 'hand-back', 'Hand it back')}</div>`;
}

function sinceText(at: string, now: Date): string {
  const age = ageText(at, now);
  return age === 'today' ? 'since today' : `for ${age}`;
}

function oneButton(page: DeskPage, what: string, text: string): Html {
  return html`<form method="post" action="${addressOf(page, what)}">${hiddenFields(page)}
${govukButton({ text, classes: 'govuk-button--secondary' })}</form>`;
}

/** Ask, decline, set aside, join: each behind its own heading, open where something in it is wrong. */
export function otherFormsView(page: DeskPage): Html {
  return html`<section class="section"><h2>Or</h2>
${folded(page, 'Ask the contributor', ['question'], questionForm(page))}
${folded(page, 'Decline', ['refusal_reason', 'refusal_words'], refusalForm(page))}
${folded(page, 'Join it with another', ['into'], mergerForm(page))}
${folded(
  page,
  'Set aside as spam',
  [],
  html`<p>Nobody is written to. It can be put back until it is deleted.</p>${oneButton(page, 'setting-aside', 'Set aside')}`,
)}</section>`;
}

export function restorationView(page: DeskPage): Html {
  return html`<section class="section"><h2>Put it back</h2>
<p>It was taken for spam. Putting it back places it where it was in the queue${page.hasContact ? ', and sends the receipt that it never got' : ''}.</p>
${oneButton(page, 'restoration', 'Put it back into the queue')}</section>`;
}

function folded(page: DeskPage, title: string, fields: readonly string[], inner: Html): Html {
  const typed = fields.some((field) => typedOr(page, field, '') !== '' || wrong(page, field));
  return html`<details class="queue__form"${typed ? html` open` : nothing}><summary>${title}</summary><div>${inner}</div></details>`;
}

function questionForm(page: DeskPage): Html {
  return html`<form method="post" action="${addressOf(page, 'question')}" novalidate>${hiddenFields(page)}
${govukTextarea({
  name: 'question',
  label: { text: 'Your question' },
  hint: {
    text: page.hasContact
      ? 'It goes to them by e-mail, and stands on their private page.'
      : 'It stands on their private page. They gave no e-mail address, so they see it only if they look.',
  },
  rows: 4,
  value: typedOr(page, 'question', ''),
  errorMessage: wrong(page, 'question'),
})}
${govukButton({ text: 'Ask' })}</form>`;
}

function refusalForm(page: DeskPage): Html {
  return html`<form method="post" action="${addressOf(page, 'refusal')}" novalidate>${hiddenFields(page)}
${govukRadios({
  name: 'refusal_reason',
  fieldset: { legend: { text: 'The reason' } },
  hint: { text: 'It is sent to the contributor, and counted in the public log.' },
  classes: 'govuk-radios--small',
  items: [...vocabulary('decline-reasons').terms.values()].map(({ code, label, definition }) => ({
    value: code,
    text: label,
    ...(definition && { hint: { text: definition } }),
  })),
  value: typedOr(page, 'refusal_reason', ''),
  errorMessage: wrong(page, 'refusal_reason'),
})}
${govukTextarea({
  name: 'refusal_words',
  label: { text: 'In your own words (optional)' },
  hint: { text: 'Sent to the contributor; not published.' },
  rows: 4,
  value: typedOr(page, 'refusal_words', ''),
  errorMessage: wrong(page, 'refusal_words'),
})}
${govukButton({ text: 'Decline' })}</form>`;
}

function mergerForm(page: DeskPage): Html {
  const { others } = page;
  const known =
    others.length === 0
      ? nothing
      : html`<p>Open, about the same:</p><ul>${others.map(({ reference, kind }) => html`<li><a href="/moderation/${referencePart(reference)}">${reference}</a>, ${kindNames[kind].toLowerCase()}</li>`)}</ul>`;
  return html`${known}<form method="post" action="${addressOf(page, 'merger')}" novalidate>${hiddenFields(page)}
${govukInput({
  name: 'into',
  label: { text: 'The reference of the other one' },
  hint: { text: 'It stays open, and what is decided on it is told to both.' },
  classes: 'govuk-input--width-10',
  value: typedOr(page, 'into', ''),
  autocomplete: 'off',
  spellcheck: false,
  errorMessage: wrong(page, 'into'),
})}
${govukButton({ text: 'Join' })}</form>`;
}
