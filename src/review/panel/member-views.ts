import { capitalised, whenText } from '../../examples/wording.ts';
import type { Problem } from '../../kernel/errors.ts';
import { govukButton, govukInput, govukTextarea } from '../../kernel/govuk.ts';
import { type Html, html, nothing } from '../../kernel/html.ts';
import { errorOf, summaryOf } from '../../people/problem-views.ts';
import type { SignedIn } from '../../people/schema.ts';
import { formKeyField } from '../../people/signed-in.ts';
import type { Waiting } from './member-items.ts';
import type { Away } from './schema.ts';

/** A notice, the schemes that it is of, and when the member accepted it. */
export interface Notice {
  words: string;
  schemes: readonly string[];
  accepted: string | null;
}

/** What the form of a member's page holds: as saved, or as typed. */
export interface TypedMember {
  interests: string;
  away: readonly Away[];
  lock: number;
  /** How many rows for times away. */
  rows: number;
}

export interface OwnPage {
  person: SignedIn;
  seat: string;
  notices: readonly Notice[];
  waiting: readonly Waiting[];
  meetings: readonly { day: string; title: string }[];
  typed: TypedMember;
  problems: readonly Problem[];
  saved: boolean;
}

/** A panel member's own page. */
export function ownPage(page: OwnPage): Html {
  const { person, seat, notices, problems } = page;
  return html`${summaryOf(problems)}
<header class="page-head"><p class="page-head__kicker">${capitalised(seat)}</p><h1>Your page on the panel</h1></header>
${page.saved ? html`<div class="notice" role="status"><p>Saved.</p></div>` : nothing}
${notices.map((notice, index) => noticeView(person, notice, index))}
${waitingView(page)}
${memberForm(page)}`;
}

function noticeView(person: SignedIn, { words, schemes, accepted }: Notice, index: number): Html {
  return html`<section class="section"><h2>What of you is published: ${schemes.join(' and ')}</h2>
<blockquote><p>${words}</p></blockquote>
${
  accepted
    ? html`<p>You accepted this notice on ${whenText(accepted)}.</p>`
    : html`<div class="notice notice--attention"><p>Until you accept it you cannot declare interests or write views, so no papers open.</p></div>
<form method="post" action="/panel/me/notice">${formKeyField(person)}<input type="hidden" name="notice" value="${words}">
${govukButton({ text: 'Accept this notice', id: `accept-${index + 1}` })}</form>`
}</section>`;
}

function waitingView({ waiting, meetings }: OwnPage): Html {
  return html`<section class="section"><h2>Your items</h2>
${
  waiting.length === 0
    ? html`<p>Nothing is with the panel now.</p>`
    : html`<ul class="plain">${waiting.map(
        ({ reference, title, producer, words, href, step }) =>
          html`<li class="panel-item"><p><b>${title}</b>, ${producer} <span class="quiet">(${reference})</span></p><p>${words}${href ? html` <a href="${href}">${step}<span class="govuk-visually-hidden">: ${title}, ${reference}</span></a>` : nothing}</p></li>`,
      )}</ul>`
}
${
  meetings.length === 0
    ? nothing
    : html`<h3>Meetings</h3><ul class="plain">${meetings.map(
        ({ day, title }) =>
          html`<li><a href="/meetings/${day}/desk">${whenText(day)}</a>, ${title}</li>`,
      )}</ul>`
}</section>`;
}

function memberForm({ person, typed, problems }: OwnPage): Html {
  const interests = errorOf('interests', problems);
  return html`<section class="section"><h2>What you say of yourself</h2>
<form method="post" action="/panel/me" novalidate>${formKeyField(person)}
<input type="hidden" name="lock" value="${typed.lock}">
${govukTextarea({
  name: 'interests',
  label: { text: 'Your standing interests' },
  hint: {
    text: 'Posts, memberships, funding, close ties to a producer of statistics. Published with meetings once you have accepted the notice.',
  },
  rows: 5,
  value: typed.interests,
  ...(interests && { errorMessage: interests }),
})}
<fieldset class="govuk-fieldset"><legend class="govuk-fieldset__legend govuk-fieldset__legend--m">When you are away</legend>
<p class="govuk-hint">The advice team sees this, nobody else.</p>
${Array.from({ length: typed.rows }, (_, index) => awayRow(index, typed.away[index], problems))}
<p><button class="button button--quiet" name="more" value="rows">More rows</button></p></fieldset>
${govukButton({ text: 'Save' })}</form></section>`;
}

function awayRow(index: number, away: Away | undefined, problems: readonly Problem[]): Html {
  const part = (of: 'from' | 'to', label: string) => {
    const name = `away.${index}.${of}`;
    const errorMessage = errorOf(name, problems);
    return govukInput({
      name,
      label: { text: label },
      type: 'date',
      classes: 'govuk-input--width-10',
      value: away?.[of] ?? '',
      ...(errorMessage && { errorMessage }),
    });
  };
  return html`<div class="panel-pair">${part('from', `Away ${index + 1}, from`)}${part('to', `Away ${index + 1}, until`)}</div>`;
}

/** One member as the advice team sees them. */
export interface MemberLine {
  name: string;
  seat: string;
  interests: string;
  away: readonly Away[];
  /** Titles of schemes whose notice is not accepted. */
  notAccepted: readonly string[];
}

/** The panel as the advice team and the chair see it. */
export function membersPage(members: readonly MemberLine[], meetings: Html): Html {
  return html`<header class="page-head"><h1>The panel</h1>
<p class="lead">Who sits on it, when they are away, their standing interests, and whether they have accepted what of them is published.</p></header>
${meetings}
<section class="section"><h2>Members</h2>
${
  members.length === 0
    ? html`<p>Nobody is on the panel. An administrator gives people their roles.</p>`
    : html`<ul class="plain">${members.map(memberItem)}</ul>`
}</section>`;
}

function memberItem({ name, seat, interests, away, notAccepted }: MemberLine): Html {
  const spans = away.map(({ from, to }) =>
    from === to ? whenText(from) : `${whenText(from)} to ${whenText(to)}`,
  );
  return html`<li class="panel-item"><h3>${name} <span class="quiet small">${seat}</span></h3>
<p><b>Interests:</b> ${interests || 'none given'}</p>
<p><b>Away:</b> ${spans.join('; ') || 'not that we know of'}</p>
<p><b>Notice:</b> ${notAccepted.length === 0 ? 'accepted' : html`<b>not accepted</b> for ${notAccepted.join(' and ')}: this member cannot take part yet`}</p></li>`;
}
