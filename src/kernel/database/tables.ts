import { sql } from 'kysely';
import { isPostgres, type Queryable } from './database.ts';

export interface Table {
  name: string;
  columns: string[];
  /** The columns of the primary key, in its order; empty where there is none. */
  key: string[];
}

/**
 * Every table in the order in which they were made, so that what refers comes after what it refers to.
 * Left out: the record of migrations, and the engine's own tables of a search index.
 */
export async function listTables(db: Queryable): Promise<Table[]> {
  const rows = isPostgres(db) ? await ofPostgres(db) : await ofSqlite(db);
  const tables = new Map<string, Found>();
  for (const { name, column, place } of rows) {
    if (name === 'migrations' || /_search(_|$)/.test(name)) continue;
    const table: Found = tables.get(name) ?? { name, columns: [], places: new Map() };
    table.columns.push(column);
    if (place > 0) table.places.set(column, place);
    tables.set(name, table);
  }
  return [...tables.values()].map(({ name, columns, places }) => ({
    name,
    columns,
    key: [...places].sort(([, a], [, b]) => a - b).map(([column]) => column),
  }));
}

interface Found {
  name: string;
  columns: string[];
  places: Map<string, number>;
}

interface Column {
  name: string;
  column: string;
  /** From 1 within the primary key; 0 outside it. */
  place: number;
}

async function ofSqlite(db: Queryable): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select t.name, c.name as "column", c.pk as place
    from sqlite_master t join pragma_table_info(t.name) c
    where t.type = 'table' and t.name not like 'sqlite_%'
    order by t.rowid, c.cid`.execute(db);
  return rows;
}

async function ofPostgres(db: Queryable): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select t.relname as name, c.attname as "column",
      coalesce(array_position(i.indkey::int[], c.attnum::int), -1) + 1 as place
    from pg_class t
    join pg_attribute c on c.attrelid = t.oid and c.attnum > 0 and not c.attisdropped
    left join pg_index i on i.indrelid = t.oid and i.indisprimary
    where t.relkind = 'r' and t.relnamespace = current_schema()::regnamespace
    order by t.oid, c.attnum`.execute(db);
  return rows;
}

/** Lets numbered tables go on after the highest number that was written into them. */
export async function continueNumbers(db: Queryable, tables: readonly Table[]): Promise<void> {
  if (!isPostgres(db)) return;
  for (const { name } of tables.filter(({ columns }) => columns.includes('id'))) {
    const { rows } = await sql<{ sequence: string | null }>`
      select pg_get_serial_sequence(quote_ident(${name}), 'id') as sequence`.execute(db);
    const sequence = rows[0]?.sequence;
    if (!sequence) continue;
    await sql`
      select setval(${sequence}, coalesce((select max(id) from ${sql.table(name)}), 0) + 1, false)`.execute(
      db,
    );
  }
}

/** Runs several reads as of one moment, without holding up whoever writes. */
export async function inSnapshot<T>(
  db: Queryable,
  read: (snapshot: Queryable) => Promise<T>,
): Promise<T> {
  return db.connection().execute(async (connection) => {
    const begin = isPostgres(db)
      ? 'begin isolation level repeatable read, read only'
      : 'begin deferred';
    await sql.raw(begin).execute(connection);
    try {
      return await read(connection as Queryable);
    } finally {
      await sql.raw('rollback').execute(connection);
    }
  });
}
