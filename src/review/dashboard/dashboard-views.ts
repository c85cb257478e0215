import { whenText } from '../../examples/wording.ts';
import { govukSelect } from '../../kernel/govuk.ts';
import { type Html, html, nothing } from '../../kernel/html.ts';
import { type Cut, pagingView } from '../../kernel/paging.ts';
import type { Names } from '../../vocabulary/authorities/queries.ts';
import { applicationAddress } from '../acts/addresses.ts';
import { capital, nextView } from '../applications/facts-views.ts';
import { clockOf } from '../course/count-rules.ts';
import { type Pen, penLabels } from '../course/due-rules.ts';
import { stateLabels } from '../course/rules.ts';
import type { State } from '../course/standing.ts';
import { markStatus } from '../course/status-rules.ts';
import { statusLabels } from '../public/wording.ts';
import { type DashboardFilters, dashboardAddress } from './filters.ts';
import type { Line } from './lines.ts';

/** What somebody sees at `/applications`: each part only for whoever it concerns. */
export interface Dashboard {
  names: Names;
  now: Date;
  /** One's producer's own; null for who is no applicant. `begin`: where an application is begun. */
  own: { lines: readonly Line[]; begin: string | null } | null;
  /** Items before the panel, and what one has still to do; null for who is not on it. */
  panel: readonly { line: Line; step: string | null }[] | null;
  /** Null for who is none of the advice team, chairs and decision-makers. */
  desk: DeskPart | null;
}

export interface DeskPart {
  filters: DashboardFilters;
  cut: Cut<Line>;
  late: number;
  schemes: readonly { slug: string; title: string }[];
  /** Of all that the other filters leave. */
  byPen: ReadonlyMap<Pen, number>;
}

export function dashboardView(page: Dashboard): Html {
  return html`<header class="page-head"><h1>Applications</h1></header>
${page.panel ? panelPart(page, page.panel) : nothing}
${page.own ? ownPart(page, page.own) : nothing}
${page.desk ? deskPart(page, page.desk) : nothing}`;
}

function ownPart(page: Dashboard, { lines, begin }: NonNullable<Dashboard['own']>): Html {
  return html`<section class="section"><h2>Your organisation’s applications</h2>
${begin ? html`<p><a class="button" href="${begin}">Begin an application</a></p>` : nothing}
${lines.length === 0 ? html`<p class="empty">None has been begun.</p>` : listOf(page, lines)}</section>`;
}

function panelPart(page: Dashboard, items: NonNullable<Dashboard['panel']>): Html {
  const waiting = items.filter(({ step }) => step !== null).length;
  return html`<section class="section"><h2>With the panel</h2>
<p>${items.length === 0 ? 'Nothing is with the panel.' : waiting === 0 ? 'Nothing waits for you.' : `${counted(waiting)} for you.`}</p>
${
  items.length === 0
    ? nothing
    : html`<ul class="queue">${items.map(({ line, step }) => itemView(page, line, step))}</ul>`
}</section>`;
}

function counted(count: number): string {
  return count === 1 ? 'One waits' : `${count} wait`;
}

function deskPart(page: Dashboard, desk: DeskPart): Html {
  const { cut, filters, late, byPen } = desk;
  const { total } = cut;
  const lateText = late === 0 ? 'none late' : html`<b class="late">${late} late</b>`;
  const pens = [...byPen].sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  return html`<section class="section"><h2>The desk</h2>
<p class="lead">${total} ${total === 1 ? 'application' : 'applications'}, ${lateText}.</p>
<nav aria-label="Who has the pen"><ul class="actions queue__states">
<li>${penLink(filters, undefined, 'Everybody', sum(byPen))}</li>${pens.map(
    ([pen, count]) => html`<li>${penLink(filters, pen, capital(penLabels[pen]), count)}</li>`,
  )}</ul></nav>
${filterForm(desk)}
${total === 0 ? html`<p class="empty">Nothing here.</p>` : listOf(page, cut.items)}
${pagingView(cut, (number) => dashboardAddress({ ...filters, page: number }))}</section>`;
}

const order = Object.keys(penLabels) as Pen[];

function sum(counts: ReadonlyMap<Pen, number>): number {
  return [...counts.values()].reduce((total, count) => total + count, 0);
}

function penLink(
  filters: DashboardFilters,
  pen: Pen | undefined,
  text: string,
  count: number,
): Html {
  const here = filters.pen === pen ? html` aria-current="page"` : nothing;
  const address = dashboardAddress({ ...filters, pen, page: 1 });
  return html`<a href="${address}"${here}>${text} <span class="figure">${count}</span></a>`;
}

function filterForm({ filters, schemes }: DeskPart): Html {
  const states = Object.entries(stateLabels) as [State, string][];
  return html`<form class="queue__filters" action="/applications">
${filters.pen ? html`<input type="hidden" name="pen" value="${filters.pen}">` : nothing}
${govukSelect({
  name: 'scheme',
  label: { text: 'Scheme' },
  items: [
    { value: '', text: 'Every scheme' },
    ...schemes.map(({ slug, title }) => ({ value: slug, text: title })),
  ],
  value: filters.scheme ?? '',
})}
${govukSelect({
  name: 'state',
  label: { text: 'State' },
  items: [
    { value: 'open', text: 'All that are not at their end' },
    { value: 'all', text: 'All' },
    ...states.map(([value, text]) => ({ value, text: capital(text) })),
  ],
  value: filters.state,
})}
<button class="button button--quiet">Show</button></form>`;
}

function listOf(page: Dashboard, lines: readonly Line[]): Html {
  return html`<ul class="queue">${lines.map((line) => itemView(page, line))}</ul>`;
}

/** `step`: what the reader has to do, in place of what is due next; null when nothing. */
function itemView({ names, now }: Dashboard, line: Line, step?: string | null): Html {
  const { application, sight, next, pen } = line;
  const { reference, standing, scheme, statistic, producer } = application;
  const status = markStatus(standing, scheme, now);
  const clock = sight === 'papers' ? clockOf(application, now) : null;
  const { meeting } = standing;
  return html`<li class="queue__item">
<h3 class="queue__title"><a href="${applicationAddress(reference)}">${names.statistics.get(statistic)?.title ?? statistic}</a></h3>
<ul class="facts"><li>${names.organisations.get(producer)?.name ?? producer}</li><li>${scheme.title}</li><li>${capital(stateLabels[standing.state])}${status === 'none' || status === standing.state ? nothing : html`: ${statusLabels[status].toLowerCase().replace(/^live, /, '')}`}</li>${clock ? html`<li>${clock.text}</li>` : nothing}${meeting ? html`<li>meeting of ${whenText(meeting.day)}, ${meeting.starts}</li>` : nothing}<li>${reference}</li></ul>
${step === undefined ? dueLine(next, pen) : stepLine(step)}</li>`;
}

function dueLine(next: Line['next'], pen: Pen): Html {
  if (!next) return html`<p class="next quiet">Nothing is due.</p>`;
  const who = pen === 'nobody' ? `Then ${penLabels[next.by]}` : capital(penLabels[pen]);
  return html`<p class="next"><b>${who}</b>: ${nextView(next)}</p>`;
}

function stepLine(step: string | null): Html {
  return step === null
    ? html`<p class="next quiet">Nothing more for you to do.</p>`
    : html`<p class="next"><b>You</b>: ${step}</p>`;
}
