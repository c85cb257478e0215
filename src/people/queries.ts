import type { Database, Queryable, Trx } from '../kernel/database/database.ts';
import { NotFound } from '../kernel/errors.ts';
import { hashToken } from '../kernel/tokens.ts';
import { foldEmail, type HeldRole, type Person, type Session } from './schema.ts';

export async function findPerson(db: Queryable, id: string): Promise<Person | null> {
  const row = await db.selectFrom('people').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? (((await withRoles(db, [row]))[0] as Person) ?? null) : null;
}

/** Throws NotFound. */
export async function getPerson(db: Queryable, id: string): Promise<Person> {
  const found = await findPerson(db, id);
  if (!found) throw new NotFound('There is nobody at this address.');
  return found;
}

export async function findPersonByEmail(db: Queryable, email: string): Promise<Person | null> {
  const row = await db
    .selectFrom('people')
    .selectAll()
    .where('email_key', '=', foldEmail(email))
    .executeTakeFirst();
  return row ? (((await withRoles(db, [row]))[0] as Person) ?? null) : null;
}

/** Everybody, in the order in which they came. */
export async function listPeople(db: Queryable): Promise<Person[]> {
  const rows = await db.selectFrom('people').selectAll().orderBy('created').orderBy('id').execute();
  return withRoles(db, rows);
}

/** The people that a demonstration was made with, by name. */
export async function listInvented(db: Queryable): Promise<Person[]> {
  const rows = await db
    .selectFrom('people')
    .selectAll()
    .where('email', 'like', '%@demonstration.example')
    .where('state', '=', 'active')
    .orderBy('name')
    .execute();
  return withRoles(db, rows);
}

/** The names of people by their ids, for pages that colleagues see; unknown ids are left out. */
export async function findNames(
  db: Queryable,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('people')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export async function listAdministrators(db: Queryable): Promise<string[]> {
  const rows = await db
    .selectFrom('people')
    .innerJoin('roles', 'roles.person_id', 'people.id')
    .select('people.id')
    .where('people.state', '=', 'active')
    .where('roles.role', '=', 'administrator')
    .where('roles.organisation', '=', '')
    .execute();
  return rows.map(({ id }) => id);
}

export async function findLink(db: Queryable, token: string) {
  const row = await db
    .selectFrom('sign_in_links')
    .select(['expires', 'used'])
    .where('token_hash', '=', hashToken(token))
    .where('person_id', 'is not', null)
    .executeTakeFirst();
  return row ?? null;
}

/** The person and the session that a token opens at a time; null when it opens none (any more). */
export async function findSession(
  db: Queryable,
  token: string,
  now: Date,
): Promise<{ person: Person; session: Session } | null> {
  const row = await db
    .selectFrom('sessions')
    .selectAll()
    .where('token_hash', '=', hashToken(token))
    .where('expires', '>', now.toISOString())
    .executeTakeFirst();
  const person = row ? await findPerson(db, row.person_id) : null;
  if (!row || person?.state !== 'active') return null;
  const { token_hash, person_id, ...session } = row;
  return { person, session };
}

/** A person's sessions at a time, the one seen last first. */
export async function listSessions(db: Queryable, personId: string, now: Date): Promise<Session[]> {
  return db
    .selectFrom('sessions')
    .select(['id', 'browser', 'created', 'seen', 'expires'])
    .where('person_id', '=', personId)
    .where('expires', '>', now.toISOString())
    .orderBy('seen', 'desc')
    .orderBy('id')
    .execute();
}

/** Notes that a session was used, and puts its end off. */
export async function touchSession(
  db: Database,
  id: string,
  seen: Date,
  expires: string,
): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ seen: seen.toISOString(), expires })
    .where('id', '=', id)
    .execute();
}

/** Ends sessions of one person: one of them, or all. Answers how many. */
export async function deleteSessions(
  db: Queryable,
  personId: string,
  id: string | 'all',
): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('sessions')
    .where('person_id', '=', personId)
    .$if(id !== 'all', (query) => query.where('id', '=', id))
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Forgets links a day after they ran out (until then their page says why they do not work), and sessions. */
export async function deleteExpired(trx: Trx, now: Date): Promise<void> {
  const dayAgo = new Date(now.getTime() - 86_400_000).toISOString();
  await trx.deleteFrom('sign_in_links').where('expires', '<', dayAgo).execute();
  await trx.deleteFrom('sessions').where('expires', '<', now.toISOString()).execute();
}

async function withRoles(
  db: Queryable,
  rows: readonly (Omit<Person, 'roles'> & { email_key: string })[],
): Promise<Person[]> {
  if (rows.length === 0) return [];
  const held = await db
    .selectFrom('roles')
    .selectAll()
    .$if(rows.length === 1, (query) => query.where('person_id', '=', rows[0]?.id ?? ''))
    .orderBy('role')
    .orderBy('organisation')
    .execute();
  const byPerson = Map.groupBy(held, (one) => one.person_id);
  return rows.map(({ email_key, ...person }) => ({
    ...person,
    roles: (byPerson.get(person.id) ?? []).map(
      ({ role, organisation }): HeldRole => ({ role, organisation: organisation || null }),
    ),
  }));
}
