import { timingSafeEqual } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { Queryable, Tables } from '../kernel/database/database.ts';
import { NotFound } from '../kernel/errors.ts';
import { hashToken } from '../kernel/tokens.ts';
import { fileAddress } from './addresses.ts';
import type { ContributionState } from './schema.ts';

export type StoredContribution = Selectable<Tables['contributions']>;
export type Message = Selectable<Tables['contribution_messages']>;
export type FileLine = Omit<Selectable<Tables['contribution_files']>, 'bytes'> & { size: number };

/** By its reference in either spelling, `C-7K3F9Q` or `c-7k3f9q`. */
export async function findContribution(
  db: Queryable,
  reference: string,
): Promise<StoredContribution | null> {
  const row = await db
    .selectFrom('contributions')
    .selectAll()
    .where('reference', '=', reference.toUpperCase())
    .executeTakeFirst();
  return row ?? null;
}

/** Throws NotFound. */
export async function getContribution(
  db: Queryable,
  reference: string,
): Promise<StoredContribution> {
  const found = await findContribution(db, reference);
  if (!found) throw new NotFound('There is no contribution at this address.');
  return found;
}

/** The contribution that a key opens. The same NotFound for an unknown reference and for a wrong key. */
export async function getOwnContribution(
  db: Queryable,
  reference: string,
  key: string,
): Promise<StoredContribution> {
  const found = await findContribution(db, reference);
  const given = Buffer.from(hashToken(key));
  const expected = Buffer.from(found?.key_hash ?? hashToken(''));
  // Compared in any case, and in constant time: the answer's time tells nothing of either.
  const same = given.length === expected.length && timingSafeEqual(given, expected);
  if (!found || !same || key === '') {
    throw new NotFound('There is nothing at this address. A private link must be whole.');
  }
  return found;
}

/** The address for a reply; null when none was given, or it was deleted. */
export async function findContact(db: Queryable, id: number): Promise<string | null> {
  const row = await db
    .selectFrom('contribution_contacts')
    .select('email')
    .where('contribution_id', '=', id)
    .executeTakeFirst();
  return row?.email ?? null;
}

/** Questions and answers, in their order. */
export async function listMessages(db: Queryable, id: number): Promise<Message[]> {
  return db
    .selectFrom('contribution_messages')
    .selectAll()
    .where('contribution_id', '=', id)
    .orderBy('id')
    .execute();
}

/** The files of a contribution without their bytes; `size` in bytes. */
export async function listFiles(db: Queryable, id: number): Promise<FileLine[]> {
  const rows = await db
    .selectFrom('contribution_files')
    .select(['id', 'contribution_id', 'name', 'type', 'sha256', 'public'])
    .select((eb) => eb.fn<number>('length', ['bytes']).as('size'))
    .where('contribution_id', '=', id)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, size: Number(row.size) }));
}

export async function findFile(db: Queryable, contributionId: number, id: number) {
  const row = await db
    .selectFrom('contribution_files')
    .selectAll()
    .where('contribution_id', '=', contributionId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/**
 * Whether a published file was taken down since: the example that it came to is withdrawn, or no version
 * of it names the file any more, as after a redaction.
 */
export async function isTakenDown(db: Queryable, reference: string, file: number) {
  const examples = await db
    .selectFrom('revisions')
    .innerJoin('examples', 'examples.id', 'revisions.example_id')
    .select(['examples.id', 'examples.state'])
    .distinct()
    .where('revisions.contribution', '=', reference.toUpperCase())
    .execute();
  if (examples.length === 0) return false;
  const ids = examples.filter(({ state }) => state === 'published').map(({ id }) => id);
  if (ids.length === 0) return true;
  const naming = await db
    .selectFrom('revisions')
    .select('number')
    .where('example_id', 'in', ids)
    .where('document', 'like', `%${fileAddress(reference, file)}"%`)
    .limit(1)
    .executeTakeFirst();
  return naming === undefined;
}

const answered: ContributionState[] = ['accepted', 'accepted-in-part', 'declined', 'merged'];

/** Half of the contributions decided in the last year were answered within `days`; null when none was. */
export async function findAnswerTime(
  db: Queryable,
  now: Date,
): Promise<{ days: number; count: number } | null> {
  const yearAgo = new Date(now.getTime() - 365 * 86_400_000).toISOString();
  const rows = await db
    .selectFrom('contributions')
    .select(['received', 'decided'])
    .where('state', 'in', answered)
    .where('decided', '>', yearAgo)
    .orderBy('decided', 'desc')
    .limit(1000)
    .execute();
  const days = rows
    .map(
      ({ received, decided }) => (Date.parse(decided ?? received) - Date.parse(received)) / 864e5,
    )
    .sort((one, other) => one - other);
  const middle = days[Math.ceil(days.length / 2) - 1];
  return middle === undefined ? null : { days: Math.max(1, Math.ceil(middle)), count: days.length };
}

/** The newest revision of an example that a contribution led to; null where it led to none. */
export async function findResult(
  db: Queryable,
  reference: string,
): Promise<{ slug: string; revision: number } | null> {
  const row = await db
    .selectFrom('revisions')
    .innerJoin('examples', 'examples.id', 'revisions.example_id')
    .select(['examples.slug', 'revisions.number'])
    .where('revisions.contribution', '=', reference)
    .orderBy('revisions.number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? { slug: row.slug, revision: row.number } : null;
}

/** The reference of a contribution by its id; null when it is gone. */
export async function findReference(db: Queryable, id: number): Promise<string | null> {
  const row = await db
    .selectFrom('contributions')
    .select('reference')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.reference ?? null;
}

/** What became of a contribution, or of the one that it was joined to: without words to somebody else. */
export interface Outcome {
  state: ContributionState;
  reason: string | null;
  words: string | null;
  /** The page of what changed, within the site. */
  changed: { href: string; revision: number } | null;
  /** What became of the other one, where it was joined and that one is decided. */
  other: Outcome | null;
}

/** Null until it is decided. */
export async function findOutcome(
  db: Queryable,
  contribution: StoredContribution,
): Promise<Outcome | null> {
  const { reference, state, reason, words, decided, merged_into } = contribution;
  if (decided === null) return null;
  const result = await findResult(db, reference);
  const target = merged_into === null ? null : await findReference(db, merged_into);
  const joined = target && (await findContribution(db, target));
  const other = joined ? await findOutcome(db, joined) : null;
  return {
    state,
    reason,
    words,
    changed: result && {
      href: `/examples/${result.slug}/history/${result.revision}`,
      revision: result.revision,
    },
    other: other && { ...other, words: null },
  };
}
