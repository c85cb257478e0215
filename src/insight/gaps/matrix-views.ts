import { cellTitle, type MatrixCode } from '../../contributions/gaps.ts';
import { facetVocabularies } from '../../examples/columns.ts';
import { listAddress } from '../../examples/filters.ts';
import { govukButton, govukSelect } from '../../kernel/govuk.ts';
import { type Html, html, nothing } from '../../kernel/html.ts';
import { tally } from '../../kernel/tally.ts';
import { vocabulary } from '../../vocabulary/vocabularies.ts';
import { addressOf, kinds } from '../terms/slugs.ts';
import { axesOf, type Cell, fillingAddress, filtersOf, type Matrix } from './matrices.ts';
import { gapsAddress, matrixCodes } from './parameters.ts';

interface Words {
  title: string;
  /** What a cell counts. */
  says: string;
  caption: string;
}

export const matrixWords: Record<MatrixCode, Words> = {
  'stage-involved': {
    title: 'Who was involved, and at which stage',
    says: 'Each cell counts the examples in which such people were involved at that stage. One example may count in several cells.',
    caption: 'Examples by stage and by who was involved',
  },
  'level-country': {
    title: 'How far people had a say, and where',
    says: 'Each cell counts the examples from that country in which people had a say so far, those too in which they were not asked. Where how far is not recorded, no cell counts the example. A country counts its nations too.',
    caption: 'Examples by country and by how far people had a say',
  },
  'method-topic': {
    title: 'How people were involved, and about what',
    says: 'Each cell counts the examples in which people were involved in that way, about that topic. One example may count in several cells.',
    caption: 'Examples by method and by topic',
  },
};

/** One matrix, and the way to the others. */
export function matrixSection(matrix: Matrix): Html {
  const { code, columns } = matrix;
  const { title, says, caption } = matrixWords[code];
  return html`<section class="section" id="matrix"><h2>${title}</h2>
<p>${says}</p>
${others(code)}
<div class="scroll${code === 'method-topic' ? ' scroll--tall' : ''}" tabindex="0" role="region" aria-label="${title}">
<table class="matrix matrix--${code}"><caption class="govuk-visually-hidden">${caption}</caption>
<thead><tr><td></td>${columns.map((column) => html`<th scope="col">${columnLabel(code, column)}</th>`)}</tr></thead>
${code === 'method-topic' ? methodGroups(matrix) : html`<tbody>${matrix.rows.map((one) => row(code, one))}</tbody>`}</table></div>
${after(matrix)}</section>`;
}

function others(code: MatrixCode): Html {
  return html`<nav aria-label="Matrices"><ul class="actions">${matrixCodes.map((one) =>
    one === code
      ? html`<li><b aria-current="true">${matrixWords[one].title}</b></li>`
      : html`<li><a href="${gapsAddress({ matrix: one })}#matrix">${matrixWords[one].title}</a></li>`,
  )}</ul></nav>`;
}

type Row = Matrix['rows'][number];

// Many rows: those in which there is something to read stand together.
function methodGroups({ code, columns, rows }: Matrix): Html {
  const isFound = ({ cells }: Row) => cells.some(({ count }) => count > 0);
  const group = (title: string, all: Row[]) =>
    all.length === 0
      ? nothing
      : html`<tbody><tr class="matrix__group"><th scope="rowgroup" colspan="${columns.length + 1}"><span>${title}</span></th></tr>${all.map((one) => row(code, one))}</tbody>`;
  return html`${group('On record about some topic', rows.filter(isFound))}${group(
    'Not on record about any topic',
    rows.filter((one) => !isFound(one)),
  )}`;
}

function row(matrix: MatrixCode, { code, cells }: Row): Html {
  return html`<tr><th scope="row">${rowHead(matrix, code)}</th>${cells.map((one) => cell(matrix, one))}</tr>`;
}

function rowHead(matrix: MatrixCode, code: string): Html {
  const { rows } = axesOf[matrix];
  const label = vocabulary(facetVocabularies[rows] ?? rows).label(code);
  if (rows === 'country') {
    return html`<a href="${listAddress({ country: [code] })}">${label}</a>`;
  }
  const kind = kinds.find(({ facet }) => facet === rows);
  const link = html`<a href="${kind ? addressOf(kind, code) : `/${rows}s`}">${label}</a>`;
  return rows === 'stage' ? html`<span class="matrix__code">${code}</span> ${link}` : link;
}

function columnLabel(matrix: MatrixCode, code: string): string {
  const { columns } = axesOf[matrix];
  return vocabulary(facetVocabularies[columns] ?? columns).label(code);
}

function cell(matrix: MatrixCode, { row, column, count }: Cell): Html {
  const place = cellTitle(matrix, matrix === 'level-country' ? [column, row] : [row, column]);
  if (count === 0) {
    return html`<td class="matrix__cell matrix__cell--empty">${tally(0)} <span class="matrix__words">nothing on record</span> <a class="do-you-know" href="${fillingAddress(matrix, { row, column })}">Add one<span class="govuk-visually-hidden">: ${place}</span></a></td>`;
  }
  const address = listAddress(filtersOf(matrix, { row, column }));
  return html`<td class="matrix__cell"><a href="${address}">${tally(count)} <b>${count}</b><span class="govuk-visually-hidden"> ${count === 1 ? 'example' : 'examples'}: ${place}</span></a></td>`;
}

function after({ code, rowless }: Matrix): Html {
  if (code === 'stage-involved') {
    return html`<p class="quiet small">Stages are those of the Generic Statistical Business Process Model. <a href="/stages">What each stage is</a>.</p>`;
  }
  if (code === 'method-topic') {
    return html`<p class="quiet small"><a href="/methods">What each method is</a>. <a href="/topics">What each topic is</a>.</p>`;
  }
  if (rowless.length === 0) return nothing;
  return html`<form class="matrix-more" method="get" action="/gaps#matrix">
<p>${rowless.length} countries and nations that are not in this table have nothing on record at all.</p>
<input type="hidden" name="matrix" value="level-country">
${govukSelect({
  name: 'country',
  label: { text: 'Another country', classes: 'govuk-label--s' },
  items: rowless.map((value) => ({ value, text: vocabulary('countries').label(value) })),
})}
${govukButton({ text: 'Show it', classes: 'govuk-button--secondary' })}</form>`;
}
