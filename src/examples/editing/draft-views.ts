import type { Problem } from '../../kernel/errors.ts';
import { govukErrorSummary, govukInput, govukTextarea } from '../../kernel/govuk.ts';
import { type Html, html, nothing } from '../../kernel/html.ts';
import type { SignedIn } from '../../people/schema.ts';
import { formKeyField } from '../../people/signed-in.ts';
import type { Names } from '../../vocabulary/authorities/queries.ts';
import type { Difference } from '../page/differences.ts';
import { differencesTable } from '../page/history-views.ts';
import type { Example } from '../schema.ts';
import { whenText } from '../wording.ts';
import { baseNames, exampleForm, formContents } from './form-views.ts';
import type { DraftLine } from './queries.ts';
import type { Draft } from './schema.ts';
import type { Typed } from './typed.ts';

/** Everything that is being written, for editors. */
export function draftsView(
  person: SignedIn,
  drafts: readonly DraftLine[],
  names: ReadonlyMap<string, string>,
): Html {
  const items = drafts.map(({ id, slug, title, author, updated }) => {
    const what =
      slug === '' ? 'A new example' : html`Working copy of <a href="/examples/${slug}">${slug}</a>`;
    return html`<li class="index__item"><a href="/moderation/drafts/${id}">${title}</a>
<p class="quiet small">${what}. Last saved ${momentOf(updated)} by ${names.get(author) ?? 'somebody who has left'}.</p></li>`;
  });
  return html`<header class="page-head"><p class="page-head__kicker"><a href="/moderation">Moderation</a></p><h1>Drafts</h1>
<p class="lead">Examples that are being written or edited. Only editors see them.</p></header>
${items.length === 0 ? html`<p class="empty">Nothing is being written at present.</p>` : html`<ul class="index">${items}</ul>`}
<form method="post" action="/moderation/drafts">${formKeyField(person)}<p><button class="button">Write a new example</button></p></form>
<p class="quiet">To edit an example that is published, choose “Edit (for editors)” at the end of its page.</p>`;
}

export interface DraftForm {
  person: SignedIn;
  draft: Draft;
  typed: Typed;
  /** The version that it began from; null for a new example. */
  base: Example | null;
  problems: readonly Problem[];
  names: Names;
  /** Something that happened meanwhile, for the top. */
  notice: Html;
}

/** The form of a draft. */
export function draftFormView(form: DraftForm): Html {
  const { person, draft, typed, base, problems, names, notice } = form;
  const { id, lock, slug, updated } = draft;
  const kicker =
    slug === ''
      ? html`A new example`
      : html`Working copy of <a href="/examples/${slug}">${slug}</a>`;
  const buttons = html`<p><button class="button" name="next" value="preview">Save and preview</button> <button class="button button--quiet" name="next" value="stay">Save</button></p>`;
  return html`${notice}<header class="page-head"><p class="page-head__kicker">${kicker}</p><h1>${slug === '' ? 'Write an example' : 'Edit an example'}</h1>
<p class="lead">Nothing is published before you say so on the next page. What is not known stays empty: the page then says “not recorded”.</p>
<p class="quiet">Last saved ${momentOf(updated)}.</p></header>
${problems.length > 0 ? govukErrorSummary({ titleText: 'Not ready to be published yet', errorList: linked(problems) }) : nothing}
${formContents()}
<form method="post" action="/moderation/drafts/${id}" novalidate>${formKeyField(person)}<input type="hidden" name="lock" value="${lock}">${baseNames(base)}
${buttons}
${exampleForm(typed, problems, names)}
${buttons}
</form>
<form method="post" action="/moderation/drafts/${id}/deletion">${formKeyField(person)}<input type="hidden" name="lock" value="${lock}">
<details><summary>Throw this draft away</summary><p>What was typed is then gone. ${slug === '' ? 'Nothing was published.' : 'What is published stays as it is.'}</p><p><button class="button button--quiet">Throw it away</button></p></details></form>`;
}

/** Somebody saved the same draft meanwhile: what they have differently, and what was typed stays in the form. */
export function savedMeanwhile(draft: Draft, by: string, fields: readonly string[]): Html {
  const which =
    fields.length === 0
      ? html`<p>They saved the same as you typed.</p>`
      : html`<p>These differ from what you typed:</p><ul>${fields.map((field) => html`<li>${field}</li>`)}</ul>`;
  return html`<div class="notice" role="alert"><h2>${by} saved this draft since you opened it</h2>
<p>Nothing of yours was saved yet, and nothing is lost: it is in the form below.</p>${which}
<p><a href="/moderation/drafts/${draft.id}" target="_blank" rel="noopener">See what is saved, on a new page</a>. If you save now, what you typed takes its place.</p></div>`;
}

