import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** A person needs at least so long to read a form and fill it in. */
export const shortestMs = 3_000;
/** After a day a form is shown again, with what was typed. */
export const longestMs = 24 * 3_600_000;
/** Leading zero bits of a solved challenge: about a second's work for a phone. */
export const proofBits = 15;

export type StampState = 'good' | 'too-fast' | 'expired';

/** Says when a form was opened, signed, so that nobody can claim another time. `1h2k3m.8f….9a…` */
export function newStamp(secret: string, opened: Date): string {
  const body = `${opened.getTime().toString(36)}.${randomBytes(12).toString('base64url')}`;
  return `${body}.${sign(secret, body)}`;
}

/** A stamp for a form that is shown again because its own had expired: it may be sent at once. */
export function renewedStamp(secret: string, now: Date): string {
  return newStamp(secret, new Date(now.getTime() - shortestMs));
}

/** Missing, changed and foreign stamps count as expired: the form comes back with what was typed. */
export function readStamp(secret: string, stamp: string, now: Date): StampState {
  const [time = '', random = '', signature = ''] = stamp.split('.');
  const expected = Buffer.from(sign(secret, `${time}.${random}`));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 'expired';
  const age = now.getTime() - Number.parseInt(time, 36);
  if (age > longestMs || age < -longestMs) return 'expired';
  return age < shortestMs ? 'too-fast' : 'good';
}

/** Whether a number was found that gives the stamp's hash enough leading zeros. */
export function isProof(stamp: string, proof: string): boolean {
  if (!/^\d{1,12}$/.test(proof)) return false;
  const hash = createHash('sha256').update(`${stamp}:${proof}`).digest();
  return hash.readUInt32BE(0) >>> (32 - proofBits) === 0;
}

function sign(secret: string, text: string): string {
  return createHmac('sha256', secret).update(`stamp ${text}`).digest('base64url');
}
