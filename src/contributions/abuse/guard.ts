import type { Context } from 'hono';
import { LRUCache } from 'lru-cache';
import { createClientNetwork } from '../../kernel/http/client-address.ts';
import type { Site } from '../../kernel/http/site.ts';
import { mayMail } from '../../kernel/mail/limit.ts';
import { createLimit } from '../../kernel/rate-limit.ts';
import { secretOf } from '../keys.ts';
import { createPressure } from './pressure.ts';
import { isProof, newStamp, readStamp, renewedStamp } from './stamp.ts';
import type { Suspicion } from './suspicions.ts';

const hour = 3_600_000;

/** What the door keeps in memory against abuse: no cookie, and nothing that says who. */
export function createGuard(site: Pick<Site, 'db' | 'settings' | 'now'>) {
  const secret = secretOf(site.settings);
  const perHour = site.settings.COUNTERSIGN_CONTRIBUTIONS_PER_HOUR;
  const networkOf = createClientNetwork(site.settings);
  const byNetwork = createLimit({ most: perHour, perMs: hour });
  const changes = createLimit({ most: perHour * 5, perMs: hour });
  const uploads = createLimit({ most: perHour * 2, perMs: hour });
  const spent = new LRUCache<string, true>({ max: 10_000 });
  const pressure = createPressure({ most: perHour * 5, perMs: hour / 6 });

  return {
    newStamp: () => newStamp(secret, site.now()),
    renewedStamp: () => renewedStamp(secret, site.now()),
    /** Takes one contribution of a network; answers the minutes to wait, 0 for none. */
    takeOne: (c: Context) => Math.ceil(byNetwork.take(networkOf(c), site.now()) / 60_000),
    /** The same for answers and files, which only who has a key can send. */
    takeChange: (c: Context) => Math.ceil(changes.take(networkOf(c), site.now()) / 60_000),
    /** The same for requests with files, before they are read: reading them is the dear part. */
    takeUpload: (c: Context) => Math.ceil(uploads.take(networkOf(c), site.now()) / 60_000),
    /** Whether one more mail may go to an address that anybody may have typed. */
    mayMail: (email: string) => mayMail(site, email),
    isUnderLoad: () => pressure.isHigh(site.now()),
    noteOne: () => pressure.note(site.now()),
    readStamp: (stamp: string) => readStamp(secret, stamp, site.now()),
    /** What the way in which a form was sent gives away; null where a machine sent JSON. */
    suspicionsOfSending(form: { stamp: string; proof: string; honeypot: string } | null) {
      const found: Suspicion[] = [];
      if (form?.honeypot) found.push('honeypot');
      if (form && readStamp(secret, form.stamp, site.now()) === 'too-fast') found.push('too-fast');
      // Each sum lets one contribution through: a form is easily sent again with other words.
      const solved = form && !spent.has(form.stamp) && isProof(form.stamp, form.proof);
      if (form && solved) spent.set(form.stamp, true);
      if (pressure.isHigh(site.now()) && !solved) found.push('no-proof');
      return found;
    },
  };
}

export type Guard = ReturnType<typeof createGuard>;
