import { whenText } from '../../examples/wording.ts';
import { govukRadios } from '../../kernel/govuk.ts';
import { html, nothing } from '../../kernel/html.ts';
import { fieldOf } from '../../kernel/http/form.ts';
import { type ActForm, typedOr, wordsOf, wrong } from '../acts/act-form.ts';
import { typedView, wordsField } from '../acts/words-views.ts';
import { appealUntil } from '../course/count-rules.ts';
import { lastDecision } from '../course/standing.ts';
import { evidenceView } from '../evidence/evidence-views.ts';
import { adviceView } from './advice-views.ts';
import { dayIn, daysText } from './wording.ts';

export const appealForm: ActForm = {
  what: 'appeal',
  title: 'Appeal',
  button: 'Make the appeal',
  final: true,
  lead: ({ application }) => {
    const last = appealUntil(application);
    return html`<div class="prose"><p>${last === null ? nothing : html`You can appeal until ${whenText(last)}: ${daysText(application.scheme.appeal_days)} from the final letter. `}It is heard by a decision-maker who had no part in this application. That there is an appeal, and how it ends, is published; your words here are not.</p>
<p>An appeal can be made once.</p></div>`;
  },
  fields: (page) => wordsField(page, 'Why the decision should not stand', { rows: 10 }),
  read: (form) => ({ words: wordsOf(form) ?? '' }),
};

export const hearAppealForm: ActForm = {
  what: 'hear-appeal',
  title: 'Hear the appeal',
  button: 'Record how it ends',
  final: true,
  lead: (page) => {
    const { standing, scheme } = page.application;
    const decision = lastDecision(standing);
    return html`<p>You had no part in this application.</p>
${standing.appeal ? html`<section class="section section--ruled"><h2>The appeal of ${whenText(dayIn(page, standing.appeal.filed))}</h2>${typedView(standing.appeal.words)}</section>` : nothing}
${decision ? html`<section class="section section--ruled"><h2>The decision: ${scheme.outcomes[decision.details.outcome].label}</h2>${typedView(decision.details.reasons)}${decision.details.differs === null || decision.details.outcome === decision.advice.details.outcome ? nothing : html`<h3>Why it differs from the advice</h3>${typedView(decision.details.differs)}`}</section>` : nothing}
${adviceView(page)}
${page.evidence === null ? nothing : html`<details class="editing__fold"><summary>The evidence as it was handed in</summary><h2>The evidence</h2>${evidenceView(page.evidence, scheme, { audience: 'papers', examples: page.cited, files: page.files })}</details>`}`;
  },
  fields: (page) => {
    const errorMessage = wrong(page, 'outcome');
    return html`${govukRadios({
      name: 'outcome',
      fieldset: { legend: { text: 'How it ends', classes: 'govuk-fieldset__legend--s' } },
      items: [
        {
          value: 'dismissed',
          text: 'Dismissed',
          hint: { text: 'The decision stands, for good.' },
        },
        {
          value: 'upheld',
          text: 'Upheld',
          hint: {
            text: 'The decision is set aside and says so. The application is valid again, its clock goes on where it stood, it gets a route, advice and a decision anew, and whoever decided before does not decide again.',
          },
        },
      ],
      value: typedOr(page, 'outcome'),
      ...(errorMessage && { errorMessage: { text: 'Choose one' } }),
    })}${wordsField(page, 'Reasons', { rows: 6, hint: 'They go to the applicant, and are published.' })}`;
  },
  read: (form) => ({ outcome: fieldOf(form, 'outcome') || undefined, words: wordsOf(form) ?? '' }),
};
