import { attributes, type Html, html, nothing } from '../html.ts';

/** Text that is escaped, or markup that is already safe. */
export type Words = string | Html;
export type Attributes = Record<string, string | number | boolean | null | undefined>;

export interface LabelOptions {
  text: Words;
  for?: string;
  classes?: string;
  /** The label is the page's h1: for a page that asks one question. */
  isPageHeading?: boolean;
  attributes?: Attributes;
}

export function govukLabel(options: LabelOptions): Html {
  const label = html`<label${attributes({ class: classes('govuk-label', options.classes), ...options.attributes, for: options.for })}>${options.text}</label>`;
  return options.isPageHeading ? html`<h1 class="govuk-label-wrapper">${label}</h1>` : label;
}

export interface HintOptions {
  text: Words;
  id?: string;
  classes?: string;
  attributes?: Attributes;
}

export function govukHint(options: HintOptions): Html {
  return html`<div${attributes({ id: options.id, class: classes('govuk-hint', options.classes), ...options.attributes })}>${options.text}</div>`;
}

export interface ErrorMessageOptions {
  text: Words;
  id?: string;
  classes?: string;
  attributes?: Attributes;
  /** "Error" unless told; empty: nothing is said before the message. */
  visuallyHiddenText?: string;
}

export function govukErrorMessage(options: ErrorMessageOptions): Html {
  const before = options.visuallyHiddenText ?? 'Error';
  return html`<p${attributes({ id: options.id, class: classes('govuk-error-message', options.classes), ...options.attributes })}>${before ? html`<span class="govuk-visually-hidden">${before}:</span> ` : nothing}${options.text}</p>`;
}

export interface FieldsetOptions {
  legend?: { text: Words; classes?: string; isPageHeading?: boolean };
  describedBy?: string;
  role?: string;
  classes?: string;
  attributes?: Attributes;
}

export function govukFieldset(options: FieldsetOptions, inner: Html): Html {
  const named = attributes({
    class: classes('govuk-fieldset', options.classes),
    role: options.role,
    'aria-describedby': options.describedBy || null,
    ...options.attributes,
  });
  return html`<fieldset${named}>${options.legend ? legendOf(options.legend) : nothing}${inner}</fieldset>`;
}

function legendOf(legend: NonNullable<FieldsetOptions['legend']>): Html {
  const text = legend.isPageHeading
    ? html`<h1 class="govuk-fieldset__heading">${legend.text}</h1>`
    : legend.text;
  return html`<legend class="${classes('govuk-fieldset__legend', legend.classes)}">${text}</legend>`;
}

/** Class names joined; those that are absent or false left out. */
export function classes(...names: (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
