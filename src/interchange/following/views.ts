import type { Problem } from '../../kernel/errors.ts';
import { govukInput, govukRadios } from '../../kernel/govuk.ts';
import { type Html, html, nothing } from '../../kernel/html.ts';
import { errorOf, summaryOf } from '../../people/problem-views.ts';
import { requestLastsDays } from './rules.ts';
import type { Pace } from './schema.ts';

/** The form that asks for an address. `words` is what is to be followed, `what` as it is kept. */
export function followForm(
  given: { words: string; what: string; feed: string | null; email: string },
  problems: readonly Problem[],
): Html {
  return html`${summaryOf(problems)}
<header class="page-head"><h1>Follow by e-mail</h1>
<p class="lead">We write to you when this changes, at most once a week, and not when nothing did.</p></header>
<dl class="ledger"><div class="ledger__row"><dt>What</dt><dd>${given.words}</dd></div></dl>
<form method="post" action="/following" novalidate>
<input type="hidden" name="what" value="${given.what}">
${govukInput({
  name: 'email',
  label: { text: 'E-mail address' },
  hint: {
    text: 'We send a link to it first. It is kept for this alone, and deleted when you stop.',
  },
  errorMessage: errorOf('email', problems),
  value: given.email,
  type: 'email',
  autocomplete: 'email',
  spellcheck: false,
})}
<button class="button">Send me the link</button>
</form>
<p class="quiet small">${given.feed === null ? nothing : html`Without an address: <a href="${given.feed}">an Atom feed</a> does the same in a feed reader. `}<a href="/privacy#following">What we keep of those who follow</a>.</p>`;
}

/** The answer to every address alike: who follows what is nobody's to find out here. */
export function requestSent(): Html {
  return html`<header class="page-head"><h1>Look at your e-mail</h1></header>
<div class="prose"><p>A link is on its way to the address. Open it within ${requestLastsDays} days and press the button there; until then nothing is sent but that link.</p>
<p>Nothing there? Look among unwanted mail, and check the address. An address gets a few links an hour at most.</p></div>`;
}

/** A link only leads to this button: programs that open links in mail to check them do not press it. */
export function confirmationForm(key: string, words: string): Html {
  return html`<header class="page-head"><h1>Follow this by e-mail?</h1></header>
<dl class="ledger"><div class="ledger__row"><dt>What</dt><dd>${words}</dd></div></dl>
<form method="post" action="/following/confirm">${keyField(key)}
<button class="button">Yes, write to me when it changes</button></form>`;
}

export interface FollowedItem {
  id: number;
  words: string;
  /** Null when the register no longer knows what it was. */
  address: string | null;
}

/** Everything that one address follows. */
export function followingView(
  given: { key: string; email: string; pace: Pace; items: readonly FollowedItem[] },
  problems: readonly Problem[],
): Html {
  const { key, email, pace, items } = given;
  return html`${summaryOf(problems)}<header class="page-head"><h1>What you follow</h1>
<p class="lead">Mails go to ${email}. Whoever has the address of this page can change what is on it: please keep it to yourself.</p></header>
<section class="section"><ul class="index">${items.map((item) => itemView(key, item))}</ul></section>
<section class="section section--ruled">
<form method="post" action="/following/pace">${keyField(key)}
${govukRadios({
  name: 'pace',
  value: pace,
  errorMessage: errorOf('pace', problems),
  fieldset: { legend: { text: 'How often, at most' } },
  items: [
    { value: 'weekly', text: 'Once a week' },
    { value: 'daily', text: 'Once a day' },
  ],
})}
<button class="button">Save</button></form></section>
<section class="section section--ruled"><h2>Stop</h2>
${endForm(key)}</section>`;
}

function itemView(key: string, { id, words, address }: FollowedItem): Html {
  return html`<li class="index__item">${address === null ? words : html`<a href="${address}">${words}</a>`}
${address === null ? html`<p class="index__text">The register no longer knows what this was: nothing is sent for it.</p>` : nothing}
<form method="post" action="/following/${id}/end">${keyField(key)}
<button class="button button--quiet">Stop following<span class="govuk-visually-hidden"> ${words}</span></button></form></li>`;
}

/** What the link in a mail opens: like every link, it changes nothing by being opened. */
export function endPage(key: string): Html {
  return html`<header class="page-head"><h1>Stop all mails?</h1></header>${endForm(key)}`;
}

function endForm(key: string): Html {
  return html`<p>This ends all that you follow and deletes your address at once.</p>
<form method="post" action="/following/end">${keyField(key)}
<button class="button button--quiet">Stop all mails and delete my address</button></form>`;
}

export function ended(): Html {
  return html`<header class="page-head"><h1>You follow nothing any more</h1></header>
<div class="prose"><p>Your address is deleted. A mail that was on its way already may still come.</p></div>`;
}

function keyField(key: string): Html {
  return html`<input type="hidden" name="key" value="${key}">`;
}
