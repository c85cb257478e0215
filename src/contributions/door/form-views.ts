import { invitationAddress } from '../../examples/invitation.ts';
import { fieldLabel, fieldText } from '../../examples/page/field-text.ts';
import { publicExample } from '../../examples/public.ts';
import type { Problem } from '../../kernel/errors.ts';
import {
  govukButton,
  govukErrorSummary,
  govukInput,
  govukRadios,
  govukTextarea,
} from '../../kernel/govuk.ts';
import { type Html, html, nothing } from '../../kernel/html.ts';
import { assetAddress } from '../../kernel/http/assets.ts';
import type { Names } from '../../vocabulary/authorities/queries.ts';
import { vocabulary } from '../../vocabulary/vocabularies.ts';
import type { Subject } from '../subjects-queries.ts';
import { names, type Typed } from './reading.ts';
import { answerTimeText, words } from './wording.ts';

export interface FormPage {
  typed: Typed;
  problems: readonly Problem[];
  subject: Subject | null;
  names: Names;
  stamp: string;
  /** Whether the browser should do a small sum, as a great many contributions come in. */
  proof: boolean;
  answerTime: { days: number; count: number } | null;
  siteUrl: string;
}

/** One of the open door's forms: few questions, one of which must be answered. */
export function formView(page: FormPage): Html {
  const { typed, problems, subject } = page;
  const { title, titleOfFact } = words[typed.kind];
  return html`${problems.length > 0 ? govukErrorSummary({ titleText: 'There is a problem', errorList: problems.map(linked) }) : nothing}
<header class="page-head">
${subject ? html`<p class="page-head__kicker">${subject.title}</p>` : nothing}
<h1>${typed.field ? titleOfFact : title}</h1>
${subject && typed.field ? nothing : lead(page)}
</header>
${subject && typed.field ? fact(page, subject) : nothing}
<form class="contribute" method="post" action="/contributions" novalidate>
${questions(page)}
${hidden(page)}
<p>${typed.kind === 'concern' ? html`What you write goes to the advice team, who answer. It is not published; that there was a concern, and what came of it, is.` : html`By sending this you agree that what you write may be published here under <a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>.`} Your e-mail address is never published. <a href="/privacy#contributors">What is kept, and for how long</a>.</p>
${govukButton({ text: 'Send' })}
<p class="quiet small">Files, such as a scan or a photograph, can be added on the next page. ${answerTimeText(page.answerTime)}</p>
</form>`;
}

function lead({ subject, typed }: FormPage): Html {
  if (!subject) {
    return html`<p class="lead">Editors read it, look for sources, and publish it with credit to you, if you want that.</p>`;
  }
  const link = html`<a href="${subject.href}">${subject.title}</a>`;
  if (typed.kind === 'example') return html`<p class="lead">It would fill this gap: ${link}.</p>`;
  return html`<p class="lead">About: ${link}.</p>`;
}

/** The fact as it stands, before it is asked about. */
function fact({ typed, names, siteUrl }: FormPage, { stored, href }: Subject): Html {
  if (!stored) return nothing;
  const example = publicExample(stored, names, siteUrl);
  const text =
    typed.field in example ? fieldText(example, typed.field as keyof typeof example) : null;
  return html`<dl class="ledger contribute__fact"><div class="ledger__row"><dt>${fieldLabel(typed.field)}</dt><dd>${
    text === null
      ? html`<span class="not-recorded">Not recorded</span>`
      : text.split('\n').map((line) => html`<p>${line}</p>`)
  }</dd></div></dl>
<p>This is what <a href="${href}">the example’s page</a> says now. <a href="${invitationAddress(stored.slug, typed.field, null)}">Something else about this fact</a>: what you know, that you were involved, or a source.</p>`;
}

