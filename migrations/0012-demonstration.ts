import { sql } from 'kysely';
import { columnTypes } from '../src/kernel/database/column-types.ts';
import type { Trx } from '../src/kernel/database/database.ts';

/** One row where everything in the register is invented: see `src/kernel/demonstration.ts`. */
export async function up(trx: Trx): Promise<void> {
  const { key } = columnTypes(trx);
  await sql`create table demonstration (
    id integer primary key check (id = 1),
    made ${key} not null
  )`.execute(trx);
}
