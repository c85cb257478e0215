import { attributes, type Html, html, trustedHtml } from '../html.ts';
import { type Attributes, classes, type Words } from './parts.ts';

interface TextOptions {
  text: Words;
  classes?: string;
  attributes?: Attributes;
}

export function govukTag(options: TextOptions): Html {
  return html`<strong${attributes({ class: classes('govuk-tag', options.classes), ...options.attributes })}>${options.text}</strong>`;
}

export function govukInsetText(options: TextOptions & { id?: string }): Html {
  return html`<div${attributes({ id: options.id, class: classes('govuk-inset-text', options.classes), ...options.attributes })}>${options.text}</div>`;
}

export function govukWarningText(options: TextOptions & { iconFallbackText?: string }): Html {
  return html`<div${attributes({ class: classes('govuk-warning-text', options.classes), ...options.attributes })}><span class="govuk-warning-text__icon" aria-hidden="true">!</span> <strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">${options.iconFallbackText ?? 'Warning'}</span> ${options.text}</strong></div>`;
}

export interface DetailsOptions extends TextOptions {
  summaryText: Words;
  id?: string;
  open?: boolean;
}

export function govukDetails(options: DetailsOptions): Html {
  const named = attributes({
    id: options.id,
    class: classes('govuk-details', options.classes),
    ...options.attributes,
    open: options.open,
  });
  return html`<details${named}><summary class="govuk-details__summary"><span class="govuk-details__summary-text">${options.summaryText}</span></summary><div class="govuk-details__text">${options.text}</div></details>`;
}

export interface NotificationBannerOptions extends TextOptions {
  /** "Success" or "Important" unless told. */
  titleText?: Words;
  titleHeadingLevel?: 1 | 2 | 3 | 4 | 5 | 6;
  titleId?: string;
  type?: 'success';
  role?: string;
  disableAutoFocus?: boolean;
}

/** A text becomes a heading; markup is put in as it is. */
export function govukNotificationBanner(options: NotificationBannerOptions): Html {
  const success = options.type === 'success';
  const id = options.titleId ?? 'govuk-notification-banner-title';
  const heading = trustedHtml(`h${options.titleHeadingLevel ?? 2}`);
  const named = attributes({
    class: classes(
      'govuk-notification-banner',
      success && 'govuk-notification-banner--success',
      options.classes,
    ),
    role: options.role ?? (success ? 'alert' : 'region'),
    'aria-labelledby': id,
    'data-module': 'govuk-notification-banner',
    'data-disable-auto-focus':
      options.disableAutoFocus === undefined ? null : String(options.disableAutoFocus),
    ...options.attributes,
  });
  const text =
    typeof options.text === 'string'
      ? html`<p class="govuk-notification-banner__heading">${options.text}</p>`
      : options.text;
  return html`<div${named}><div class="govuk-notification-banner__header"><${heading} class="govuk-notification-banner__title" id="${id}">${options.titleText ?? (success ? 'Success' : 'Important')}</${heading}></div><div class="govuk-notification-banner__content">${text}</div></div>`;
}
