import { type Html, html, nothing } from '../../kernel/html.ts';
import { momentText } from '../applications/course-wording.ts';
import type { Hub } from '../applications/hub-queries.ts';
import { quorumOf } from '../course/quorum-rules.ts';
import { routeOf } from '../course/route-rules.ts';
import type { View } from '../course/standing.ts';
import { isOnPanel, seesPanel } from './rules.ts';
import { interestLabels, opinionLabels, seatText } from './wording.ts';
import type { PanelWork } from './work.ts';

/** The panel's work on an application's page: for the panel and the desk, never for the applicant. */
export function panelSection(hub: Hub): Html {
  const { application, person, today } = hub;
  if (hub.sight === 'title') return beforePapers(hub);
  if (!application.standing.route || !seesPanel(person, application, today).work) return nothing;
  return html`<section class="section"><h2>The panel</h2>
${application.standing.state === 'in-review' ? quorumView(hub) : nothing}${reviewersView(hub)}${declarationsView(hub)}${viewsView(hub)}${notesView(hub)}</section>`;
}

function beforePapers({ application, person, noticed, possible }: Hub): Html {
  if (!isOnPanel(person)) return nothing;
  const next = noticed.has(person.id)
    ? html`Its papers open once you have <a href="/applications/${application.reference.toLowerCase()}/declaration">declared your interests</a>.`
    : html`First <a href="/panel/me">read and accept the notice</a> that says what of you is published. Then declare your interests, and the papers open.`;
  return possible.has('declare') || !noticed.has(person.id)
    ? html`<div class="notice notice--attention"><p>${next}</p></div>`
    : nothing;
}

/** Whether advice can be given now, and what is lacking. */
export function quorumView({ application, people, panel, person, today }: PanelWork): Html {
  const { standing, scheme, producer } = application;
  const route = routeOf(standing, scheme);
  if (!route || !seesPanel(person, { standing, scheme, producer }, today).work) return nothing;
  const { met, counting, lay, lacking } = quorumOf(
    standing,
    route,
    (one, side) => panel.get(one) === side,
  );
  const names = counting.map((id) => nameOf(people, id)).join('; ');
  return html`<div class="${met ? 'notice' : 'notice notice--attention'}"><h3>${met ? 'There is quorum' : 'There is no quorum'}</h3>
${met ? html`<p>Advice can be given.</p>` : html`<p>No advice can be given yet:</p><ul>${lacking.map((one) => html`<li>${one}</li>`)}</ul>`}
<p class="quiet">Counting: ${counting.length === 0 ? 'nobody' : `${counting.length}, ${lay} of them lay (${names})`}. The route asks for ${route.quorum.members}, ${route.quorum.lay} of them lay.</p></div>`;
}

function reviewersView({ application: { standing }, panel, people }: Hub): Html {
  const { reviewers } = standing;
  if (reviewers.length === 0) return html`<h3>Reviewers</h3><p>Nobody is assigned.</p>`;
  return html`<h3>Reviewers</h3><ul>${reviewers.map(
    ({ person, as }) =>
      html`<li>${nameOf(people, person)}, ${seatText(panel.get(person) ?? null)}${as === 'lead' ? ', leads' : ''}</li>`,
  )}</ul>`;
}

/** What each member has declared, and who is there. */
export function declarationsView({ application: { standing }, panel, people }: PanelWork): Html {
  const everybody = [...new Set([...panel.keys(), ...standing.interests.keys()])];
  const rows = everybody.map((id) => {
    const declared = standing.interests.get(id);
    return html`<tr><th scope="row">${nameOf(people, id)}<br><span class="quiet small">${seatText(declared?.side ?? panel.get(id) ?? null)}</span></th>
<td>${declared ? interestLabels[declared.interest] : 'Has not declared'}${declared?.words ? html`<br><span class="quiet">${declared.words}</span>` : nothing}</td>
<td>${standing.present.includes(id) ? 'Yes' : 'No'}</td></tr>`;
  });
  return html`<h3>Declarations and presence</h3>
<div class="scroll" tabindex="0" role="region" aria-label="Declarations and presence"><table class="table panel-table"><thead><tr><th scope="col">Member</th><th scope="col">Interest in this item</th><th scope="col">There</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

/** Lay and expert views, kept apart; only one's own until first views are written. */
export function viewsView({ application, person, people, today }: PanelWork): Html {
  const { standing, scheme } = application;
  const sees = seesPanel(person, application, today);
  if (!sees.work) return nothing;
  const shown = standing.views.filter((view) => sees.views || view.person === person.id);
  const hidden = standing.views.length - shown.length;
  const side = (of: 'lay' | 'expert') => {
    const some = shown.filter((view) => view.side === of);
    return html`<section><h3>${of === 'lay' ? 'Lay views' : 'Expert views'}</h3>${
      some.length === 0
        ? html`<p>None to show.</p>`
        : some.map((view) => oneView(view, scheme, nameOf(people, view.person)))
    }</section>`;
  };
  return html`${
    hidden > 0
      ? html`<p class="quiet">${hidden === 1 ? 'One view is' : `${hidden} views are`} shown to you once you have written your own: first views are independent.</p>`
      : nothing
  }<div class="grid grid--two">${side('lay')}${side('expert')}</div>`;
}

function oneView(view: View, scheme: Hub['application']['scheme'], name: string): Html {
  return html`<article class="panel-view"><h4>${name}: ${scheme.outcomes[view.outcome].label}</h4>
<p class="panel-words">${view.words}</p>
<ul>${view.answers.map(({ criterion, opinion, words }) => {
    const label = scheme.criteria.find(({ code }) => code === criterion)?.label ?? criterion;
    return html`<li><b>${label}</b>: ${opinionLabels[opinion]}${words ? html`. ${words}` : nothing}</li>`;
  })}</ul></article>`;
}

export function notesView({ application: { standing, scheme }, people }: PanelWork): Html {
  if (standing.notes.length === 0) return nothing;
  return html`<h3>Notes of the discussion</h3><ol class="history">${standing.notes.map(
    ({ at, person, words }) =>
      html`<li class="history__item"><p class="history__when">${momentText(at, scheme.time_zone)}, ${nameOf(people, person)}</p><p class="panel-words">${words}</p></li>`,
  )}</ol>`;
}

function nameOf(people: ReadonlyMap<string, string>, id: string): string {
  return people.get(id) ?? 'A former member';
}
