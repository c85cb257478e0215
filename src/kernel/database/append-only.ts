import { sql } from 'kysely';
import { isPostgres, type Trx } from './database.ts';

/** Lets the database itself refuse to change or delete a table's rows. `what`: its name in the message. */
export async function makeAppendOnly(trx: Trx, table: string, what: string): Promise<void> {
  const message = `${what} is only ever added to`;
  if (isPostgres(trx)) {
    const refuse = sql.id(`${table}_refuse`);
    await sql`create or replace function ${refuse}() returns trigger language plpgsql as ${sql.lit(
      `begin raise exception '${message}'; end`,
    )}`.execute(trx);
    await sql`create trigger ${sql.id(`${table}_append_only`)}
      before update or delete or truncate on ${sql.table(table)}
      for each statement execute function ${refuse}()`.execute(trx);
    return;
  }
  for (const act of ['update', 'delete']) {
    await sql`create trigger ${sql.id(`${table}_append_only_${act}`)}
      before ${sql.raw(act)} on ${sql.table(table)}
      begin select raise(abort, ${sql.lit(message)}); end`.execute(trx);
  }
}

/** Lifts that within a transaction, for a backup that takes the place of everything. */
export async function liftAppendOnly(trx: Trx, table: string): Promise<void> {
  if (isPostgres(trx)) {
    await sql`drop trigger ${sql.id(`${table}_append_only`)} on ${sql.table(table)}`.execute(trx);
    return;
  }
  for (const act of ['update', 'delete']) {
    await sql`drop trigger ${sql.id(`${table}_append_only_${act}`)}`.execute(trx);
  }
}
