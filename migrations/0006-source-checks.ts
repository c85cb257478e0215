import { sql } from 'kysely';
import { columnTypes } from '../src/kernel/database/column-types.ts';
import type { Trx } from '../src/kernel/database/database.ts';

export async function up(trx: Trx): Promise<void> {
  const { key } = columnTypes(trx);

  for (const statement of [
    sql`create table source_checks (
      example_id integer not null references examples (id),
      url ${key} not null,
      checked text not null,
      status text not null check (status in ('ok', 'moved', 'gone', 'unreachable')),
      failures integer not null,
      not_found text,
      primary key (example_id, url)
    )`,
    sql`create index source_checks_status on source_checks (status)`,
  ]) {
    await statement.execute(trx);
  }
}
