import type { Problem } from '../../kernel/errors.ts';
import {
  govukCheckboxes,
  govukErrorSummary,
  govukRadios,
  govukTextarea,
} from '../../kernel/govuk.ts';
import { type Html, html, nothing } from '../../kernel/html.ts';
import type { SignedIn } from '../../people/schema.ts';
import { formKeyField } from '../../people/signed-in.ts';
import { fieldLabel } from '../page/field-text.ts';
import type { RevisionLine } from '../page/queries.ts';
import { whenText } from '../wording.ts';
import { markOf, redactionCodes } from './reasons.ts';
import { redactableFields } from './redacting.ts';

export interface RedactionPage {
  person: SignedIn;
  slug: string;
  title: string;
  revisions: readonly RevisionLine[];
  typed: { words: string; fields: readonly string[]; revisions: readonly string[]; code: string };
  problems: readonly Problem[];
  /** What would be taken out, once it was asked for. */
  plan: {
    revisions: readonly { number: number; fields: readonly string[] }[];
    drafts: number;
  } | null;
}

/** The form that takes words out of every version; the second press does it. */
export function redactionView({
  person,
  slug,
  title,
  revisions,
  typed,
  problems,
  plan,
}: RedactionPage): Html {
  const wrong = (name: string) => {
    const found = problems.find(({ field }) => field.split('.')[0] === name);
    return found && { text: found.message };
  };
  return html`${problems.length > 0 ? govukErrorSummary({ errorList: problems.map(({ field, message }) => ({ text: message, href: `#${field.split('.')[0] ?? ''}` })) }) : nothing}
<header class="page-head"><p class="page-head__kicker">For administrators</p><h1>Redact: ${title}</h1>
<p class="lead">What you choose is replaced by a mark in every version that you tick, in what is published and in drafts. It cannot be brought back, and the history says that it was done and why, never what it was.</p></header>
<form method="post" action="/examples/${slug}/redaction" novalidate>${formKeyField(person)}
${plan ? planned(plan) : nothing}
${govukTextarea({ name: 'words', label: { text: 'Words' }, hint: { text: 'One name or phrase a line. Whole words are found in any case, in every field, and in the addresses of sources. Enter each way in which it is written.' }, value: typed.words, rows: 4, errorMessage: wrong('words'), spellcheck: false })}
${govukCheckboxes({ name: 'fields', classes: 'govuk-checkboxes--small', fieldset: { legend: { text: 'Or whole fields' } }, items: redactableFields.map((field) => ({ value: field, text: fieldLabel(field) })), values: typed.fields, errorMessage: wrong('fields') })}
${govukCheckboxes({ name: 'revisions', classes: 'govuk-checkboxes--small', fieldset: { legend: { text: 'In these versions, and in drafts' } }, items: revisions.map(({ number, published }) => ({ value: String(number), text: `Revision ${number}, ${whenText(published)}` })), values: typed.revisions, errorMessage: wrong('revisions') })}
${govukRadios({ name: 'code', fieldset: { legend: { text: 'Why' } }, hint: { text: 'Published, as is the mark.' }, items: Object.keys(redactionCodes).map((code) => ({ value: code, text: reasons[code] ?? code, hint: { text: markOf(code as keyof typeof redactionCodes) } })), value: typed.code, errorMessage: wrong('code') })}
<p><button class="button button--quiet" name="next" value="look">See what would be taken out</button></p>
<p class="quiet">Words are taken out of the contributions to this example too. Copies that others made, files that contributors sent, and backups made before are not changed by this.</p></form>`;
}

function planned({ revisions, drafts }: NonNullable<RedactionPage['plan']>): Html {
  return html`<section class="notice notice--attention"><h2>This would be taken out for good</h2>
<ul>${revisions.map(({ number, fields }) => html`<li>Revision ${number}: ${fields.join(', ')}</li>`)}
${drafts > 0 ? html`<li>${drafts === 1 ? 'One draft' : `${drafts} drafts`}</li>` : nothing}</ul>
<p><button class="button" name="next" value="redact">Take it out for good</button></p>
<p class="quiet">Answers may take some seconds meanwhile, as the database is written anew.</p></section>`;
}

const reasons: Record<string, string> = {
  personal: 'Personal data that must not be public',
  unlawful: 'Unlawful to publish',
  licence: 'The licence or copyright does not allow it',
};
