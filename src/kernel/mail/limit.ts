import type { Site } from '../http/site.ts';
import { createLimit, type Limit } from '../rate-limit.ts';
import { hashToken } from '../tokens.ts';

const limits = new WeakMap<object, Limit>();

/**
 * Whether one more mail may go to an address that anybody may have typed: five an hour, of all kinds
 * together, counted in this process. Links that sign in are counted apart: or whoever has a mailbox
 * flooded with receipts would also keep its owner from signing in.
 */
export function mayMail(site: Pick<Site, 'db' | 'now'>, email: string): boolean {
  const limit = limits.get(site.db) ?? createLimit({ most: 5, perMs: 3_600_000 });
  limits.set(site.db, limit);
  return limit.take(mailboxOf(email), site.now()) === 0;
}

/** Equal for spellings that reach one mailbox in practice: `A+1@b.example` and `a+2@b.example`. Hashed. */
export function mailboxOf(email: string): string {
  const [, local = '', host = ''] =
    /^([^+]*).*@(.*)$/s.exec(email.normalize('NFKC').trim().toLowerCase()) ?? [];
  return hashToken(`${local}@${host}`);
}
