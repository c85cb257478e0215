import { attributes, type Html, html, nothing } from '../html.ts';
import { type FieldOptions, field } from './field.ts';
import { type Attributes, classes, type Words } from './parts.ts';

interface Affix {
  text: Words;
  classes?: string;
  attributes?: Attributes;
}

export interface InputOptions extends FieldOptions {
  type?: string;
  value?: string | number | null;
  inputmode?: string;
  autocomplete?: string;
  autocapitalize?: string;
  pattern?: string;
  spellcheck?: boolean;
  prefix?: Affix;
  suffix?: Affix;
  inputWrapper?: { classes?: string; attributes?: Attributes };
}

export function govukInput(options: InputOptions): Html {
  return field(options, (id, describedBy) => {
    const input = control(options, id, describedBy);
    if (!options.prefix && !options.suffix) return input;
    const named = classes('govuk-input__wrapper', options.inputWrapper?.classes);
    return html`<div${attributes({ class: named, ...options.inputWrapper?.attributes })}>${affix('prefix', options.prefix)}${input}${affix('suffix', options.suffix)}</div>`;
  });
}

function control(options: InputOptions, id: string, describedBy: string | null): Html {
  return html`<input${attributes({
    class: classes('govuk-input', options.classes, options.errorMessage && 'govuk-input--error'),
    id,
    name: options.name,
    type: options.type ?? 'text',
    spellcheck: options.spellcheck === undefined ? null : String(options.spellcheck),
    value: options.value,
    disabled: options.disabled,
    'aria-describedby': describedBy,
    autocomplete: options.autocomplete,
    autocapitalize: options.autocapitalize,
    pattern: options.pattern,
    inputmode: options.inputmode,
    ...options.attributes,
  })}>`;
}

function affix(where: 'prefix' | 'suffix', given: Affix | undefined): Html {
  if (!given) return nothing;
  const named = classes(`govuk-input__${where}`, given.classes);
  return html`<div${attributes({ class: named, 'aria-hidden': 'true', ...given.attributes })}>${given.text}</div>`;
}
