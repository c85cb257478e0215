import { type Html, html, nothing } from './html.ts';
import { crossing, uprights } from './mark.ts';

const singles = uprights.split(/(?=M)/);
const mostGates = 5;

/**
 * A count as five-bar gates: up to 25 stroke by stroke, more as five gates and three dots, none as an
 * outlined gate. Hidden from screen readers: the figure, or "nothing on record", stands beside it.
 */
export function tally(count: number): Html {
  if (count <= 0)
    return html`<span class="tally tally--none" aria-hidden="true">${outlinedGate()}</span>`;
  const gates = Array.from({ length: Math.min(mostGates, Math.ceil(count / 5)) }, (_, index) =>
    gate(Math.min(5, count - index * 5)),
  );
  return html`<span class="tally" aria-hidden="true">${gates}${count > mostGates * 5 ? dots() : nothing}</span>`;
}

/** The small gate of a kind of example: whole, without its crossing stroke, or with a broken one. */
export function kindMark(kind: string): Html {
  const cross =
    kind === 'engagement'
      ? html`<path class="kind__cross" stroke-width="3.4" d="${crossing}"/>`
      : kind === 'related'
        ? html`<path stroke-width="2.6" stroke-dasharray="0.1 5.1" d="${crossing}"/>`
        : nothing;
  return html`<svg class="kind__mark" viewBox="0 0 32 32" fill="none" stroke="currentColor" stroke-width="2.8" stroke-linecap="round" aria-hidden="true" focusable="false"><path d="${uprights}"/>${cross}</svg>`;
}

function gate(strokes: number): Html {
  const bars = strokes === 5 ? uprights : singles.slice(0, strokes).join('');
  const width = strokes === 5 ? 32 : 4 + strokes * 6.2;
  return html`<svg class="tally__gate" viewBox="${strokes === 5 ? 0 : 3} 0 ${width} 32" fill="none" stroke="currentColor" stroke-width="2.7" stroke-linecap="round" focusable="false"><path d="${bars}"/>${strokes === 5 ? html`<path class="tally__cross" stroke-width="3" d="${crossing}"/>` : nothing}</svg>`;
}

function outlinedGate(): Html {
  const bars = [5, 11.2, 17.4, 23.6].map(
    (x) => html`<rect x="${x}" y="4.5" width="3.6" height="23" rx="1.8"/>`,
  );
  return html`<svg class="tally__gate" viewBox="0 0 32 32" fill="none" stroke="currentColor" stroke-width="1.1" focusable="false">${bars}</svg>`;
}

function dots(): Html {
  return html`<svg class="tally__gate" viewBox="0 0 20 32" fill="currentColor" focusable="false"><circle cx="4" cy="26" r="1.8"/><circle cx="10" cy="26" r="1.8"/><circle cx="16" cy="26" r="1.8"/></svg>`;
}
