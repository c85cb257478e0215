import { attributes, type Html, html, nothing } from '../html.ts';
import { type FieldOptions, field } from './field.ts';
import { classes, govukHint } from './parts.ts';

export interface TextareaOptions extends FieldOptions {
  value?: string | null;
  /** 5 unless told. */
  rows?: number | string;
  spellcheck?: boolean;
  autocomplete?: string;
}

export function govukTextarea(options: TextareaOptions): Html {
  return textareaWith(options, nothing);
}

export interface CharacterCountOptions extends TextareaOptions {
  /** At most this many characters, or words when `maxwords` is given. */
  maxlength?: number;
  maxwords?: number;
  threshold?: number;
  countType?: string;
  countMessage?: { classes?: string };
  /** `%{count}` stands for the limit. */
  textareaDescriptionText?: string;
}

/** A textarea that says its limit. Without a script it does not count; the server does. */
export function govukCharacterCount(options: CharacterCountOptions): Html {
  const id = options.id || options.name;
  const countType = options.countType ?? (options.maxwords ? 'words' : null);
  const limit = options.maxwords ?? options.maxlength;
  const sentence =
    options.textareaDescriptionText ??
    `You can enter up to %{count} ${countType === 'words' ? 'words' : 'characters'}`;
  const message = govukHint({
    text: limit === undefined ? '' : sentence.replace('%{count}', String(limit)),
    id: `${id}-info`,
    classes: classes('govuk-character-count__message', options.countMessage?.classes),
  });
  return textareaWith(
    {
      ...options,
      describedBy: `${id}-info`,
      classes: classes('govuk-js-character-count', options.classes),
      formGroup: {
        classes: classes('govuk-character-count', options.formGroup?.classes),
        attributes: {
          'data-module': 'govuk-character-count',
          'data-maxlength': options.maxlength,
          'data-maxwords': options.maxwords,
          'data-threshold': options.threshold,
          'data-count-type': countType,
          ...options.formGroup?.attributes,
        },
      },
    },
    message,
  );
}

function textareaWith(options: TextareaOptions, after: Html): Html {
  return field(
    options,
    (id, describedBy) =>
      html`<textarea${attributes({
        class: classes(
          'govuk-textarea',
          options.errorMessage && 'govuk-textarea--error',
          options.classes,
        ),
        id,
        name: options.name,
        rows: options.rows ?? 5,
        spellcheck: options.spellcheck === undefined ? null : String(options.spellcheck),
        disabled: options.disabled,
        'aria-describedby': describedBy,
        autocomplete: options.autocomplete,
        ...options.attributes,
      })}>${leadingBreak(options.value ?? '')}</textarea>${after}`,
  );
}

/** HTML drops the first line break within a textarea; what somebody typed keeps its own. */
function leadingBreak(value: string): string {
  return /^\r?\n/.test(value) ? `\n${value}` : value;
}
