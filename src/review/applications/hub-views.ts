import { type Html, html, nothing } from '../../kernel/html.ts';
import type { ActForm } from '../acts/act-form.ts';
import { actAddress } from '../acts/addresses.ts';
import { listDue, penLabels, whoHasThePen } from '../course/due-rules.ts';
import { isOfProducer } from '../course/parts-rules.ts';
import type { What } from '../course/schema.ts';
import { factsView } from './facts-views.ts';
import type { Hub } from './hub-queries.ts';

/** One part of an application's page; nothing where it does not concern who looks. */
export type Section = (hub: Hub) => Html | Promise<Html>;

/** An application's page: what it is, what can be done now, and the sections that its features give. */
export function hubView(hub: Hub, forms: readonly ActForm[], sections: readonly Html[]): Html {
  const { reference, statistic } = hub.application;
  return html`<header class="page-head"><p class="page-head__kicker">Application ${reference}</p>
<h1>${hub.names.statistics.get(statistic)?.title ?? statistic}</h1></header>
<div class="columns">
<aside class="columns__side" aria-label="How it stands">${factsView(hub)}</aside>
<div class="columns__main">
${actsView(hub, forms)}
${sections}
</div></div>`;
}

function actsView(hub: Hub, forms: readonly ActForm[]): Html {
  const open = forms.filter(({ what }) => hub.possible.has(what));
  const wanted = wantedOf(hub);
  const isWanted = ({ what }: ActForm) => wanted.includes(what);
  const first = open
    .filter(isWanted)
    .sort((a, b) => wanted.indexOf(a.what) - wanted.indexOf(b.what));
  const others = open.filter((form) => !isWanted(form));
  return html`<section class="section acts"><h2>What you can do now</h2>
${open.length === 0 ? html`<p>Nothing is yours to do at present. ${penText(hub)}</p>` : nothing}
${
  first.length === 0
    ? nothing
    : html`<ul class="plain acts__first">${first.map((form, index) => firstView(hub, form, index === 0))}</ul>`
}
${
  others.length === 0
    ? nothing
    : html`<ul class="actions">${[
        ...others.filter(({ final }) => !final),
        ...others.filter(({ final }) => final),
      ].map((form) => html`<li>${link(hub, form)}</li>`)}</ul>`
}
${hub.evidence || (hub.draft && !isOfProducer(hub.person, hub.application.producer)) ? html`<p><a href="#evidence">Read the evidence</a></p>` : nothing}</section>`;
}

/** The acts that what is due asks for, what is due first before the rest. */
function wantedOf({ application, now, person }: Hub): What[] {
  const declared = application.standing.interests.has(person.id);
  return listDue(application, now)
    .filter(({ open }) => open)
    .flatMap(({ acts }) => acts)
    .filter((what) => what !== 'declare' || !declared);
}

function firstView(hub: Hub, form: ActForm, primary: boolean): Html {
  const { possible, application } = hub;
  const lacking = form.what === 'submit' || form.what === 'answer' ? possible.get(form.what) : null;
  const address = actAddress(application.reference, form.what);
  return html`<li><a class="${primary ? 'button' : 'button button--quiet'}" href="${address}">${form.title}</a>${lacking ? html`<p class="quiet">Not yet: ${lacking}</p>` : nothing}</li>`;
}

function link({ application }: Hub, { what, title }: ActForm): Html {
  return html`<a href="${actAddress(application.reference, what)}">${title}</a>`;
}

function penText({ application, now, sight }: Hub): string {
  const pen = whoHasThePen(application, now);
  if (sight !== 'papers' || pen === 'nobody') return '';
  return `It is with ${penLabels[pen]}.`;
}
