import type { Problem } from '../kernel/errors.ts';
import { govukCheckboxes, govukInput, govukRadios } from '../kernel/govuk.ts';
import { type Html, html, nothing } from '../kernel/html.ts';
import { errorOf, summaryOf } from './problem-views.ts';
import { hasRole } from './rules.ts';
import { type HeldRole, type Person, roleLabels, rolesInUse, type SignedIn } from './schema.ts';
import { moment } from './sign-in-views.ts';
import { formKeyField } from './signed-in.ts';

export interface TypedInvitation {
  email: string;
  name: string;
  role: string;
}

/** Everybody with an account, and the form that invites one more. */
export function peoplePage(
  person: SignedIn,
  people: readonly Person[],
  typed: TypedInvitation,
  problems: readonly Problem[],
): Html {
  return html`${summaryOf(problems)}
<header class="page-head"><h1>People</h1>
<p class="lead">Who may sign in, and what they may do.</p></header>
<ul class="index">${people.map(personItem)}</ul>
<section class="section section--ruled"><h2>Invite somebody</h2>
<form method="post" action="/people" novalidate>${formKeyField(person)}
${govukInput({
  name: 'email',
  label: { text: 'E-mail address' },
  errorMessage: errorOf('email', problems),
  value: typed.email,
  type: 'email',
  autocomplete: 'off',
  spellcheck: false,
})}
${govukInput({
  name: 'name',
  label: { text: 'Name' },
  hint: { text: 'As colleagues see it. It is not published.' },
  errorMessage: errorOf('name', problems),
  value: typed.name,
  autocomplete: 'off',
  spellcheck: false,
})}
${govukRadios({
  name: 'role',
  fieldset: { legend: { text: 'Role' } },
  errorMessage: errorOf('role', problems),
  items: roleChoices,
  value: typed.role,
})}
<button class="button">Invite</button>
</form></section>`;
}

function personItem({ id, name, email, state, roles, created }: Person): Html {
  const what = state === 'ended' ? 'Account ended' : roleNames(roles);
  return html`<li class="index__item"><a href="/people/${id}">${name}</a>
<p class="index__text">${what}. ${email === '' ? 'Began' : html`${email}, since`} ${moment(created)}</p></li>`;
}

const roleHints: Record<(typeof rolesInUse)[number], string> = {
  administrator: 'Invites people, changes their roles and ends accounts.',
  editor: 'Answers contributions, and writes and edits examples.',
};

const roleChoices = rolesInUse.map((role) => ({
  text: roleLabels[role],
  value: role,
  hint: { text: roleHints[role] },
}));

/** One person's roles, and the end of their account. */
export function personPage(person: SignedIn, shown: Person): Html {
  const others = shown.roles.filter((held) => !isInUse(held));
  return html`<header class="page-head"><p class="page-head__kicker">Person</p><h1>${shown.name}</h1></header>
<dl class="ledger">
<div class="ledger__row"><dt>E-mail address</dt><dd>${shown.email === '' ? 'Erased' : shown.email}</dd></div>
<div class="ledger__row"><dt>Account</dt><dd>${shown.state === 'active' ? 'May sign in' : 'Ended'}</dd></div>
<div class="ledger__row"><dt>Since</dt><dd>${moment(shown.created)}</dd></div>
${others.length > 0 ? html`<div class="ledger__row"><dt>Further roles</dt><dd>${roleNames(others)}</dd></div>` : nothing}
</dl>
${shown.state === 'active' ? html`${rolesForm(person, shown)}${endForm(person, shown)}` : html`<p>Name and address were erased. To let this person in again, <a href="/people#email">invite</a> them anew.</p>`}`;
}

function rolesForm(person: SignedIn, shown: Person): Html {
  return html`<section class="section section--ruled"><h2>Roles</h2>
<form method="post" action="/people/${shown.id}/roles">${formKeyField(person)}
${govukCheckboxes({
  name: 'roles',
  fieldset: { legend: { text: 'Roles', classes: 'govuk-visually-hidden' } },
  items: roleChoices,
  values: rolesInUse.filter((role) => hasRole(shown, role)),
})}
<button class="button">Save roles</button></form></section>`;
}

function endForm(person: SignedIn, shown: Person): Html {
  return html`<section class="section section--ruled"><h2>End this account</h2>
<p>${shown.name} is signed out everywhere at once and cannot sign in again. The name and the address are erased, which cannot be undone; what they did stays in the record, without a name.</p>
<form method="post" action="/people/${shown.id}/end">${formKeyField(person)}
<button class="button button--quiet">End this account</button></form></section>`;
}

/** `Editor; Applicant (some-producer)`, or that there is none. */
export function roleNames(roles: readonly HeldRole[]): string {
  const names = roles.map(
    ({ role, organisation }) => roleLabels[role] + (organisation ? ` (${organisation})` : ''),
  );
  return names.join('; ') || 'No role';
}

/** Whether the page's form gives and takes it; the rest is kept as it is. */
export function isInUse({ role, organisation }: HeldRole): boolean {
  return organisation === null && (rolesInUse as readonly string[]).includes(role);
}
