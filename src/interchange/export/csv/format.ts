import { stringify } from 'csv-stringify/sync';
import type { ExportFormat } from '../formats.ts';
import type { ExportSource } from '../source.ts';
import { dataPackage } from './datapackage.ts';
import { type Table, tables } from './tables.ts';

/**
 * Linked tables. Unlike the CSV of a page, which people open in a spreadsheet, no cell is changed for
 * the spreadsheet's sake: a text that begins with = stands as it is.
 */
export const csvFormat: ExportFormat = {
  name: 'csv',
  says: 'linked tables, with a datapackage.json (Frictionless) that describes them',
  async write(source, folder) {
    for (const table of tables) await folder.write(`${table.name}.csv`, lines(source, table));
    await folder.write('datapackage.json', `${JSON.stringify(dataPackage(source.url), null, 1)}\n`);
  },
};

async function* lines(source: ExportSource, { columns, rows }: Table): AsyncGenerator<string> {
  yield csv([columns.map(({ name }) => name)]);
  for await (const { example } of source.examples()) {
    const cells = rows(example);
    if (cells.length > 0) yield csv(cells);
  }
}

function csv(rows: readonly (readonly unknown[])[]): string {
  return stringify(rows as unknown[][], {
    record_delimiter: 'windows',
    quote_record_delimiter: true,
    cast: { boolean: String },
  });
}
