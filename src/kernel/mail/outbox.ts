import type { Generated, Selectable } from 'kysely';
import type { Database, Queryable, Tables, Trx } from '../database/database.ts';
import { withoutOrders } from '../directions.ts';
import { newId } from '../tokens.ts';
import { wrapText } from './wrap.ts';

export interface Mail {
  /** One address, without a name. */
  to: string;
  subject: string;
  /** Plain text; it is wrapped here. */
  text: string;
  /** Further headers: `{ 'List-Unsubscribe': '<https://…>' }`. */
  headers?: Record<string, string>;
  /** It holds a link that signs somebody in: text and headers are wiped once it is sent or given up. */
  confidential?: boolean;
  /** UTC, ISO 8601: after this nobody is helped by it, and it is given up. */
  uselessAfter?: string;
}

declare module '../database/database.ts' {
  interface Tables {
    outbox: {
      id: Generated<number>;
      /** Without angle brackets. Fixed when the mail is written: every attempt carries it. */
      message_id: string;
      recipient: string;
      subject: string;
      body: string;
      /** JSON. */
      headers: string;
      confidential: number;
      state: 'waiting' | 'sent' | 'failed';
      created: string;
      useless_after: string | null;
      attempts: number;
      next_attempt: string;
      /** A code such as `EENVELOPE 550`; never what the server said, which may hold an address. */
      last_error: string | null;
      finished: string | null;
    };
  }
}

export type WaitingMail = Selectable<Tables['outbox']>;

/** Writes one mail in the transaction of the change that it tells of: it is sent if and only if that commits. */
export async function putMail(
  trx: Trx,
  { now, url }: { now: Date; url: string },
  mail: Mail,
): Promise<void> {
  const at = now.toISOString();
  await trx
    .insertInto('outbox')
    .values({
      message_id: `${newId()}${newId()}@${new URL(url).hostname}`,
      recipient: mail.to,
      subject: withoutOrders(mail.subject),
      body: `${wrapText(withoutOrders(mail.text).trim())}\n`,
      headers: JSON.stringify(mail.headers ?? {}),
      confidential: mail.confidential ? 1 : 0,
      state: 'waiting',
      created: at,
      useless_after: mail.uselessAfter ?? null,
      attempts: 0,
      next_attempt: at,
      last_error: null,
      finished: null,
    })
    .execute();
}

/**
 * Takes the mail that is due first, for `leaseMs`; null when none is due. Taking it is moving its next
 * attempt to the end of the lease: a process that dies with it in hand leaves it to the next one then.
 */
export async function claimMail(
  db: Database,
  now: Date,
  leaseMs: number,
): Promise<WaitingMail | null> {
  const at = now.toISOString();
  const due = await db
    .selectFrom('outbox')
    .select(['id', 'next_attempt'])
    .where('state', '=', 'waiting')
    .where('next_attempt', '<=', at)
    .orderBy('next_attempt')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  if (!due) return null;
  const taken = await db
    .updateTable('outbox')
    .set((eb) => ({
      attempts: eb('attempts', '+', 1),
      next_attempt: new Date(now.getTime() + leaseMs).toISOString(),
    }))
    .where('id', '=', due.id)
    .where('state', '=', 'waiting')
    // Only if nobody took it in between; PostgreSQL looks again after waiting for the other's commit.
    .where('next_attempt', '=', due.next_attempt)
    .returningAll()
    .executeTakeFirst();
  return taken ?? claimMail(db, now, leaseMs);
}

/** Records how an attempt ended. Does nothing when somebody else has taken the mail since. */
export async function finishAttempt(
  db: Database,
  mail: WaitingMail,
  outcome:
    | { state: 'sent'; at: string }
    | { state: 'failed'; at: string; error: string }
    | { state: 'waiting'; next: string; error: string },
): Promise<void> {
  const over = outcome.state !== 'waiting';
  await db
    .updateTable('outbox')
    .set({
      state: outcome.state,
      last_error: outcome.state === 'sent' ? null : outcome.error,
      ...(over && { finished: outcome.at }),
      ...(over && mail.confidential === 1 && { body: '', headers: '{}' }),
      ...(!over && { next_attempt: outcome.next }),
    })
    .where('id', '=', mail.id)
    .where('state', '=', 'waiting')
    .where('attempts', '=', mail.attempts)
    .execute();
}

/** Deletes what was sent, or given up, before a time; answers how many. */
export async function deleteFinishedMail(db: Database, before: string): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('outbox')
    .where('state', '!=', 'waiting')
    .where('finished', '<', before)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Mails that still have a text, waiting or not, and name one of these in it or in their subject. */
export async function listMailsNaming(
  db: Queryable,
  names: readonly string[],
): Promise<Pick<WaitingMail, 'id' | 'subject' | 'body'>[]> {
  if (names.length === 0) return [];
  const named = new RegExp(
    `(${names.map((name) => RegExp.escape(name)).join('|')})(?![A-Za-z0-9-])`,
  );
  const rows = await db
    .selectFrom('outbox')
    .select(['id', 'subject', 'body'])
    .where('body', '!=', '')
    .execute();
  return rows.filter(({ subject, body }) => named.test(subject) || named.test(body));
}

/** Changes what a mail says, where something in it must be neither sent nor kept. */
export async function rewriteMail(
  trx: Trx,
  id: number,
  mail: Pick<WaitingMail, 'subject' | 'body'>,
): Promise<void> {
  await trx.updateTable('outbox').set(mail).where('id', '=', id).execute();
}
