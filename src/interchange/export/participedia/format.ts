import { stringify } from 'csv-stringify/sync';
import { vocabulary } from '../../../vocabulary/vocabularies.ts';
import type { ExportFormat } from '../formats.ts';
import type { ExportSource } from '../source.ts';
import { caseOf } from './cases.ts';
import { caseColumns, methodColumns, organizationColumns, type Row } from './columns.ts';

/** Participedia's columns. What they cannot say is left empty, and stands in not-mapped.csv with why. */
export const participediaFormat: ExportFormat = {
  name: 'participedia',
  says: 'cases, methods and organizations in the columns of Participedia, and what has no place there',
  async write(source, folder) {
    await folder.write('cases.csv', cases(source));
    await folder.write('methods.csv', table(methodColumns, methods(source)));
    await folder.write('organizations.csv', table(organizationColumns, organizations(source)));
    await folder.write('not-mapped.csv', notMapped(source));
  },
};

async function* cases(source: ExportSource): AsyncGenerator<string> {
  yield csv([caseColumns]);
  for await (const { example } of source.examples()) {
    yield line(caseColumns, caseOf(example).row);
  }
}

function* methods({ url }: ExportSource): Generator<Row> {
  for (const { code, label, definition } of vocabulary('methods').terms.values()) {
    yield { type: 'method', title: label, url: `${url}/methods/${code}`, description: definition };
  }
}

function* organizations({ url, names }: ExportSource): Generator<Row> {
  const all = [...names.organisations.values()].sort((a, b) => (a.slug < b.slug ? -1 : 1));
  for (const { slug, name, country } of all) {
    yield {
      type: 'organization',
      title: name,
      url: `${url}/organisations/${slug}`,
      country: country === null || country === 'ZZ' ? null : vocabulary('countries').label(country),
    };
  }
}

async function* notMapped(source: ExportSource): AsyncGenerator<string> {
  yield csv([['example', 'field', 'value', 'why']]);
  for await (const { example } of source.examples()) {
    for (const { field, value, why } of caseOf(example).notMapped) {
      const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
      yield csv([[example.slug, field, text, why]]);
    }
  }
}

function* table(columns: readonly string[], rows: Iterable<Row>): Generator<string> {
  yield csv([columns]);
  for (const row of rows) yield line(columns, row);
}

function line(columns: readonly string[], row: Row): string {
  return csv([columns.map((column) => row[column] ?? null)]);
}

function csv(rows: readonly (readonly unknown[])[]): string {
  return stringify(rows as unknown[][], { record_delimiter: 'windows' });
}
