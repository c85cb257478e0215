import { whenText } from '../../examples/wording.ts';
import { type Html, html, nothing } from '../../kernel/html.ts';
import type { DecisionRegister } from '../../review/public/register-queries.ts';
import {
  allHappenings,
  deskSubjectTypes,
  type Happening,
  happenings,
  type RecordFilters,
  recordAddress,
  subjectTypes,
} from './parameters.ts';
import { subjectAddress } from './public.ts';
import type { RecordLine } from './queries.ts';
import { actedText, happenedText } from './wording.ts';

/** The record: what happened, to what, when, in which role. */
export function recordView(
  filters: RecordFilters,
  lines: readonly RecordLine[],
  titles: ReadonlyMap<string, string>,
  hasMore: boolean,
  register: DecisionRegister,
): Html {
  const last = lines.at(-1);
  const older = hasMore && last ? recordAddress({ ...filters, before: last.id }) : null;
  return html`<header class="page-head"><h1>The public record</h1>
<p class="lead">What happened here, to what, when and in which role, newest first. The database refuses to change or delete a line. Only an address of an example that named somebody is replaced by its present one, when an administrator redacts it.</p></header>
${filterForm(filters, register.schemes.length > 0)}
${lines.length === 0 ? html`<p class="empty">Nothing is on record${filters.what.length > 0 || filters.about ? ' of this' : ''}.</p>` : html`<ol class="history" aria-label="Events">${lines.map((line) => item(line, titles, register))}</ol>`}
<ul class="actions">${filters.before === null ? nothing : html`<li><a href="${recordAddress({ ...filters, before: null })}">Newest</a></li>`}${older === null ? nothing : html`<li><a rel="next" href="${older}">Older</a></li>`}<li><a href="/moderation/log">Contributions: outcomes, reasons, and how long answers took</a></li></ul>`;
}

function item(
  line: RecordLine,
  titles: ReadonlyMap<string, string>,
  register: DecisionRegister,
): Html {
  const { id, at, role } = line;
  return html`<li class="history__item" id="event-${id}"><p class="history__when"><time datetime="${at}">${whenText(at)}, ${at.slice(11, 16)} UTC</time></p>
<p class="history__what">${subject(line, titles, register)} ${happenedText(line)}</p>
<p class="history__who quiet">${actedText(role)}</p></li>`;
}

function subject(
  line: RecordLine,
  titles: ReadonlyMap<string, string>,
  register: DecisionRegister,
): Html {
  const { about_type, about_id } = line;
  if (about_type === 'person') return html`<b>An account.</b>`;
  if (about_type === 'contribution') return html`<b>Contribution ${about_id}.</b>`;
  const href = subjectAddress(line, register);
  const name = titles.get(`${about_type}:${about_id}`) ?? deskName(line, register);
  return href === null ? html`<b>${name}.</b>` : html`<a href="${href}">${name}</a>.`;
}

function deskName({ about_type, about_id }: RecordLine, { schemes }: DecisionRegister): string {
  if (about_type === 'application') return `Application ${about_id}`;
  if (about_type === 'meeting') return `Meeting of ${whenText(about_id)}`;
  return schemes.find(({ scheme }) => scheme.scheme === about_id)?.scheme.title ?? about_id;
}

const typeLabels: Record<
  (typeof subjectTypes)[number] | (typeof deskSubjectTypes)[number],
  string
> = {
  example: 'Examples',
  statistic: 'Statistics',
  contribution: 'Contributions',
  resource: 'Resources',
  person: 'Accounts',
  application: 'Applications',
  meeting: 'Meetings',
  scheme: 'Schemes',
};

function filterForm({ what, about }: RecordFilters, hasSchemes: boolean): Html {
  const chosen = what[0] ?? '';
  const shown = hasSchemes ? [...subjectTypes, ...deskSubjectTypes] : subjectTypes;
  const known: Partial<Record<Happening, string>> = hasSchemes ? allHappenings : happenings;
  const types = shown.map((type) => ({ value: type, text: typeLabels[type] }));
  const one = about?.includes(':') ? [{ value: about, text: about }] : [];
  return html`<form class="sort" action="/record" method="get">
<label class="sort__label" for="about">About</label> <select class="sort__select" id="about" name="about">${options([{ value: '', text: 'Everything' }, ...types, ...one], about ?? '')}</select>
<label class="sort__label" for="what">What</label> <select class="sort__select" id="what" name="what">${options([{ value: '', text: 'Everything' }, ...Object.entries(known).map(([value, text]) => ({ value, text }))], chosen)}</select>
<button class="button button--quiet">Show</button></form>`;
}

function options(all: readonly { value: string; text: string }[], chosen: string): Html {
  return html`${all.map(({ value, text }) => html`<option value="${value}"${value === chosen ? html` selected` : nothing}>${text}</option>`)}`;
}
