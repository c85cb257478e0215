import { type Html, html } from './html.ts';

// Four uprights that lean a little, as a hand draws them, and the fifth stroke that ends outside them.
export const uprights = 'M7.2 5.2 6.6 27M13.3 4.8 12.9 26.6M19.2 5.4 19 27.2M25.4 5 25.2 26.8';
export const crossing = 'M1.8 22.6 30.2 9.8';

/** The mark in the text's colour, its crossing stroke in vermilion; always beside the name. */
export function mark(): Html {
  return html`<svg class="mark" viewBox="0 0 32 32" fill="none" stroke="currentColor" stroke-width="2.7" stroke-linecap="round" aria-hidden="true" focusable="false"><path d="${uprights}"/><path class="mark__cross" stroke-width="3.2" d="${crossing}"/></svg>`;
}

/** The mark as a file of its own, on paper so that it is seen on dark and light tabs alike. */
export const markFile = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="5" fill="#fbf9f4"/><g fill="none" stroke="#1b2330" stroke-width="3" stroke-linecap="round"><path d="${uprights}"/><path stroke="#b3361b" stroke-width="3.6" d="${crossing}"/></g></svg>`;
