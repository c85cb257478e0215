import type { MatrixCode } from '../../contributions/gaps.ts';
import { type Facet, facetVocabularies } from '../../examples/columns.ts';
import type { FacetFilters, FacetIndex } from '../../examples/facets.ts';
import { newExampleAddress } from '../../examples/invitation.ts';
import { vocabulary } from '../../vocabulary/vocabularies.ts';

/** What runs down and what runs across, and which kinds of example are counted. */
export interface Axes {
  rows: Facet;
  columns: Facet;
  kind: readonly string[];
}

// Only where people were involved: an absence also says which people it concerned, and by what means they
// spoke up. How far people had a say is recorded of absences too, so that all count there.
export const axesOf: Record<MatrixCode, Axes> = {
  'stage-involved': { rows: 'stage', columns: 'involved', kind: ['engagement'] },
  'level-country': { rows: 'country', columns: 'level', kind: [] },
  'method-topic': { rows: 'method', columns: 'topic', kind: ['engagement'] },
};

/** How many examples are on record with both codes. */
export interface Cell {
  row: string;
  column: string;
  count: number;
}

export interface Matrix {
  code: MatrixCode;
  columns: readonly string[];
  /** One row for each code with its cells; of countries, those that have examples. */
  rows: readonly { code: string; cells: readonly Cell[] }[];
  /** The codes that have no row: countries without any example. */
  rowless: readonly string[];
}

/** The matrix, with a row for `country` too where that is given. */
export function matrixOf(index: FacetIndex, code: MatrixCode, country?: string): Matrix {
  const known = matrices.get(index) ?? new Map<MatrixCode, Matrix>();
  matrices.set(index, known);
  const matrix = known.get(code) ?? madeOf(index, code);
  known.set(code, matrix);
  if (country === undefined || !matrix.rowless.includes(country)) return matrix;
  const cells = matrix.columns.map((column) => ({ row: country, column, count: 0 }));
  return {
    ...matrix,
    rows: [{ code: country, cells }, ...matrix.rows],
    rowless: matrix.rowless.filter((one) => one !== country),
  };
}

/** The filters of /examples that leave what a cell counts. */
export function filtersOf(code: MatrixCode, { row, column }: Omit<Cell, 'count'>): FacetFilters {
  const { rows, columns, kind } = axesOf[code];
  return { [rows]: [row], [columns]: [column], kind };
}

/** Where an example may be told that would fill a cell. */
export function fillingAddress(code: MatrixCode, { row, column }: Omit<Cell, 'count'>): string {
  return newExampleAddress(
    'gap',
    code === 'level-country' ? `${column}:${row}` : `${row}:${column}`,
  );
}

const matrices = new WeakMap<FacetIndex, Map<MatrixCode, Matrix>>();

function madeOf(index: FacetIndex, code: MatrixCode): Matrix {
  const { rows, columns, kind } = axesOf[code];
  const [rowCodes, columnCodes] = [codesOf(rows), codesOf(columns)];
  const counts = new Map(
    columnCodes.map((column) => {
      const found = index.counts(rows, { [columns]: [column], kind });
      return [column, new Map(found.map(({ code, count }) => [code, count]))] as const;
    }),
  );
  const onRecord = new Set(index.counts(rows).map((one) => one.code));
  const shown = rowCodes.filter((row) => code !== 'level-country' || onRecord.has(row));
  return {
    code,
    columns: columnCodes,
    rows: shown.map((row) => ({
      code: row,
      cells: columnCodes.map((column) => {
        return { row, column, count: counts.get(column)?.get(row) ?? 0 };
      }),
    })),
    rowless: rowCodes.filter((row) => !shown.includes(row)),
  };
}

/** The codes along one side: phases of stages; countries by name with their nations after them. */
function codesOf(facet: Facet): string[] {
  const { terms } = vocabularyOf(facet);
  if (facet === 'stage') {
    return [...terms.values()].filter((term) => term.broader === null).map(({ code }) => code);
  }
  // "None described" is no method that somebody could have used.
  if (facet === 'method') return [...terms.keys()].filter((code) => code !== 'none');
  if (facet !== 'country') return [...terms.keys()];
  return [...terms.values()]
    .map(({ code, label, broader }) => {
      const wider = broader === null ? undefined : terms.get(broader);
      return { code, key: wider ? `${wider.label}\n${label}` : label };
    })
    .sort((a, b) => a.key.localeCompare(b.key, 'en'))
    .map(({ code }) => code);
}

function vocabularyOf(facet: Facet) {
  return vocabulary(facetVocabularies[facet] ?? facet);
}
