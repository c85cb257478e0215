import type { Problem } from '../kernel/errors.ts';
import { govukInput } from '../kernel/govuk.ts';
import { type Html, html, nothing } from '../kernel/html.ts';
import { producerAddress } from './desk.ts';
import { errorOf, summaryOf } from './problem-views.ts';
import { producersOf } from './role-rules.ts';
import type { ProducerNames } from './roles-views.ts';
import { hasRole, linkLastsMinutes } from './rules.ts';
import type { DeskLink, Person, Session, SignedIn } from './schema.ts';
import { formKeyField } from './signed-in.ts';

/** The form that asks for a link. `next` is where to go once signed in. */
export function signInForm(
  typed: { email: string; next: string },
  problems: readonly Problem[],
  invented: readonly Person[] = [],
): Html {
  return html`${summaryOf(problems)}
<header class="page-head"><h1>Sign in</h1>
<p class="lead">For those who work here: editors, producers of statistics, and others who were invited. Nobody needs an account to read it or to contribute to it.</p></header>
<form method="post" action="/people/sign-in" novalidate>
${govukInput({
  name: 'email',
  label: { text: 'E-mail address' },
  hint: { text: 'We send you a link that signs you in. There is no password.' },
  errorMessage: errorOf('email', problems),
  value: typed.email,
  type: 'email',
  autocomplete: 'email',
  spellcheck: false,
})}
${typed.next ? html`<input type="hidden" name="next" value="${typed.next}">` : nothing}
<button class="button">Send me a link</button>
</form>
${invented.length === 0 ? nothing : inventedPeople(invented, typed.next)}`;
}

/** In a demonstration: a button for each person, all of them invented. */
function inventedPeople(people: readonly Person[], next: string): Html {
  return html`<section class="section section--ruled"><h2>Go on as an invented person</h2>
<p>This is a demonstration: nobody here exists, and a button signs you in.</p>
<form method="post" action="/people/sign-in/invented">
${next ? html`<input type="hidden" name="next" value="${next}">` : nothing}
<ul class="plain">${people.map(({ id, name }) => html`<li><button class="button button--quiet" name="person" value="${id}">${name}</button></li>`)}</ul>
</form></section>`;
}

/** The answer to every address alike: whether it belongs to an account is nobody's to find out here. */
export function linkSent(): Html {
  return html`<header class="page-head"><h1>Look at your e-mail</h1></header>
<div class="prose"><p>If the address belongs to an account, a link is on its way to it. Open it within ${linkLastsMinutes} minutes; it works once.</p>
<p>Nothing there? Look among unwanted mail, and check that the address is the one your account has. An address gets a few links an hour at most.</p></div>
<p><a href="/people/sign-in">Ask for another link</a></p>`;
}

/** A link only leads to this button: programs that open links in mail to check them do not press it. */
export function linkButton(token: string): Html {
  return html`<header class="page-head"><h1>Sign in to Countersign</h1></header>
<form method="post" action="/people/sign-in/link">
<input type="hidden" name="token" value="${token}">
<button class="button">Sign in</button>
</form>`;
}

const deadLinks = {
  used: [
    'This link was used already',
    'A link signs you in once. If it was not you who used it, ask for a new one, sign in, and sign out everywhere.',
  ],
  expired: ['This link has run out', `A link works for ${linkLastsMinutes} minutes.`],
  unknown: [
    'This link does not work',
    'Perhaps a part of it was lost on the way. Open it from the mail again, or copy the whole of it.',
  ],
} as const;

export function deadLink(why: keyof typeof deadLinks): Html {
  const [title, text] = deadLinks[why];
  return html`<div class="problem"><h1>${title}</h1><p>${text}</p>
<p><a class="button" href="/people/sign-in">Ask for a new link</a></p></div>`;
}

/** One's own page: roles, and where one is signed in. */
export function ownPage(
  person: SignedIn,
  roleNames: string,
  sessions: readonly Session[],
  producers: ProducerNames,
): Html {
  const links = workLinks(person, producers);
  return html`<header class="page-head"><h1>Your account</h1>
</header>
${links.length === 0 ? nothing : html`<section class="section"><h2>Your work</h2><ul class="index">${links.map(({ text, href }) => html`<li class="index__item"><a href="${href}">${text}</a></li>`)}</ul></section>`}
<section class="section"><h2>What we hold of you</h2>
<p>An administrator can change your name, your address and your roles.</p>
<dl class="ledger">
<div class="ledger__row"><dt>Name</dt><dd>${person.name}</dd></div>
<div class="ledger__row"><dt>E-mail address</dt><dd>${person.email}</dd></div>
<div class="ledger__row"><dt>Roles</dt><dd>${roleNames}</dd></div>
</dl></section>
<section class="section section--ruled"><h2>Where you are signed in</h2>
<ul class="index">${sessions.map((session) => sessionItem(person, session))}</ul>
<form method="post" action="/people/me/sign-out-everywhere">${formKeyField(person)}
<button class="button button--quiet">Sign out everywhere</button></form>
</section>`;
}

/** The pages of all roles, producers under their names. */
function workLinks(person: SignedIn, producers: ProducerNames): DeskLink[] {
  const statistics = producersOf(person).map((slug) => ({
    text: `Statistics of ${producers.get(slug)?.name ?? slug}`,
    href: producerAddress(slug),
  }));
  const known = new Set([...statistics.map(({ href }) => href), '/people/me']);
  const people = { text: 'People, their roles and invitations', href: '/people' };
  return [
    ...statistics,
    ...person.desk.filter(({ href }) => !known.has(href)),
    ...(hasRole(person, 'administrator') ? [people] : []),
  ];
}

function sessionItem(person: SignedIn, { id, browser, created, seen }: Session): Html {
  const here = id === person.sessionId;
  return html`<li class="index__item"><b>${browser}</b>${here ? ' (this one)' : ''}
<p class="index__text">Signed in ${moment(created)}; last used ${moment(seen)}</p>
<form method="post" action="/people/me/sessions/${id}/end">${formKeyField(person)}
<button class="button button--quiet">Sign out<span class="govuk-visually-hidden"> ${browser}, signed in ${moment(created)}</span></button></form></li>`;
}

/** `23 November 2026, 18:31`, in London. */
export function moment(iso: string): string {
  return momentFormat.format(new Date(iso)).replace(' at ', ', ');
}

const momentFormat = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'Europe/London',
});