function questions(page: FormPage): Html {
  const { typed, problems } = page;
  const { question, hint } = words[typed.kind];
  const wrong = (field: string) => {
    const found = problems.find((problem) => problem.field === field);
    return found && { text: found.message };
  };
  return html`${
    typed.kind === 'example'
      ? govukInput({
          name: names.title,
          label: { text: 'A short title', classes: 'govuk-label--s' },
          hint: { text: 'What a reader would look for.' },
          value: typed.title,
          errorMessage: wrong('title'),
        })
      : nothing
  }
${govukTextarea({
  name: names.text,
  label: { text: question, classes: 'govuk-label--s' },
  hint: { text: `${hint} Please describe private people by their role, not by name.` },
  value: typed.text,
  rows: typed.kind === 'example' || typed.kind === 'involved' ? 10 : 6,
  errorMessage: wrong('text'),
})}
${govukTextarea({
  name: names.sources,
  label: {
    text: `Where can it be read?${typed.kind === 'source' ? '' : ' (optional)'}`,
    classes: 'govuk-label--s',
  },
  hint: { text: 'Addresses that begin with https://, one on each line.' },
  value: typed.sources,
  rows: 2,
  errorMessage: wrong('sources'),
})}
${govukRadios({
  name: names.relation,
  fieldset: { legend: { text: 'Who are you to this?', classes: 'govuk-fieldset__legend--s' } },
  classes: 'govuk-radios--small',
  items: [...vocabulary('relations').terms.values()].map(({ code, label }) => ({
    value: code,
    text: label,
  })),
  value: typed.relation,
  errorMessage: wrong('relation'),
})}
${typed.kind === 'concern' ? nothing : credit(typed, wrong)}
${govukInput({
  name: names.email,
  label: { text: 'E-mail address for a reply (optional)', classes: 'govuk-label--s' },
  hint: {
    text: 'For your receipt, questions and the outcome. It is kept apart from what is published. Without it you can follow everything on a private page.',
  },
  type: 'email',
  autocomplete: 'email',
  spellcheck: false,
  value: typed.email,
  errorMessage: wrong('email'),
})}`;
}

type Wrong = (field: string) => { text: string } | undefined;

function credit(typed: Typed, wrong: Wrong): Html {
  const name = govukInput({
    name: names.creditName,
    label: { text: 'Your name, as it should be published' },
    autocomplete: 'name',
    value: typed.creditName,
    errorMessage: wrong('credit_name'),
  });
  const role = govukInput({
    name: names.creditRole,
    label: { text: 'Your role, such as “a participant”' },
    value: typed.creditRole,
    errorMessage: wrong('credit_role'),
  });
  return govukRadios({
    name: names.creditAs,
    fieldset: {
      legend: { text: 'Should the page thank you?', classes: 'govuk-fieldset__legend--s' },
    },
    hint: { text: 'Only if what you send is published.' },
    classes: 'govuk-radios--small',
    items: [
      { value: 'none', text: 'No' },
      { value: 'name', text: 'Yes, by name', conditional: { html: name } },
      { value: 'role', text: 'Yes, by role only', conditional: { html: role } },
    ],
    value: typed.creditAs || 'none',
    errorMessage: wrong('credit_as'),
  });
}

function hidden({ typed, stamp, proof }: FormPage): Html {
  return html`<input type="hidden" name="kind" value="${typed.kind}">
<input type="hidden" name="about" value="${typed.about}">
<input type="hidden" name="field" value="${typed.field}">
<input type="hidden" name="seen" value="${typed.seen}">
<input type="hidden" name="stamp" value="${stamp}">
${proof ? html`<input type="hidden" name="proof" value=""><script type="module" src="${assetAddress('proof-of-work.js')}"></script>` : nothing}
<div class="contribute__trap" aria-hidden="true"><label for="website">Leave this empty</label><input id="website" name="website" type="text" value="" tabindex="-1" autocomplete="off"></div>`;
}

/** An error that is about a field leads to it. */
function linked({ field, message }: Problem) {
  const fields = Object.values(names);
  const shown = fields.includes(field) && !['kind', 'about', 'field', 'seen'].includes(field);
  return shown ? { text: message, href: `#${field}` } : { text: message };
}
