import type { Holdings } from '../../examples/holdings.ts';
import { inTransaction } from '../../kernel/database/database.ts';
import type { Site } from '../../kernel/http/site.ts';
import { putMail } from '../../kernel/mail/outbox.ts';
import type { Kept } from '../../kernel/memory.ts';
import { hashToken } from '../../kernel/tokens.ts';
import { readChanges } from './changes-queries.ts';
import { digestMail, type Told } from './mails.ts';
import { findTitles, lastEvent, listDue, listFollowings } from './queries.ts';
import { dueBefore, followerKey } from './rules.ts';
import type { Follower, Following } from './schema.ts';
import { addressOfWhat, findWhat, whatInWords } from './what.ts';

const atOnce = 100;
const mostListed = 30;

type Place = Pick<Site, 'db' | 'settings' | 'url'>;
type Changes = Awaited<ReturnType<typeof readChanges>>;

/**
 * Tells every follower who is due what changed in what they follow; nothing where nothing did. Answers
 * how many mails were written. Again at once it writes none, and of two processes one writes each.
 */
export async function sendDigests(
  place: Place,
  holdings: () => Promise<Kept<Holdings>>,
  now: Date,
): Promise<number> {
  let written = 0;
  for (;;) {
    const due = await listDue(place.db, now, atOnce);
    if (due.length === 0) return written;
    // Before the register is read: what comes in between is told the next time.
    const until = await lastEvent(place.db);
    const held = (await holdings()).value;
    const followings = await Promise.all(due.map(({ id }) => listFollowings(place.db, id)));
    const after = Math.min(until, ...followings.flat().map(({ seen_event }) => seen_event));
    const changes = await readChanges(place.db, held, after, until);
    for (const [index, follower] of due.entries()) {
      const own = followings[index] ?? [];
      const told = await tell(place, held, changes, own);
      if (await put(place, { follower, followings: own, told, until }, now)) written++;
    }
  }
}

async function tell(
  { db, url }: Place,
  { names }: Holdings,
  changes: Changes,
  followings: readonly Following[],
): Promise<Told[]> {
  const read = followings.map(({ what }) => findWhat(what, names));
  const titles = await findTitles(db, read);
  const told: Told[] = [];
  for (const [index, { what: kept, seen_event }] of followings.entries()) {
    const what = read[index];
    if (!what) continue;
    const found = await changes.fitting(what, kept, seen_event, mostListed);
    if (found.changes.length === 0) continue;
    told.push({
      words: whatInWords(what, names, titles),
      address: url + addressOfWhat(what),
      changes: found.changes.map(({ what, slug, title }) => ({
        what,
        title,
        address: `${url}/examples/${slug}`,
      })),
      more: found.more,
    });
  }
  return told;
}

interface Digest {
  follower: Follower;
  followings: readonly Following[];
  told: readonly Told[];
  /** The last event that was looked at. */
  until: number;
}

/** Claims the follower and writes the mail in one transaction; false when nothing was to be written. */
async function put(
  { db, settings, url }: Place,
  { follower, followings, told, until }: Digest,
  now: Date,
): Promise<boolean> {
  const { id, email, pace, checked } = follower;
  const key = followerKey(settings, id);
  return inTransaction(db, async (trx) => {
    const claimed = await trx
      .updateTable('followers')
      // The secret may have changed since: then the links of older mails have died with it.
      .set({ checked: now.toISOString(), key_hash: hashToken(key) })
      .where('id', '=', id)
      .where('pace', '=', pace)
      // Only if no other process was here, and the follower has not left, since it was read.
      .where('checked', '=', checked)
      .where('checked', '<=', dueBefore(pace, now))
      .returning('id')
      .executeTakeFirst();
    if (!claimed) return false;
    for (const following of followings) {
      await trx
        .updateTable('followings')
        .set({ seen_event: until })
        .where('id', '=', following.id)
        .where('seen_event', '<', until)
        .execute();
    }
    if (told.length === 0) return false;
    await putMail(trx, { now, url }, digestMail(url, email, { key, pace, told }));
    return true;
  });
}
