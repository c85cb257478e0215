import { sql } from 'kysely';
import { indexExample, unindexExample } from '../../examples/search/indexing.ts';
import { liftAppendOnly, makeAppendOnly } from '../../kernel/database/append-only.ts';
import {
  type Database,
  getVersion,
  inTransaction,
  type Trx,
} from '../../kernel/database/database.ts';
import { continueNumbers, listTables, type Table } from '../../kernel/database/tables.ts';
import { isDemonstration } from '../../kernel/demonstration.ts';
import { Conflict } from '../../kernel/errors.ts';
import { readNames } from '../../vocabulary/authorities/queries.ts';
import { derivedTables, newestMigration } from './backup.ts';
import { type BackupSource, backupFile, checkBackup, type Header, readRows } from './file.ts';

/**
 * Puts a backup in the place of everything in the database, in one transaction; answers how many rows.
 * Throws Conflict when the file is damaged, or of another version of the program, or when there is
 * something in the register and `replace` is false. `dryRun`: all of it, and then nothing is kept.
 */
export async function restore(
  db: Database,
  from: string | BackupSource,
  { replace, dryRun = false }: { replace: boolean; dryRun?: boolean },
): Promise<number> {
  const source = typeof from === 'string' ? backupFile(from) : from;
  const header = await checkBackup(source);
  await refuseOther(db, source.name, header);
  const whole = inTransaction(db, async (trx) => {
    const rows = await putInPlace(trx, source, header, replace);
    if (dryRun) throw new Undone(rows);
    return rows;
  });
  return whole.catch((error) => {
    if (error instanceof Undone) return error.rows;
    throw error;
  });
}

/** Rolls back what was only tried. */
class Undone extends Error {
  readonly rows: number;

  constructor(rows: number) {
    super('Nothing of it is kept.');
    this.rows = rows;
  }
}

async function putInPlace(
  trx: Trx,
  source: BackupSource,
  header: Header,
  replace: boolean,
): Promise<number> {
  const before = await getVersion(trx);
  if (before > 0 && !replace) {
    throw new Conflict(
      'There is something in this register already. With --replace it is lost, and the backup takes its place.',
    );
  }
  const demonstration = await isDemonstration(trx);
  const tables = (await listTables(trx)).filter(({ name }) => !derivedTables.has(name));
  await liftAppendOnly(trx, 'events');
  await clear(trx, tables);
  const rows = await fill(trx, header, tables, source);
  if (before > 0 && demonstration !== (await isDemonstration(trx))) throw new Conflict(mixed);
  await makeAppendOnly(trx, 'events', 'the public record');
  await continueNumbers(trx, tables);
  await indexEverything(trx);
  // Whatever anybody keeps in memory of either register is then out of date.
  const restored = await getVersion(trx);
  await trx
    .updateTable('register')
    .set({ version: Math.max(before, restored) + 1 })
    .execute();
  return rows;
}

const mixed =
  'One of the two is a demonstration, in which everything is invented, and the other is not: neither takes the other’s place. Nothing was changed.';

async function refuseOther(db: Database, file: string, header: Header): Promise<void> {
  const ours = await newestMigration(db);
  if (header.migration > ours) {
    throw new Conflict(
      `${file} was made by a newer Countersign. Update the program first. Nothing was changed.`,
    );
  }
  if (header.migration < ours) {
    throw new Conflict(
      `${file} was made by an older Countersign (migration ${header.migration}, here ${ours}). Restore it with that version, then update. Nothing was changed.`,
    );
  }
}

async function clear(trx: Trx, tables: readonly Table[]): Promise<void> {
  const rows = await trx.selectFrom('examples').select('id').execute();
  for (const { id } of rows) await unindexExample(trx, id);
  for (const { name } of tables.toReversed())
    await sql`delete from ${sql.table(name)}`.execute(trx);
}

async function fill(
  trx: Trx,
  header: Header,
  tables: readonly Table[],
  source: BackupSource,
): Promise<number> {
  const known = new Map(tables.map((table) => [table.name, table]));
  for (const { name, columns } of header.tables) {
    const ours = known.get(name)?.columns ?? [];
    if (columns.some((column) => !ours.includes(column))) {
      throw new Conflict(
        `${source.name} holds a table that is not known here: ${name}. Nothing was changed.`,
      );
    }
  }
  let count = 0;
  let number = 0;
  let waiting: unknown[][] = [];
  const flush = async () => {
    const table = header.tables[number];
    if (table && waiting.length > 0) await insert(trx, table, waiting);
    waiting = [];
  };
  for await (const [of, ...values] of readRows(source)) {
    if (of !== number || waiting.length >= 100) await flush();
    number = of;
    waiting.push(values);
    count++;
  }
  await flush();
  return count;
}

async function insert(
  trx: Trx,
  { name, columns }: Header['tables'][number],
  rows: readonly unknown[][],
): Promise<void> {
  const values = rows.map((row) => sql`(${sql.join(row)})`);
  await sql`insert into ${sql.table(name)} (${sql.join(columns.map((column) => sql.ref(column)))})
    values ${sql.join(values)}`.execute(trx);
}

async function indexEverything(trx: Trx): Promise<void> {
  const names = await readNames(trx, null, 0);
  for (let after = 0; ; ) {
    const rows = await trx
      .selectFrom('examples')
      .select(['id', 'document', 'state'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(200)
      .execute();
    for (const { id, document, state } of rows) {
      if (state === 'published') await indexExample(trx, id, JSON.parse(document), names);
    }
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
  }
}
