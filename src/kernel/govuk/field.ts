import { attributes, type Html, html, nothing } from '../html.ts';
import {
  type Attributes,
  classes,
  type ErrorMessageOptions,
  govukErrorMessage,
  govukHint,
  govukLabel,
  type HintOptions,
  type LabelOptions,
} from './parts.ts';

/** What every question with one label has. */
export interface FieldOptions {
  name: string;
  /** The name unless told. */
  id?: string;
  label: Omit<LabelOptions, 'for'>;
  hint?: Omit<HintOptions, 'id'>;
  errorMessage?: Omit<ErrorMessageOptions, 'id'>;
  describedBy?: string;
  classes?: string;
  attributes?: Attributes;
  disabled?: boolean;
  formGroup?: { classes?: string; attributes?: Attributes };
}

/** Label, hint and error around a control, which is told its id and what describes it. */
export function field(
  options: FieldOptions,
  control: (id: string, describedBy: string | null) => Html,
): Html {
  const id = options.id || options.name;
  const { before, describedBy } = remarks(id, options, options.describedBy);
  const label = govukLabel({ ...options.label, for: id });
  return group(options, html`${label}${before}${control(id, describedBy)}`);
}

/** The hint and the error of a question, and the ids that its control points to. */
export function remarks(
  id: string,
  options: Pick<FieldOptions, 'hint' | 'errorMessage'>,
  first: string | undefined,
): { before: Html; describedBy: string | null } {
  const hint = options.hint ? { ...options.hint, id: `${id}-hint` } : null;
  const error = options.errorMessage ? { ...options.errorMessage, id: `${id}-error` } : null;
  return {
    before: html`${hint ? govukHint(hint) : nothing}${error ? govukErrorMessage(error) : nothing}`,
    describedBy: [first, hint?.id, error?.id].filter(Boolean).join(' ') || null,
  };
}

export function group(
  options: Pick<FieldOptions, 'errorMessage' | 'formGroup'>,
  inner: Html,
): Html {
  const named = classes(
    'govuk-form-group',
    options.errorMessage && 'govuk-form-group--error',
    options.formGroup?.classes,
  );
  return html`<div${attributes({ class: named, ...options.formGroup?.attributes })}>${inner}</div>`;
}
