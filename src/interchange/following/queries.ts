import type { Queryable } from '../../kernel/database/database.ts';
import { NotFound } from '../../kernel/errors.ts';
import { hashToken } from '../../kernel/tokens.ts';
import { dueBefore, requestLastsDays } from './rules.ts';
import type { Follower, Following } from './schema.ts';
import type { What } from './what.ts';

/** What was asked for and waits to be confirmed; throws NotFound when it has run out. */
export async function getRequest(db: Queryable, key: string, now: Date) {
  const found = await db
    .selectFrom('follow_requests')
    .selectAll()
    .where('key_hash', '=', hashToken(key))
    .where('created', '>', requestsSince(now))
    .executeTakeFirst();
  if (found) return found;
  throw new NotFound(
    `This link does not work, or not any more: it works for ${requestLastsDays} days.`,
  );
}

export function requestsSince(now: Date): string {
  return new Date(now.getTime() - requestLastsDays * 86_400_000).toISOString();
}

export async function findFollower(db: Queryable, key: string): Promise<Follower | null> {
  const found = await db
    .selectFrom('followers')
    .selectAll()
    .where('key_hash', '=', hashToken(key))
    .executeTakeFirst();
  return found ?? null;
}

/** Who has a key; throws NotFound. */
export async function getFollower(db: Queryable, key: string): Promise<Follower> {
  const found = await findFollower(db, key);
  if (!found) throw new NotFound('There is nothing at this address.');
  return found;
}

export async function listFollowings(db: Queryable, followerId: string): Promise<Following[]> {
  return db
    .selectFrom('followings')
    .selectAll()
    .where('follower_id', '=', followerId)
    .orderBy('id')
    .execute();
}

/** Whoever is due to be looked after, the longest waiting first; at most `most`. */
export async function listDue(db: Queryable, now: Date, most: number): Promise<Follower[]> {
  return db
    .selectFrom('followers')
    .selectAll()
    .where((eb) =>
      eb.or(
        (['weekly', 'daily'] as const).map((pace) =>
          eb.and([eb('pace', '=', pace), eb('checked', '<=', dueBefore(pace, now))]),
        ),
      ),
    )
    .orderBy('checked')
    .orderBy('id')
    .limit(most)
    .execute();
}

/** The number of the last event of any example. Those are written one change after another, so none before it can still come. */
export async function lastEvent(db: Queryable): Promise<number> {
  const row = await db
    .selectFrom('events')
    .select('id')
    .where('about_type', '=', 'example')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? 0;
}

/** The titles of published examples among what is followed, by slug. */
export async function findTitles(
  db: Queryable,
  followed: readonly (What | null)[],
): Promise<Map<string, string>> {
  const slugs = followed.flatMap((what) => (what && 'example' in what ? [what.example] : []));
  if (slugs.length === 0) return new Map();
  const rows = await db
    .selectFrom('examples')
    .select(['slug', 'document'])
    .where('slug', 'in', slugs)
    .where('state', '=', 'published')
    .execute();
  return new Map(rows.map(({ slug, document }) => [slug, JSON.parse(document).title as string]));
}
