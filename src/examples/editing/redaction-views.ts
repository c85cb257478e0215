import type { Problem } from '../../kernel/errors.ts';
import {
  govukCheckboxes,
  govukErrorSummary,
  govukInput,
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
import type { Held } from './rewriting.ts';

export interface RedactionPage {
  person: SignedIn;
  slug: string;
  title: string;
  revisions: readonly RevisionLine[];
  /** Slugs that it had before. */
  former: readonly string[];
  typed: {
    words: string;
    fields: readonly string[];
    revisions: readonly string[];
    slug: string;
    former: readonly string[];
    code: string;
  };
  problems: readonly Problem[];
  /** What would be taken out, once it was asked for. */
  plan: {
    revisions: readonly { number: number; fields: readonly string[] }[];
    held: ReadonlyMap<Held, number>;
    addresses: readonly string[];
  } | null;
}

/** The form that takes words out of every version; the second press does it. */
export function redactionView({
  person,
  slug,
  title,
  revisions,
  former,
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
<p class="lead">What you choose is replaced by a mark in every version that you tick and in all that is linked with this example. It cannot be brought back, and the history says that it was done and why, never what it was.</p></header>
<form method="post" action="/examples/${slug}/redaction" novalidate>${formKeyField(person)}
${plan ? planned(plan, slug, typed.slug) : nothing}
${govukTextarea({ name: 'words', label: { text: 'Words' }, hint: { text: 'One name or phrase a line. Whole words are found in any case, in every field, and in the addresses of sources. Enter each way in which it is written. A line that is a whole address is that source, or that published file.' }, value: typed.words, rows: 4, errorMessage: wrong('words'), spellcheck: false })}
${govukCheckboxes({ name: 'fields', classes: 'govuk-checkboxes--small', fieldset: { legend: { text: 'Or whole fields' } }, items: redactableFields.map((field) => ({ value: field, text: fieldLabel(field) })), values: typed.fields, errorMessage: wrong('fields') })}
${govukCheckboxes({ name: 'revisions', classes: 'govuk-checkboxes--small', fieldset: { legend: { text: 'In these versions, and in what is linked with the example' } }, items: revisions.map(({ number, published }) => ({ value: String(number), text: `Revision ${number}, ${whenText(published)}` })), values: typed.revisions, errorMessage: wrong('revisions') })}
${govukInput({ name: 'slug', label: { text: 'New address, where the present one names somebody' }, hint: { text: `It stands at /examples/${slug}. With a new address that one leads nowhere, and the public record has the new one in its place.` }, prefix: { text: '/examples/' }, value: typed.slug, errorMessage: wrong('slug'), spellcheck: false, autocapitalize: 'none' })}
${former.length === 0 ? nothing : govukCheckboxes({ name: 'former', classes: 'govuk-checkboxes--small', fieldset: { legend: { text: 'Addresses that it had, to be dropped' } }, hint: { text: 'They lead nowhere then, and the public record has the present one in their place.' }, items: former.map((one) => ({ value: one, text: `/examples/${one}` })), values: typed.former, errorMessage: wrong('former') })}
${govukRadios({ name: 'code', fieldset: { legend: { text: 'Why' } }, hint: { text: 'Published, as is the mark.' }, items: Object.keys(redactionCodes).map((code) => ({ value: code, text: reasons[code] ?? code, hint: { text: markOf(code as keyof typeof redactionCodes) } })), value: typed.code, errorMessage: wrong('code') })}
<p><button class="button button--quiet" name="next" value="look">See what would be taken out</button></p>
${reach}</form>`;
}

const reach = html`<h2>What this reaches</h2>
<p>All that is linked with this example: its versions and the reasons given for them and for its withdrawal; every draft; contributions that are about it, that led to a version of it, or that were joined to such a one, with their questions and answers, the credit they asked for, what editors saved of them and the names of their files; and mails about all that. A file that was published goes once no version names it any more. Applications that cite this example, or put it into the register, as well: what was written and handed in, every act, the names of files, and the minutes of their meetings.</p>
<p>It does not reach contributions about other examples only: redact from those too. Nor what stands within files that contributors or applicants sent, the addresses to which they want a reply, names of organisations and statistics, links from other examples and from resources to a dropped address, copies that others made, and backups made before. Where the register is loaded from a folder, take the words, or the file of a dropped address, out of that too.</p>`;

function planned(
  { revisions, held, addresses }: NonNullable<RedactionPage['plan']>,
  slug: string,
  newSlug: string,
): Html {
  const counted = [...held].map(([what, count]) => {
    const [one, several] = heldWords[what];
    return count === 1 ? `One ${one}` : `${count} ${several}`;
  });
  const stays = addresses.includes(slug) && newSlug === '';
  const former = addresses.filter((one) => one !== slug);
  return html`<section class="notice notice--attention"><h2>This would be taken out for good</h2>
<ul>${revisions.map(({ number, fields }) => html`<li>Revision ${number}: ${fields.join(', ')}</li>`)}
${counted.map((text) => html`<li>${text}</li>`)}
${newSlug === '' ? nothing : html`<li>The address /examples/${slug}</li>`}
${former.map((one) => html`<li>The address /examples/${one}, which it had before, if it stays ticked below</li>`)}</ul>
${stays ? html`<p><b>The words stand in the address /examples/${slug} too.</b> It stays, and stands in the public record, unless you <a href="#slug">enter a new one</a>.</p>` : nothing}
<p><button class="button" name="next" value="redact">Take it out for good</button></p>
<p class="quiet">Answers may take some seconds meanwhile, as the database is written anew.</p></section>`;
}

const heldWords: Record<Held, readonly [one: string, several: string]> = {
  draft: ['draft', 'drafts'],
  withdrawal: ['reason for a withdrawal', 'reasons for withdrawals'],
  contribution: ['contribution', 'contributions'],
  message: ['question or answer', 'questions and answers'],
  'saved-edit': [
    'edit of a contribution that was put aside',
    'edits of contributions that were put aside',
  ],
  'file-name': ['name of a file that somebody sent', 'names of files that somebody sent'],
  file: [
    'published file, which no version names then',
    'published files, which no version names then',
  ],
  application: ['draft of an application', 'drafts of applications'],
  'handed-in': ['application as it was handed in', 'applications as they were handed in'],
  act: ['act on an application', 'acts on applications'],
  'evidence-file-name': ['name of a file of an application', 'names of files of applications'],
  minutes: ['version of the minutes of a meeting', 'versions of the minutes of meetings'],
  mail: ['mail', 'mails'],
};

const reasons: Record<string, string> = {
  personal: 'Personal data that must not be public',
  unlawful: 'Unlawful to publish',
  licence: 'The licence or copyright does not allow it',
};
