import { whenText } from '../../examples/wording.ts';
import { type Html, html, nothing } from '../../kernel/html.ts';
import type { Site } from '../../kernel/http/site.ts';
import { appealUntil, clockOf } from '../course/count-rules.ts';
import { type Due, dueNext, penLabels, whoHasThePen } from '../course/due-rules.ts';
import { routeOf } from '../course/route-rules.ts';
import { stateLabels } from '../course/rules.ts';
import { markStatus } from '../course/status-rules.ts';
import { bodyText, statusLabels } from '../public/wording.ts';
import type { Hub } from './hub-queries.ts';

/** What an application is and how it stands. Who has not declared yet sees whose it is and about what. */
export function factsView(hub: Hub): Html {
  const { application, names, now, site } = hub;
  const { standing, scheme, statistic, producer } = application;
  const whole = hub.sight === 'papers';
  const clock = clockOf(application, now);
  const appeal = appealUntil(application);
  const route = routeOf(standing, scheme);
  const status = markStatus(standing, scheme, now);
  return html`<dl class="ledger">
${row('Statistic', html`<a href="/statistics/${statistic}">${names.statistics.get(statistic)?.title ?? statistic}</a>`)}
${row('Producer', html`<a href="/organisations/${producer}">${names.organisations.get(producer)?.name ?? producer}</a>`)}
${row('Scheme', html`${schemeLink(site, scheme.scheme, scheme.title)}<p class="ledger__note">${bodyText(scheme)}</p>`)}
${row('State', html`${capital(stateLabels[standing.state])}${status === 'none' || status === standing.state ? nothing : html`<p class="ledger__note">The mark: ${statusLabels[status]}</p>`}`)}
${whole ? row('Now with', html`${capital(penLabels[whoHasThePen(application, now)])}`) : nothing}
${whole && clock ? row('Clock', html`<span class="figure">${capital(clock.text)}</span>`) : nothing}
${whole ? row('Next', nextView(dueNext(application, now))) : nothing}
${whole && route ? row('Route', html`${route.label}`) : nothing}
${standing.meeting ? row('Meeting', html`${meetingLink(site, standing.meeting.day)}, at ${standing.meeting.starts}`) : nothing}
${appeal && hub.today <= appeal ? row('Appeal', html`Can be made until ${whenText(appeal)}`) : nothing}
</dl>`;
}

/** What is due, by when, and how late it is: in words, as colour alone tells nobody. */
export function nextView(next: Due | null): Html {
  if (!next) return html`Nothing`;
  const words = next.what === 'decision' && next.step !== 'Decide' ? ', for a decision by' : ' by';
  const by = next.day === null ? nothing : html`${words} ${whenText(next.day)}`;
  return html`${next.step}${by}${lateView(next)}`;
}

export function lateView({ late }: Pick<Due, 'late'>): Html {
  if (late === 0) return nothing;
  return html` <b class="late">${late} ${late === 1 ? 'day' : 'days'} late</b>`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function row(label: string, value: Html): Html {
  return html`<div class="ledger__row"><dt>${label}</dt><dd>${value}</dd></div>`;
}

function schemeLink({ routes }: Site, slug: string, title: string): Html {
  return routes.some(({ address }) => address === '/schemes/:slug')
    ? html`<a href="/schemes/${slug}">${title}</a>`
    : html`${title}`;
}

function meetingLink({ routes }: Site, day: string): Html {
  return routes.some(({ address }) => address === '/meetings/:date')
    ? html`<a href="/meetings/${day}">${whenText(day)}</a>`
    : html`${whenText(day)}`;
}
