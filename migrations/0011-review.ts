import { sql } from 'kysely';
import { columnTypes } from '../src/kernel/database/column-types.ts';
import type { Trx } from '../src/kernel/database/database.ts';

export async function up(trx: Trx): Promise<void> {
  const { id, key, bytes } = columnTypes(trx);

  for (const statement of [
    sql`create table schemes (
      slug ${key} not null,
      version integer not null,
      document text not null,
      state text not null check (state in ('open', 'closed')),
      added ${key} not null,
      added_by ${key},
      primary key (slug, version)
    )`,
    sql`create table applications (
      id ${id},
      reference ${key} not null unique,
      scheme ${key} not null,
      scheme_version integer not null,
      statistic ${key} not null,
      producer ${key} not null,
      created ${key} not null,
      created_by ${key} not null,
      document text not null,
      document_lock integer not null,
      document_saved ${key} not null,
      version integer not null,
      foreign key (scheme, scheme_version) references schemes (slug, version)
    )`,
    sql`create index applications_version on applications (version)`,
    sql`create index applications_statistic on applications (statistic)`,
    sql`create table application_versions (
      application_id integer not null references applications (id),
      number integer not null,
      document text not null,
      at ${key} not null,
      primary key (application_id, number)
    )`,
    sql`create table application_acts (
      application_id integer not null references applications (id),
      number integer not null,
      form ${key} not null,
      at ${key} not null,
      what text not null,
      person ${key} not null,
      part text not null,
      side text,
      details text not null,
      primary key (application_id, number),
      unique (application_id, form)
    )`,
    sql`create table application_files (
      id ${id},
      application_id integer not null references applications (id),
      activity ${key} not null,
      name text not null,
      type text not null,
      bytes ${bytes} not null,
      sha256 text not null,
      added ${key} not null,
      added_by ${key} not null
    )`,
    sql`create index application_files_of on application_files (application_id)`,
    sql`create table application_examples (
      application_id integer not null references applications (id),
      activity ${key} not null,
      decision integer not null,
      example_id integer not null references examples (id),
      primary key (application_id, activity)
    )`,
    sql`create table panel_members (
      person_id ${key} primary key references people (id),
      interests text not null,
      away text not null,
      lock integer not null
    )`,
    sql`create table panel_notices (
      person_id ${key} not null references people (id),
      words_hash ${key} not null,
      words text not null,
      accepted ${key} not null,
      primary key (person_id, words_hash)
    )`,
    sql`create table meetings (
      id ${id},
      day ${key} not null unique,
      scheme ${key} not null,
      starts text not null,
      slot_minutes integer not null,
      place text not null,
      state text not null check (state in ('planned', 'cancelled')),
      lock integer not null
    )`,
    sql`create table meeting_attendance (
      meeting_id integer not null references meetings (id),
      person_id ${key} not null references people (id),
      state text not null check (state in ('present', 'apologies')),
      primary key (meeting_id, person_id)
    )`,
    sql`create table minutes (
      meeting_id integer not null references meetings (id),
      number integer not null,
      document text not null,
      reason text,
      written ${key} not null,
      written_by ${key} not null,
      approved ${key},
      approved_by ${key},
      published ${key},
      lock integer not null,
      primary key (meeting_id, number)
    )`,
    sql`create table review_reminders (
      application_id integer not null references applications (id),
      what ${key} not null,
      due ${key} not null,
      distance integer not null,
      sent ${key} not null,
      primary key (application_id, what, due, distance)
    )`,
  ]) {
    await statement.execute(trx);
  }
}
