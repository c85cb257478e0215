import { inTransaction, type Trx } from '../../kernel/database/database.ts';
import { Conflict } from '../../kernel/errors.ts';
import type { Site } from '../../kernel/http/site.ts';
import { putMail } from '../../kernel/mail/outbox.ts';
import { hashToken, newId, newToken } from '../../kernel/tokens.ts';
import { foldEmail } from '../../people/schema.ts';
import { confirmationMail, subjects } from './mails.ts';
import { findFollower, getFollower, getRequest, lastEvent, requestsSince } from './queries.ts';
import { followerKey, mostFollowings } from './rules.ts';
import type { Pace } from './schema.ts';

export type Place = Pick<Site, 'db' | 'settings' | 'url' | 'now'>;

/**
 * Keeps what somebody asks to follow until it is confirmed, and sends the link for that. The same is
 * done for an address that follows already: nobody learns from it who does.
 */
export async function askToFollow(
  { db, url, now }: Place,
  { email, what, words }: { email: string; what: string; words: string },
): Promise<void> {
  const at = now();
  const key = newToken();
  await inTransaction(db, async (trx) => {
    await trx
      .insertInto('follow_requests')
      .values({ key_hash: hashToken(key), email, what, created: at.toISOString() })
      .execute();
    await putMail(trx, { now: at, url }, confirmationMail(url, email, words, key));
  });
}

/** Begins to follow; answers the key of the private page. Throws NotFound and Conflict. */
export async function confirmRequest({ db, settings, now }: Place, key: string): Promise<string> {
  const at = now();
  const fresh = newId();
  return inTransaction(db, async (trx) => {
    const { key_hash, email, what } = await getRequest(trx, key, at);
    await trx.deleteFrom('follow_requests').where('key_hash', '=', key_hash).execute();
    const folded = foldEmail(email);
    const known = await trx
      .selectFrom('followers')
      .select('id')
      .where('folded', '=', folded)
      .executeTakeFirst();
    const id = known?.id ?? fresh;
    const ownKey = followerKey(settings, id);
    const values = { email, key_hash: hashToken(ownKey) };
    if (known) await trx.updateTable('followers').set(values).where('id', '=', id).execute();
    else {
      await trx
        .insertInto('followers')
        .values({ ...values, id, folded, pace: 'weekly', checked: at.toISOString() })
        .execute();
    }
    await putFollowing(trx, id, what);
    return ownKey;
  });
}

async function putFollowing(trx: Trx, follower_id: string, what: string): Promise<void> {
  const kept = await trx
    .selectFrom('followings')
    .select('what')
    .where('follower_id', '=', follower_id)
    .execute();
  if (kept.some((one) => one.what === what)) return;
  if (kept.length >= mostFollowings) {
    throw new Conflict(`An address can follow ${mostFollowings} things at most. End one first.`);
  }
  const seen_event = await lastEvent(trx);
  await trx.insertInto('followings').values({ follower_id, what, seen_event }).execute();
}

/** Throws NotFound. */
export async function setPace({ db }: Pick<Place, 'db'>, key: string, pace: Pace): Promise<void> {
  await inTransaction(db, async (trx) => {
    const { id } = await getFollower(trx, key);
    await trx.updateTable('followers').set({ pace }).where('id', '=', id).execute();
  });
}

/** Ends one following; with the last of them the address goes too. Throws NotFound. */
export async function endFollowing(
  { db }: Pick<Place, 'db'>,
  key: string,
  followingId: number,
): Promise<void> {
  await inTransaction(db, async (trx) => {
    const { id } = await getFollower(trx, key);
    await trx
      .deleteFrom('followings')
      .where('id', '=', followingId)
      .where('follower_id', '=', id)
      .execute();
    const left = await trx
      .selectFrom('followings')
      .select('id')
      .where('follower_id', '=', id)
      .limit(1)
      .executeTakeFirst();
    if (!left) await deleteFollower(trx, key);
  });
}

/** Ends everything and deletes the address. A key that nobody has, or had, is no error: it is ended. */
export async function endAll({ db }: Pick<Place, 'db'>, key: string): Promise<void> {
  await inTransaction(db, (trx) => deleteFollower(trx, key));
}

async function deleteFollower(trx: Trx, key: string): Promise<void> {
  const follower = await findFollower(trx, key);
  if (!follower) return;
  const { id, email, folded } = follower;
  await trx.deleteFrom('followings').where('follower_id', '=', id).execute();
  await trx.deleteFrom('followers').where('id', '=', id).execute();
  // The same address may have been typed differently before.
  for (const to of new Set([email, folded])) {
    await trx
      .deleteFrom('outbox')
      .where('recipient', '=', to)
      .where('subject', 'in', Object.values(subjects))
      .execute();
    await trx.deleteFrom('follow_requests').where('email', '=', to).execute();
  }
}

/** Deletes what nobody confirmed in time, and the mails that asked. Answers how many. */
export async function deleteOldRequests({ db, now }: Pick<Place, 'db' | 'now'>): Promise<number> {
  const before = requestsSince(now());
  return inTransaction(db, async (trx) => {
    const { numDeletedRows } = await trx
      .deleteFrom('follow_requests')
      .where('created', '<=', before)
      .executeTakeFirst();
    await trx
      .deleteFrom('outbox')
      .where('subject', '=', subjects.confirm)
      .where('created', '<=', before)
      .execute();
    return Number(numDeletedRows);
  });
}
