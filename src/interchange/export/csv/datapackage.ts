import { type Table, tables } from './tables.ts';

/** The description of the tables that the Frictionless specification (Data Package 1) asks for. */
export function dataPackage(url: string): unknown {
  return {
    profile: 'tabular-data-package',
    name: 'countersign-register',
    title: 'Countersign: the public register',
    description:
      'How the public has, and has not, been given a say in official statistics and public-sector data. An empty cell is “not recorded”.',
    homepage: url,
    licenses: [
      {
        name: 'CC-BY-4.0',
        title: 'Creative Commons Attribution 4.0',
        path: 'https://creativecommons.org/licenses/by/4.0/',
      },
    ],
    resources: tables.map(resource),
  };
}

function resource({ name, says, columns, key }: Table) {
  const ofExample = columns.some((column) => column.name === 'example');
  return {
    profile: 'tabular-data-resource',
    name,
    path: `${name}.csv`,
    description: says,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    dialect: {
      delimiter: ',',
      lineTerminator: '\r\n',
      quoteChar: '"',
      doubleQuote: true,
      header: true,
    },
    schema: {
      fields: columns.map((column) => ({
        name: column.name,
        type: column.type,
        ...(column.type === 'datetime' && { format: 'any' }),
        ...(column.says && { description: column.says }),
        ...(column.required && { constraints: { required: true } }),
      })),
      missingValues: [''],
      primaryKey: key,
      ...(ofExample && {
        foreignKeys: [{ fields: 'example', reference: { resource: 'examples', fields: 'slug' } }],
      }),
    },
  };
}
