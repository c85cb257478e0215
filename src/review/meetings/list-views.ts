import { whenText } from '../../examples/wording.ts';
import { type Html, html, nothing } from '../../kernel/html.ts';
import { dayOf } from '../course/clock-rules.ts';
import type { StoredScheme } from '../scheme/queries.ts';
import type { Meeting } from './schema.ts';

/** The meetings as the panel and the desk work on them. */
export function meetingsList(
  meetings: readonly Meeting[],
  schemes: readonly StoredScheme[],
  now: Date,
  { adviser }: { adviser: boolean },
): Html {
  const { coming, past } = split(meetings, schemes, now);
  const list = (some: readonly Meeting[]) =>
    html`<ul class="plain">${some.map(
      ({ day, scheme, state, starts }) =>
        html`<li><a href="/meetings/${day}/desk">${whenText(day)}, ${starts}</a>, ${titleOf(scheme, schemes)}${state === 'cancelled' ? ': cancelled' : ''}</li>`,
    )}</ul>`;
  return html`<section class="section"><h2>Meetings</h2>
${coming.length === 0 ? html`<p>No meeting is planned.</p>` : list(coming)}
${adviser && schemes.length > 0 ? html`<p><a class="button" href="/meetings/new">Plan a meeting</a></p>` : nothing}
${past.length === 0 ? nothing : html`<h3>Past meetings</h3>${list(past)}`}</section>`;
}

/** Meetings from today on, the next first; and those that were, the last first. */
export function split(
  meetings: readonly Meeting[],
  schemes: readonly StoredScheme[],
  now: Date,
): { coming: Meeting[]; past: Meeting[] } {
  const isComing = ({ day, scheme }: Meeting) => {
    const zone = schemes.find((one) => one.scheme.scheme === scheme)?.scheme.time_zone;
    return day >= dayOf(now, zone ?? 'UTC');
  };
  const byDay = meetings.toSorted((one, other) => one.day.localeCompare(other.day));
  return {
    coming: byDay.filter(isComing),
    past: byDay.filter((one) => !isComing(one)).toReversed(),
  };
}

export function titleOf(slug: string, schemes: readonly StoredScheme[]): string {
  return schemes.find(({ scheme }) => scheme.scheme === slug)?.scheme.title ?? slug;
}
