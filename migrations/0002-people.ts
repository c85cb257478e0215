import { sql } from 'kysely';
import { columnTypes } from '../src/kernel/database/column-types.ts';
import type { Trx } from '../src/kernel/database/database.ts';

export async function up(trx: Trx): Promise<void> {
  const { id, key } = columnTypes(trx);

  for (const statement of [
    sql`create table people (
      id ${key} primary key,
      email text not null,
      email_key ${key} not null unique,
      name text not null,
      state text not null check (state in ('active', 'ended')),
      created ${key} not null
    )`,
    sql`create table roles (
      person_id ${key} not null references people (id),
      role ${key} not null,
      organisation ${key} not null,
      primary key (person_id, role, organisation)
    )`,
    sql`create table sign_in_links (
      token_hash ${key} primary key,
      person_id ${key} references people (id),
      destination text not null,
      expires ${key} not null,
      used ${key}
    )`,
    sql`create index sign_in_links_expires on sign_in_links (expires)`,
    sql`create table sessions (
      token_hash ${key} primary key,
      id ${key} not null unique,
      person_id ${key} not null references people (id),
      browser text not null,
      created ${key} not null,
      seen ${key} not null,
      expires ${key} not null
    )`,
    sql`create index sessions_person on sessions (person_id)`,
    sql`create index sessions_expires on sessions (expires)`,
    sql`create table outbox (
      id ${id},
      message_id ${key} not null unique,
      recipient text not null,
      subject text not null,
      body text not null,
      headers text not null,
      confidential integer not null check (confidential in (0, 1)),
      state text not null check (state in ('waiting', 'sent', 'failed')),
      created ${key} not null,
      useless_after ${key},
      attempts integer not null,
      next_attempt ${key} not null,
      last_error text,
      finished ${key}
    )`,
    sql`create index outbox_waiting on outbox (next_attempt) where state = 'waiting'`,
    sql`create index outbox_finished on outbox (finished) where state <> 'waiting'`,
  ]) {
    await statement.execute(trx);
  }
}
