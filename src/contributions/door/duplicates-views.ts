import { exampleCard } from '../../examples/list/card.ts';
import type { StoredExample } from '../../examples/queries.ts';
import { govukButton } from '../../kernel/govuk.ts';
import { type Html, html } from '../../kernel/html.ts';
import type { Names } from '../../vocabulary/authorities/queries.ts';
import { names, type Typed } from './reading.ts';

/** Asks, before a new example is sent, whether it is one of these. Everything typed goes along. */
export function duplicatesView(
  typed: Typed,
  { stamp, proof }: { stamp: string; proof: string },
  found: readonly StoredExample[],
  registerNames: Names,
): Html {
  const fields = Object.entries(names).map(
    ([key, name]) =>
      html`<input type="hidden" name="${name}" value="${typed[key as keyof Typed]}">`,
  );
  return html`<header class="page-head">
<p class="page-head__kicker">Your example has not been sent yet</p>
<h1>Is it one of these?</h1>
<p class="lead">“${typed.title}” is like ${found.length === 1 ? 'an example' : 'examples'} that the register has. If it is the same, please add what you know to that one.</p>
</header>
<form method="post" action="/contributions">${fields}
<input type="hidden" name="stamp" value="${stamp}"><input type="hidden" name="proof" value="${proof}"><input type="hidden" name="website" value="">
<ul class="cards cards--short contribute__alike">${found.map(
    (one) => html`<li>${exampleCard(one, registerNames, { heading: 'h2', short: true })}
${govukButton({
  text: html`It is this one<span class="govuk-visually-hidden">, ${one.example.title}</span>: add mine to it`,
  name: 'instead',
  value: one.slug,
  classes: 'govuk-button--secondary',
})}</li>`,
  )}</ul>
<div class="govuk-button-group">
${govukButton({ text: 'It is none of these: send it', name: 'confirmed', value: 'yes' })}
${govukButton({ text: 'Change what I wrote', name: 'change', value: 'yes', classes: 'govuk-button--secondary' })}
</div></form>`;
}
