import { sql } from 'kysely';
import { columnTypes } from '../src/kernel/database/column-types.ts';
import type { Trx } from '../src/kernel/database/database.ts';

export async function up(trx: Trx): Promise<void> {
  const { id, key } = columnTypes(trx);

  for (const statement of [
    // What somebody asked for with an address that nobody has confirmed.
    sql`create table follow_requests (
      key_hash ${key} primary key,
      email text not null,
      what ${key} not null,
      created ${key} not null
    )`,
    sql`create index follow_requests_created on follow_requests (created)`,
    sql`create table followers (
      id ${key} primary key,
      email text not null,
      folded ${key} not null unique,
      key_hash ${key} not null unique,
      pace ${key} not null,
      checked ${key} not null
    )`,
    sql`create index followers_checked on followers (pace, checked)`,
    sql`create table followings (
      id ${id},
      follower_id ${key} not null references followers (id),
      what ${key} not null,
      seen_event integer not null,
      unique (follower_id, what)
    )`,
  ]) {
    await statement.execute(trx);
  }
}
