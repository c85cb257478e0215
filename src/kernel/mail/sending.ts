import type { Database } from '../database/database.ts';
import type { Settings } from '../settings.ts';
import { type Courier, createFolderCourier, createSmtpCourier, Undelivered } from './courier.ts';
import { deleteForgottenFiles, mailFolder } from './files.ts';
import { claimMail, deleteFinishedMail, finishAttempt, type WaitingMail } from './outbox.ts';

export interface Post {
  db: Database;
  courier: Courier;
  now: () => Date;
}

/** Longer than any attempt takes (see `courier.ts`): nobody else touches a mail that is under way. */
const leaseMs = 10 * 60_000;
const givenUpAfterMs = 5 * 24 * 3_600_000;

/** Sends every mail that is due, one at a time; answers how many were accepted. */
export async function sendDue(post: Post, going: () => boolean = () => true): Promise<number> {
  let sent = 0;
  while (going()) {
    const mail = await claimMail(post.db, post.now(), leaseMs);
    if (!mail) break;
    if (await attempt(post, mail)) sent++;
  }
  return sent;
}

async function attempt({ db, courier, now }: Post, mail: WaitingMail): Promise<boolean> {
  const begun = now().toISOString();
  if (mail.useless_after && mail.useless_after < begun) {
    await finishAttempt(db, mail, { state: 'failed', at: begun, error: 'USELESS' });
    return false;
  }
  try {
    await courier(mail);
  } catch (error) {
    const undelivered = error instanceof Undelivered ? error : new Undelivered('EUNKNOWN', false);
    await finishAttempt(db, mail, afterFailure(mail, now(), undelivered));
    return false;
  }
  await finishAttempt(db, mail, { state: 'sent', at: now().toISOString() });
  return true;
}

/** What follows a failed attempt: another after 1, 2, 4 … minutes, at most eight hours; after five days, none. */
export function afterFailure(
  mail: Pick<WaitingMail, 'attempts' | 'created'>,
  now: Date,
  { code, forGood }: Undelivered,
) {
  const next = new Date(now.getTime() + 60_000 * Math.min(2 ** (mail.attempts - 1), 480));
  if (forGood || next.getTime() > Date.parse(mail.created) + givenUpAfterMs) {
    return { state: 'failed' as const, at: now.toISOString(), error: code };
  }
  return { state: 'waiting' as const, next: next.toISOString(), error: code };
}

/** The courier that the settings ask for. `log` is told once when mail goes to the folder. */
export function chooseCourier(
  settings: Settings,
  url: string,
  log: (line: string) => void,
): Courier {
  const from = settings.COUNTERSIGN_MAIL_FROM ?? `countersign@${new URL(url).hostname}`;
  if (settings.SMTP_URL) return createSmtpCourier(settings.SMTP_URL, from);
  const folder = mailFolder(settings);
  const deliver = createFolderCourier(folder, from);
  let said = false;
  return async (mail) => {
    await deliver(mail);
    if (!said) log(`SMTP_URL is not set: mail is written to ${folder}`);
    said = true;
  };
}

/** Sends what is due every two seconds until it is stopped; stopping waits for the mail under way. */
export function startSending(
  post: Post & { keptDays: number; folder: string; log: (line: string) => void },
): { stop: () => Promise<void> } {
  let going = true;
  let timer: NodeJS.Timeout | undefined;
  let cleaned = 0;
  let looked = 0;

  async function turn() {
    try {
      await sendDue(post, () => going);
      const now = post.now().getTime();
      if (now - cleaned > 3_600_000) {
        cleaned = now;
        const before = new Date(now - post.keptDays * 86_400_000).toISOString();
        await deleteFinishedMail(post.db, before);
      }
      if (now - looked > 60_000) {
        looked = now;
        await deleteForgottenFiles(post.db, post.folder);
      }
    } catch (error) {
      // The database is away for a moment: the mail is still in it.
      post.log(`Mail could not be looked after: ${(error as { code?: string }).code ?? 'unknown'}`);
    }
    if (going) timer = setTimeout(next, 2_000);
  }

  let running = Promise.resolve();
  function next() {
    running = turn();
  }
  next();
  return {
    async stop() {
      going = false;
      clearTimeout(timer);
      await running;
    },
  };
}
