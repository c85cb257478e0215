import { createHash } from 'node:crypto';
import type { Queryable } from '../../kernel/database/database.ts';
import { listPeople } from '../../people/queries.ts';
import { hasRole, publicName } from '../../people/rules.ts';
import type { Person } from '../../people/schema.ts';
import { isOfProducer, sideOf } from '../course/parts-rules.ts';
import type { Side } from '../course/schema.ts';
import { schemeSchema } from '../scheme/schema.ts';
import { isOnPanel } from './rules.ts';
import type { Away } from './schema.ts';

/** The panel as it is now: each active member's side, by opaque id. */
export async function findPanel(db: Queryable): Promise<Map<string, Side>> {
  const rows = await db
    .selectFrom('roles')
    .innerJoin('people', 'people.id', 'roles.person_id')
    .select(['roles.person_id', 'roles.role'])
    .where('people.state', '=', 'active')
    .where('roles.role', 'in', ['member-lay', 'member-expert'])
    .execute();
  return new Map(
    rows.map(({ person_id, role }) => [person_id, role === 'member-lay' ? 'lay' : 'expert']),
  );
}

/** Who of the panel belongs to a producer. */
export async function findInsiders(db: Queryable, producer: string): Promise<Set<string>> {
  const members = (await listPeople(db)).filter(
    (one) => isOnPanel(one) && isOfProducer(one, producer),
  );
  return new Set(members.map(({ id }) => id));
}

/** Who has accepted a notice, by its words: where a scheme changes them, they are asked anew. */
export async function findNoticed(db: Queryable, notice: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('panel_notices')
    .select('person_id')
    .where('words_hash', '=', hashOf(notice))
    .execute();
  return new Set(rows.map(({ person_id }) => person_id));
}

/** When somebody accepted each notice, by its words. */
export async function findAcceptances(
  db: Queryable,
  personId: string,
): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('panel_notices')
    .select(['words', 'accepted'])
    .where('person_id', '=', personId)
    .execute();
  return new Map(rows.map(({ words, accepted }) => [words, accepted]));
}

/**
 * The names of panel members that may be published under a scheme: of those who accepted its notice, in
 * any of its versions, and whose account is there. Others are called by their seat.
 */
export async function findPublicNames(db: Queryable, scheme: string): Promise<Map<string, string>> {
  const versions = await db
    .selectFrom('schemes')
    .select('document')
    .where('slug', '=', scheme)
    .execute();
  if (versions.length === 0) return new Map();
  const rows = await db
    .selectFrom('panel_notices')
    .innerJoin('people', 'people.id', 'panel_notices.person_id')
    .select(['people.id', 'people.name'])
    .where('people.state', '=', 'active')
    .where(
      'panel_notices.words_hash',
      'in',
      versions.map(({ document }) => hashOf(schemeSchema.parse(JSON.parse(document)).notice)),
    )
    .execute();
  return new Map(rows.flatMap(({ id, name }) => (publicName({ name }) ? [[id, name]] : [])));
}

/** What is kept of an acceptance: the words too, so that it can be shown what was accepted. */
export function noticeRow(personId: string, words: string, accepted: string) {
  return { person_id: personId, words_hash: hashOf(words), words, accepted };
}

function hashOf(words: string): string {
  return createHash('sha256').update(words).digest('base64url');
}

/** A member of the panel, or its chair, as the advice team sees them. */
export interface Member {
  person: Person;
  /** Null for a chair who is neither. */
  side: Side | null;
  chair: boolean;
  /** In their own words; empty where none were given. */
  interests: string;
  away: readonly Away[];
  lock: number;
}

/** Everybody active on the panel, by name. */
export async function listMembers(db: Queryable): Promise<Member[]> {
  const people = await listPeople(db);
  const known = new Map(
    (await db.selectFrom('panel_members').selectAll().execute()).map((row) => [row.person_id, row]),
  );
  return people
    .filter((person) => isOnPanel(person))
    .map((person) => {
      const row = known.get(person.id);
      return {
        person,
        side: sideOf(person),
        chair: hasRole(person, 'chair'),
        interests: row?.interests ?? '',
        away: JSON.parse(row?.away ?? '[]') as Away[],
        lock: row?.lock ?? 0,
      };
    })
    .toSorted((one, other) => one.person.name.localeCompare(other.person.name, 'en'));
}

/** Throws where somebody is not on the panel: a rule is asked first. */
export async function getMember(db: Queryable, id: string): Promise<Member> {
  const found = (await listMembers(db)).find(({ person }) => person.id === id);
  if (!found) throw new Error('Only members of the panel have such a page.');
  return found;
}
