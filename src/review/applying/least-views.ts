import { labelOf } from '../../examples/wording.ts';
import { type Html, html, nothing } from '../../kernel/html.ts';
import { leastInWords } from '../evidence/least.ts';
import type { Evidence } from '../evidence/schema.ts';
import { profiles, type Scheme } from '../scheme/schema.ts';

/** What the scheme asks for at least, profile by profile. */
export function leastTable(scheme: Scheme): Html {
  return html`<details class="editing__fold"><summary>What the scheme asks for at least, by profile</summary>
<dl class="ledger">${profiles.map((profile) => html`<div class="ledger__row"><dt>${labelOf('profiles', profile)}</dt><dd>${list(scheme, profile)}</dd></div>`)}</dl></details>`;
}

/** The same for the profile that was chosen, where one was. */
export function leastView(scheme: Scheme, { profile }: Pick<Evidence, 'profile'>): Html {
  if (profile === null) return nothing;
  return html`<details class="editing__fold"><summary>What the scheme asks for at least, for a ${labelOf('profiles', profile).toLowerCase()} public-interest profile</summary>${list(scheme, profile)}</details>`;
}

function list(scheme: Scheme, profile: (typeof profiles)[number]): Html {
  const lines = leastInWords(scheme, profile);
  if (lines.length === 0) return html`<p>Nothing beyond the questions.</p>`;
  return html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
}
