import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { type Dialect, SqliteDialect } from 'kysely';

/** A Kysely dialect over Node's own SQLite. Waits up to 10 s for another process's write. */
export function openSqlite(file: string): Dialect {
  const database = new DatabaseSync(file, { timeout: 10_000 });
  database.exec(`
    pragma journal_mode = wal;
    pragma synchronous = full;
    pragma foreign_keys = on;
    pragma cache_size = -32000;
    pragma temp_store = memory;
  `);
  const statements = new Map<string, ReturnType<typeof prepared>>();
  return new SqliteDialect({
    database: {
      close: () => {
        statements.clear();
        database.close();
      },
      prepare: (sql) => {
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
