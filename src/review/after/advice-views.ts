import { whenText } from '../../examples/wording.ts';
import { type Html, html, nothing } from '../../kernel/html.ts';
import { typedView } from '../acts/words-views.ts';
import type { Hub } from '../applications/hub-queries.ts';

/** What the panel advised, its lay and its expert view side by side. For who may know it before the letter. */
export function adviceView({ application: { standing, scheme } }: Hub): Html {
  if (!standing.advice) return nothing;
  const { outcome, reasons, conditions, lay, expert } = standing.advice.details;
  return html`<section class="section section--ruled"><h2>The panel’s advice: ${scheme.outcomes[outcome].label}</h2>
${typedView(reasons)}
${conditions.length === 0 ? nothing : html`<h3>Conditions it advised</h3>${conditionList(conditions)}`}
<div class="grid grid--two"><section><h3>The lay view</h3>${typedView(lay)}</section>
<section><h3>The expert view</h3>${expert === null ? html`<p>No expert member counted.</p>` : typedView(expert)}</section></div></section>`;
}

export function conditionList(conditions: readonly { text: string; due: string }[]): Html {
  return html`<ol>${conditions.map(({ text, due }) => html`<li>${text} <span class="quiet">By ${whenText(due)}.</span></li>`)}</ol>`;
}
