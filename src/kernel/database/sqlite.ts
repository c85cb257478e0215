import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { type Dialect, SqliteDialect, sql } from 'kysely';
import type { Queryable } from './database.ts';
import { type SearchEngine, scopes } from './search-engine.ts';

/** A Kysely dialect over Node's own SQLite. Waits up to 10 s for another process's write. */
export function openSqlite(file: string): Dialect {
  const database = new DatabaseSync(file, { timeout: 10_000 });
  database.exec(`
    pragma journal_mode = wal;
    pragma synchronous = full;
    pragma foreign_keys = on;
    pragma cache_size = -32000;
    pragma temp_store = memory;
    -- What somebody has deleted must not stay readable in the file's free space.
    pragma secure_delete = on;
  `);
  const statements = new Map<string, ReturnType<typeof prepared>>();
  // A full disk ends the transaction by itself: rolling back then would fail and hide why.
  const rollback = {
    ...prepared(database.prepare('rollback')),
    run: () => {
      if (database.isTransaction) database.exec('rollback');
      return { changes: 0, lastInsertRowid: 0 };
    },
  };
  return new SqliteDialect({
    database: {
      close: () => {
        statements.clear();
        database.close();
      },
      prepare: (sql) => {
        if (sql === 'rollback') return rollback;
        const known = statements.get(sql);
        if (known) return known;
        if (statements.size >= 500) statements.clear();
        // A deferred transaction that reads and then writes fails at once when another process wrote
        // in between; an immediate one waits its turn.
        const statement = prepared(database.prepare(sql === 'begin' ? 'begin immediate' : sql));
        statements.set(sql, statement);
        return statement;
      },
    },
  });
}

function prepared(statement: StatementSync) {
  return {
    reader: statement.columns().length > 0,
    all: (parameters: readonly unknown[]) => statement.all(...bindable(parameters)),
    run: (parameters: readonly unknown[]) => statement.run(...bindable(parameters)),
    iterate: (parameters: readonly unknown[]) => statement.iterate(...bindable(parameters)),
  };
}

type Bindable = null | number | bigint | string | Uint8Array;

// An object as the first parameter would be taken as named parameters, and shift the rest.
function bindable(parameters: readonly unknown[]): Bindable[] {
  for (const value of parameters) {
    const fits =
      value === null ||
      typeof value === 'string' ||
      typeof value === 'number' ||
      typeof value === 'bigint' ||
      value instanceof Uint8Array;
    if (!fits) throw new TypeError(`SQLite cannot bind ${Object.prototype.toString.call(value)}.`);
  }
  return parameters as Bindable[];
}

/** Search by FTS5, which keeps the index and not the text. */
export const sqliteSearch: SearchEngine = {
  async create(trx, name) {
    await sql`create virtual table ${sql.table(`${name}_search`)} using fts5 (
      title, summary, facts, body, content='', contentless_delete=1, tokenize='unicode61'
    )`.execute(trx);
  },

  async put(trx, name, id, { title, summary, facts, body }) {
    await sql`insert into ${sql.table(`${name}_search`)} (rowid, title, summary, facts, body)
      values (${id}, ${title.join(' ')}, ${summary.join(' ')}, ${facts.join(' ')}, ${body.join(' ')})`.execute(
      trx,
    );
  },

  async settle() {},

  async remove(trx, name, id) {
    await sql`delete from ${sql.table(`${name}_search`)} where rowid = ${id}`.execute(trx);
  },

  async find(db, name, expression, scope) {
    const groups = expression.map(
      (group) =>
        `(${group.map(({ tokens, prefix }) => `"${tokens.join(' ')}"${prefix ? '*' : ''}`).join(' OR ')})`,
    );
    const within = scope === 'all' ? '' : `{${scopes[scope].join(' ')}} : `;
    const match = `${within}(${groups.join(' AND ')})`;
    const table = sql.table(`${name}_search`);
    // One row with every id: reading 70,000 rows one by one takes several times as long.
    const { rows } = await sql<{ ids: string }>`
      select json_group_array(rowid) as ids
      from (select rowid from ${table} where ${table} match ${match} order by rowid)`.execute(db);
    return JSON.parse(rows[0]?.ids ?? '[]');
  },
};

/**
 * Merges the search index, which drops what was only marked as deleted; writes the file anew; and empties
 * the log beside it, which others must not be reading then.
 */
export async function scrubSqlite(db: Queryable, { search }: { search: string }): Promise<boolean> {
  const table = sql.table(`${search}_search`);
  await sql`insert into ${table} (${table}) values ('optimize')`.execute(db);
  // In memory, a large register would not fit a second time.
  await sql`pragma temp_store = file`.execute(db);
  await sql`vacuum`.execute(db);
  await sql`pragma temp_store = memory`.execute(db);
  const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(db);
  return rows[0]?.busy !== 1;
}
