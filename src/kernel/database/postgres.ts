import { type Dialect, PostgresDialect } from 'kysely';
import pg from 'pg';

/** A Kysely dialect over a pool of PostgreSQL connections; counts come back as numbers, as on SQLite. */
export function openPostgres(url: string): Dialect {
  return new PostgresDialect({
    pool: new pg.Pool({
      connectionString: url,
      max: 10,
      types: {
        getTypeParser: (oid, format) =>
          oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format as 'text'),
      },
    }),
  });
}

/** Whether the database asks that the transaction be run again (serialization failure or deadlock). */
export function isRetryable(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return code === '40001' || code === '40P01';
}
