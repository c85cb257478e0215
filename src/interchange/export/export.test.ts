import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it, type TestContext } from 'node:test';
import { parse } from 'csv-parse/sync';
import { onEachDatabase } from '../../../test/databases.ts';
import { siteOf } from '../../../test/site-export.ts';
import { createApp } from '../../app.ts';
import type { PublicExample } from '../../examples/public.ts';
import type { Database } from '../../kernel/database/database.ts';
import { inSnapshot } from '../../kernel/database/tables.ts';
import { readSettings } from '../../kernel/settings.ts';
import { tables } from './csv/tables.ts';
import { writeFolder } from './folder.ts';
import { exportFormats } from './formats.ts';
import { readSource } from './source.ts';

const url = 'https://register.example';

onEachDatabase((database, _open, openStarter) => {
  for (const { name } of exportFormats) {
    it(`${name}: the same register gives the same bytes, and replaces a former export: ${database}`, async (t) => {
      const db = await openStarter(t);
      const [first, second] = [temporary(t), temporary(t)];
      await exportTo(db, name, first);
      await exportTo(db, name, second);
      // A whole site takes a while, and is replaced as every other format is.
      if (name !== 'site') await exportTo(db, name, second);
      assert.deepEqual(contentOf(second), contentOf(first));
      assert.ok(Object.keys(contentOf(first)).length > 1);
    });
  }

  it(`JSON Lines are what the server gives of each example: ${database}`, async (t) => {
    const db = await openStarter(t);
    const [folder, served] = [temporary(t), serve(db)];
    await exportTo(db, 'json', folder);
    const lines = readFileSync(join(folder, 'examples.jsonl'), 'utf8').trimEnd().split('\n');
    assert.equal(lines.length, 100);
    for (const line of lines) {
      const example = JSON.parse(line) as PublicExample;
      assert.deepEqual(example, await served(example.slug));
    }
  });

  it(`the tables hold all that the server gives of each example: ${database}`, async (t) => {
    const db = await openStarter(t);
    const [folder, served] = [temporary(t), serve(db)];
    await exportTo(db, 'csv', folder);
    const read = readTables(folder);
    assert.equal(read.get('examples')?.length, 100);
    for (const row of read.get('examples') ?? []) {
      const slug = String(row.slug);
      assert.deepEqual(rebuilt(read, row), await served(slug), slug);
    }
  });
});

it('a folder that holds something else is left as it is', async (t) => {
  const folder = temporary(t);
  await writeFolder(folder, 'json', async () => {});
  await assert.rejects(
    writeFolder(folder, 'csv', async () => {}),
    /holds something else/,
  );
  writeFileSync(join(folder, 'countersign-export.json'), '{');
  await assert.rejects(
    writeFolder(folder, 'json', async () => {}),
    /holds something else/,
  );
  assert.deepEqual(readdirSync(folder), ['countersign-export.json']);
});

it('an export that breaks off leaves the former one, and nothing half', async (t) => {
  const folder = temporary(t);
  await writeFolder(folder, 'json', (into) => into.write('a.txt', 'whole'));
  await assert.rejects(
    writeFolder(folder, 'json', async (into) => {
      await into.write('a.txt', 'half');
      throw new Error('The disk is full.');
    }),
    /disk is full/,
  );
  assert.equal(readFileSync(join(folder, 'a.txt'), 'utf8'), 'whole');
  assert.ok(!existsSync(`${folder}.${process.pid}.half`));
});

async function exportTo(db: Database, name: string, folder: string): Promise<void> {
  const format = exportFormats.find((one) => one.name === name);
  assert.ok(format);
  await inSnapshot(db, async (snapshot) => {
    const openSite = () => siteOf(snapshot as Database);
    const source = await readSource(snapshot, url, () => {}, openSite);
    await writeFolder(folder, name, (into) => format.write(source, into));
  });
}

function serve(db: Database): (slug: string) => Promise<PublicExample> {
  const { app } = createApp({ db, settings: readSettings({}), url, now: () => new Date() });
  return async (slug) =>
    (await app.request(`/examples/${slug}.json`)).json() as Promise<PublicExample>;
}

function temporary(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'export-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'out');
}

function contentOf(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(folder.length), readFileSync(path, 'utf8')]),
  );
}

type Row = Record<string, unknown>;

/** The tables as a reader of the datapackage sees them: typed, empty cells as null. */
function readTables(folder: string): Map<string, Row[]> {
  const { resources } = JSON.parse(readFileSync(join(folder, 'datapackage.json'), 'utf8'));
  assert.equal(resources.length, tables.length);
  return new Map(
    resources.map(({ name, path, schema }: { name: string; path: string; schema: Schema }) => {
      const types = new Map(schema.fields.map((field) => [field.name, field]));
      const rows = parse(readFileSync(join(folder, path), 'utf8'), { columns: true }) as Row[];
      for (const row of rows) {
        assert.deepEqual(Object.keys(row), [...types.keys()]);
        for (const [column, cell] of Object.entries(row)) {
          row[column] = typed(String(cell), types.get(column)?.type ?? '');
          assert.ok(row[column] !== null || !types.get(column)?.constraints?.required, column);
        }
      }
      return [name, rows] as const;
    }),
  );
}

interface Schema {
  fields: { name: string; type: string; constraints?: { required: boolean } }[];
}

function typed(cell: string, type: string): unknown {
  if (cell === '') return null;
  if (type === 'integer' || type === 'number') return Number(cell);
  return type === 'boolean' ? cell === 'true' : cell;
}

/** An example put together again from the rows of every table. */
function rebuilt(read: Map<string, Row[]>, row: Row): unknown {
  const of = (table: string) =>
    (read.get(table) ?? [])
      .filter((one) => one.example === row.slug)
      .map(({ example, place, ...rest }) => rest);
  const list = (table: string) => of(table).map((one) => Object.values(one)[0]);
  const {
    participants_count: count,
    participants_qualifier: qualifier,
    participants_basis: basis,
    participants_note: note,
    provenance_system: system,
    provenance_id: id,
    provenance_url: from,
    provenance_licence: licence,
    provenance_imported: imported,
    ...facts
  } = row;
  const cohorts = (read.get('cohorts') ?? []).filter((one) => one.example === row.slug);
  const supports = (read.get('supports') ?? []).filter((one) => one.example === row.slug);
  return {
    ...facts,
    ...Object.fromEntries(
      ['countries', 'involved', 'methods', 'stages', 'aims', 'topics', 'credits', 'doubtful'].map(
        (name) => [name, list(name)],
      ),
    ),
    ...Object.fromEntries(
      ['organisations', 'places', 'exchanges', 'verified', 'contested', 'replies'].map((name) => [
        name,
        of(name),
      ]),
    ),
    activities: of('activities').map((activity, index) => ({
      ...activity,
      cohorts: cohorts
        .filter((one) => one.activity === index + 1)
        .map(({ example, activity: _, place, ...cohort }) => cohort),
    })),
    sources: of('sources').map((source, index) => ({
      ...source,
      supports: supports.filter((one) => one.source === index + 1).map(({ field }) => field),
    })),
    participants: count === null ? null : { count, qualifier, basis, note },
    provenance: system === null ? null : { system, id, url: from, licence, imported },
  };
}
