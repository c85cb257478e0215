import { attributes, type Html, html, safeUrl } from '../html.ts';
import { type Attributes, classes, type Words } from './parts.ts';

export interface ButtonOptions {
  text: Words;
  /** Makes it a link that looks like a button. */
  href?: string;
  type?: 'submit' | 'button' | 'reset';
  name?: string;
  value?: string;
  id?: string;
  disabled?: boolean;
  classes?: string;
  attributes?: Attributes;
  preventDoubleClick?: boolean;
}

export function govukButton(options: ButtonOptions): Html {
  const common = {
    class: classes('govuk-button', options.classes),
    'data-module': 'govuk-button',
    ...options.attributes,
    id: options.id,
  };
  if (options.href) {
    return html`<a${attributes({ href: safeUrl(options.href), role: 'button', draggable: 'false', ...common })}>${options.text}</a>`;
  }
  return html`<button${attributes({
    type: options.type ?? 'submit',
    value: options.value,
    name: options.name,
    disabled: options.disabled,
    'aria-disabled': options.disabled ? 'true' : null,
    'data-prevent-double-click':
      options.preventDoubleClick === undefined ? null : String(options.preventDoubleClick),
    ...common,
  })}>${options.text}</button>`;
}
