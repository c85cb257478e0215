import { change, type Trx } from '../../kernel/database/database.ts';
import { Invalid } from '../../kernel/errors.ts';
import { recordEvent } from '../../kernel/events.ts';
import type { Site } from '../../kernel/http/site.ts';
import { putMail } from '../../kernel/mail/outbox.ts';
import { hashToken } from '../../kernel/tokens.ts';
import { fingerprintOf, type Suspicion } from '../abuse/suspicions.ts';
import { trackingAddress } from '../addresses.ts';
import { keyOf } from '../keys.ts';
import { receiptMail } from '../mails.ts';
import { newReference } from '../reference.ts';
import { nextState } from '../rules.ts';
import type { Contribution, ContributionState } from '../schema.ts';
import { findSubject } from '../subjects-queries.ts';

/** What an action of the door needs of the site. */
export type Place = Pick<Site, 'db' | 'settings' | 'url' | 'now'>;

export interface Sending {
  suspicions: readonly Suspicion[];
  /** Hash of the form that sent it, null where there was none: sent again, it is the same contribution. */
  form: string | null;
  /** The revision of the example that the contributor saw; null where that is not known. */
  seen: number | null;
  /** Whether a receipt may go to the address; it does not for what looks like spam. */
  mayMail: boolean;
}

export interface Receipt {
  reference: string;
  state: ContributionState;
  /** The private page, within the site. */
  address: string;
}

const repeatsForDays = 30;

/**
 * Takes what somebody sent, and writes the receipt's mail with it. Throws Invalid where it is about
 * something that the register does not have.
 */
export async function sendContribution(
  { db, settings, url, now }: Place,
  sent: Contribution,
  { form, seen, ...sending }: Sending,
): Promise<Receipt> {
  const at = now();
  const fresh = newReference();
  return change(db, async (trx) => {
    const before = form && (await findByForm(trx, form));
    const reference = before ? before.reference : fresh;
    const key = keyOf(settings, reference);
    const address = trackingAddress(reference, key);
    if (before) return { reference, state: before.state, address };

    const current = await currentRevision(trx, sent);
    const fingerprint = fingerprintOf(sent);
    const suspicions = [...sending.suspicions];
    if (await isRepeat(trx, fingerprint, at)) suspicions.push('repeat');
    const aside = suspicions.length > 0;
    const state = aside ? (nextState('waiting', 'set-aside', 'program') ?? 'waiting') : 'waiting';
    const { about, credit, email, sources, ...said } = sent;
    const { id } = await trx
      .insertInto('contributions')
      .values({
        ...said,
        reference,
        key_hash: hashToken(key),
        about_type: about?.type ?? null,
        about_id: about?.id ?? null,
        sources: JSON.stringify(sources),
        credit_as: credit.as,
        credit_name: credit.name,
        credit_role: credit.role,
        state,
        lock: 0,
        received: at.toISOString(),
        changed: at.toISOString(),
        seen_revision: current === null ? null : Math.min(seen ?? current, current),
        suspicions: JSON.stringify(suspicions),
        form,
        fingerprint,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await record(trx, 'received', reference, 'contributor', at, { kind: sent.kind });
    if (aside) await record(trx, 'set-aside', reference, 'program', at, {});
    if (email) {
      await trx
        .insertInto('contribution_contacts')
        .values({ contribution_id: id, email })
        .execute();
      if (sending.mayMail && !aside) {
        await putMail(trx, { now: at, url }, receiptMail(url, email, reference, url + address));
      }
    }
    return { reference, state, address };
  });
}

/** One line of the record about a contribution: its reference, and codes. */
export async function record(
  trx: Trx,
  what: string,
  reference: string,
  role: 'contributor' | 'program',
  at: Date,
  codes: Record<string, string | number>,
): Promise<void> {
  await recordEvent(trx, {
    at: at.toISOString(),
    what,
    about_type: 'contribution',
    about_id: reference,
    actor: null,
    role,
    codes,
  });
}

/** The published revision of the example that it is about; null where it is about none. */
async function currentRevision(trx: Trx, { about }: Contribution): Promise<number | null> {
  if (!about) return null;
  const subject = await findSubject(trx, about);
  if (subject) return subject.stored?.revision ?? null;
  throw new Invalid([{ field: 'about.id', message: `is no ${about.type} in the register` }]);
}

async function findByForm(trx: Trx, form: string) {
  return trx
    .selectFrom('contributions')
    .select(['reference', 'state'])
    .where('form', '=', form)
    .executeTakeFirst();
}

async function isRepeat(trx: Trx, fingerprint: string, now: Date): Promise<boolean> {
  const since = new Date(now.getTime() - repeatsForDays * 86_400_000).toISOString();
  const found = await trx
    .selectFrom('contributions')
    .select('id')
    .where('fingerprint', '=', fingerprint)
    .where('received', '>', since)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}
