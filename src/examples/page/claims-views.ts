import { type Html, html, nothing } from '../../kernel/html.ts';
import { markdown } from '../../kernel/markdown.ts';
import { invitationAddress } from '../invitation.ts';
import type { PublicExample } from '../public.ts';
import { whenText } from '../wording.ts';
import { silentBodies } from './claims.ts';

/** What is said against any of these fields, for beside what is recorded; nothing where nobody does. */
export function contestedBeside(example: PublicExample, fields: readonly string[]): Html {
  const sides = example.contested.filter(({ field }) => fields.includes(field));
  if (sides.length === 0) return nothing;
  return html`<div class="contested"><p class="contested__head">Contested</p>
<ul class="contested__sides">${sides.map(
    ({ says, by, source, date }) =>
      html`<li><b>${by ?? 'By whom: not recorded'}</b>${date === null ? nothing : html` (${whenText(date)})`}: ${says}${source === null ? nothing : html` <a href="${source}" rel="noopener">Source</a>`}</li>`,
  )}</ul></div>`;
}

/** What bodies that are named answer to it, beside the claim; those that have not are offered a reply. */
export function repliesBeside(example: PublicExample): Html {
  const silent = silentBodies(example);
  if (example.replies.length + silent.length === 0) return nothing;
  return html`<section class="replies" aria-label="Replies">${example.replies.map(reply)}${silent.map(
    ({ name }) =>
      html`<p class="replies__none">No reply from ${name} is on record. ${name} is offered one: <a href="${invitationAddress(example.slug, 'replies', 'information')}">give a reply<span class="govuk-visually-hidden"> for ${name}</span></a>.</p>`,
  )}</section>`;
}

function reply({ slug, name, text, date, source }: PublicExample['replies'][number]): Html {
  return html`<div class="reply"><h2 class="reply__head">Reply from <a href="/organisations/${slug}">${name}</a>${date === null ? nothing : html`, ${whenText(date)}`}</h2>
<div class="reply__text">${markdown(text, 3)}</div>
${source === null ? nothing : html`<p><a href="${source}" rel="noopener">Where it was given</a></p>`}</div>`;
}
