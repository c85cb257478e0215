import { isPostgres, type Queryable } from './database.ts';
import { scrubPostgres } from './postgres.ts';
import { scrubSqlite } from './sqlite.ts';

/** Tables, and the name of a search index, whose old bytes must go. */
export interface Scrubbing {
  tables: readonly string[];
  search: string;
}

/**
 * Writes the database anew so that what was deleted or replaced before is in no free space of its files
 * any more. Others wait meanwhile. False when somebody else was reading: it must be done again.
 */
export async function scrub(db: Queryable, what: Scrubbing): Promise<boolean> {
  return isPostgres(db) ? scrubPostgres(db, what) : scrubSqlite(db, what);
}
