import { attributes, type Html, html } from '../html.ts';
import { type FieldOptions, group, remarks } from './field.ts';
import { govukInput } from './input.ts';
import { type Attributes, classes, type FieldsetOptions, govukFieldset } from './parts.ts';

export interface DatePart {
  name: string;
  /** The name with a capital unless told. */
  label?: string;
  id?: string;
  value?: string | number | null;
  classes?: string;
  /** Whether this part is the wrong one; when none is named and there is an error, all are. */
  error?: boolean;
  inputmode?: string;
  autocomplete?: string;
  pattern?: string;
  attributes?: Attributes;
}

export interface DateInputOptions
  extends Pick<FieldOptions, 'hint' | 'errorMessage' | 'formGroup' | 'classes' | 'attributes'> {
  id: string;
  namePrefix?: string;
  fieldset?: FieldsetOptions;
  /** Day, month and year unless told. */
  items?: readonly DatePart[];
  /** By the whole name of each part. */
  values?: Record<string, string | number | null | undefined>;
}

const usual: readonly DatePart[] = [{ name: 'day' }, { name: 'month' }, { name: 'year' }];

export function govukDateInput(options: DateInputOptions): Html {
  const items = options.items?.length ? options.items : usual;
  const anyWrong = items.some(isWrong);
  const { before, describedBy } = remarks(options.id, options, options.fieldset?.describedBy);
  const parts = items.map((item) => {
    const wrong =
      isWrong(item) || (item.error !== false && Boolean(options.errorMessage) && !anyWrong);
    return html`<div class="govuk-date-input__item">${part(options, item, wrong)}</div>`;
  });
  const named = attributes({
    class: classes('govuk-date-input', options.classes),
    ...options.attributes,
    id: options.id,
  });
  const inner = html`${before}<div${named}>${parts}</div>`;
  const fieldset = options.fieldset && {
    ...options.fieldset,
    role: 'group',
    describedBy: describedBy ?? undefined,
  };
  return group(options, fieldset ? govukFieldset(fieldset, inner) : inner);
}

function part(options: DateInputOptions, item: DatePart, wrong: boolean): Html {
  const name = options.namePrefix ? `${options.namePrefix}-${item.name}` : item.name;
  const given = item.classes ?? '';
  return govukInput({
    label: {
      text: item.label ?? item.name.charAt(0).toUpperCase() + item.name.slice(1),
      classes: 'govuk-date-input__label',
    },
    id: item.id ?? `${options.id}-${item.name}`,
    name,
    classes: classes(
      'govuk-date-input__input',
      wrong && !given.includes('govuk-input--error') && 'govuk-input--error',
      !given.includes('govuk-input--width-') &&
        `govuk-input--width-${item.name === 'year' ? 4 : 2}`,
      given,
    ),
    value: item.value ?? options.values?.[name],
    inputmode: item.inputmode ?? 'numeric',
    autocomplete: item.autocomplete,
    pattern: item.pattern,
    attributes: item.attributes,
  });
}

function isWrong(item: DatePart): boolean {
  return item.error === true || (item.classes ?? '').includes('govuk-input--error');
}
