import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Site } from '../kernel/http/site.ts';
import { deskOf } from './desk.ts';
import { findSession, touchSession } from './queries.ts';
import { sessionEnds } from './rules.ts';
import type { SignedIn } from './schema.ts';

const known = new WeakMap<Request, Promise<SignedIn | null>>();

/** Who is signed in; null for a visitor. Asked of the database once in a request, and only with a cookie. */
export function findSignedIn(site: Site, c: Context): Promise<SignedIn | null> {
  let found = known.get(c.req.raw);
  if (!found) {
    found = readSession(site, c);
    known.set(c.req.raw, found);
  }
  return found;
}

async function readSession(site: Site, c: Context): Promise<SignedIn | null> {
  const token = getCookie(c, cookieName(site));
  if (!token) return null;
  const now = site.now();
  const found = await findSession(site.db, token, now);
  if (!found) return null;
  const { person, session } = found;
  // Not on every page: reading must not cost a write each time.
  if (now.getTime() - Date.parse(session.seen) > 10 * 60_000) {
    await touchSession(site.db, session.id, now, sessionEnds(new Date(session.created), now));
  }
  const desk = deskOf(person, (address) => site.routes.some((route) => route.address === address));
  return { ...person, sessionId: session.id, formKey: formKeyOf(token), desk };
}

/**
 * Every form of a signed-in person carries this key. Another site's page cannot know it, as it follows
 * from the session's token; and a form opened as one person cannot be sent as another. It does not lead
 * back to the token, so a page may show it.
 */
function formKeyOf(token: string): string {
  return createHash('sha256').update(`form key of ${token}`).digest('base64url');
}

export function isFormKey(person: SignedIn, given: string): boolean {
  const expected = Buffer.from(person.formKey);
  const actual = Buffer.from(given);
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}

/** Gives the browser a session. Scripts cannot read it, and requests begun by other sites do not carry it, but for links. */
export function setSessionCookie(site: Site, c: Context, token: string, expires: string): void {
  setCookie(c, cookieName(site), token, { ...cookieOptions(site), expires: new Date(expires) });
}

export function dropSessionCookie(site: Site, c: Context): void {
  deleteCookie(c, cookieName(site), cookieOptions(site));
}

// With https the name itself makes browsers refuse one that is not ours: from another host of the domain.
function cookieName(site: Site): string {
  return site.url.startsWith('https:') ? '__Host-countersign' : 'countersign';
}

function cookieOptions(site: Site) {
  const secure = site.url.startsWith('https:');
  return { path: '/', httpOnly: true, sameSite: 'Lax' as const, secure };
}
