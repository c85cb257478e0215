import { labelOf } from '../../examples/wording.ts';
import { type Html, html, nothing } from '../../kernel/html.ts';
import { outcomes, profiles, type Scheme } from '../scheme/schema.ts';
import { decisionsAddress } from './filters.ts';
import { evidenceSection } from './scheme-evidence-views.ts';
import { bodyText, paragraphsOf, standingLabels, standingMeanings } from './wording.ts';

/** Every scheme that was added. */
export function schemesView(schemes: readonly { scheme: Scheme; open: boolean }[]): Html {
  return html`<header class="page-head"><h1>Schemes</h1>
<p class="lead">Each scheme is the rules of one mark: what it asks for, who decides, and what the mark means and does not mean.</p></header>
<ul class="index">${schemes.map(({ scheme, open }) => html`<li class="index__item"><a href="/schemes/${scheme.scheme}">${scheme.title}</a><p class="index__text">${scheme.means}</p><p class="index__text quiet">${bodyText(scheme)}${open ? nothing : html`. It takes no new applications.`}</p></li>`)}</ul>`;
}

/** The rules of one scheme in plain words. */
export function schemeView(scheme: Scheme, open: boolean, decisions: number): Html {
  const { title, invented, standing, means, label, summary, applies_to, notice } = scheme;
  return html`<header class="page-head"><p class="page-head__kicker">Scheme</p><h1>${title}</h1>
<p class="lead">${means}</p>
${invented ? html`<div class="notice"><p>${scheme.body} is invented. No such body exists.</p></div>` : nothing}
${open ? nothing : html`<div class="notice"><p>This scheme takes no new applications. Those under way go on.</p></div>`}</header>
<div class="columns">
<aside class="columns__side" aria-label="In short"><dl class="ledger">
${row('Body', html`${bodyText(scheme)}`)}
${row('Standing', html`${standingLabels[standing]}<p class="ledger__note">${standingMeanings[standing]}</p>`)}
${row('Words on the mark', html`${label}`)}
${row('Decisions', html`<a href="${decisionsAddress({ scheme: [scheme.scheme] })}">${decisions}</a>`)}
${row('Version of the rules', html`${scheme.version}`)}
${row('Days are counted in', html`${scheme.time_zone}`)}
</dl>
<nav class="contents" aria-label="On this page"><h2>On this page</h2><ol>${contents.filter(({ id }) => id !== 'precedents' || scheme.precedents.length > 0).map(({ id, text }) => html`<li><a href="#${id}">${text}</a></li>`)}</ol></nav></aside>
<div class="columns__main">
<section class="section"><h2 id="how">How it works</h2>${prose(summary)}<h3>Who applies, and when</h3>${prose(applies_to)}</section>
${evidenceSection(scheme)}
<section class="section section--ruled"><h2 id="criteria">What the panel looks at</h2>${terms(scheme.criteria)}</section>
${routesSection(scheme)}
${precedentsSection(scheme)}
<section class="section section--ruled"><h2 id="outcomes">What can be decided</h2>
<dl class="ledger">${outcomes.map((one) => row(scheme.outcomes[one].label, html`${scheme.outcomes[one].definition ?? ''}`))}</dl>
<p>Nothing takes effect before the final letter. Every decision is published, refusals included.</p>
<h3>Reasons for a refusal</h3>${terms(scheme.refusal_reasons)}
<h3>Appeal</h3><p>${scheme.appeal_days === 0 ? 'The scheme sets no days for an appeal.' : `After a refusal an appeal can be made within ${scheme.appeal_days} days.`} Somebody who had no part in the application hears it.</p></section>
${afterSection(scheme)}
<section class="section section--ruled"><h2 id="notice">What is published of the panel</h2><p>Members accept this before they take part:</p><blockquote>${prose(notice)}</blockquote></section>
</div></div>`;
}

const contents = [
  { id: 'how', text: 'How it works' },
  { id: 'evidence', text: 'The evidence asked for' },
  { id: 'criteria', text: 'What the panel looks at' },
  { id: 'routes', text: 'Routes and clocks' },
  { id: 'precedents', text: 'Precedents' },
  { id: 'outcomes', text: 'What can be decided' },
  { id: 'after', text: 'After the decision' },
  { id: 'notice', text: 'What is published of the panel' },
];

function routesSection({ routes, clocks }: Scheme): Html {
  return html`<section class="section section--ruled"><h2 id="routes">Routes and clocks</h2>
<p>Days are calendar days. The day on which an application is found valid is day 0. The clock stops while the applicant has a question to answer.</p>
${routes.map(
  ({
    label,
    definition,
    days,
    by,
    quorum,
    reviewers,
    exclusions,
  }) => html`<h3>${label}</h3>${prose(definition)}
<dl class="ledger">
${row('Decided within', html`${days} days of being valid`)}
${row('Advice', by === 'meeting' ? html`At a meeting` : html`By correspondence`)}
${row('Quorum', html`${quorum.members} members who have declared their interests and stay, at least ${quorum.lay} of them lay`)}
${row('Written views', html`At least ${reviewers.lay} lay and ${reviewers.expert} expert`)}
${exclusions.length === 0 ? nothing : row('Not where', html`<ul class="plain">${exclusions.map((one) => html`<li>${one.label}</li>`)}</ul>`)}
</dl>`,
)}
<h3>Other clocks</h3><dl class="ledger">
${row('Check of an application', html`${clocks.validation} days`)}
${row('Answer to a question', html`${clocks.answer} days`)}
${row('Comments before applying', html`${clocks.pre_assessment} days`)}
${row('Amendment', html`${clocks.amendment} days`)}
</dl></section>`;
}

function precedentsSection({ precedents }: Scheme): Html {
  if (precedents.length === 0) return nothing;
  return html`<section class="section section--ruled"><h2 id="precedents">Precedents</h2>
${precedents.map(({ code, title, text, url }) => html`<h3 id="precedent-${code}">${title}</h3>${prose(text)}${url === null ? nothing : html`<p><a href="${url}" rel="noopener">Read more</a></p>`}`)}</section>`;
}

function afterSection({ review, amendments }: Scheme): Html {
  return html`<section class="section section--ruled"><h2 id="after">After the decision</h2>
<h3>Review</h3><p>The mark is reviewed every ${review.every_months} months. The review can be handed in from month ${review.opens_months} and is due in month ${review.due_months}. If it has not come by month ${review.every_months} the mark says that it is overdue; ${review.lapses_after_days} days later the mark lapses by itself.</p>
<p>A review answers:</p>${terms(review.questions)}
<h3>Amendments</h3><p>A change of any of these is an amendment, which is decided:</p>${terms(amendments)}
<h3>Suspension and cancellation</h3><p>The decision-maker can suspend a mark, lift the suspension, or cancel the mark, with reasons that are published. A producer can give its mark back.</p></section>`;
}

export function terms(list: readonly { label: string; definition: string | null }[]): Html {
  return html`<ul>${list.map(({ label, definition }) => html`<li><b>${label}</b>${definition === null ? nothing : html`. ${definition}`}</li>`)}</ul>`;
}

export function row(label: string, value: Html): Html {
  return html`<div class="ledger__row"><dt>${label}</dt><dd>${value}</dd></div>`;
}

export function prose(text: string): Html {
  return html`<div class="prose">${paragraphsOf(text).map((one) => html`<p>${one}</p>`)}</div>`;
}

/** The profiles in their order, as people read them. */
export const profileLabels = Object.fromEntries(
  profiles.map((one) => [one, labelOf('profiles', one)]),
);
