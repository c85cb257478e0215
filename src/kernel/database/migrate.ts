import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { sql } from 'kysely';
import { Conflict } from '../errors.ts';
import { type Database, inTransaction, type Trx } from './database.ts';

/** The folder of numbered migrations: `0001-name.ts`, each with `up(trx)`. */
export const migrationsFolder = resolve(import.meta.dirname, '../../../migrations');

interface Migration {
  number: number;
  name: string;
  up: (trx: Trx) => Promise<void>;
}

/**
 * Brings the database to this program's version, all or nothing; answers the names of what ran.
 * Throws Conflict when the database comes from a newer program.
 */
export async function migrate(db: Database, folder = migrationsFolder): Promise<string[]> {
  const known = await readMigrations(folder);
  return inTransaction(db, async (trx) => {
    await sql`create table if not exists migrations (number integer primary key, name text not null)`.execute(
      trx,
    );
    const done = await sql<{ number: number; name: string }>`
      select number, name from migrations order by number`.execute(trx);
    const newest = done.rows.at(-1);
    if (newest && newest.number > (known.at(-1)?.number ?? 0)) {
      throw new Conflict(
        `The database was made by a newer Countersign (migration ${newest.name}). Update the program, or restore a backup made by this one.`,
      );
    }
    const waiting = known.filter((one) => !done.rows.some((row) => row.number === one.number));
    for (const migration of waiting) {
      await migration.up(trx);
      await sql`insert into migrations (number, name) values (${migration.number}, ${migration.name})`.execute(
        trx,
      );
    }
    return waiting.map((migration) => migration.name);
  });
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const files = (await readdir(folder))
    .filter((file) => /^\d{4}-[a-z0-9-]+\.ts$/.test(file))
    .sort();
  return Promise.all(
    files.map(async (file) => {
      const module = await import(pathToFileURL(join(folder, file)).href);
      return { number: Number(file.slice(0, 4)), name: file.slice(0, -3), up: module.up };
    }),
  );
}
