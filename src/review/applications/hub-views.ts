import { type Html, html, nothing } from '../../kernel/html.ts';
import type { ActForm } from '../acts/act-form.ts';
import { actAddress } from '../acts/addresses.ts';
import { stateLabels } from '../course/rules.ts';
import type { Hub } from './hub-queries.ts';

/** One part of an application's page; nothing where it does not concern who looks. */
export type Section = (hub: Hub) => Html | Promise<Html>;

/** An application's page: what it is, what can be done now, and the sections that its features give. */
export function hubView(
  { application, names, possible }: Hub,
  forms: readonly ActForm[],
  sections: readonly Html[],
): Html {
  const { reference, standing, statistic, producer, scheme } = application;
  const open = forms.filter(({ what }) => possible.has(what));
  return html`<header class="page-head"><p class="page-head__kicker">Application ${reference}</p>
<h1>${names.statistics.get(statistic)?.title ?? statistic}</h1>
<p class="facts">${names.organisations.get(producer)?.name ?? producer}, ${scheme.title}: ${stateLabels[standing.state]}</p></header>
${
  open.length === 0
    ? nothing
    : html`<section class="section"><h2>What you can do now</h2><ul class="plain">${open.map(
        ({ what, title }) => html`<li><a href="${actAddress(reference, what)}">${title}</a></li>`,
      )}</ul></section>`
}
${sections}`;
}
