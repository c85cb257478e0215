import type { Problem } from '../kernel/errors.ts';
import { govukCheckboxes, govukInput } from '../kernel/govuk.ts';
import { type Html, html, nothing } from '../kernel/html.ts';
import { errorOf, summaryOf } from './problem-views.ts';
import { isForProducer } from './role-rules.ts';
import { organisationChoices, type ProducerNames, roleChoices } from './roles-views.ts';
import { type Person, roles, type SignedIn } from './schema.ts';
import { moment } from './sign-in-views.ts';
import { formKeyField } from './signed-in.ts';

/** What the form of one's roles holds: as saved, or as it was sent. */
export interface TypedRoles {
  roles: readonly string[];
  /** Slugs of the producers that stay. */
  producers: readonly string[];
  /** The name of one more. */
  organisation: string;
}

/** One person's roles, and the end of their account. */
export function personPage(
  person: SignedIn,
  shown: Person,
  producers: ProducerNames,
  typed: TypedRoles,
  problems: readonly Problem[],
): Html {
  return html`${summaryOf(problems)}
<header class="page-head"><p class="page-head__kicker">Person</p><h1>${shown.name}</h1></header>
<dl class="ledger">
<div class="ledger__row"><dt>E-mail address</dt><dd>${shown.email === '' ? 'Erased' : shown.email}</dd></div>
<div class="ledger__row"><dt>Account</dt><dd>${shown.state === 'active' ? 'May sign in' : 'Ended'}</dd></div>
<div class="ledger__row"><dt>Since</dt><dd>${moment(shown.created)}</dd></div>
</dl>
${shown.state === 'active' ? html`${rolesForm(person, shown, producers, typed, problems)}${endForm(person, shown)}` : html`<p>Name and address were erased. To let this person in again, <a href="/people#email">invite</a> them anew.</p>`}`;
}

function rolesForm(
  person: SignedIn,
  shown: Person,
  producers: ProducerNames,
  typed: TypedRoles,
  problems: readonly Problem[],
): Html {
  const held = shown.roles.flatMap(({ organisation }) => organisation ?? []);
  return html`<section class="section section--ruled"><h2>Roles</h2>
<form method="post" action="/people/${shown.id}/roles" novalidate>${formKeyField(person)}
${govukCheckboxes({
  name: 'roles',
  fieldset: { legend: { text: 'For the whole register and its desk' } },
  errorMessage: errorOf('roles', problems),
  items: roleChoices(roles.filter((role) => !isForProducer(role))),
  values: [...typed.roles],
})}
${
  held.length === 0
    ? nothing
    : govukCheckboxes({
        name: 'producers',
        fieldset: { legend: { text: 'Applicant for' } },
        items: held.map((slug) => ({ text: producers.get(slug)?.name ?? slug, value: slug })),
        values: [...typed.producers],
      })
}
${govukInput({
  name: 'organisation',
  label: {
    text: held.length === 0 ? 'Applicant for a producer' : 'Applicant for another producer',
  },
  hint: {
    text: 'Somebody who looks after this producer’s statistics. Type a few letters of its name, or leave it empty.',
  },
  errorMessage: errorOf('organisation', problems),
  value: typed.organisation,
  autocomplete: 'off',
  attributes: { list: 'known-organisations' },
})}
${organisationChoices(producers)}
<button class="button">Save roles</button></form></section>`;
}

function endForm(person: SignedIn, shown: Person): Html {
  return html`<section class="section section--ruled"><h2>End this account</h2>
<p>${shown.name} is signed out everywhere at once and cannot sign in again. The name and the address are erased, which cannot be undone; what they did stays in the record, without a name.</p>
<form method="post" action="/people/${shown.id}/end">${formKeyField(person)}
<button class="button button--quiet">End this account</button></form></section>`;
}
