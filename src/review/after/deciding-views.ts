import { govukCheckboxes } from '../../kernel/govuk.ts';
import { type Html, html, nothing } from '../../kernel/html.ts';
import { fieldOf } from '../../kernel/http/form.ts';
import { type ActForm, type ActPage, tickedOr, wordsOf, wrong } from '../acts/act-form.ts';
import { conditionFields, readConditions } from '../acts/condition-views.ts';
import { typedView, wordsField } from '../acts/words-views.ts';
import { clockOf } from '../course/count-rules.ts';
import { evidenceView } from '../evidence/evidence-views.ts';
import { quorumView, viewsView } from '../panel/item-views.ts';
import { outcomeField } from '../panel/viewing-views.ts';
import { adviceView } from './advice-views.ts';

/** The decision, by somebody who did not advise. It has no effect before the final letter. */
export const decideForm: ActForm = {
  what: 'decide',
  title: 'Decide',
  button: 'Record the decision',
  final: true,
  lead: (page) => {
    const clock = clockOf(page.application, page.now);
    return html`<div class="prose"><p>You decide, and had no part in the advice. ${clock ? html`Today is ${clock.text}.` : nothing} Nothing takes effect, and the applicant hears nothing, before the advice team sends the final letter. A decision that is recorded is not taken back.</p></div>
${adviceView(page)}${papersView(page)}`;
  },
  fields: (page) => {
    const { standing, scheme } = page.application;
    const problem = wrong(page, 'refused_for');
    return html`<section class="section section--ruled"><h2>Your decision</h2>
${outcomeField(page, '')}
${wordsField(page, 'Reasons', { name: 'reasons', rows: 6, hint: 'In plain words. They stand in the letter and are published, whatever the outcome.' })}
${differsField(page)}
${govukCheckboxes({
  name: 'refused_for',
  fieldset: {
    legend: {
      text: `Only for “${scheme.outcomes['not-supported'].label}”: the scheme’s reasons`,
      classes: 'govuk-fieldset__legend--s',
    },
  },
  items: scheme.refusal_reasons.map(({ code, label, definition }) => ({
    value: code,
    text: label,
    ...(definition && { hint: { text: definition } }),
  })),
  values: tickedOr(page, 'refused_for'),
  ...(problem && { errorMessage: problem }),
})}
${conditionFields(page, standing.advice?.details.conditions)}</section>`;
  },
  read: (form) => ({
    outcome: fieldOf(form, 'outcome') || undefined,
    reasons: wordsOf(form, 'reasons') ?? '',
    differs: wordsOf(form, 'differs'),
    conditions: readConditions(form),
    refused_for: form.fields.refused_for ?? [],
  }),
};

/** Says plainly, once an outcome was chosen, that it is not what was advised. */
function differsField(page: ActPage): Html {
  const { scheme, standing } = page.application;
  const advised = standing.advice?.details.outcome;
  const chosen = page.typed ? fieldOf(page.typed, 'outcome') : '';
  const label = advised ? scheme.outcomes[advised].label : '';
  return html`${
    advised && chosen !== '' && chosen !== advised
      ? html`<div class="notice notice--attention"><p><b>This differs from the panel’s advice</b>, which was “${label}”. It may, with reasons, and it is published that it does.</p></div>`
      : nothing
  }${wordsField(page, 'If you decide otherwise than the panel advised: why', {
    name: 'differs',
    rows: 4,
    hint: `The advice was “${label}”. Leave this empty if you decide the same.`,
  })}`;
}

function papersView(page: ActPage): Html {
  const { evidence, application, cited, files } = page;
  return html`<details class="editing__fold"><summary>The views of the panel’s members, lay and expert</summary>${quorumView(page)}${viewsView(page)}</details>
${
  evidence === null
    ? nothing
    : html`<details class="editing__fold"><summary>The evidence as it was handed in</summary><h2>The evidence</h2>${evidenceView(evidence, application.scheme, { audience: 'papers', examples: cited, files })}</details>`
}
${
  application.standing.route
    ? html`<details class="editing__fold"><summary>Why it went this way</summary>${typedView(application.standing.route.reasons)}</details>`
    : nothing
}`;
}
