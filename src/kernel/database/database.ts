import { AsyncLocalStorage } from 'node:async_hooks';
import { Kysely, type KyselyPlugin, PostgresAdapter, sql, type Transaction } from 'kysely';
import { isRetryable, openPostgres } from './postgres.ts';
import { openSqlite } from './sqlite.ts';

/** Each feature adds its tables here: `declare module '…/kernel/database/database.ts'`. */
export interface Tables {
  register: { id: number; version: number };
}

/** The database outside a transaction. Using it inside one throws: on one connection it would wait for ever. */
export type Database = Kysely<Tables>;
export type Trx = Transaction<Tables>;
/** What a query takes: the database or a transaction. */
export type Queryable = Database | Trx;

const inside = new AsyncLocalStorage<true>();
const unguarded = new WeakMap<Database, Database>();

const guard: KyselyPlugin = {
  transformQuery({ node }) {
    if (inside.getStore()) {
      throw new Error(
        'The database was used inside a transaction: use the transaction it was given.',
      );
    }
    return node;
  },
  async transformResult({ result }) {
    return result;
  },
};

/** Opens PostgreSQL at an address `postgres://…`, or the embedded database in a file (`:memory:` too). */
export function openDatabase(place: { url: string } | { file: string }): Database {
  const base = new Kysely<Tables>({
    dialect: 'url' in place ? openPostgres(place.url) : openSqlite(place.file),
  });
  const db = base.withPlugin(guard);
  unguarded.set(db, base);
  return db;
}

/**
 * Runs one change in one transaction and raises the register version, which it passes on.
 * Nothing but queries may be awaited inside. On PostgreSQL it is serializable and tried again
 * (at most eight times) when it collided with another.
 */
export async function change<T>(
  db: Database,
  run: (trx: Trx, version: number) => Promise<T>,
): Promise<T> {
  return inTransaction(db, async (trx) => {
    // Taken before the transaction sees anything, so that changes wait for one another. Without it each
    // of several at once would find the row changed, and fail and be tried again until it gives up.
    if (isPostgres(trx)) await sql`lock table register in exclusive mode`.execute(trx);
    const { version } = await trx
      .updateTable('register')
      .set((eb) => ({ version: eb('version', '+', 1) }))
      .returning('version')
      .executeTakeFirstOrThrow();
    return run(trx, Number(version));
  });
}

/** One transaction without a new register version: for migrations, and for what readers never see. */
export async function inTransaction<T>(db: Database, run: (trx: Trx) => Promise<T>): Promise<T> {
  const base = unguarded.get(db);
  if (!base || inside.getStore()) throw new Error('A transaction was begun inside a transaction.');
  for (let attempt = 1; ; attempt++) {
    try {
      return await base
        .transaction()
        .setIsolationLevel('serializable')
        .execute((trx) => inside.run(true, () => runWhole(trx, run)));
    } catch (error) {
      if (attempt >= 8 || !isRetryable(error)) throw error;
    }
  }
}

const lastActs = new WeakMap<Trx, (() => Promise<void>)[]>();

/** Does something once at the end of this transaction: for what is cheaper written in one go. */
export function beforeCommit(trx: Trx, act: () => Promise<void>): void {
  lastActs.set(trx, [...(lastActs.get(trx) ?? []), act]);
}

async function runWhole<T>(trx: Trx, run: (trx: Trx) => Promise<T>): Promise<T> {
  const result = await run(trx);
  for (const act of lastActs.get(trx) ?? []) await act();
  return result;
}

/** The register version now. Whatever is kept in memory carries it and is checked against it. */
export async function getVersion(db: Queryable): Promise<number> {
  const row = await db.selectFrom('register').select('version').executeTakeFirstOrThrow();
  return Number(row.version);
}

/** Whether this is PostgreSQL; otherwise it is the embedded SQLite. */
export function isPostgres(db: Queryable): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter;
}
