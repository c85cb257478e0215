import { whenText } from '../../../examples/wording.ts';
import type { Problem } from '../../../kernel/errors.ts';
import { govukButton, govukTextarea } from '../../../kernel/govuk.ts';
import { type Html, html, nothing } from '../../../kernel/html.ts';
import { errorOf, summaryOf } from '../../../people/problem-views.ts';
import type { SignedIn } from '../../../people/schema.ts';
import { formKeyField } from '../../../people/signed-in.ts';
import type { Meeting } from '../schema.ts';
import { minutesBody } from './minutes-views.ts';
import type { ReadMinutes } from './reading.ts';
import type { MinutesVersion, MinutesWords } from './schema.ts';

export interface MinutesDesk {
  meeting: Meeting;
  person: SignedIn;
  versions: readonly MinutesVersion[];
  /** The last version, as this person may read it; null before there are minutes. */
  read: ReadMinutes | null;
  /** What stands in the form: as saved, or as typed. */
  typed: MinutesWords | null;
  reason: string;
  /** Whether this person can approve them: a chair who was there. */
  approves: boolean;
  begun: boolean;
  problems: readonly Problem[];
  notice: string | null;
}

/** Where minutes are written, reworded, approved, published and corrected. */
export function minutesDesk(page: MinutesDesk): Html {
  const { meeting, versions, problems, notice } = page;
  const last = versions.at(-1) ?? null;
  return html`${summaryOf(problems)}
${notice === null ? nothing : html`<div class="problem" role="alert"><p><b>${notice}</b> What you typed is still here.</p></div>`}
<header class="page-head"><p class="page-head__kicker"><a href="/meetings/${meeting.day}/desk">Meeting of ${whenText(meeting.day)}</a></p><h1>Minutes</h1>
<p class="lead">${standText(last)}</p></header>
${last === null ? firstForm(page) : last.published ? publishedView(page, last) : draftView(page, last)}`;
}

function standText(last: MinutesVersion | null): string {
  if (!last) return 'They are not written yet.';
  const version = `Version ${last.number}`;
  if (last.published) return `${version} was published on ${whenText(last.published)}.`;
  return last.approved
    ? `${version} was approved by the chair on ${whenText(last.approved)} and is not published.`
    : `${version} is a draft.`;
}

function firstForm({ meeting, person, begun }: MinutesDesk): Html {
  if (meeting.state === 'cancelled') return html`<p>The meeting is cancelled.</p>`;
  if (!begun) return html`<p>They can be written from the day of the meeting on.</p>`;
  return html`<p>They write themselves from what was recorded: attendance, declarations, decisions since the meeting before, and each item’s views and advice. Then you can reword them.</p>
<form method="post" action="/meetings/${meeting.day}/minutes">${formKeyField(person)}<input type="hidden" name="lock" value="0">
${govukButton({ text: 'Write the minutes' })}</form>`;
}

function draftView(page: MinutesDesk, { lock, approved, reason }: MinutesVersion): Html {
  const { meeting, person, approves } = page;
  const form = (part: string, text: string, quiet = true) =>
    html`<form method="post" action="/meetings/${meeting.day}/minutes${part}">${formKeyField(person)}<input type="hidden" name="lock" value="${lock}">
${govukButton({ text, ...(quiet && { classes: 'govuk-button--secondary' }) })}</form>`;
  return html`${reason ? html`<p><b>What this version corrects:</b> ${reason}</p>` : nothing}
<section class="section"><h2>Approval</h2>
${
  approved
    ? html`<p>Items whose decision letter is not out are left out of the public page until it is.</p>${form('/publication', 'Publish the minutes', false)}`
    : approves
      ? form('/approval', 'Approve the minutes', false)
      : html`<p>A chair who was at the meeting approves them, then they can be published.</p>`
}</section>
${wordsForm(page, lock)}
<section class="section section--ruled"><h2>Write them anew</h2><p>From what is recorded now. What was reworded is lost.</p>${form('', 'Write them anew')}</section>`;
}

function wordsForm(page: MinutesDesk, lock: number): Html {
  const { meeting, person, typed, read, problems } = page;
  if (!read || !typed) return nothing;
  const area = (name: string, label: string, value: string | null, rows: number) => {
    const errorMessage = errorOf(name, problems);
    return govukTextarea({
      name,
      label: { text: label },
      rows,
      value: value ?? '',
      ...(errorMessage && { errorMessage }),
    });
  };
  return html`<section class="section"><h2>Words</h2>
<p>Who was there, what was declared and what was advised stand as they were recorded. Rewording takes back an approval.</p>
<form method="post" action="/meetings/${meeting.day}/minutes/words" novalidate>${formKeyField(person)}<input type="hidden" name="lock" value="${lock}">
${area('earlier', 'Earlier decisions', typed.earlier, 4)}
${read.items.map(({ starts, statistic, said, withheld }, index) => {
  const words = typed.items[index];
  const title = `${starts} ${statistic.title}`;
  if (!said || !words) return html`<h3>${title}</h3><p>${withheld ?? ''}</p>`;
  const name = (of: string) => `items.${index}.${of}`;
  return html`<h3>${title}</h3><p class="quiet">${said.reference}: ${said.outcome?.label ?? 'no advice was given'}</p>
${area(name('purpose'), `Purpose (${said.reference})`, words.purpose, 3)}
${area(name('lay'), `Lay view (${said.reference})`, words.lay, 4)}
${area(name('expert'), `Expert view (${said.reference})`, words.expert, 4)}
${area(name('reasons'), `Reasons of the advice (${said.reference})`, words.reasons, 5)}`;
})}
${area('other', 'Other business', typed.other, 4)}
<p class="govuk-hint">Earlier decisions and other business are published as they stand: say nothing there of an item whose decision letter is not out.</p>
${govukButton({ text: 'Save the words', classes: 'govuk-button--secondary' })}</form></section>
<section class="section section--ruled"><h2>As they read</h2>${minutesBody(read)}</section>`;
}

function publishedView(page: MinutesDesk, { number }: MinutesVersion): Html {
  const { meeting, person, reason, read, problems } = page;
  const errorMessage = errorOf('reason', problems);
  return html`<p><a href="/meetings/${meeting.day}">The public page</a></p>
<section class="section"><h2>Correct them</h2>
<p>A correction is version ${number + 1}, approved and published like this one. Version ${number} stays readable.</p>
<form method="post" action="/meetings/${meeting.day}/minutes/correction" novalidate>${formKeyField(person)}
${govukTextarea({ name: 'reason', label: { text: 'What was wrong' }, hint: { text: 'Published with the correction.' }, rows: 3, value: reason, ...(errorMessage && { errorMessage }) })}
${govukButton({ text: 'Begin the correction', classes: 'govuk-button--secondary' })}</form></section>
${read ? html`<section class="section section--ruled"><h2>As they read</h2>${minutesBody(read)}</section>` : nothing}`;
}
