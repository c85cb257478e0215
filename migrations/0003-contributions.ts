import { sql } from 'kysely';
import { columnTypes } from '../src/kernel/database/column-types.ts';
import type { Trx } from '../src/kernel/database/database.ts';

export async function up(trx: Trx): Promise<void> {
  const { id, key, bytes } = columnTypes(trx);

  for (const statement of [
    sql`create table contributions (
      id ${id},
      reference ${key} not null unique,
      key_hash ${key} not null,
      kind text not null,
      about_type text,
      about_id ${key},
      field text,
      title text,
      text text not null,
      sources text not null,
      relation text not null,
      credit_as text not null,
      credit_name text,
      credit_role text,
      state text not null,
      lock integer not null default 0,
      received ${key} not null,
      changed ${key} not null,
      seen_revision integer,
      claimed_by text,
      claimed_at text,
      decided_by text,
      decided text,
      reason text,
      words text,
      revision integer,
      merged_into integer references contributions (id),
      suspicions text not null,
      form ${key} unique,
      fingerprint ${key} not null
    )`,
    sql`create index contributions_state on contributions (state, received, id)`,
    sql`create index contributions_claimed on contributions (claimed_by)`,
    sql`create index contributions_decided on contributions (decided)`,
    sql`create index contributions_merged on contributions (merged_into)`,
    sql`create index contributions_about on contributions (about_type, about_id)`,
    sql`create index contributions_fingerprint on contributions (fingerprint)`,
    sql`create table contribution_contacts (
      contribution_id integer primary key references contributions (id),
      email text not null
    )`,
    sql`create table contribution_messages (
      id ${id},
      contribution_id integer not null references contributions (id),
      at ${key} not null,
      from_editor integer not null,
      person text,
      text text not null
    )`,
    sql`create index contribution_messages_of on contribution_messages (contribution_id)`,
    sql`create table contribution_files (
      id ${id},
      contribution_id integer not null references contributions (id),
      name text not null,
      type text not null,
      bytes ${bytes} not null,
      sha256 text not null,
      public integer not null default 0
    )`,
    sql`create index contribution_files_of on contribution_files (contribution_id)`,
    sql`create table contribution_drafts (
      contribution_id integer primary key references contributions (id),
      typed text not null,
      base_revision integer not null,
      saved ${key} not null,
      saved_by text,
      lock integer not null
    )`,
    sql`create index events_about on events (about_type, about_id)`,
    sql`create index revisions_contribution on revisions (contribution)`,
  ]) {
    await statement.execute(trx);
  }
}