/** What stands above and below a draft that is shown as it would look. */
export interface PreviewParts {
  person: SignedIn;
  draft: Draft;
  /** What keeps it from being published. */
  problems: readonly Problem[];
  /** What is not recorded, in words. */
  missing: readonly string[];
  typed: { reason: string; slug: string };
  wrong: readonly Problem[];
}

export function previewBanner({ draft, problems }: PreviewParts): Html {
  const ready = problems.length === 0;
  return html`<div class="notice notice--preview" role="status"><h2>Preview: this is not published</h2>
<p>${ready ? 'This is how the page would look.' : 'It cannot be shown yet, as something is missing or wrong.'} Only editors see it. <a href="/moderation/drafts/${draft.id}">Go on writing</a>${ready ? html`, or <a href="#publish">publish it</a>` : nothing}.</p></div>`;
}

export function previewProblems({ draft, problems }: PreviewParts): Html {
  return html`<header class="page-head"><h1>Not ready to be published yet</h1></header>
<ul>${problems.map(({ field, message }) => html`<li><a href="/moderation/drafts/${draft.id}#${field}">${message}</a></li>`)}</ul>`;
}

export function previewEnd({ person, draft, missing, typed, wrong }: PreviewParts): Html {
  const errorOf = (name: string) => {
    const found = wrong.find(({ field }) => field === name);
    return found && { text: found.message };
  };
  const address =
    draft.slug === ''
      ? govukInput({
          name: 'slug',
          label: { text: 'Address' },
          hint: {
            text: 'It follows /examples/ and should stay the same for ever. It stands in the public record: name nobody in it.',
          },
          prefix: { text: '/examples/' },
          errorMessage: errorOf('slug'),
          value: typed.slug,
          spellcheck: false,
          autocapitalize: 'none',
        })
      : nothing;
  return html`<section class="section section--ruled" id="missing"><h2>What is not recorded yet</h2>
${missing.length === 0 ? html`<p>Every fact has something.</p>` : html`<p>It can be published without these; the page asks readers whether they know.</p><ul class="facts">${missing.map((one) => html`<li>${one}</li>`)}</ul>`}</section>
<section class="section section--ruled" id="publish"><h2>Publish</h2>
<form method="post" action="/moderation/drafts/${draft.id}/publication" novalidate>${formKeyField(person)}<input type="hidden" name="lock" value="${draft.lock}">
${govukTextarea({
  name: 'reason',
  label: { text: draft.slug === '' ? 'Why it is added' : 'What was changed, and why' },
  hint: { text: 'Anyone can read this in the example’s history.' },
  errorMessage: errorOf('reason'),
  value: typed.reason,
  rows: 3,
})}
${address}
<p><button class="button">Publish</button></p></form></section>`;
}

/** A revision was published since the working copy was begun. */
export function overtakenView(
  person: SignedIn,
  draft: Draft,
  newest: { number: number; author: string; reason: string; published: string },
  differences: readonly Difference[],
): Html {
  return html`<header class="page-head"><p class="page-head__kicker">Nothing was published</p><h1>Somebody published a revision meanwhile</h1>
<p class="lead">You began from revision ${draft.base_revision ?? 0}. Revision ${newest.number} was published ${momentOf(newest.published)} by ${newest.author}: ${newest.reason}</p>
<p>Everything that you typed is kept.</p></header>
<section class="section"><h2>What the others changed</h2>${differences.length === 0 ? html`<p>Nothing that is shown to the public.</p>` : differencesTable(differences, 'What the others changed')}</section>
<form method="post" action="/moderation/drafts/${draft.id}/base">${formKeyField(person)}
<p>Go on from revision ${newest.number}: what they changed is taken where you changed nothing. Where you both changed a fact, yours stays. Look at the preview again before you publish.</p>
<p><button class="button">Go on from revision ${newest.number}</button> <a href="/moderation/drafts/${draft.id}">Back to the draft as it is</a></p></form>`;
}

function linked(problems: readonly Problem[]) {
  return problems.map(({ field, message }) => ({ text: message, href: `#${field}` }));
}

export function momentOf(at: string): string {
  return `${whenText(at)}, ${at.slice(11, 16)} UTC`;
}
