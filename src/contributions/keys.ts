import { createHmac } from 'node:crypto';
import type { Site } from '../kernel/http/site.ts';
import { hashToken, newToken } from '../kernel/tokens.ts';
import { trackingAddress } from './addresses.ts';

type Settings = Pick<Site['settings'], 'COUNTERSIGN_SECRET'>;

const ofThisProcess = newToken();

/** What forms and private links are signed with. serve always sets it; else they die with the process. */
export function secretOf({ COUNTERSIGN_SECRET }: Settings): string {
  return COUNTERSIGN_SECRET ?? ofThisProcess;
}

/**
 * The key of a contribution's private page. It follows from the secret and the reference, so that a
 * later mail can hold the link again although only the key's hash is kept.
 */
export function keyOf(settings: Settings, reference: string): string {
  return createHmac('sha256', secretOf(settings)).update(`key ${reference}`).digest('base64url');
}

/** The whole private address, for a mail; null when the secret has changed since it was received. */
export function privateLink(
  site: Pick<Site, 'settings' | 'url'>,
  { reference, key_hash }: { reference: string; key_hash: string },
): string | null {
  const key = keyOf(site.settings, reference);
  return hashToken(key) === key_hash ? site.url + trackingAddress(reference, key) : null;
}
