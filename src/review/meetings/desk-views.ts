import { whenText } from '../../examples/wording.ts';
import type { Problem } from '../../kernel/errors.ts';
import { govukButton, govukCheckboxes, govukSelect } from '../../kernel/govuk.ts';
import { type Html, html, nothing } from '../../kernel/html.ts';
import { summaryOf } from '../../people/problem-views.ts';
import type { SignedIn } from '../../people/schema.ts';
import { formKeyField } from '../../people/signed-in.ts';
import type { Names } from '../../vocabulary/authorities/queries.ts';
import { actAddress, applicationAddress } from '../acts/addresses.ts';
import { mayTakePart } from '../course/quorum-rules.ts';
import { declarationsView, notesView, quorumView } from '../panel/item-views.ts';
import type { Member } from '../panel/queries.ts';
import { seatText } from '../panel/wording.ts';
import type { DeskItem } from './desk-items.ts';
import type { Attendance, Meeting } from './schema.ts';

export interface DeskPage {
  meeting: Meeting;
  schemeTitle: string;
  person: SignedIn;
  names: Names;
  items: readonly DeskItem[];
  members: readonly Member[];
  attendance: Attendance;
  /** Names of everybody recorded, by opaque id. */
  people: ReadonlyMap<string, string>;
  records: boolean;
  begun: boolean;
  /** Whether this person may cancel it, as it stands. */
  cancels: boolean;
  problems: readonly Problem[];
}

/** The working page of a meeting, as it stands at this moment. */
export function meetingDesk(page: DeskPage): Html {
  const { meeting, schemeTitle, items, problems } = page;
  const { day, starts, place, slot_minutes, state } = meeting;
  return html`${summaryOf(problems)}<header class="page-head"><p class="page-head__kicker">${schemeTitle}</p>
<h1>Meeting of ${whenText(day)}</h1>
<ul class="facts"><li>${starts}</li><li>${slot_minutes} minutes an item</li><li>${place}</li></ul></header>
${state === 'cancelled' ? html`<div class="notice notice--attention"><p>This meeting is cancelled.</p></div>` : nothing}
<ul class="actions"><li><a href="/meetings/${day}">The public page</a></li>${page.records ? html`<li><a href="/meetings/${day}/minutes">The minutes</a></li>` : nothing}</ul>
${attendanceView(page)}
<section class="section"><h2>Agenda</h2>
${items.length === 0 ? html`<p>Nothing is on the agenda. An adviser places an item from the application’s page.</p>` : items.map((item) => itemView(page, item))}</section>
${cancelForm(page)}`;
}

function attendanceView(page: DeskPage): Html {
  const { members, attendance, people, records, meeting, person, begun } = page;
  const ids = [...new Set([...members.map((one) => one.person.id), ...attendance.keys()])];
  const line = (id: string) => {
    const member = members.find((one) => one.person.id === id);
    return {
      name: people.get(id) ?? 'A former member',
      seat: seatText(member?.side ?? null, member?.chair),
    };
  };
  if (!records || meeting.state === 'cancelled') {
    const there = (state: string) => ids.filter((id) => attendance.get(id) === state);
    const list = (state: string) =>
      there(state)
        .map((id) => line(id).name)
        .join('; ') || 'nobody is recorded';
    return html`<section class="section"><h2>Attendance</h2><p><b>Present:</b> ${list('present')}</p><p><b>Apologies:</b> ${list('apologies')}</p></section>`;
  }
  return html`<section class="section"><h2>Attendance</h2>
${begun ? nothing : html`<p>Until the day of the meeting only apologies can be recorded.</p>`}
<form method="post" action="/meetings/${meeting.day}/attendance" novalidate>${formKeyField(person)}
<input type="hidden" name="lock" value="${meeting.lock}">
<div class="panel-people">${ids.map((id) => {
    const { name, seat } = line(id);
    return govukSelect({
      name: `attendance.${id}`,
      label: { text: html`${name} <span class="quiet small">${seat}</span>` },
      value: attendance.get(id) ?? '',
      items: [
        { value: '', text: 'Not recorded' },
        ...(begun ? [{ value: 'present', text: 'Present' }] : []),
        { value: 'apologies', text: 'Apologies' },
      ],
    });
  })}</div>
${govukButton({ text: 'Save attendance', classes: 'govuk-button--secondary' })}</form></section>`;
}

