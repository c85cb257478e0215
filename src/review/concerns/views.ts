import { referencePart } from '../../contributions/addresses.ts';
import { ageText, momentText, stateNames } from '../../contributions/moderation/wording.ts';
import type { Message } from '../../contributions/queries.ts';
import { isOpen } from '../../contributions/rules.ts';
import type { Problem } from '../../kernel/errors.ts';
import { govukButton, govukErrorSummary, govukRadios, govukTextarea } from '../../kernel/govuk.ts';
import { type Html, html, nothing } from '../../kernel/html.ts';
import { type Form, fieldOf } from '../../kernel/http/form.ts';
import type { SignedIn } from '../../people/schema.ts';
import { formKeyField } from '../../people/signed-in.ts';
import type { ConcernLine } from './queries.ts';
import { concernOutcomes, outcomeLabels } from './schema.ts';

/** What waits for the advice team, the oldest first, and what they answered. */
export function concernsView(
  open: readonly ConcernLine[],
  closed: readonly ConcernLine[],
  now: Date,
): Html {
  return html`<header class="page-head"><h1>Concerns</h1>
<p class="lead">${open.length === 0 ? 'No concern waits for an answer.' : `${open.length} ${open.length === 1 ? 'waits' : 'wait'} for an answer, the oldest first.`} Anybody may raise one about a mark or a decision.</p></header>
${open.length === 0 ? nothing : html`<ul class="queue">${open.map((one) => item(one, now))}</ul>`}
${closed.length === 0 ? nothing : html`<section class="section section--ruled"><h2>Closed, the latest first</h2><ul class="queue">${closed.map((one) => item(one, now))}</ul></section>`}`;
}

function item({ contribution, subject }: ConcernLine, now: Date): Html {
  const { reference, state, received, text } = contribution;
  return html`<li class="queue__item"><h2 class="queue__title"><a href="${address(reference)}">${subject?.title ?? contribution.about_id ?? reference}</a></h2>
<ul class="facts"><li>${stateNames[state]}</li><li>${reference}</li><li>${ageText(received, now)}</li></ul>
<p class="queue__text quiet">${text.slice(0, 160)}${text.length > 160 ? '…' : ''}</p></li>`;
}

export interface ConcernPage extends ConcernLine {
  messages: readonly Message[];
  hasContact: boolean;
  person: SignedIn;
  /** What was typed and could not be taken; null where the page is opened afresh. */
  typed: Form | null;
  problems: readonly Problem[];
  /** That somebody was first. */
  notice: string | null;
}

/** One concern: what was written, and the ways to answer it. */
export function concernView(page: ConcernPage): Html {
  const { contribution, subject, messages, problems, notice, hasContact } = page;
  const { reference, state, text, received, sources, words } = contribution;
  const addresses: string[] = JSON.parse(sources);
  return html`${problems.length === 0 ? nothing : govukErrorSummary({ errorList: problems.map(({ field, message }) => ({ text: message, href: `#${field}` })) })}
${notice === null ? nothing : html`<div class="problem" role="alert"><p><b>${notice}</b> What you typed is still here.</p></div>`}
<header class="page-head"><p class="page-head__kicker">Concern ${reference}</p>
<h1>${subject?.title ?? 'About something that is no longer public'}</h1>
<p class="facts">${stateNames[state]}. Received ${momentText(received)}.</p></header>
<section class="section"><h2>What was written</h2><blockquote>${lines(text)}</blockquote>
${addresses.length === 0 ? nothing : html`<ul>${addresses.map((one) => html`<li><a href="${one}" rel="noopener nofollow">${one}</a></li>`)}</ul>`}
${subject ? html`<p><a href="${subject.href}">The page that it is about</a></p>` : nothing}
<p class="quiet">${hasContact ? 'An e-mail address is kept: the answer goes there too.' : 'No e-mail address is kept: the answer is read on the private page.'}</p></section>
${messages.length === 0 ? nothing : html`<section class="section"><h2>Questions and answers</h2><ol class="plain">${messages.map(({ at, from_editor, text: said }) => html`<li><p class="quiet small">${from_editor ? 'The advice team' : 'Who raised it'}, ${momentText(at)}</p>${lines(said)}</li>`)}</ol></section>`}
${words === null ? nothing : html`<section class="section"><h2>The answer</h2>${lines(words)}</section>`}
${isOpen(state) ? answering(page) : nothing}
${state === 'set-aside' ? oneButton(page, 'restoration', 'Put it back') : nothing}`;
}

function answering(page: ConcernPage): Html {
  return html`<section class="section section--ruled"><h2>Answer it</h2>
<form method="post" action="${address(page.contribution.reference, 'answer')}" novalidate>${hidden(page)}
${govukRadios({
  name: 'outcome',
  fieldset: { legend: { text: 'What do you make of it?' } },
  items: concernOutcomes.map((value) => ({ value, text: outcomeLabels[value] })),
  value: typedIn(page, 'outcome'),
  errorMessage: wrong(page, 'outcome'),
})}
${govukTextarea({
  name: 'words',
  label: { text: 'The answer' },
  hint: { text: 'Whoever raised it reads this. It is not published.' },
  rows: 6,
  value: typedIn(page, 'words'),
  errorMessage: wrong(page, 'words'),
})}
${govukButton({ text: 'Send the answer' })}</form></section>
<section class="section"><h2>Or ask first</h2>
<form method="post" action="${address(page.contribution.reference, 'question')}" novalidate>${hidden(page)}
${govukTextarea({
  name: 'question',
  label: { text: 'Your question' },
  rows: 3,
  value: typedIn(page, 'question'),
  errorMessage: wrong(page, 'question'),
})}
${govukButton({ text: 'Ask', classes: 'govuk-button--secondary' })}</form></section>
${oneButton(page, 'setting-aside', 'Set it aside as spam')}`;
}

function oneButton(page: ConcernPage, what: string, text: string): Html {
  return html`<form method="post" action="${address(page.contribution.reference, what)}">${hidden(page)}${govukButton({ text, classes: 'govuk-button--secondary' })}</form>`;
}

function hidden({ person, contribution }: ConcernPage): Html {
  return html`${formKeyField(person)}<input type="hidden" name="lock" value="${contribution.lock}">`;
}

export function address(reference: string, what?: string): string {
  return `/concerns/${referencePart(reference)}${what ? `/${what}` : ''}`;
}

function typedIn({ typed }: ConcernPage, name: string): string {
  return typed ? fieldOf(typed, name) : '';
}

function wrong({ problems }: ConcernPage, name: string): { text: string } | undefined {
  const found = problems.find(({ field }) => field === name);
  return found && { text: found.message };
}

function lines(text: string): Html {
  return html`${text.split(/\n\s*\n/).map((part) => html`<p class="contribute__words">${part}</p>`)}`;
}
