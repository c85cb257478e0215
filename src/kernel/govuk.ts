// The components of govuk-frontend as typed functions, held to the fixtures that the package
// publishes. Where theirs take `text` or `html`, ours take `text`: a string, which is escaped, or Html.
export { type ButtonOptions, govukButton } from './govuk/button.ts';
export {
  type CheckboxesOptions,
  type Choice,
  type Divider,
  govukCheckboxes,
  govukRadios,
  type RadiosOptions,
} from './govuk/choices.ts';
export { type DateInputOptions, type DatePart, govukDateInput } from './govuk/date-input.ts';
export { type ErrorSummaryOptions, govukErrorSummary } from './govuk/error-summary.ts';
export { type FileUploadOptions, govukFileUpload } from './govuk/file-upload.ts';
export { govukInput, type InputOptions } from './govuk/input.ts';
export {
  type BreadcrumbsOptions,
  govukBreadcrumbs,
  govukPagination,
  govukSkipLink,
  type PaginationOptions,
  type SkipLinkOptions,
} from './govuk/navigation.ts';
export {
  type ErrorMessageOptions,
  type FieldsetOptions,
  govukErrorMessage,
  govukFieldset,
  govukHint,
  govukLabel,
  type HintOptions,
  type LabelOptions,
  type Words,
} from './govuk/parts.ts';
export { govukSelect, type SelectOptions } from './govuk/select.ts';
export { govukSummaryList, type SummaryListOptions } from './govuk/summary-list.ts';
export { govukTable, type TableOptions } from './govuk/table.ts';
export {
  type CharacterCountOptions,
  govukCharacterCount,
  govukTextarea,
  type TextareaOptions,
} from './govuk/textarea.ts';
export {
  type DetailsOptions,
  govukDetails,
  govukInsetText,
  govukNotificationBanner,
  govukTag,
  govukWarningText,
  type NotificationBannerOptions,
} from './govuk/texts.ts';
