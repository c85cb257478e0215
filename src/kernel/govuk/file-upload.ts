import { attributes, type Html, html } from '../html.ts';
import { type FieldOptions, field } from './field.ts';
import { classes } from './parts.ts';

export interface FileUploadOptions extends FieldOptions {
  multiple?: boolean;
  /** The kinds of file that the chooser offers: `.pdf,.docx`. */
  accept?: string;
}

export function govukFileUpload(options: FileUploadOptions): Html {
  return field(
    options,
    (id, describedBy) =>
      html`<input${attributes({
        class: classes(
          'govuk-file-upload',
          options.classes,
          options.errorMessage && 'govuk-file-upload--error',
        ),
        id,
        name: options.name,
        type: 'file',
        disabled: options.disabled,
        multiple: options.multiple,
        accept: options.accept,
        'aria-describedby': describedBy,
        ...options.attributes,
      })}>`,
  );
}
