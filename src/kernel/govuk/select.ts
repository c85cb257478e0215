import { attributes, type Html, html } from '../html.ts';
import { type FieldOptions, field } from './field.ts';
import { type Attributes, classes } from './parts.ts';

export interface SelectOptions extends FieldOptions {
  items: readonly {
    text: string | number;
    value?: string | number;
    selected?: boolean;
    disabled?: boolean;
    attributes?: Attributes;
  }[];
  /** The value that is chosen. */
  value?: string | number | null;
}

export function govukSelect(options: SelectOptions): Html {
  return field(options, (id, describedBy) => {
    const items = options.items.map(
      (item) =>
        html`<option${attributes({
          value: item.value,
          selected: item.selected ?? isChosen(item.value ?? item.text, options.value),
          disabled: item.disabled,
          ...item.attributes,
        })}>${item.text}</option>`,
    );
    return html`<select${attributes({
      class: classes(
        'govuk-select',
        options.classes,
        options.errorMessage && 'govuk-select--error',
      ),
      id,
      name: options.name,
      disabled: options.disabled,
      'aria-describedby': describedBy,
      ...options.attributes,
    })}>${items}</select>`;
  });
}

function isChosen(value: string | number, chosen: string | number | null | undefined): boolean {
  return (
    chosen !== undefined && chosen !== null && chosen !== '' && String(value) === String(chosen)
  );
}