function itemView(page: DeskPage, item: DeskItem): Html {
  const { names } = page;
  const { application, starts, work, closed, open } = item;
  const { reference, statistic, producer, standing } = application;
  const title = names.statistics.get(statistic)?.title ?? statistic;
  const head = html`<h3>${starts} ${title}</h3><p class="quiet">${names.organisations.get(producer)?.name ?? producer} (${reference})</p>`;
  if (!work) {
    const link = closed.href
      ? html` <a href="${closed.href}">${closed.step}<span class="govuk-visually-hidden">: ${title}</span></a>`
      : nothing;
    return html`<article class="panel-item" id="${reference.toLowerCase()}">${head}<p>${closed.words}${link}</p></article>`;
  }
  const links = (
    [
      ['declare', 'Change your declaration'],
      ['view', 'Write your view'],
      ['note', 'Add a note'],
      ['advise', 'Record the advice'],
    ] as const
  ).filter(([what]) => open.includes(what));
  return html`<article class="panel-item" id="${reference.toLowerCase()}">${head}
${standing.state === 'in-review' ? quorumView(work) : html`<p>${item.advice ? 'Advice was given.' : 'It is not in review now.'}</p>`}
<ul class="actions"><li><a href="${applicationAddress(reference)}">Papers<span class="govuk-visually-hidden"> of ${title}</span></a></li>${links.map(
    ([what, text]) =>
      html`<li><a href="${actAddress(reference, what)}">${text}<span class="govuk-visually-hidden">: ${title}</span></a></li>`,
  )}</ul>
${open.includes('attend') ? presenceForm(page, item, title) : nothing}
${declarationsView(work)}${notesView(work)}</article>`;
}

function presenceForm(
  { meeting, person, members, attendance, people }: DeskPage,
  item: DeskItem,
  title: string,
): Html {
  const { reference, standing } = item.application;
  const may = members.filter(({ person: { id } }) => mayTakePart(standing, id));
  // A first proposal, before anything is recorded: who is at the meeting.
  const proposed = may.map((one) => one.person.id).filter((id) => attendance.get(id) === 'present');
  const values = standing.present.length > 0 ? standing.present : proposed;
  if (may.length === 0) return html`<p>Nobody who stays has declared yet.</p>`;
  return html`<form method="post" action="/meetings/${meeting.day}/presence">${formKeyField(person)}
<input type="hidden" name="reference" value="${reference.toLowerCase()}">
${standing.present.map((id) => html`<input type="hidden" name="shown" value="${id}">`)}
${govukCheckboxes({
  name: 'present',
  idPrefix: `present-${reference.toLowerCase()}`,
  fieldset: {
    legend: {
      text: html`Who is there for this item<span class="govuk-visually-hidden">: ${title}</span>`,
    },
  },
  hint: {
    text: html`Who left the item, or has not declared, is not in this list and does not count.${standing.present.length === 0 && proposed.length > 0 ? ' Nothing is saved yet: those are ticked who are at the meeting.' : ''}`,
  },
  values,
  items: may.map(({ person: { id }, side }) => ({
    value: id,
    text: `${people.get(id) ?? 'A member'}, ${seatText(side)}`,
  })),
})}
${govukButton({ text: html`Save who is there<span class="govuk-visually-hidden">: ${title}</span>`, classes: 'govuk-button--secondary' })}</form>`;
}

function cancelForm({ meeting, person, cancels }: DeskPage): Html {
  if (!cancels) return nothing;
  return html`<section class="section section--ruled"><h2>Cancel the meeting</h2>
<p>What is on its agenda is to be placed again. The public page says that the meeting is cancelled.</p>
<form method="post" action="/meetings/${meeting.day}/cancellation">${formKeyField(person)}
${govukButton({ text: 'Cancel the meeting', classes: 'govuk-button--warning' })}</form></section>`;
}
