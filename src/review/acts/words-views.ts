import { govukTextarea } from '../../kernel/govuk.ts';
import { type Html, html } from '../../kernel/html.ts';
import { type ActPage, typedOr, wrong } from './act-form.ts';

/** A large field for what somebody says, `words` unless named otherwise. `first`: what stands there at first. */
export function wordsField(
  page: ActPage,
  label: string,
  {
    name = 'words',
    hint,
    rows = 8,
    first = '',
  }: { name?: string; hint?: string; rows?: number; first?: string } = {},
): Html {
  const errorMessage = wrong(page, name);
  return govukTextarea({
    name,
    label: { text: label, classes: 'govuk-label--s' },
    ...(hint && { hint: { text: hint } }),
    rows,
    value: typedOr(page, name, first),
    ...(errorMessage && { errorMessage }),
  });
}

/** What people typed, with its paragraphs and line breaks. */
export function typedView(text: string): Html {
  const paragraphs = text
    .split(/\n\s*\n/)
    .map((one) => one.trim())
    .filter(Boolean);
  return html`<div class="prose typed">${paragraphs.map((one) => html`<p>${one}</p>`)}</div>`;
}
