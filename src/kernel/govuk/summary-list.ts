import { attributes, type Html, html, nothing } from '../html.ts';
import { type Attributes, classes, type Words } from './parts.ts';

interface Action {
  text: Words;
  href: string;
  /** What the link is about, for those who hear it out of its row. */
  visuallyHiddenText?: string;
  classes?: string;
  attributes?: Attributes;
}

export interface SummaryListOptions {
  rows: readonly {
    key: { text: Words; classes?: string };
    value: { text: Words; classes?: string };
    actions?: { items?: readonly Action[]; classes?: string };
    classes?: string;
  }[];
  classes?: string;
  attributes?: Attributes;
}

export function govukSummaryList(options: SummaryListOptions): Html {
  const anyActions = options.rows.some((row) => row.actions?.items?.length);
  const rows = options.rows.map((row) => {
    const named = classes(
      'govuk-summary-list__row',
      anyActions && !row.actions?.items && 'govuk-summary-list__row--no-actions',
      row.classes,
    );
    return html`<div class="${named}"><dt class="${classes('govuk-summary-list__key', row.key.classes)}">${row.key.text}</dt><dd class="${classes('govuk-summary-list__value', row.value.classes)}">${row.value.text}</dd>${actionsOf(row.actions)}</div>`;
  });
  const named = attributes({
    class: classes('govuk-summary-list', options.classes),
    ...options.attributes,
  });
  return html`<dl${named}>${rows}</dl>`;
}

function actionsOf(actions: SummaryListOptions['rows'][number]['actions']): Html {
  const items = actions?.items ?? [];
  const [first] = items;
  if (!first) return nothing;
  const inner =
    items.length === 1
      ? actionLink(first)
      : html`<ul class="govuk-summary-list__actions-list">${items.map((item) => html`<li class="govuk-summary-list__actions-list-item">${actionLink(item)}</li>`)}</ul>`;
  return html`<dd class="${classes('govuk-summary-list__actions', actions?.classes)}">${inner}</dd>`;
}

function actionLink(action: Action): Html {
  const hidden = action.visuallyHiddenText
    ? html`<span class="govuk-visually-hidden"> ${action.visuallyHiddenText}</span>`
    : nothing;
  return html`<a class="${classes('govuk-link', action.classes)}" href="${action.href}"${attributes(action.attributes ?? {})}>${action.text}${hidden}</a>`;
}
