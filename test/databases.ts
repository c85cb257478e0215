import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { describe, type TestContext } from 'node:test';
import { sql } from 'kysely';
import { loadFolder } from '../src/interchange/load/actions.ts';
import { type Database, openDatabase } from '../src/kernel/database/database.ts';
import { migrate } from '../src/kernel/database/migrate.ts';

/** Opens a database of the test's own, closed and dropped after it. */
export type Open = (t: Pick<TestContext, 'after'>) => Promise<Database>;
export type DatabaseName = 'SQLite' | 'PostgreSQL';

export const starterFolder = resolve(import.meta.dirname, '../register');

/**
 * Defines the same tests once for each database. `open` gives a migrated, empty database, `openStarter`
 * one with the starter register, `openBare` one without tables. PostgreSQL is the server at TEST_DATABASE_URL; without it that half is skipped.
 */
export function onEachDatabase(
  define: (name: DatabaseName, open: Open, openStarter: Open, openBare: Open) => void,
): void {
  const url = process.env.TEST_DATABASE_URL;
  describe('SQLite', () => {
    define('SQLite', openEmbedded, withStarter(openEmbedded), openMemory);
  });
  describe('PostgreSQL', { skip: url ? false : 'TEST_DATABASE_URL is not set' }, () => {
    const openBare: Open = (t) => openSchema(url as string, t);
    const open = migrated(openBare);
    define('PostgreSQL', open, withStarter(open), openBare);
  });
}

const openMemory: Open = async (t) => {
  const db = openDatabase({ file: ':memory:' });
  t.after(() => db.destroy());
  return db;
};

/** A migrated, empty embedded database. */
export const openEmbedded: Open = migrated(openMemory);

/** An embedded database with the starter register. */
export const openStarter: Open = withStarter(openEmbedded);

function migrated(open: Open): Open {
  return async (t) => {
    const db = await open(t);
    await migrate(db);
    return db;
  };
}

function withStarter(open: Open): Open {
  return async (t) => {
    const db = await open(t);
    const { problems } = await loadFolder(db, starterFolder, { now: () => new Date() });
    if (problems.length > 0) {
      throw new Error(`The starter register does not load: ${JSON.stringify(problems[0])}`);
    }
    return db;
  };
}

// A schema of its own is a database of its own for everything we do, and made in a moment.
async function openSchema(url: string, t: Pick<TestContext, 'after'>): Promise<Database> {
  const schema = `test_${randomBytes(8).toString('hex')}`;
  const address = new URL(url);
  address.searchParams.set('options', `-c search_path=${schema}`);
  const db = openDatabase({ url: address.href });
  t.after(async () => {
    await sql`drop schema if exists ${sql.id(schema)} cascade`.execute(db);
    await db.destroy();
  });
  await sql`create schema ${sql.id(schema)}`.execute(db);
  return db;
}
