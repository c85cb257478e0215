import { type Html, html } from '../kernel/html.ts';

/** How many examples, beside a name; in words when there is none. */
export function exampleCount(count: number): Html {
  return count === 0
    ? html`<span class="index__count index__count--none">nothing on record</span>`
    : html`<span class="index__count">${count.toLocaleString('en-GB')}<span class="govuk-visually-hidden">${count === 1 ? ' example' : ' examples'}</span></span>`;
}
