import { type Html, html, nothing } from '../../kernel/html.ts';
import type { Redaction, Withdrawal } from '../editing/queries.ts';
import { redactionText } from '../editing/reasons.ts';
import { whenText } from '../wording.ts';
import type { Difference, Run } from './differences.ts';
import type { RevisionLine } from './queries.ts';

/** Every version of an example, newest first, and what else befell it. */
export function historyView(
  slug: string,
  title: string,
  revisions: readonly RevisionLine[],
  { redactions, withdrawals }: Befallen,
): Html {
  return html`<header class="page-head"><p class="page-head__kicker">History</p><h1>${title}</h1>
<p class="lead">Every version that was published, newest first, with who published it and why. Nothing here changes without one${redactions.length === 0 ? '' : ', but for what was taken out of every version, as is noted below'}.</p></header>
<ol class="history" reversed>${revisions.map((revision) => historyItem(slug, revision, redactions))}</ol>
${withdrawals.map(withdrawalNote)}${redactions.map(redactionNote)}
<ul class="actions"><li><a href="/examples/${slug}">The example as it is now</a></li><li><a href="/record?about=${`example:${slug}`}">The public record of it</a></li><li><a href="/examples/${slug}/edit" rel="nofollow">Edit (for editors)</a></li></ul>`;
}

export interface Befallen {
  redactions: readonly Redaction[];
  withdrawals: readonly Withdrawal[];
}

function withdrawalNote({ at, reason, ended }: Withdrawal): Html {
  const until =
    ended === null
      ? nothing
      : html` and published again on <time datetime="${ended}">${whenText(ended)}</time>`;
  return html`<p class="history__note">This example was withdrawn on <time datetime="${at}">${whenText(at)}</time>${until}. The reason: ${reason}</p>`;
}

function redactionNote({ at, code, revisions }: Redaction): Html {
  return html`<p class="history__note">Something was taken out of ${revisionsText(revisions)} on <time datetime="${at}">${whenText(at)}</time>, and is not kept: ${redactionText(code)}. A mark stands in its place.</p>`;
}

function revisionsText(numbers: readonly number[]): string {
  if (numbers.length === 0) return 'what is kept about it';
  return `${numbers.length === 1 ? 'revision' : 'revisions'} ${numbers.join(', ')}`;
}

/** What one version changed, field by field. */
export function differencesView(
  slug: string,
  title: string,
  revision: RevisionLine,
  differences: readonly Difference[] | null,
  newest: number,
): Html {
  const { number } = revision;
  return html`<header class="page-head"><p class="page-head__kicker"><a href="/examples/${slug}/history">History</a></p>
<h1>Revision ${number}: ${title}</h1></header>
${account(revision)}
${changes(number, differences)}
<ul class="actions">
${number > 1 ? html`<li><a rel="prev" href="/examples/${slug}/history/${number - 1}">Revision ${number - 1}</a></li>` : nothing}
${number < newest ? html`<li><a rel="next" href="/examples/${slug}/history/${number + 1}">Revision ${number + 1}</a></li>` : nothing}
<li><a href="/examples/${slug}/history">Every revision</a></li>
<li><a href="/examples/${slug}">The example as it is now</a></li></ul>`;
}

function historyItem(slug: string, revision: RevisionLine, redactions: readonly Redaction[]): Html {
  const { number, published, reason } = revision;
  const redacted = redactions.filter(({ revisions }) => revisions.includes(number));
  return html`<li class="history__item" value="${number}"><p class="history__when"><time datetime="${published}">${momentText(published)}</time></p>
<p class="history__what"><a href="/examples/${slug}/history/${number}">Revision ${number}</a> ${reason}</p>
<p class="history__who quiet">${whoText(revision)}</p>${redacted.map(({ code }) => html`<p class="history__who quiet">Redacted: ${redactionText(code)}</p>`)}</li>`;
}

function account(revision: RevisionLine): Html {
  const { published, reason } = revision;
  return html`<section class="section"><h2 class="govuk-visually-hidden">About this revision</h2><dl class="ledger">
<div class="ledger__row"><dt>When</dt><dd><time datetime="${published}">${momentText(published)}</time></dd></div>
<div class="ledger__row"><dt>Why</dt><dd>${reason}</dd></div>
<div class="ledger__row"><dt>Who</dt><dd>${whoText(revision)}</dd></div></dl></section>`;
}

function changes(number: number, differences: readonly Difference[] | null): Html {
  if (differences === null) {
    return html`<p>${number === 1 ? 'First published: there is nothing before it to compare.' : 'The version before it is not kept, so there is nothing to compare.'}</p>`;
  }
  if (differences.length === 0) return html`<p>Nothing that is shown to the public changed.</p>`;
  return html`<section class="section"><h2>What changed from revision ${number - 1}</h2>
${differencesTable(differences, 'What changed')}</section>`;
}

/** Fields that differ, with the words that differ marked. `label` names the table. */
export function differencesTable(differences: readonly Difference[], label: string): Html {
  return html`<p class="quiet">Words taken out are struck through in square brackets; words put in are underlined between plus signs.</p>
<div class="scroll" tabindex="0" role="region" aria-label="${label}"><table class="table differences">
<thead><tr><th scope="col">Fact</th><th scope="col">Before</th><th scope="col">After</th></tr></thead>
<tbody>${differences.map(row)}</tbody></table></div>`;
}

function row({ label, before, after }: Difference): Html {
  return html`<tr><th scope="row">${label}</th>
<td class="differences__before"><span class="differences__label">Before</span>${runsView(before)}</td><td class="differences__after"><span class="differences__label">After</span>${runsView(after)}</td></tr>`;
}

/** Words taken out within brackets, words put in within plus signs; null: not recorded. */
export function runsView(all: readonly Run[] | null): Html {
  if (all === null) return html`<span class="not-recorded">Not recorded</span>`;
  return html`${all.map((run) => {
    if (run.in === 'both') return lines(run.text);
    // Space around the words stays outside the marks.
    const [, before = '', words = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(run.text) ?? [];
    const marked =
      run.in === 'before' ? html`<del>[${lines(words)}]</del>` : html`<ins>+${lines(words)}+</ins>`;
    return html`${lines(before)}${words === '' ? nothing : marked}${lines(after)}`;
  })}`;
}

function lines(text: string): Html {
  return html`${text.split('\n').map((line, index) => (index === 0 ? html`${line}` : html`<br>${line}`))}`;
}

function whoText({ author, approver, contribution, restored_from }: RevisionLine): string {
  return [
    author === 'load' ? 'From the register’s files' : `By ${author}`,
    ...(restored_from === null ? [] : [`restores revision ${restored_from}`]),
    ...(approver === null ? [] : [`approved by ${approver}`]),
    contribution === null ? 'not from a contribution' : `from contribution ${contribution}`,
  ].join('; ');
}

function momentText(at: string): string {
  return `${whenText(at)}, ${at.slice(11, 16)} UTC`;
}
