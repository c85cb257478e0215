import type { Problem } from '../kernel/errors.ts';
import { govukInput, govukRadios } from '../kernel/govuk.ts';
import { type Html, html } from '../kernel/html.ts';
import { stuckMailNotice } from './mail-views.ts';
import { errorOf, summaryOf } from './problem-views.ts';
import { organisationChoices, type ProducerNames, roleChoices, roleNames } from './roles-views.ts';
import { type Person, roles, type SignedIn } from './schema.ts';
import { moment } from './sign-in-views.ts';
import { formKeyField } from './signed-in.ts';

export interface TypedInvitation {
  email: string;
  name: string;
  role: string;
  organisation: string;
}

/** Everybody with an account, and the form that invites one more. */
export function peoplePage(
  person: SignedIn,
  people: readonly Person[],
  producers: ProducerNames,
  typed: TypedInvitation,
  problems: readonly Problem[],
  stuck: { failed: number; waiting: number },
): Html {
  return html`${summaryOf(problems)}
<header class="page-head"><h1>People</h1>
<p class="lead">Who may sign in, and what they may do.</p></header>
${stuckMailNotice(stuck)}
<ul class="index">${people.map((one) => personItem(one, producers))}</ul>
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
  hint: { text: 'As colleagues see it. It is not published, but for members of a panel.' },
  errorMessage: errorOf('name', problems),
  value: typed.name,
  autocomplete: 'off',
  spellcheck: false,
})}
${govukRadios({
  name: 'role',
  fieldset: { legend: { text: 'Role' } },
  errorMessage: errorOf('role', problems),
  items: roleChoices(roles),
  value: typed.role,
})}
${govukInput({
  name: 'organisation',
  label: { text: 'Producer' },
  hint: { text: 'Of an applicant, and of nobody else. Type a few letters of its name.' },
  errorMessage: errorOf('organisation', problems),
  value: typed.organisation,
  autocomplete: 'off',
  attributes: { list: 'known-organisations' },
})}
${organisationChoices(producers)}
<button class="button">Invite</button>
</form></section>`;
}

function personItem(
  { id, name, email, state, roles, created }: Person,
  producers: ProducerNames,
): Html {
  const what = state === 'ended' ? 'Account ended' : roleNames(roles, producers);
  return html`<li class="index__item"><a href="/people/${id}">${name}</a>
<p class="index__text">${what}. ${email === '' ? 'Began' : html`${email}, since`} ${moment(created)}</p></li>`;
}
