import type { Problem } from '../../kernel/errors.ts';
import { govukErrorSummary, govukInput, govukRadios, govukTextarea } from '../../kernel/govuk.ts';
import { type Html, html, nothing } from '../../kernel/html.ts';
import type { SignedIn } from '../../people/schema.ts';
import { formKeyField } from '../../people/signed-in.ts';
import type { RevisionLine } from '../page/queries.ts';
import type { StoredExample } from '../queries.ts';
import { whenText } from '../wording.ts';

export interface StandingPage {
  person: SignedIn;
  stored: StoredExample;
  revisions: readonly RevisionLine[];
  /** Its working copy, where there is one. */
  draft: number | null;
  mayRedact: boolean;
  /** Which of the forms was sent, with what was typed and what is wrong with it. */
  sent: { form: StandingForm; typed: Record<string, string>; problems: readonly Problem[] } | null;
}

export type StandingForm = 'restoration' | 'name' | 'withdrawal';

/** What an editor can do with one example as a whole. */
export function standingView(page: StandingPage): Html {
  const { stored, draft, mayRedact, sent } = page;
  const { slug, state, example, revision } = stored;
  const withdrawn = state === 'withdrawn';
  const lead = withdrawn
    ? html`It was withdrawn: its address says so, and nobody else can read it. Restoring a version publishes it again.`
    : html`Revision ${revision} is published at <a href="/examples/${slug}">/examples/${slug}</a>.`;
  return html`${sent ? summary(sent.problems) : nothing}
<header class="page-head"><p class="page-head__kicker">For editors</p><h1>${example.title}</h1><p class="lead">${lead}</p></header>
${withdrawn ? nothing : workingCopy(page, draft)}
${restoration(page)}
${withdrawn ? nothing : html`${renaming(page)}${withdrawal(page)}`}
${mayRedact ? html`<section class="section section--ruled"><h2>Redact</h2><p>Takes words out of every version, for good, where they are unlawful or about a person who must not be named. <a href="/examples/${slug}/redaction">Choose what to take out</a></p></section>` : nothing}`;
}

function workingCopy({ person, stored: { slug } }: StandingPage, draft: number | null): Html {
  return html`<section class="section section--ruled"><h2>Edit</h2>
<p>${draft === null ? 'You edit a working copy. What is published stays as it is until you publish the copy.' : 'There is a working copy already.'}</p>
<form method="post" action="/examples/${slug}/working-copy">${formKeyField(person)}<button class="button">${draft === null ? 'Edit a working copy' : 'Go on with the working copy'}</button></form></section>`;
}

function restoration(page: StandingPage): Html {
  const { person, stored, revisions } = page;
  const isCurrent = (number: number) => stored.state === 'published' && number === stored.revision;
  const items = revisions
    .filter(({ number }) => !isCurrent(number))
    .map(({ number, published, reason }) => ({
      value: String(number),
      text: `Revision ${number}, ${whenText(published)}`,
      hint: { text: reason },
    }));
  if (items.length === 0) return nothing;
  return html`<section class="section section--ruled"><h2>Restore a version</h2>
<form method="post" action="/examples/${stored.slug}/restoration" novalidate>${formKeyField(person)}
${govukRadios({ name: 'number', fieldset: { legend: { text: 'Version' } }, items, value: typedIn(page, 'restoration', 'number'), errorMessage: wrongIn(page, 'restoration', 'number') })}
${govukTextarea({ name: 'reason', id: 'restoration-reason', label: { text: 'Why' }, hint: { text: 'Anyone can read this in the history.' }, rows: 2, value: typedIn(page, 'restoration', 'reason'), errorMessage: wrongIn(page, 'restoration', 'reason') })}
<p><button class="button button--quiet">Publish this version again</button></p></form></section>`;
}

function renaming(page: StandingPage): Html {
  const { person, stored } = page;
  return html`<section class="section section--ruled"><h2>Change the address</h2>
<form method="post" action="/examples/${stored.slug}/name" novalidate>${formKeyField(person)}
${govukInput({ name: 'slug', label: { text: 'New address' }, hint: { text: 'The old address will lead to the new one. The public record keeps both: name nobody in it.' }, prefix: { text: '/examples/' }, value: typedIn(page, 'name', 'slug') || stored.slug, errorMessage: wrongIn(page, 'name', 'slug'), spellcheck: false, autocapitalize: 'none' })}
<p><button class="button button--quiet">Change the address</button></p></form></section>`;
}

function withdrawal(page: StandingPage): Html {
  const { person, stored } = page;
  return html`<section class="section section--ruled"><h2>Withdraw</h2>
<p>It leaves every list and the search. Its address, in every format, then says that it was withdrawn, when, and why.</p>
<form method="post" action="/examples/${stored.slug}/withdrawal" novalidate>${formKeyField(person)}
${govukTextarea({ name: 'reason', id: 'withdrawal-reason', label: { text: 'The reason, for everybody to read' }, hint: { text: 'Do not repeat what must not be read any more.' }, rows: 2, value: typedIn(page, 'withdrawal', 'reason'), errorMessage: wrongIn(page, 'withdrawal', 'reason') })}
<p><button class="button button--quiet">Withdraw this example</button></p></form></section>`;
}

function typedIn({ sent }: StandingPage, form: StandingForm, name: string): string {
  return sent?.form === form ? (sent.typed[name] ?? '') : '';
}

function wrongIn({ sent }: StandingPage, form: StandingForm, name: string) {
  const found =
    sent?.form === form ? sent.problems.find(({ field }) => field === idOf(form, name)) : undefined;
  return found && { text: found.message };
}

/** The id of an input: two of the page's forms ask for a reason. */
export function idOf(form: StandingForm, name: string): string {
  return name === 'reason' ? `${form}-reason` : name;
}

function summary(problems: readonly Problem[]): Html {
  if (problems.length === 0) return nothing;
  return govukErrorSummary({
    errorList: problems.map(({ field, message }) => ({ text: message, href: `#${field}` })),
  });
}
