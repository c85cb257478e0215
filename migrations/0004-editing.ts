import { sql } from 'kysely';
import { makeAppendOnly } from '../src/kernel/database/append-only.ts';
import { columnTypes } from '../src/kernel/database/column-types.ts';
import type { Trx } from '../src/kernel/database/database.ts';

export async function up(trx: Trx): Promise<void> {
  const { id, key } = columnTypes(trx);

  for (const statement of [
    sql`alter table revisions add column restored_from integer`,
    sql`create table example_drafts (
      id ${id},
      example_id integer unique references examples (id),
      slug ${key} not null,
      document text not null,
      base_revision integer,
      author ${key} not null,
      created ${key} not null,
      updated ${key} not null,
      lock integer not null default 0
    )`,
    sql`create table withdrawals (
      id ${id},
      example_id integer not null references examples (id),
      at ${key} not null,
      reason text not null,
      ended ${key}
    )`,
    sql`create index withdrawals_of on withdrawals (example_id)`,
    sql`create table redactions (
      id ${id},
      example_id integer not null references examples (id),
      at ${key} not null,
      code ${key} not null,
      revisions text not null,
      clean integer not null default 0 check (clean in (0, 1))
    )`,
    sql`create index redactions_of on redactions (example_id)`,
  ]) {
    await statement.execute(trx);
  }
  // What every document now has, in those written before.
  for (const table of ['examples', 'revisions']) {
    await sql`update ${sql.table(table)} set document =
      substr(document, 1, length(document) - 1) || ',"contested":[],"replies":[]}'
      where document not like '%"contested":%'`.execute(trx);
  }
  await makeAppendOnly(trx, 'events', 'the public record');
}
