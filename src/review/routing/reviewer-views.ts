import { whenText } from '../../examples/wording.ts';
import { govukRadios } from '../../kernel/govuk.ts';
import { type Html, html, nothing } from '../../kernel/html.ts';
import { fieldOf } from '../../kernel/http/form.ts';
import { type ActForm, type ActPage, typedOr, wrong } from '../acts/act-form.ts';
import type { Review } from '../applications/hub-queries.ts';
import { isOfProducer } from '../course/parts-rules.ts';
import { routeOf } from '../course/route-rules.ts';
import type { Standing } from '../course/standing.ts';
import { listMembers, type Member } from '../panel/queries.ts';
import { interestLabels, seatText } from '../panel/wording.ts';

/** A member who reads it closely and writes a view; one of them leads. */
export const assignForm: ActForm = {
  what: 'assign',
  title: 'Assign a reviewer',
  button: 'Assign',
  lead: (page) => {
    const { scheme, standing } = page.application;
    const wanted = routeOf(standing, scheme)?.reviewers;
    return html`${wanted ? html`<p>This route asks for the views of at least ${wanted.lay} lay and ${wanted.expert} expert ${wanted.expert === 1 ? 'member' : 'members'}. Reviewers are told by e-mail; its papers open to them once they have declared their interests.</p>` : nothing}
${assignedView(page)}`;
  },
  fields: async (page, review) => {
    const members = (await listMembers(page.site.db)).filter(({ side }) => side !== null);
    const able = members.filter((member) => whyNot(page, member) === null);
    const load = await countOpen(review);
    const errorMessage = wrong(page, 'person');
    return html`${govukRadios({
      name: 'person',
      fieldset: { legend: { text: 'Member', classes: 'govuk-fieldset__legend--s' } },
      items: able.map((member) => ({
        value: member.person.id,
        text: memberName(member),
        hint: { text: memberText(page, member, load.get(member.person.id) ?? 0) },
      })),
      value: typedOr(page, 'person'),
      ...(errorMessage && { errorMessage }),
    })}${govukRadios({
      name: 'as',
      fieldset: { legend: { text: 'As', classes: 'govuk-fieldset__legend--s' } },
      items: [
        { value: 'lead', text: 'Lead reviewer', hint: { text: 'Presents it at the meeting.' } },
        { value: 'reviewer', text: 'Reviewer' },
      ],
      value: typedOr(page, 'as', hasLead(page.application.standing) ? 'reviewer' : 'lead'),
      ...(wrong(page, 'as') && { errorMessage: { text: 'Choose lead reviewer or reviewer' } }),
    })}${unableView(page, members)}`;
  },
  read: (form) => ({ person: fieldOf(form, 'person'), as: fieldOf(form, 'as') }),
  // Two are usual: the page stays for the next.
  after: ({ application: { reference } }) => `/applications/${reference.toLowerCase()}/reviewer`,
};

export const releaseForm: ActForm = {
  what: 'release',
  title: 'Release a reviewer',
  button: 'Release',
  lead: () =>
    html`<p>They no longer review this application. What they have declared and written stays.</p>`,
  fields: (page) => {
    const errorMessage = wrong(page, 'person');
    const { reviewers } = page.application.standing;
    if (reviewers.length === 0) return html`<p>Nobody is assigned.</p>`;
    return govukRadios({
      name: 'person',
      fieldset: { legend: { text: 'Reviewer', classes: 'govuk-fieldset__legend--s' } },
      items: reviewers.map(({ person, as }) => ({
        value: person,
        text: `${nameOf(page, person)}, ${seatText(page.panel.get(person) ?? null)}${as === 'lead' ? ', leads' : ''}`,
      })),
      value: typedOr(page, 'person'),
      ...(errorMessage && { errorMessage }),
    });
  },
  read: (form) => ({ person: fieldOf(form, 'person') }),
};

function assignedView(page: ActPage): Html {
  const { reviewers } = page.application.standing;
  if (reviewers.length === 0) return html`<p>Nobody is assigned yet.</p>`;
  return html`<p>Assigned so far:</p><ul>${reviewers.map(
    ({ person, as }) =>
      html`<li>${nameOf(page, person)}, ${seatText(page.panel.get(person) ?? null)}${as === 'lead' ? ', leads' : ''}</li>`,
  )}</ul>`;
}

/** Members who cannot be assigned, and why: nobody is to wonder where they are. */
function unableView(page: ActPage, members: readonly Member[]): Html {
  const unable = members.flatMap((member) => {
    const why = whyNot(page, member);
    return why === null ? [] : [html`<li>${memberName(member)}: ${why}</li>`];
  });
  return unable.length === 0 ? nothing : html`<p>Cannot be assigned:</p><ul>${unable}</ul>`;
}

function memberName({ person, side, chair }: Member): string {
  return `${person.name}, ${seatText(side, chair)}`;
}

function memberText(page: ActPage, member: Member, open: number): Html {
  const { meeting, interests } = page.application.standing;
  const declared = interests.get(member.person.id);
  const lines = [
    declared &&
      html`${interestLabels[declared.interest]}${declared.words ? `: ${declared.words}` : ''}`,
    !declared && html`Has not declared an interest in this application or none`,
    !page.noticed.has(member.person.id) &&
      html`Has not accepted the notice that says what is published`,
    member.interests ? html`Standing interests: ${member.interests}` : html`No standing interests`,
    awayText(member, meeting?.day ?? null, page.today),
    html`Reviews ${open} open ${open === 1 ? 'application' : 'applications'}`,
  ].filter((line) => line !== null && line !== undefined && line !== false);
  return html`${lines.map((line) => html`<span class="line">${line}</span>`)}`;
}

/** Why somebody cannot be assigned, as the rules would say it. */
function whyNot({ application }: ActPage, { person }: Member): string | null {
  const { standing, producer } = application;
  if (isOfProducer(person, producer)) return 'belongs to the producer';
  if (standing.interests.get(person.id)?.interest === 'leaves')
    return 'has declared an interest and leaves for this item';
  const parts = [...(standing.hands.get(person.id) ?? [])];
  return parts.some((one) => one !== 'member' && one !== 'chair')
    ? 'has acted in another part of this application'
    : null;
}

function awayText({ away }: Member, meeting: string | null, today: string): Html | null {
  const ahead = away.filter(({ to }) => to >= today);
  const missing = meeting !== null && away.some(({ from, to }) => from <= meeting && meeting <= to);
  if (missing) return html`<b>Away on the day of the meeting, ${whenText(meeting)}</b>`;
  if (ahead.length === 0) return null;
  const days = ahead.map(({ from, to }) =>
    from === to ? whenText(from) : `${whenText(from)} to ${whenText(to)}`,
  );
  return html`Away ${days.join('; ')}`;
}

/** How many applications that are with the panel each member reviews. */
async function countOpen({ desk }: Review): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const { standing } of (await desk()).value.applications.values()) {
    if (standing.state !== 'in-review') continue;
    for (const { person } of standing.reviewers) counts.set(person, (counts.get(person) ?? 0) + 1);
  }
  return counts;
}

function hasLead({ reviewers }: Standing): boolean {
  return reviewers.some(({ as }) => as === 'lead');
}

function nameOf({ people }: ActPage, id: string): string {
  return people.get(id) ?? 'A former member';
}
