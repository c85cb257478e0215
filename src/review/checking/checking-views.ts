import { whenText } from '../../examples/wording.ts';
import { govukCheckboxes } from '../../kernel/govuk.ts';
import { type Html, html } from '../../kernel/html.ts';
import { type ActForm, type ActPage, tickedOr, wordsOf, wrong } from '../acts/act-form.ts';
import { applicationAddress } from '../acts/addresses.ts';
import { wordsField } from '../acts/words-views.ts';
import { addDays } from '../course/clock-rules.ts';

/** Comments on a draft, on request. */
export const commentForm: ActForm = {
  what: 'comment',
  title: 'Comment on the draft',
  button: 'Send the comments',
  lead: (
    page,
  ) => html`<p>The producer has asked what you think of the draft before it is handed in. Your comments go to them by e-mail. They bind nobody: the application is checked when it comes in.</p>
${papersLink(page)}${lackingView(page)}`,
  fields: (page) =>
    wordsField(page, 'Your comments', {
      hint: 'Say what would stand in the way as it is now, and what is good.',
    }),
  read: (form) => ({ words: wordsOf(form) ?? '' }),
};

/** A question to the applicant: the clock stops until it is answered. */
export const askForm: ActForm = {
  what: 'ask',
  title: 'Ask the applicant a question',
  button: 'Send the question',
  lead: ({ application: { scheme }, today }) =>
    html`<p>The applicant can change the evidence until they answer. They have ${scheme.clocks.answer} days, until ${whenText(addDays(today, scheme.clocks.answer))}. The clock stops meanwhile.</p>`,
  fields: (page) =>
    wordsField(page, 'Your question', {
      hint: 'Ask everything at once: another question can be asked only after the answer.',
    }),
  read: (form) => ({ words: wordsOf(form) ?? '' }),
};

/** Back to being a draft, where a question would not do. */
export const returnForm: ActForm = {
  what: 'return',
  title: 'Return the application',
  button: 'Return it',
  lead: () =>
    html`<p>It becomes a draft again, and the applicant can hand it in anew. Where an answer would do, ask a question instead.</p>`,
  fields: (page) => wordsField(page, 'Why it is returned', { hint: 'The applicant reads this.' }),
  read: (form) => ({ words: wordsOf(form) ?? '' }),
};

/** The scheme's checklist. The day of validity is day 0 of the clock. */
export const validateForm: ActForm = {
  what: 'validate',
  title: 'Confirm that it is valid',
  button: 'It is valid',
  lead: (page) =>
    html`<p>Today is then day 0 of the clock. The applicant is told. Where a line does not hold, ask the applicant or return the application.</p>
${papersLink(page)}`,
  fields: (page) => {
    const errorMessage = wrong(page, 'checked');
    return html`${govukCheckboxes({
      name: 'checked',
      fieldset: { legend: { text: 'What was checked', classes: 'govuk-fieldset__legend--s' } },
      items: page.application.scheme.validation.map(({ code, label, definition }) => ({
        value: code,
        text: label,
        ...(definition && { hint: { text: definition } }),
      })),
      values: tickedOr(page, 'checked'),
      ...(errorMessage && { errorMessage }),
    })}${wordsField(page, 'A note (optional)', {
      hint: 'For the advice team and whoever decides; the applicant sees it too.',
      rows: 3,
    })}`;
  },
  read: (form) => ({ checked: form.fields.checked ?? [], words: wordsOf(form) }),
};

function papersLink({ application: { reference } }: ActPage): Html {
  return html`<p><a href="${applicationAddress(reference)}#evidence">Read the evidence</a></p>`;
}

/** What the draft lacks by the scheme's own rules, so that nobody has to look for it. */
function lackingView({ missing }: ActPage): Html {
  if (missing.length === 0) return html`<p>Nothing that the scheme asks for is missing.</p>`;
  return html`<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">${missing.length} ${missing.length === 1 ? 'thing is' : 'things are'} missing by the scheme’s own rules</span></summary>
<div class="govuk-details__text"><ul>${missing.map(({ message }) => html`<li>${message}</li>`)}</ul></div></details>`;
}
