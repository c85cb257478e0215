import { inTransaction, type Trx } from '../kernel/database/database.ts';
import { isDemonstration } from '../kernel/demonstration.ts';
import { Conflict, NotFound } from '../kernel/errors.ts';
import type { Site } from '../kernel/http/site.ts';
import { putMail } from '../kernel/mail/outbox.ts';
import { hashToken, newId, newToken } from '../kernel/tokens.ts';
import { signInMail } from './mails.ts';
import { deleteExpired, deleteSessions, findPersonByEmail, listInvented } from './queries.ts';
import { browserFamily, linkLastsMinutes, safeDestination, sessionEnds } from './rules.ts';
import type { Person, SignedIn } from './schema.ts';

/** What an action of this feature needs of the site. */
export type Place = Pick<Site, 'db' | 'url' | 'now'>;

/**
 * Sends a link to the person who has an address; nothing to anybody else. Either way one link is written
 * and committed, so that the time that the answer takes does not tell whether the address is known.
 */
export async function askForLink(
  { db, url, now }: Place,
  { email, destination }: { email: string; destination: string },
): Promise<void> {
  const at = now();
  await inTransaction(db, async (trx) => {
    const found = await findPersonByEmail(trx, email);
    const person = found?.state === 'active' ? found : null;
    const { token, expires } = await writeLink(trx, person, safeDestination(destination), at);
    if (!person) return;
    await putMail(trx, { now: at, url }, signInMail(url, person.email, token, expires));
  });
}

/** Writes a link without sending it: the command prints it. Null is nobody, see `askForLink`. */
export async function writeLink(
  trx: Trx,
  person: Person | null,
  destination: string,
  now: Date,
): Promise<{ token: string; expires: string }> {
  const token = newToken();
  const expires = new Date(now.getTime() + linkLastsMinutes * 60_000).toISOString();
  await trx
    .insertInto('sign_in_links')
    .values({
      token_hash: hashToken(token),
      person_id: person?.id ?? null,
      destination,
      expires,
      used: null,
    })
    .execute();
  return { token, expires };
}

/** Uses a link up and begins a session. Throws Conflict when the link is unknown, used or has run out. */
export async function useLink(
  { db, now }: Place,
  { token, userAgent }: { token: string; userAgent: string },
): Promise<{ sessionToken: string; destination: string; expires: string }> {
  const at = now();
  const sessionToken = newToken();
  return inTransaction(db, async (trx) => {
    // One statement looks and marks: of two who press the button at once, one gets in.
    const link = await trx
      .updateTable('sign_in_links')
      .set({ used: at.toISOString() })
      .where('token_hash', '=', hashToken(token))
      .where('used', 'is', null)
      .where('expires', '>', at.toISOString())
      .where('person_id', 'in', (eb) =>
        eb.selectFrom('people').select('id').where('state', '=', 'active'),
      )
      .returning(['person_id', 'destination'])
      .executeTakeFirst();
    if (!link?.person_id) throw new Conflict('This link does not work, or not any more.');
    const expires = sessionEnds(at, at);
    await trx
      .insertInto('sessions')
      .values({
        token_hash: hashToken(sessionToken),
        id: newId(),
        person_id: link.person_id,
        browser: browserFamily(userAgent),
        created: at.toISOString(),
        seen: at.toISOString(),
        expires,
      })
      .execute();
    await deleteExpired(trx, at);
    return { sessionToken, destination: link.destination, expires };
  });
}

/**
 * Signs somebody in for the asking, where everybody is invented. In a register that is no demonstration
 * there is no such thing: throws NotFound, as the database says and whatever the site has in memory.
 */
export async function signInAsInvented(
  place: Place,
  { id, destination }: { id: string; destination: string },
  userAgent: string,
): Promise<{ sessionToken: string; destination: string; expires: string }> {
  const { token } = await inTransaction(place.db, async (trx) => {
    const person = (await isDemonstration(trx))
      ? (await listInvented(trx)).find((one) => one.id === id)
      : undefined;
    if (!person) throw new NotFound('Nobody is signed in here without a link.');
    return writeLink(trx, person, safeDestination(destination), place.now());
  });
  return useLink(place, { token, userAgent });
}

/**
 * Ends one session of one's own, or all of them; ending one that has ended is no error. With all of them
 * go the links that were not used: whoever reads the mails must not come in again with one.
 */
export async function endSessions(
  { db }: Pick<Place, 'db'>,
  person: SignedIn,
  id: string | 'all',
): Promise<void> {
  await inTransaction(db, async (trx) => {
    await deleteSessions(trx, person.id, id);
    if (id !== 'all') return;
    await trx
      .deleteFrom('sign_in_links')
      .where('person_id', '=', person.id)
      .where('used', 'is', null)
      .execute();
  });
}
