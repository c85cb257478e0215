import { type Dialect, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { SearchColumn, SearchEngine, SearchEntry, SearchPhrase } from './search.ts';

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

const weights: Record<SearchColumn, string> = { title: 'A', summary: 'B', facts: 'C', body: 'D' };

/** Search by a tsvector that is given as it stands: no dictionary of the server's changes a token. */
export const postgresSearch: SearchEngine = {
  async create(trx, name) {
    const table = sql.table(`${name}_search`);
    await sql`create table ${table} (id integer primary key, tokens tsvector not null)`.execute(
      trx,
    );
    await sql`create index ${sql.id(`${name}_search_tokens`)} on ${table} using gin (tokens)`.execute(
      trx,
    );
  },

  async put(trx, name, id, entry) {
    await sql`insert into ${sql.table(`${name}_search`)} (id, tokens)
      values (${id}, ${vectorLiteral(entry)}::tsvector)`.execute(trx);
  },

  async remove(trx, name, id) {
    await sql`delete from ${sql.table(`${name}_search`)} where id = ${id}`.execute(trx);
  },

  async find(db, name, expression, columns) {
    const within = columns.map((column) => weights[column]).join('');
    const groups = expression.map(
      (group) => `(${group.map((phrase) => phraseLiteral(phrase, within)).join(' | ')})`,
    );
    const { rows } = await sql<{ ids: number[] | null }>`
      select array_agg(id order by id) as ids from ${sql.table(`${name}_search`)}
      where tokens @@ ${groups.join(' & ')}::tsquery`.execute(db);
    return rows[0]?.ids ?? [];
  },
};

// 'consult':1A,14D 'census':2A; a step between columns keeps a phrase from crossing into the next.
function vectorLiteral(entry: SearchEntry): string {
  const places = new Map<string, string>();
  let position = 0;
  for (const column of Object.keys(weights) as SearchColumn[]) {
    for (const token of entry[column]) {
      const place = `${++position}${weights[column]}`;
      const before = places.get(token);
      places.set(token, before ? `${before},${place}` : place);
    }
    position++;
  }
  return Array.from(places, ([token, list]) => `'${token}':${list}`).join(' ');
}

function phraseLiteral({ tokens, prefix }: SearchPhrase, within: string): string {
  return tokens
    .map(
      (token, index) => `'${token}':${prefix && index === tokens.length - 1 ? '*' : ''}${within}`,
    )
    .join(' <-> ');
}
