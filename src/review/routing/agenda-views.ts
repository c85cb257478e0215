import { whenText } from '../../examples/wording.ts';
import { govukInput, govukRadios } from '../../kernel/govuk.ts';
import { html, nothing } from '../../kernel/html.ts';
import { fieldOf } from '../../kernel/http/form.ts';
import { type ActForm, type ActPage, typedOr, wrong } from '../acts/act-form.ts';
import type { Review } from '../applications/hub-queries.ts';
import { decisionDay } from '../course/count-rules.ts';
import { agendaOf, nextSlot } from '../meetings/agenda.ts';
import { listMeetings } from '../meetings/queries.ts';
import type { Meeting } from '../meetings/schema.ts';

/** On which meeting's agenda an application stands, and when. */
export const placeForm: ActForm = {
  what: 'place',
  title: 'Put it on a meeting’s agenda',
  button: 'Put it on the agenda',
  lead: ({ application, today }) => {
    const { meeting } = application.standing;
    const day = decisionDay(application, today);
    return html`${meeting ? html`<p>It is on the agenda of ${whenText(meeting.day)}, at ${meeting.starts}. Another meeting takes it off that one.</p>` : nothing}
${day ? html`<p>To be decided by ${whenText(day)}.</p>` : nothing}`;
  },
  fields: async (page, review) => {
    const meetings = await listOpen(page);
    if (meetings.length === 0) {
      return html`<p class="notice">No meeting of this scheme is planned. <a href="/meetings/new">Plan one</a> first.</p>`;
    }
    const errorMessage = wrong(page, 'meeting');
    const wrongTime = wrong(page, 'starts');
    const choices = await Promise.all(meetings.map((one) => choiceOf(page, review, one)));
    return html`${govukRadios({
      name: 'meeting',
      fieldset: { legend: { text: 'Meeting', classes: 'govuk-fieldset__legend--s' } },
      items: choices,
      value: typedOr(page, 'meeting', choices.length === 1 ? choices[0]?.value : ''),
      ...(errorMessage && { errorMessage }),
    })}${govukInput({
      name: 'starts',
      label: { text: 'Another time (optional)', classes: 'govuk-label--s' },
      hint: { text: 'Such as 14:20. Left empty, it gets the next free time of that meeting.' },
      classes: 'govuk-input--width-5',
      value: typedOr(page, 'starts'),
      ...(wrongTime && { errorMessage: wrongTime }),
    })}`;
  },
  read: (form) => {
    const [meeting = '', free = ''] = fieldOf(form, 'meeting').split(' ');
    return { meeting, starts: fieldOf(form, 'starts').trim() || free };
  },
};

export const unplaceForm: ActForm = {
  what: 'unplace',
  title: 'Take it off the agenda',
  button: 'Take it off',
  lead: ({ application: { standing } }) =>
    standing.meeting
      ? html`<p>It is on the agenda of ${whenText(standing.meeting.day)}, at ${standing.meeting.starts}.</p>`
      : nothing,
  fields: () => nothing,
  read: () => ({}),
};

async function listOpen({ site, application, today }: ActPage): Promise<Meeting[]> {
  const all = await listMeetings(site.db);
  return all
    .filter(
      ({ scheme, state, day }) =>
        scheme === application.scheme.scheme && state === 'planned' && day >= today,
    )
    .sort((a, b) => a.day.localeCompare(b.day));
}

/** A meeting with its next free time, which goes with the choice. */
async function choiceOf({ application }: ActPage, { desk }: Review, meeting: Meeting) {
  const { applications } = (await desk()).value;
  const taken = agendaOf(meeting, applications.values())
    .filter((item) => item.application.reference !== application.reference)
    .map(({ starts }) => starts);
  const free = nextSlot(meeting, taken);
  const items = taken.length === 1 ? '1 item' : `${taken.length || 'no'} items`;
  return {
    value: `${meeting.day} ${free}`,
    text: whenText(meeting.day),
    hint: {
      text: html`<span class="line">Begins at ${meeting.starts}, ${items} on its agenda; next free time ${free}</span><span class="line">${meeting.place}</span>`,
    },
  };
}
