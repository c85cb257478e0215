import { sql } from 'kysely';
import { columnTypes } from '../src/kernel/database/column-types.ts';
import type { Trx } from '../src/kernel/database/database.ts';
import { createSearchTables } from '../src/kernel/database/search.ts';

export async function up(trx: Trx): Promise<void> {
  const { id, key } = columnTypes(trx);

  for (const statement of [
    sql`create table register (id integer primary key check (id = 1), version integer not null)`,
    sql`insert into register (id, version) values (1, 0)`,
    sql`create table examples (
      id ${id},
      slug ${key} not null unique,
      state text not null check (state in ('published', 'draft', 'withdrawn')),
      revision integer not null,
      version integer not null,
      title_key ${key} not null,
      document text not null,
      published text not null,
      updated text not null
    )`,
    sql`create index examples_version on examples (version)`,
    sql`create table revisions (
      example_id integer not null references examples (id),
      number integer not null,
      document text not null,
      published text not null,
      author text not null,
      approver text,
      reason text not null,
      contribution text,
      primary key (example_id, number)
    )`,
    sql`create table former_slugs (
      slug ${key} primary key,
      example_id integer not null references examples (id)
    )`,
    sql`create table organisations (
      slug ${key} primary key,
      name text not null,
      country text,
      also text not null,
      version integer not null
    )`,
    sql`create index organisations_version on organisations (version)`,
    sql`create table statistics (
      slug ${key} primary key,
      title text not null,
      version integer not null
    )`,
    sql`create index statistics_version on statistics (version)`,
    sql`create table resources (
      reference ${key} primary key,
      date ${key} not null,
      listed integer not null check (listed in (0, 1)),
      document text not null,
      body text not null,
      version integer not null,
      updated text not null
    )`,
    sql`create index resources_listed on resources (listed, date)`,
    sql`create table loaded_files (
      path ${key} primary key,
      hash text not null
    )`,
    sql`create table example_words (
      id integer primary key,
      ranked text not null,
      others text not null
    )`,
    sql`create table known_words (
      word ${key} primary key,
      stem ${key} not null,
      examples integer not null
    )`,
    sql`create index known_words_stem on known_words (stem)`,
    sql`create table events (
      id ${id},
      at text not null,
      what text not null,
      about_type text not null,
      about_id text not null,
      actor text,
      role text not null,
      codes text not null
    )`,
  ]) {
    await statement.execute(trx);
  }
  await createSearchTables(trx, 'example');
}
