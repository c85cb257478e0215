import { attributes, type Html, html, nothing } from '../html.ts';
import { type FieldOptions, group, remarks } from './field.ts';
import {
  type Attributes,
  classes,
  type FieldsetOptions,
  govukFieldset,
  govukHint,
  govukLabel,
  type HintOptions,
  type Words,
} from './parts.ts';

export interface Choice {
  text: Words;
  value: string | number;
  id?: string;
  hint?: Omit<HintOptions, 'id'>;
  checked?: boolean;
  disabled?: boolean;
  /** What belongs to this choice; always shown, as there is no script to hide it. */
  conditional?: { html: Html };
  label?: { classes?: string; attributes?: Attributes };
  attributes?: Attributes;
}

export interface Divider {
  divider: string;
}

interface ChoicesOptions
  extends Pick<
    FieldOptions,
    'name' | 'hint' | 'errorMessage' | 'formGroup' | 'classes' | 'attributes'
  > {
  idPrefix?: string;
  fieldset?: FieldsetOptions;
}

export interface CheckboxesOptions extends ChoicesOptions {
  items: readonly (Divider | (Choice & { name?: string; behaviour?: 'exclusive' }))[];
  /** The values that are chosen. */
  values?: readonly (string | number)[];
  describedBy?: string;
}

export function govukCheckboxes(options: CheckboxesOptions): Html {
  const chosen = new Set(options.values?.map(String));
  return choices('checkbox', options, options.items, options.describedBy, (value) =>
    chosen.has(String(value)),
  );
}

export interface RadiosOptions extends ChoicesOptions {
  items: readonly (Divider | Choice)[];
  /** The value that is chosen. */
  value?: string | number | null;
}

export function govukRadios(options: RadiosOptions): Html {
  const { value: chosen } = options;
  return choices(
    'radio',
    options,
    options.items,
    undefined,
    (value) => chosen !== undefined && chosen !== null && chosen !== '' && value === chosen,
  );
}

function choices(
  type: 'checkbox' | 'radio',
  options: ChoicesOptions,
  items: CheckboxesOptions['items'],
  describedBy: string | undefined,
  isChosen: (value: string | number) => boolean,
): Html {
  const block = type === 'radio' ? 'govuk-radios' : 'govuk-checkboxes';
  const prefix = options.idPrefix || options.name;
  const all = remarks(prefix, options, options.fieldset?.describedBy || describedBy);
  const list = items.map((item, index) => {
    if ('divider' in item) return html`<div class="${block}__divider">${item.divider}</div>`;
    const id = item.id || (index === 0 ? prefix : `${prefix}-${index + 1}`);
    // Radios without a fieldset are not described: the published component does not either.
    const described = options.fieldset || type === 'radio' ? null : all.describedBy;
    const checked = item.checked ?? isChosen(item.value);
    return choice(type, block, { ...item, checked }, id, item.name ?? options.name, described);
  });
  const named = attributes({
    class: classes(block, options.classes),
    ...options.attributes,
    'data-module': block,
  });
  const inner = html`${all.before}<div${named}>${list}</div>`;
  const { describedBy: described } = all;
  return group(
    options,
    options.fieldset
      ? govukFieldset({ ...options.fieldset, describedBy: described ?? undefined }, inner)
      : inner,
  );
}

function choice(
  type: 'checkbox' | 'radio',
  block: string,
  item: Choice & { behaviour?: string },
  id: string,
  name: string,
  describedBy: string | null,
): Html {
  const hintId = item.hint ? `${id}-item-hint` : null;
  const input = attributes({
    class: `${block}__input`,
    id,
    name,
    type,
    value: item.value,
    checked: item.checked,
    disabled: item.disabled,
    'data-aria-controls': item.conditional ? `conditional-${id}` : null,
    'data-behaviour': item.behaviour,
    'aria-describedby': [describedBy, hintId].filter(Boolean).join(' ') || null,
    ...item.attributes,
  });
  const label = govukLabel({
    text: item.text,
    classes: classes(`${block}__label`, item.label?.classes),
    attributes: item.label?.attributes,
    for: id,
  });
  const hint =
    item.hint && hintId
      ? govukHint({
          ...item.hint,
          id: hintId,
          classes: classes(`${block}__hint`, item.hint.classes),
        })
      : nothing;
  const conditional = item.conditional
    ? html`<div class="${classes(`${block}__conditional`, !item.checked && `${block}__conditional--hidden`)}" id="conditional-${id}">${item.conditional.html}</div>`
    : nothing;
  return html`<div class="${block}__item"><input${input}>${label}${hint}</div>${conditional}`;
}
