import { attributes, type Html, html, nothing } from '../html.ts';
import { type Attributes, classes, type Words } from './parts.ts';

interface Cell {
  text: Words | number;
  /** Figures that are compared stand to the right. */
  format?: 'numeric';
  classes?: string;
  colspan?: number;
  rowspan?: number;
  attributes?: Attributes;
}

export interface TableOptions {
  rows: readonly (readonly Cell[])[];
  head?: readonly Cell[];
  caption?: string;
  captionClasses?: string;
  firstCellIsHeader?: boolean;
  classes?: string;
  attributes?: Attributes;
}

export function govukTable(options: TableOptions): Html {
  const { head, caption } = options;
  const rows = options.rows.map((row) => {
    const cells = row.map((cell, index) =>
      index === 0 && options.firstCellIsHeader ? rowHeader(cell) : dataCell(cell),
    );
    return html`<tr class="govuk-table__row">${cells}</tr>`;
  });
  const named = attributes({
    class: classes('govuk-table', options.classes),
    ...options.attributes,
  });
  return html`<table${named}>${caption ? html`<caption class="${classes('govuk-table__caption', options.captionClasses)}">${caption}</caption>` : nothing}${head ? html`<thead class="govuk-table__head"><tr class="govuk-table__row">${head.map(columnHeader)}</tr></thead>` : nothing}<tbody class="govuk-table__body">${rows}</tbody></table>`;
}

function columnHeader(cell: Cell): Html {
  const named = classes(
    'govuk-table__header',
    cell.format && `govuk-table__header--${cell.format}`,
    cell.classes,
  );
  return html`<th${attributes({ scope: 'col', class: named, ...spans(cell) })}>${cell.text}</th>`;
}

function rowHeader(cell: Cell): Html {
  const named = classes('govuk-table__header', cell.classes);
  return html`<th${attributes({ scope: 'row', class: named, ...spans(cell) })}>${cell.text}</th>`;
}

function dataCell(cell: Cell): Html {
  const named = classes(
    'govuk-table__cell',
    cell.format && `govuk-table__cell--${cell.format}`,
    cell.classes,
  );
  return html`<td${attributes({ class: named, ...spans(cell) })}>${cell.text}</td>`;
}

function spans(cell: Cell): Attributes {
  return { colspan: cell.colspan, rowspan: cell.rowspan, ...cell.attributes };
}
