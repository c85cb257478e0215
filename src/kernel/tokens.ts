import { createHash, randomBytes } from 'node:crypto';

/** An opaque name for a row, 80 random bits: sixteen of a to z and 2 to 7. It says nothing of who. */
export function newId(): string {
  return [...randomBytes(16)].map((byte) => base32[byte & 31]).join('');
}

/** A key that opens something, 256 random bits. Only its hash is ever kept. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

// A plain hash is enough: 256 random bits cannot be guessed, so there is nothing to slow down.
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

const base32 = 'abcdefghijklmnopqrstuvwxyz234567';
