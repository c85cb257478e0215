import { whenText } from '../../examples/wording.ts';
import { govukErrorSummary } from '../../kernel/govuk.ts';
import { type Html, html, nothing } from '../../kernel/html.ts';
import { referencePart } from '../addresses.ts';
import { kindNames } from '../door/wording.ts';
import { isOpen } from '../rules.ts';
import { acceptanceView } from './acceptance-views.ts';
import type { DeskPage } from './desk-page.ts';
import { claimView, otherFormsView, restorationView } from './forms-views.ts';
import type { HistoryLine } from './queries.ts';
import { lines, sentView } from './sent-views.ts';
import { standingView } from './standing-views.ts';
import { ageText, historyText, momentText, reasonLabel, stateNames } from './wording.ts';

/** One contribution as an editor sees it: what was sent, what stands, and what they may do. */
export function contributionView(page: DeskPage): Html {
  const { contribution, subject, now } = page;
  const { state, kind, title, reference, received } = contribution;
  return html`${problemsView(page)}
<header class="page-head"><p class="page-head__kicker">${kindNames[kind]} ${reference}</p>
<h1>${title ?? subject?.title ?? 'About nothing in the register'}</h1>
<ul class="facts"><li>${stateNames[state]}</li><li>received ${ageText(received, now)}${ageText(received, now) === 'today' ? '' : ' ago'}</li></ul></header>
${collisionView(page)}
${claimView(page)}
<div class="queue__beside"><div>${sentView(page)}${joinedView(page)}</div><div>${standingView(page)}</div></div>
${isOpen(state) ? html`${acceptanceView(page)}${otherFormsView(page)}` : nothing}
${state === 'set-aside' ? restorationView(page) : nothing}
${outcomeView(page)}
<section class="section section--ruled"><h2>What happened</h2><ol class="plain">${page.history.map(historyLine)}</ol></section>
<p class="section__more"><a href="/moderation">Back to the queue</a></p>`;
}

export function problemsView({ problems }: Pick<DeskPage, 'problems'>): Html {
  if (problems.length === 0) return nothing;
  return govukErrorSummary({
    errorList: problems.map(({ field, message }) => ({ text: message, href: `#${field}` })),
  });
}

/** What somebody else did first, and what the editor had typed: nothing is lost. */
export function collisionView({ collision, typed, contribution }: DeskPage): Html {
  if (!collision) return nothing;
  const kept = Object.entries(typed?.fields ?? {}).filter(
    ([name, values]) => typedNames[name] && values.some((value) => value.trim() !== ''),
  );
  const open = isOpen(contribution.state);
  return html`<div class="notice notice--attention" role="alert"><h2>Nothing was done: somebody was first</h2>
<p>${collision.message}</p>
${collision.since.length === 0 ? nothing : html`<ol class="plain">${collision.since.map(historyLine)}</ol>`}
<p>${open ? 'What you typed is still in the form below. Look again, then send it if it still fits.' : 'What you typed is here, should you need it:'}</p>
${open || kept.length === 0 ? nothing : html`<dl class="ledger">${kept.map(([name, values]) => html`<div class="ledger__row"><dt>${typedNames[name] ?? name}</dt><dd>${values.map((value) => lines(name === 'refusal_reason' ? reasonLabel(value) : value))}</dd></div>`)}</dl>`}</div>`;
}

const typedNames: Record<string, string> = {
  text: 'The text',
  reason: 'Why, in the public history',
  words: 'To the contributor',
  question: 'Your question',
  refusal_reason: 'The reason',
  refusal_words: 'The reason in your words',
  into: 'The other contribution',
};

function joinedView({ joined }: DeskPage): Html {
  if (joined.length === 0) return nothing;
  return html`<section class="section"><h2>Joined to it</h2>${joined.map(
    ({ reference, text }) =>
      html`<h3><a href="/moderation/${referencePart(reference)}">${reference}</a></h3>${lines(text)}`,
  )}</section>`;
}

function outcomeView({ contribution, names, joinedTo, result }: DeskPage): Html {
  const { decided, decided_by, reason, words, state } = contribution;
  if (decided === null) return nothing;
  return html`<section class="section"><h2>Outcome</h2>
<p><b>${stateNames[state]}</b> by ${(decided_by && names.get(decided_by)) ?? 'an editor'}, ${whenText(decided.slice(0, 10))}.</p>
${reason === null ? nothing : html`<p>${reasonLabel(reason)}</p>`}
${words === null ? nothing : html`<p>To the contributor:</p><blockquote>${lines(words)}</blockquote>`}
${joinedTo === null ? nothing : html`<p>Joined to <a href="/moderation/${referencePart(joinedTo)}">${joinedTo}</a>.</p>`}
${result === null ? nothing : html`<p><a href="${result}">What changed</a></p>`}</section>`;
}

function historyLine(line: HistoryLine): Html {
  const { at, who } = line;
  return html`<li><time datetime="${at}">${momentText(at)}</time>: ${historyText(line)}, by ${who}</li>`;
}
