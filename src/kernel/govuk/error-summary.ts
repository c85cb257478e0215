import { attributes, type Html, html, nothing } from '../html.ts';
import { type Attributes, classes, type Words } from './parts.ts';

export interface ErrorSummaryOptions {
  /** "There is a problem" unless told. */
  titleText?: Words;
  descriptionText?: Words;
  /** Each leads to its field: `#name`. */
  errorList?: readonly { text: Words; href?: string; attributes?: Attributes }[];
  classes?: string;
  attributes?: Attributes;
  disableAutoFocus?: boolean;
}

export function govukErrorSummary(options: ErrorSummaryOptions): Html {
  const items = (options.errorList ?? []).map(({ text, href, attributes: more }) =>
    href
      ? html`<li><a href="${href}"${attributes(more ?? {})}>${text}</a></li>`
      : html`<li>${text}</li>`,
  );
  const named = attributes({
    class: classes('govuk-error-summary', options.classes),
    'data-disable-auto-focus':
      options.disableAutoFocus === undefined ? null : String(options.disableAutoFocus),
    ...options.attributes,
    'data-module': 'govuk-error-summary',
  });
  return html`<div${named}><div role="alert"><h2 class="govuk-error-summary__title">${options.titleText ?? 'There is a problem'}</h2><div class="govuk-error-summary__body">${options.descriptionText ? html`<p>${options.descriptionText}</p>` : nothing}${items.length > 0 ? html`<ul class="govuk-list govuk-error-summary__list">${items}</ul>` : nothing}</div></div></div>`;
}
