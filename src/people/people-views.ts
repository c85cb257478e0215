import type { Problem } from '../kernel/errors.ts';
import { type Html, html, nothing } from '../kernel/html.ts';
import { errorMessage, errorSummary, textField } from './form-views.ts';
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
  return html`${errorSummary(problems)}
<header class="page-head"><h1>People</h1>
<p class="lead">Who may sign in, and what they may do.</p></header>
<div class="scroll" tabindex="0" role="region" aria-label="People"><table class="table">
<thead><tr><th scope="col">Name</th><th scope="col">E-mail address</th><th scope="col">Roles</th><th scope="col">Since</th></tr></thead>
<tbody>${people.map(personRow)}</tbody></table></div>
<section class="section section--ruled"><h2>Invite somebody</h2>
<form method="post" action="/people" novalidate>${formKeyField(person)}
${textField({ name: 'email', label: 'E-mail address', value: typed.email, type: 'email' }, problems)}
${textField({ name: 'name', label: 'Name', value: typed.name, hint: 'As colleagues see it. It is not published.' }, problems)}
${roleChoice(typed.role, problems)}
<button class="button">Invite</button>
</form></section>`;
}

function personRow({ id, name, email, state, roles, created }: Person): Html {
  const what = state === 'ended' ? 'Account ended' : roleNames(roles);
  return html`<tr><th scope="row"><a href="/people/${id}">${name}</a></th><td>${email}</td><td>${what}</td><td>${moment(created)}</td></tr>`;
}

function roleChoice(chosen: string, problems: readonly Problem[]): Html {
  const problem = problems.find(({ field }) => field === 'role');
  return html`<fieldset class="govuk-fieldset govuk-form-group${problem ? ' govuk-form-group--error' : ''}" id="role">
<legend class="govuk-fieldset__legend">Role</legend>
${problem ? errorMessage('role', problem.message) : nothing}
<div class="govuk-radios">${rolesInUse.map(
    (role) => html`<div class="govuk-radios__item">
<input class="govuk-radios__input" id="role-${role}" name="role" type="radio" value="${role}"${chosen === role ? html` checked` : nothing}>
<label class="govuk-label govuk-radios__label" for="role-${role}">${roleLabels[role]}</label>
<div class="govuk-hint govuk-radios__hint">${roleHints[role]}</div></div>`,
  )}</div></fieldset>`;
}

const roleHints: Record<(typeof rolesInUse)[number], string> = {
  administrator: 'Invites people, changes their roles and ends accounts.',
  editor: 'Answers contributions, and writes and edits examples.',
};

/** One person's roles, and the end of their account. */
export function personPage(
  person: SignedIn,
  shown: Person,
  problems: readonly Problem[] = [],
): Html {
  const others = shown.roles.filter((held) => !isInUse(held));
  return html`${errorSummary(problems)}
<header class="page-head"><p class="page-head__kicker">Person</p><h1>${shown.name}</h1></header>
<dl class="ledger">
<div class="ledger__row"><dt>E-mail address</dt><dd>${shown.email}</dd></div>
<div class="ledger__row"><dt>Account</dt><dd>${shown.state === 'active' ? 'May sign in' : 'Ended'}</dd></div>
<div class="ledger__row"><dt>Since</dt><dd>${moment(shown.created)}</dd></div>
${others.length > 0 ? html`<div class="ledger__row"><dt>Further roles</dt><dd>${roleNames(others)}</dd></div>` : nothing}
</dl>
${shown.state === 'active' ? html`${rolesForm(person, shown)}${endForm(person, shown)}` : html`<p>To let this person in again, <a href="/people#email">invite</a> the same address.</p>`}`;
}

function rolesForm(person: SignedIn, shown: Person): Html {
  return html`<section class="section"><h2>Roles</h2>
<form method="post" action="/people/${shown.id}/roles">${formKeyField(person)}
<fieldset class="govuk-fieldset govuk-form-group" id="roles"><legend class="govuk-visually-hidden">Roles</legend>
<div class="govuk-checkboxes">${rolesInUse.map(
    (role) => html`<div class="govuk-checkboxes__item">
<input class="govuk-checkboxes__input" id="roles-${role}" name="roles" type="checkbox" value="${role}"${hasRole(shown, role) ? html` checked` : nothing}>
<label class="govuk-label govuk-checkboxes__label" for="roles-${role}">${roleLabels[role]}</label>
<div class="govuk-hint govuk-checkboxes__hint">${roleHints[role]}</div></div>`,
  )}</div></fieldset>
<button class="button">Save roles</button></form></section>`;
}

function endForm(person: SignedIn, shown: Person): Html {
  return html`<section class="section section--ruled"><h2>End this account</h2>
<p>${shown.name} is signed out everywhere at once and cannot sign in again, unless somebody invites the same address. What they did stays in the record.</p>
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
