import { sql } from 'kysely';
import type { Database, Queryable } from '../../kernel/database/database.ts';
import { inSnapshot, listTables, type Table } from '../../kernel/database/tables.ts';
import { bytesOut, type Header, writeLines } from './file.ts';

/** Made anew from the examples when a backup is restored. */
export const derivedTables = new Set(['example_words', 'known_words']);

const pageSize = 500;

/** Writes everything in the database to one file, as of one moment; answers how many rows. */
export async function backUp(db: Database, file: string, now: Date): Promise<number> {
  return inSnapshot(db, async (snapshot) => {
    let rows = -1;
    const counted = async function* () {
      for await (const line of backupLines(snapshot, now)) {
        rows++;
        yield line;
      }
    };
    await writeLines(file, counted());
    return rows;
  });
}

/** The newest migration that the database has. */
export async function newestMigration(db: Queryable): Promise<number> {
  const { rows } = await sql<{ number: number | null }>`
    select max(number) as number from migrations`.execute(db);
  return Number(rows[0]?.number ?? 0);
}

/** The lines of a backup, without its last. */
export async function* backupLines(db: Queryable, now: Date): AsyncGenerator<string> {
  const tables = (await listTables(db)).filter(({ name }) => !derivedTables.has(name));
  const header: Header = {
    format: 'countersign-backup-1',
    migration: await newestMigration(db),
    made: now.toISOString(),
    tables: tables.map(({ name, columns }) => ({ name, columns })),
  };
  yield JSON.stringify(header);
  for (const [number, table] of tables.entries()) {
    for await (const row of pagesOf(db, table)) {
      yield JSON.stringify([number, ...table.columns.map((column) => bytesOut(row[column]))]);
    }
  }
}

async function* pagesOf(db: Queryable, { name, key, columns }: Table) {
  const refs = (key.length > 0 ? key : columns).map((column) => sql.ref(column));
  let after = sql`1 = 1`;
  for (;;) {
    const { rows } = await sql<Record<string, unknown>>`
      select * from ${sql.table(name)} where ${after} order by ${sql.join(refs)} limit ${pageSize}`.execute(
      db,
    );
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < pageSize) return;
    if (key.length === 0) throw new Error(`The table ${name} has no primary key.`);
    after = sql`(${sql.join(refs)}) > (${sql.join(key.map((column) => sql`${last[column]}`))})`;
  }
}
