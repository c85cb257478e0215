import { govukInput, govukTextarea } from '../../kernel/govuk.ts';
import { type Html, html, nothing } from '../../kernel/html.ts';
import { type Form, fieldOf } from '../../kernel/http/form.ts';
import { type ActPage, typedOr, wrong } from './act-form.ts';

interface Row {
  text: string;
  due: string;
}

/** Rows of conditions with their days; more of them on request. `first`: what stands there at first. */
export function conditionFields(page: ActPage, first: readonly Row[] = []): Html {
  const typed = page.typed ? rowsOf(page.typed) : first;
  const rows = page.typed?.fields.more || typed.length === 0 ? typed.length + 3 : typed.length;
  const problem = wrong(page, 'conditions');
  return html`<fieldset class="govuk-fieldset" id="conditions"><legend class="govuk-fieldset__legend govuk-fieldset__legend--m">Conditions</legend>
<p class="govuk-hint">For “supported with conditions” only. Leave empty rows as they are.</p>
${problem ? html`<p class="govuk-error-message"><span class="govuk-visually-hidden">Error:</span> ${problem.text}</p>` : nothing}
${Array.from({ length: rows }, (_, index) => conditionRow(page, index, typed[index]))}
<p><button class="button button--quiet" name="more" value="rows">More rows</button></p></fieldset>`;
}

function conditionRow(page: ActPage, index: number, row: Row | undefined): Html {
  const name = (part: string) => `conditions.${index}.${part}`;
  const errorOf = (part: string) => {
    const errorMessage = wrong(page, name(part));
    return errorMessage ? { errorMessage } : {};
  };
  return html`<div class="panel-row">${govukTextarea({
    name: name('text'),
    label: { text: `Condition ${index + 1}` },
    rows: 2,
    value: typedOr(page, name('text'), row?.text ?? ''),
    ...errorOf('text'),
  })}${govukInput({
    name: name('due'),
    label: { text: `Condition ${index + 1} is due on` },
    type: 'date',
    classes: 'govuk-input--width-10',
    value: typedOr(page, name('due'), row?.due ?? ''),
    ...errorOf('due'),
  })}</div>`;
}

/** The conditions that were typed; an empty row is none. */
export function readConditions(form: Form): Row[] {
  return rowsOf(form).filter(({ text, due }) => text || due);
}

// Up to the last row that the form had, so that a problem's number is the row's.
function rowsOf(form: Form): Row[] {
  const rows: Row[] = [];
  for (let index = 0; `conditions.${index}.text` in form.fields && index < 30; index++) {
    rows.push({
      text: fieldOf(form, `conditions.${index}.text`).trim(),
      due: fieldOf(form, `conditions.${index}.due`).trim(),
    });
  }
  return rows;
}
