import { type Html, html, nothing } from '../../kernel/html.ts';
import { outcomeWords } from './finding.ts';
import type { PublicDecisionDetails } from './schema.ts';
import { interestLabels, opinionLabels, paragraphsOf, sideLabels } from './wording.ts';

/** What the panel said: the two views as the chair summed them up, each member's own, interests, presence. */
export function panelSection(decision: PublicDecisionDetails): Html {
  const { views, members } = decision;
  return html`<section class="section section--ruled"><h2>What the panel said</h2>
<h3>Lay members</h3>${words(views.lay)}
<h3>Expert members</h3>${views.expert === null ? html`<p class="not-recorded">Not recorded</p>` : words(views.expert)}
${members.length === 0 ? nothing : html`<h3>Each member’s view</h3>${members.map(memberView)}`}
${interestsTable(decision)}</section>`;
}

type Member = PublicDecisionDetails['members'][number];

function memberView({ name, side, outcome, words: said, answers }: Member): Html {
  return html`<details class="member-view"><summary>${nameOf(name)}, ${sideOf(side)}: ${outcomeWords[outcome].toLowerCase()}</summary>
${words(said)}
${answers.length === 0 ? nothing : html`<dl class="ledger">${answers.map((one) => html`<div class="ledger__row"><dt>${one.label}</dt><dd>${opinionLabels[one.opinion]}${one.words === null ? nothing : html`<p class="ledger__note">${one.words}</p>`}</dd></div>`)}</dl>`}
</details>`;
}

function interestsTable({ interests, meeting }: PublicDecisionDetails): Html {
  if (interests.length === 0) return nothing;
  const attendance = meeting !== null;
  return html`<h3>Who took part, and their interests</h3>
<div class="scroll" tabindex="0" role="region" aria-label="Members, interests and attendance"><table class="table">
<thead><tr><th scope="col">Member</th><th scope="col">Side</th><th scope="col">Interest</th>${attendance ? html`<th scope="col">At the meeting</th>` : nothing}</tr></thead>
<tbody>${interests.map(
    ({ name, side, interest, words: said, left, present }) =>
      html`<tr><th scope="row">${nameOf(name)}</th><td>${sideOf(side)}</td><td>${interestLabels[interest]}${said === null ? nothing : html`: ${said}`}</td>${attendance ? html`<td>${left ? 'Left for this item' : present ? 'Present' : 'Not present'}</td>` : nothing}</tr>`,
  )}</tbody></table></div>`;
}

function nameOf(name: string | null): string {
  return name ?? 'A member';
}

function sideOf(side: Member['side']): string {
  return side === null ? 'Chair' : sideLabels[side].toLowerCase();
}

function words(text: string): Html {
  return html`<div class="prose">${paragraphsOf(text).map((one) => html`<p>${one}</p>`)}</div>`;
}
