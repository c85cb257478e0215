import { attributes, type Html, html, nothing } from './html.ts';

// The components of govuk-frontend that we use, as functions. Parameters have the macros' names; a text
// may also be markup. Held to the fixtures that the package publishes: see govuk.test.ts.

type Text = string | Html;

export interface Labelled {
  name: string;
  id?: string;
  label: { text: Text; classes?: string };
  hint?: { text: Text };
  errorMessage?: { text: Text } | undefined;
  classes?: string;
}

export interface Input extends Labelled {
  type?: 'text' | 'email';
  value?: string;
  autocomplete?: string;
  inputmode?: string;
  spellcheck?: boolean;
}

/** One line to type into. */
export function input(given: Input): Html {
  const { name, id = name, type = 'text', classes, errorMessage, spellcheck } = given;
  const all = attributes({
    class: `govuk-input${classes ? ` ${classes}` : ''}${errorMessage ? ' govuk-input--error' : ''}`,
    id,
    name,
    type,
    spellcheck: spellcheck === undefined ? undefined : String(spellcheck),
    value: given.value,
    'aria-describedby': describedBy(id, given),
    autocomplete: given.autocomplete,
    inputmode: given.inputmode,
  });
  return group(given, id, html`<input${all}>`);
}

/** Several lines to type into. */
export function textarea(given: Labelled & { value?: string; rows?: number }): Html {
  const { name, id = name, value = '', rows = 5, classes, errorMessage } = given;
  const all = attributes({
    class: `govuk-textarea${errorMessage ? ' govuk-textarea--error' : ''}${classes ? ` ${classes}` : ''}`,
    id,
    name,
    rows,
    'aria-describedby': describedBy(id, given),
  });
  // A browser drops one line break after the tag; one typed there would be lost.
  const kept = value.startsWith('\n') ? `\n${value}` : value;
  return group(given, id, html`<textarea${all}>${kept}</textarea>`);
}

export function fileUpload(given: Labelled & { multiple?: boolean; accept?: string }): Html {
  const { name, id = name, multiple, accept, classes, errorMessage } = given;
  const all = attributes({
    class: `govuk-file-upload${classes ? ` ${classes}` : ''}${errorMessage ? ' govuk-file-upload--error' : ''}`,
    id,
    name,
    type: 'file',
    multiple,
    'aria-describedby': describedBy(id, given),
    accept,
  });
  return group(given, id, html`<input${all}>`);
}

export interface Choice {
  value: string;
  text: Text;
  hint?: { text: Text };
  checked?: boolean;
  /** What is asked besides when this is chosen. Without script it is always shown. */
  conditional?: { html: Html };
}

export interface Choices {
  name: string;
  idPrefix?: string;
  fieldset: { legend: { text: Text; classes?: string } };
  hint?: { text: Text };
  errorMessage?: { text: Text } | undefined;
  items: readonly Choice[];
  classes?: string;
}

/** One of several. The first has the name (or `idPrefix`) as its id: an error summary leads there. */
export function radios(given: Choices & { value?: string }): Html {
  return choices('radios', 'radio', {
    ...given,
    items: given.items.map((item) => ({
      ...item,
      checked: item.checked ?? item.value === given.value,
    })),
  });
}

/** Any of several. */
export function checkboxes(given: Choices & { values?: readonly string[] }): Html {
  return choices('checkboxes', 'checkbox', {
    ...given,
    items: given.items.map((item) => ({
      ...item,
      checked: item.checked ?? given.values?.includes(item.value) ?? false,
    })),
  });
}

function choices(block: 'radios' | 'checkboxes', type: string, given: Choices): Html {
  const { name, idPrefix = name, fieldset, errorMessage, items, classes } = given;
  const described = attributes({ 'aria-describedby': describedBy(idPrefix, given) });
  const { text, classes: legendClasses } = fieldset.legend;
  const list = items.map((item, index) => {
    const id = index === 0 ? idPrefix : `${idPrefix}-${index + 1}`;
    const all = attributes({
      class: `govuk-${block}__input`,
      id,
      name,
      type,
      value: item.value,
      checked: item.checked,
      'data-aria-controls': item.conditional && `conditional-${id}`,
      'aria-describedby': item.hint && `${id}-item-hint`,
    });
    return html`<div class="govuk-${block}__item"><input${all}><label class="govuk-label govuk-${block}__label" for="${id}">${item.text}</label>${item.hint ? html`<div id="${id}-item-hint" class="govuk-hint govuk-${block}__hint">${item.hint.text}</div>` : nothing}</div>${item.conditional ? html`<div class="govuk-${block}__conditional${item.checked ? '' : ` govuk-${block}__conditional--hidden`}" id="conditional-${id}">${item.conditional.html}</div>` : nothing}`;
  });
  return html`<div class="govuk-form-group${errorMessage ? ' govuk-form-group--error' : ''}"><fieldset class="govuk-fieldset"${described}><legend class="govuk-fieldset__legend${legendClasses ? ` ${legendClasses}` : ''}">${text}</legend>${hintAndError(idPrefix, given)}<div class="govuk-${block}${classes ? ` ${classes}` : ''}" data-module="govuk-${block}">${list}</div></fieldset></div>`;
}

export interface SummaryItem {
  text: Text;
  href?: string;
}

/** What is wrong with what was sent, at the top of the page, each leading to its field. */
export function errorSummary({
  titleText = 'There is a problem',
  errorList,
}: {
  titleText?: string;
  errorList: readonly SummaryItem[];
}): Html {
  const items = errorList.map(
    ({ text, href }) =>
      html`<li>${href === undefined ? text : html`<a href="${href}">${text}</a>`}</li>`,
  );
  return html`<div class="govuk-error-summary" data-module="govuk-error-summary"><div role="alert"><h2 class="govuk-error-summary__title">${titleText}</h2><div class="govuk-error-summary__body"><ul class="govuk-list govuk-error-summary__list">${items}</ul></div></div></div>`;
}

export function button({
  text,
  name,
  value,
  classes,
}: {
  text: Text;
  name?: string;
  value?: string;
  classes?: string;
}): Html {
  const all = attributes({ type: 'submit', value, name });
  return html`<button${all} class="govuk-button${classes ? ` ${classes}` : ''}" data-module="govuk-button">${text}</button>`;
}

export function insetText(content: Text): Html {
  return html`<div class="govuk-inset-text">${content}</div>`;
}

export function warningText(text: Text): Html {
  return html`<div class="govuk-warning-text"><span class="govuk-warning-text__icon" aria-hidden="true">!</span><strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">Warning</span> ${text}</strong></div>`;
}

function group(given: Labelled, id: string, control: Html): Html {
  const { label, errorMessage } = given;
  return html`<div class="govuk-form-group${errorMessage ? ' govuk-form-group--error' : ''}"><label class="govuk-label${label.classes ? ` ${label.classes}` : ''}" for="${id}">${label.text}</label>${hintAndError(id, given)}${control}</div>`;
}

type Explained = Pick<Labelled, 'hint' | 'errorMessage'>;

function hintAndError(id: string, { hint, errorMessage }: Explained): Html {
  return html`${hint ? html`<div id="${id}-hint" class="govuk-hint">${hint.text}</div>` : nothing}${errorMessage ? html`<p id="${id}-error" class="govuk-error-message"><span class="govuk-visually-hidden">Error:</span> ${errorMessage.text}</p>` : nothing}`;
}

function describedBy(id: string, { hint, errorMessage }: Explained): string | undefined {
  const ids = [hint && `${id}-hint`, errorMessage && `${id}-error`].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}
