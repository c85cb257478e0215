import type { Problem } from '../kernel/errors.ts';
import { type Html, html, nothing } from '../kernel/html.ts';

export interface TextField {
  name: string;
  label: string;
  value: string;
  hint?: string;
  type?: 'text' | 'email';
  autocomplete?: string;
}

/** One line to type into, with its label, and what is wrong with it beside it. */
export function textField(
  { name, label, value, hint, type = 'text', autocomplete = 'off' }: TextField,
  problems: readonly Problem[],
): Html {
  const problem = problems.find(({ field }) => field === name);
  const described = [hint ? `${name}-hint` : '', problem ? `${name}-error` : '']
    .filter(Boolean)
    .join(' ');
  return html`<div class="govuk-form-group${problem ? ' govuk-form-group--error' : ''}">
<label class="govuk-label" for="${name}">${label}</label>
${hint ? html`<div id="${name}-hint" class="govuk-hint">${hint}</div>` : nothing}
${problem ? errorMessage(name, problem.message) : nothing}
<input class="govuk-input${problem ? ' govuk-input--error' : ''}" id="${name}" name="${name}" type="${type}" value="${value}" autocomplete="${autocomplete}" spellcheck="false"${described ? html` aria-describedby="${described}"` : nothing}>
</div>`;
}

export function errorMessage(name: string, message: string): Html {
  return html`<p id="${name}-error" class="govuk-error-message"><span class="govuk-visually-hidden">Error:</span> ${message}</p>`;
}

/** Every problem, linked to its field, at the top of the page. */
export function errorSummary(problems: readonly Problem[]): Html {
  if (problems.length === 0) return nothing;
  return html`<div class="govuk-error-summary" role="alert" aria-labelledby="error-summary-title" tabindex="-1">
<h2 class="govuk-error-summary__title" id="error-summary-title">There is a problem</h2>
<div class="govuk-error-summary__body"><ul class="govuk-list govuk-error-summary__list">${problems.map(
    ({ field, message }) => html`<li><a href="#${field}">${message}</a></li>`,
  )}</ul></div></div>`;
}
