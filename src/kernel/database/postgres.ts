import { type Dialect, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { Queryable } from './database.ts';
import { type SearchEngine, type SearchPhrase, scopes } from './search-engine.ts';

/**
 * A Kysely dialect over a pool of PostgreSQL connections; counts come back as numbers, as on SQLite.
 * A connection that the server ends fails the query under way, if any, and the next opens another.
 */
export function openPostgres(url: string): Dialect {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    types: {
      getTypeParser: (oid, format) =>
        oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format as 'text'),
    },
  });
  // Both tell of a lost connection as an event too, and an event that nobody hears ends the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return new PostgresDialect({ pool });
}

/** Whether the database asks that the transaction be run again (serialization failure or deadlock). */
export function isRetryable(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return code === '40001' || code === '40P01';
}

/**
 * Search by vectors that are given as they stand: no dictionary of the server's changes a token.
 * A vector for each scope, because one that is asked for weights must be read again for each match.
 */
export const postgresSearch: SearchEngine = {
  async create(trx, name) {
    const table = sql.table(`${name}_search`);
    await sql`create table ${table} (id integer primary key)`.execute(trx);
    for (const scope of Object.keys(scopes)) {
      const column = sql.id(`in_${scope}`);
      await sql`alter table ${table} add column ${column} tsvector not null`.execute(trx);
      // Knowing nothing of a word's frequency the server always takes the index. It would read the
      // whole table for a common word, which takes a hundred times as long.
      await sql`alter table ${table} alter column ${column} set statistics 0`.execute(trx);
      await sql`create index ${sql.id(`${name}_search_${scope}`)} on ${table}
        using gin (${column})`.execute(trx);
    }
  },

  async put(trx, name, id, entry) {
    const [title, lead, all] = (['title', 'lead', 'all'] as const).map((scope) =>
      vectorLiteral(scopes[scope].map((column) => entry[column])),
    );
    await sql`insert into ${sql.table(`${name}_search`)} (id, in_title, in_lead, in_all)
      values (${id}, ${title}::tsvector, ${lead}::tsvector, ${all}::tsvector)`.execute(trx);
  },

  // New entries wait in a list that every search would read; writing each straight into the index
  // takes eight times as long as doing so once for all of a transaction.
  async settle(trx, name) {
    for (const scope of Object.keys(scopes)) {
      await sql`select gin_clean_pending_list(${`${name}_search_${scope}`}::regclass)`.execute(trx);
    }
  },

  async remove(trx, name, id) {
    await sql`delete from ${sql.table(`${name}_search`)} where id = ${id}`.execute(trx);
  },

  async find(db, name, expression, scope) {
    const groups = expression.map((group) => `(${group.map(phraseLiteral).join(' | ')})`);
    const { rows } = await sql<{ ids: number[] | null }>`
      select array_agg(id order by id) as ids from ${sql.table(`${name}_search`)}
      where ${sql.id(`in_${scope}`)} @@ ${groups.join(' & ')}::tsquery`.execute(db);
    return rows[0]?.ids ?? [];
  },
};

/** Writes tables anew, and what the server remembers of their most common values. */
export async function scrubPostgres(
  db: Queryable,
  { tables, search }: { tables: readonly string[]; search: string },
): Promise<boolean> {
  for (const table of [...tables, `${search}_search`]) {
    await sql`vacuum (full, analyze) ${sql.table(table)}`.execute(db);
  }
  return true;
}

// 'consult':1,14 'census':2; a step between columns keeps a phrase from crossing into the next.
function vectorLiteral(columns: readonly (readonly string[])[]): string {
  const places = new Map<string, string>();
  let position = 0;
  for (const tokens of columns) {
    for (const token of tokens) {
      const before = places.get(token);
      position++;
      places.set(token, before ? `${before},${position}` : `${position}`);
    }
    position++;
  }
  return Array.from(places, ([token, list]) => `'${token}':${list}`).join(' ');
}

function phraseLiteral({ tokens, prefix }: SearchPhrase): string {
  return tokens
    .map((token, index) => `'${token}'${prefix && index === tokens.length - 1 ? ':*' : ''}`)
    .join(' <-> ');
}
