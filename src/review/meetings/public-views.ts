import { whenText } from '../../examples/wording.ts';
import { type Html, html, nothing } from '../../kernel/html.ts';
import type { StoredScheme } from '../scheme/queries.ts';
import { titleOf } from './list-views.ts';
import { minutesBody } from './minutes/minutes-views.ts';
import type { PublicMeeting } from './public.ts';
import type { Meeting } from './schema.ts';

/** A member of the panel, as the notice they accepted lets it be known. */
export interface PublicMember {
  name: string;
  seat: string;
  interests: string | null;
}

interface MeetingsPage {
  coming: readonly Meeting[];
  past: readonly Meeting[];
  schemes: readonly StoredScheme[];
  /** The scheme that is asked for; null for all. */
  scheme: string | null;
  /** Of the meetings, those with published minutes, by id. */
  minuted: ReadonlySet<number>;
  members: readonly PublicMember[];
}

/** Every meeting, with its agenda or its minutes. */
export function meetingsPage(page: MeetingsPage): Html {
  const { coming, past, schemes, scheme, members } = page;
  const invented = schemes.filter((one) => one.scheme.invented).map((one) => one.scheme.title);
  return html`<header class="page-head"><h1>Meetings</h1>
<p class="lead">When the panel meets, what is on its agenda, and the minutes of what it said.</p></header>
${invented.length === 0 ? nothing : html`<div class="notice"><p>Invented, with their bodies: ${invented.join('; ')}. No such meetings take place.</p></div>`}
${
  schemes.length > 1
    ? html`<ul class="actions"><li><a href="/meetings"${current(scheme === null)}>All</a></li>${schemes.map(
        (one) =>
          html`<li><a href="/meetings?scheme=${one.scheme.scheme}"${current(scheme === one.scheme.scheme)}>${one.scheme.title}</a></li>`,
      )}</ul>`
    : nothing
}
<section class="section"><h2>To come</h2>${meetingItems(coming, page, 'No meeting is planned.')}</section>
<section class="section"><h2>Past</h2>${meetingItems(past, page, 'None yet.')}</section>
${
  members.length === 0
    ? nothing
    : html`<section class="section"><h2>The panel</h2><ul class="plain">${members.map(
        ({ name, seat, interests }) =>
          html`<li class="panel-item"><b>${name}</b>, ${seat}. <span class="panel-words">Interests: ${interests ?? 'none given'}</span></li>`,
      )}</ul></section>`
}`;
}

function current(here: boolean): Html {
  return here ? html` aria-current="true"` : nothing;
}

function meetingItems(
  meetings: readonly Meeting[],
  { schemes, minuted }: MeetingsPage,
  none: string,
): Html {
  if (meetings.length === 0) return html`<p>${none}</p>`;
  return html`<ul class="plain">${meetings.map(({ id, day, starts, scheme, state, place }) => {
    const what = state === 'cancelled' ? 'Cancelled' : minuted.has(id) ? 'With minutes' : 'Agenda';
    return html`<li class="panel-item"><p><a href="/meetings/${day}">${whenText(day)}</a>, ${starts}</p><ul class="facts"><li>${titleOf(scheme, schemes)}</li><li>${what}</li><li>${place}</li></ul></li>`;
  })}</ul>`;
}

/** Where no scheme is: there are no meetings, and nothing is said of what there could be. */
export function noMeetings(): Html {
  return html`<header class="page-head"><h1>Meetings</h1></header><p>There are no meetings.</p>`;
}

/** One meeting: its agenda, and its minutes once they are published. */
export function meetingPage(meeting: PublicMeeting): Html {
  const { day, scheme, starts, time_zone, slot_minutes, place, state, agenda } = meeting;
  return html`<header class="page-head"><p class="page-head__kicker">${scheme.title}</p><h1>Meeting of ${whenText(day)}</h1></header>
${scheme.invented ? html`<div class="notice"><p>The scheme and its body are invented. No such meeting takes place.</p></div>` : nothing}
${state === 'cancelled' ? html`<div class="notice notice--attention"><p>This meeting is cancelled. What was on its agenda will come up at another.</p></div>` : nothing}
<dl class="ledger"><div class="ledger__row"><dt>Starts</dt><dd>${starts} (${time_zone}); ${slot_minutes} minutes for each item</dd></div>
<div class="ledger__row"><dt>Place and observers</dt><dd class="panel-words">${place}</dd></div></dl>
<section class="section"><h2>Agenda</h2>
${
  agenda.length === 0
    ? html`<p>Nothing is on the agenda.</p>`
    : html`<ol class="plain">${agenda.map(
        ({ starts: at, statistic, producer, decision }) =>
          html`<li class="panel-item"><p><b>${at}</b> <a href="/statistics/${statistic.slug}">${statistic.title}</a>, ${producer.name}${decision ? html`. <a href="${decision}">The decision<span class="govuk-visually-hidden"> on ${statistic.title}</span></a>` : nothing}</p></li>`,
      )}</ol>`
}</section>
${minutesSection(meeting)}`;
}

function minutesSection({ day, minutes, versions }: PublicMeeting): Html {
  if (!minutes) {
    return html`<section class="section"><h2>Minutes</h2><p>They are not published yet.</p></section>`;
  }
  const last = versions.at(-1);
  const earlier = last && last.number !== minutes.version;
  return html`<section class="section"><h2>Minutes</h2>
<p>${versions.length > 1 ? `Version ${minutes.version}, approved` : 'Approved'} by the chair on ${whenText(minutes.approved)}, published on ${whenText(minutes.published)}.</p>
${minutes.reason ? html`<p><b>What this version corrects:</b> ${minutes.reason}</p>` : nothing}
${earlier ? html`<div class="notice notice--attention"><p>This version was corrected. <a href="/meetings/${day}">Read the last version.</a></p></div>` : nothing}
${minutesBody(minutes)}
${
  versions.length > 1
    ? html`<h3>Versions</h3><ol class="plain">${versions.map(
        ({ number, published, reason }) =>
          html`<li><a href="/meetings/${day}/minutes/${number}">Version ${number}</a>, ${whenText(published)}${reason ? html`. ${reason}` : nothing}</li>`,
      )}</ol>`
    : nothing
}</section>`;
}
