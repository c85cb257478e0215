import type { Problem } from '../../kernel/errors.ts';
import {
  govukCheckboxes,
  govukInput,
  govukRadios,
  govukSelect,
  govukTextarea,
} from '../../kernel/govuk.ts';
import { type Html, html, nothing } from '../../kernel/html.ts';
import type { Names } from '../../vocabulary/authorities/queries.ts';
import { vocabulary } from '../../vocabulary/vocabularies.ts';
import { fieldLabel } from '../page/field-text.ts';
import { type Field, factFields } from './fields.ts';
import { type Typed, typedValue } from './typed.ts';

/** Where a control stands: what was typed there, under names without the prefix. */
export interface Place {
  typed: Typed;
  prefix: string;
  problems: readonly Problem[];
  names: Names;
}

/** One question of the form. */
export function control(field: Field, place: Place): Html {
  const { key, label, hint } = field;
  const { typed, prefix, problems } = place;
  const name = prefix + key;
  const wrong = problems.find((problem) => problem.field === name);
  const common = {
    name,
    label: { text: label },
    ...(hint && { hint: { text: hint } }),
    ...(wrong && { errorMessage: { text: wrong.message } }),
  };
  const value = typedValue(typed, key);
  switch (field.control.kind) {
    case 'prose':
      return govukTextarea({ ...common, value: raw(typed, key), rows: field.control.rows });
    case 'lines':
      return govukTextarea({ ...common, value: raw(typed, key), rows: 3 });
    case 'code':
      return govukSelect({
        ...common,
        items: withNone(
          termsOf(field.control.vocabulary, value),
          name === 'kind' ? 'Choose' : undefined,
        ),
        value,
      });
    case 'choice':
      return govukRadios({
        name,
        fieldset: { legend: { text: label } },
        ...(hint && { hint: { text: hint } }),
        ...(wrong && { errorMessage: { text: wrong.message } }),
        items: [...vocabulary(field.control.vocabulary).terms.values()].map((term) => ({
          value: term.code,
          text: term.label,
          ...(term.definition && { hint: { text: term.definition } }),
        })),
        value,
      });
    case 'field':
      return govukSelect({
        ...common,
        items: withNone(factsWith([value]), 'Choose a fact'),
        value,
      });
    case 'flag':
      return govukSelect({ ...common, items: withNone(yesAndNo), value });
    case 'codes':
      return boxes(field, place, termsOf(field.control.vocabulary, ...(typed[key] ?? [])), wrong);
    case 'fields':
      return boxes(field, place, factsWith(typed[key] ?? []), wrong);
    case 'number':
      return govukInput({
        ...common,
        value,
        classes: 'govuk-input--width-10',
        inputmode: 'decimal',
      });
    case 'date':
      return govukInput({ ...common, value, classes: 'govuk-input--width-10' });
    case 'organisation':
    case 'statistic':
      return named(
        field.control.kind,
        govukInput({
          ...common,
          value,
          autocomplete: 'off',
          attributes: { list: `known-${field.control.kind}s` },
        }),
        name,
        typedValue(typed, `${key}_new`) !== '',
      );
    case 'address':
      return govukInput({ ...common, value, type: 'url', spellcheck: false });
    default:
      return govukInput({ ...common, value });
  }
}

// As typed, with the space and breaks that Markdown minds.
function raw(typed: Typed, key: string): string {
  return typed[key]?.[0] ?? '';
}

interface Item {
  value: string;
  text: string;
}

const yesAndNo: Item[] = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
];

function withNone(items: readonly Item[], none = 'Not recorded'): Item[] {
  return [{ value: '', text: none }, ...items];
}

/** The terms of a vocabulary, and codes that it does not have (any more) at the end, so that none is lost. */
function termsOf(name: string, ...chosen: readonly string[]): Item[] {
  const { terms } = vocabulary(name);
  const known = [...terms.values()].map(({ code, label }) => ({
    value: code,
    text: name === 'stages' ? `${code} ${label}` : label,
  }));
  const unknown = chosen.filter((code) => code !== '' && !terms.has(code));
  return [...known, ...unknown.map((code) => ({ value: code, text: code }))];
}

function factsWith(chosen: readonly string[]): Item[] {
  const others = chosen.filter((one) => one !== '' && !factFields.includes(one));
  return [...factFields, ...others].map((value) => ({ value, text: fieldLabel(value) }));
}

const fewBoxes = 12;

/** Boxes to tick; a long list is folded, and says what is ticked in it. */
function boxes(
  { key, label, hint }: Field,
  { typed, prefix }: Place,
  items: readonly Item[],
  wrong: Problem | undefined,
): Html {
  const values = typed[key] ?? [];
  // What is ticked comes first and in its order, so that saving what nobody touched changes nothing.
  const chosen = values.flatMap((value) => items.find((item) => item.value === value) ?? []);
  const list = govukCheckboxes({
    name: prefix + key,
    classes: 'govuk-checkboxes--small editing__boxes',
    fieldset: { legend: { text: label } },
    ...(hint && { hint: { text: hint } }),
    ...(wrong && { errorMessage: { text: wrong.message } }),
    items: [...chosen, ...items.filter((item) => !chosen.includes(item))],
    values,
  });
  if (items.length <= fewBoxes) return list;
  const ticked = chosen.map(({ text }) => text);
  return html`<details class="editing__fold"${wrong ? html` open` : nothing}><summary>${label}: ${ticked.length === 0 ? 'not recorded' : ticked.join(', ')}</summary>${list}</details>`;
}

/** A name that the register may know, and the box that says it is new. */
function named(what: string, input: Html, name: string, ticked: boolean): Html {
  const id = `${name}_new`;
  return html`${input}<div class="govuk-checkboxes govuk-checkboxes--small editing__new"><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" type="checkbox" id="${id}" name="${id}" value="yes"${ticked ? html` checked` : nothing}><label class="govuk-label govuk-checkboxes__label" for="${id}">Not in the register yet: add this ${what}</label></div></div>`;
}
