import { sql } from 'kysely';
import { columnTypes } from '../src/kernel/database/column-types.ts';
import type { Trx } from '../src/kernel/database/database.ts';

export async function up(trx: Trx): Promise<void> {
  const { key } = columnTypes(trx);

  for (const statement of [
    sql`create table statistic_details (
      slug ${key} primary key references statistics (slug),
      producer ${key} references organisations (slug),
      document text not null,
      loaded integer not null check (loaded in (0, 1)),
      lock integer not null
    )`,
    sql`create index statistic_details_producer on statistic_details (producer)`,
  ]) {
    await statement.execute(trx);
  }
}
