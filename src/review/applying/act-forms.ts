import { whenText } from '../../examples/wording.ts';
import { govukTextarea } from '../../kernel/govuk.ts';
import { type Html, html, nothing } from '../../kernel/html.ts';
import { type ActForm, type ActPage, typedOr, wordsOf, wrong } from '../acts/act-form.ts';
import { applicationAddress } from '../acts/addresses.ts';
import { toBePublished } from '../after/example.ts';
import { dayOf } from '../course/clock-rules.ts';
import { evidenceView } from '../evidence/evidence-views.ts';
import { lackingView } from './part-views.ts';
import { addressOfMissing } from './tasks.ts';

const preAssessment: ActForm = {
  what: 'request-pre-assessment',
  title: 'Ask for comments before you apply',
  button: 'Ask for comments',
  lead: ({ application: { scheme } }) => html`<div class="prose">
<p>The advice team reads your draft and says what it thinks is still needed. It is not a decision, and nothing of it is published.</p>
<p>From now on the team sees the draft as you write it, with its files. You can go on writing. You should hear within ${days(scheme.clocks.pre_assessment)}.</p></div>`,
  fields: () => nothing,
  read: () => ({}),
};

const submission: ActForm = {
  what: 'submit',
  title: 'Check and submit',
  button: 'Submit the application',
  lead: (page) => html`<div class="prose">
<p>This is what you hand in. Once it is submitted you can change it only when the advice team asks you something, or returns it.</p>
<p>The team checks it or asks you within ${days(page.application.scheme.clocks.validation)}.</p></div>
${whatIsMissing(page)}${whatIsPublished(page)}`,
  fields: papers,
  read: () => ({}),
};

const answer: ActForm = {
  what: 'answer',
  title: 'Answer the question',
  button: 'Send the answer and hand in the evidence again',
  lead: (page) => html`${question(page)}
<p>If the answer belongs in the evidence, <a href="${applicationAddress(page.application.reference)}#tasks">change the evidence first</a>, then come back to this page. The evidence is handed in again together with your answer, as it then stands.</p>
${whatIsMissing(page)}`,
  fields: (page) =>
    html`${words(page, 'Your answer', 'Say what you changed, and where.')}${papers(page)}`,
  read: (form) => ({ words: wordsOf(form) ?? '' }),
};

const withdrawal: ActForm = {
  what: 'withdraw',
  title: 'Withdraw the application',
  button: 'Withdraw',
  final: true,
  lead: (page) =>
    html`<div class="prose"><p>This cannot be taken back. You can apply again with a new application.</p>${whatStays(page)}</div>`,
  fields: (page) => words(page, 'Why you withdraw (optional)', 'The advice team reads it.'),
  read: (form) => ({ words: wordsOf(form) }),
};

/** The acts of the applicant until there is a decision. */
export const applyingForms: readonly ActForm[] = [preAssessment, submission, answer, withdrawal];

function question({ application: { standing, scheme } }: ActPage): Html {
  const { asked } = standing;
  if (!asked) return nothing;
  return html`<section class="notice notice--attention"><h2>The question, of ${whenText(dayOf(asked.at, scheme.time_zone))}</h2>${asked.words
    .split(/\n{2,}/)
    .map((text) => html`<p>${text}</p>`)}</section>`;
}

function whatIsMissing({ application: { reference }, draft, missing }: ActPage): Html {
  if (!draft) return nothing;
  if (missing.length === 0)
    return html`<p class="notice"><b>Nothing that the scheme asks for is missing.</b></p>`;
  return html`${lackingView(
    'It cannot be handed in yet: this is missing',
    missing.map(({ field, message }) => ({
      field: addressOfMissing(reference, draft.evidence, field),
      message,
    })),
  )}`;
}

function whatIsPublished({ draft }: ActPage): Html {
  const credit = draft?.evidence.credit ?? null;
  const toPublish = draft ? toBePublished(draft.evidence) : [];
  return html`<section class="section"><h2>What is published, and what is not</h2><ul>
<li>With the decision, whatever it is: everything below but for what the next line names${credit === null ? nothing : html`, with the credit “${credit}”`}.</li>
<li>Never: who answers for the application and how to reach them, and the files.</li>
${toPublish.map((one) => html`<li>As an example in the register, with the decision: “${one.to_publish?.title ?? one.title ?? 'without a title'}”.</li>`)}
<li>Look once more that no private individual is named.</li></ul></section>`;
}

/** The draft as its readers will see it. Each thing that is missing can be gone to from the summary of errors. */
function papers({ application, draft, cited, files, missing }: ActPage): Html {
  if (!draft) return nothing;
  const options = { audience: 'papers', examples: cited, files } as const;
  return html`<section class="section section--ruled"><h2>The evidence</h2>${evidenceView(draft.evidence, application.scheme, options)}</section>${missing.slice(0, 1).map(({ field }) => html`<span id="${field}"></span>`)}`;
}

function whatStays({ application: { standing } }: ActPage): Html {
  if (standing.decisions.some(({ effective }) => effective)) {
    return html`<p>The mark ends at once. The decision and its reasons stay public, and say that the mark was given up.</p>`;
  }
  if (standing.submitted === null) {
    return html`<p>Nobody but you, and the advice team where you asked for comments, has seen it. Nothing of it becomes public.</p>`;
  }
  return html`<p>There will be no decision. What you handed in is not published. The lines of the public record stay: that an application with this reference was handed in, and when.</p>`;
}

function words(page: ActPage, label: string, hint: string): Html {
  const errorMessage = wrong(page, 'words');
  return govukTextarea({
    name: 'words',
    label: { text: label },
    hint: { text: hint },
    value: typedOr(page, 'words'),
    rows: 6,
    ...(errorMessage && { errorMessage }),
  });
}

function days(count: number): string {
  return `${count} ${count === 1 ? 'day' : 'days'}`;
}
