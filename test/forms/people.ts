import { findPersonByEmail } from '../../src/people/queries.ts';
import { hire } from '../desk.ts';
import type { Door } from '../door.ts';
import { signIn } from '../staff.ts';
import { keyInMail, nextNumber, type OpenIt, staffOf, withKey } from './opening.ts';

/** Signing in, one's own account, and everybody's. */
export function peopleForms(door: Door): Record<string, OpenIt> {
  const { site } = door;
  const signedIn = (open: (id: string) => [string, Record<string, string>?]): OpenIt => {
    return async () => {
      const ada = await staffOf(site, 'ada', 'administrator');
      const grace = await hire(site, `grace${nextNumber()}`, 'editor');
      const [address, fields = {}] = open(grace.id);
      return withKey(ada, address, fields);
    };
  };
  return {
    '/people/sign-in': async () => {
      door.wait(3_600_000);
      const fields = { email: 'nobody@people.example', next: '/moderation' };
      return { address: '/people/sign-in', fields };
    },
    '/people/sign-in/link': async () => {
      await staffOf(site, 'ada', 'administrator');
      door.wait(3_600_000);
      await door.site.app.request('/people/sign-in', {
        method: 'POST',
        body: new URLSearchParams({ email: 'ada@people.example' }),
        headers: { 'Sec-Fetch-Site': 'same-origin' },
      });
      return { address: '/people/sign-in/link', fields: { token: await keyInMail(door, 'token') } };
    },
    // As in a demonstration: elsewhere there is nothing at this address.
    '/people/sign-in/invented': async () => {
      const made = { id: 1, made: new Date().toISOString() };
      const { db } = site;
      await db
        .insertInto('demonstration')
        .values(made)
        .onConflict((on) => on.doNothing())
        .execute();
      const email = 'invented@demonstration.example';
      const known = await findPersonByEmail(db, email);
      const { id } = known ?? (await signIn(site, email, 'editor'));
      return { address: '/people/sign-in/invented', fields: { person: id } };
    },
    '/people/me/sign-out': signedIn(() => ['/people/me/sign-out']),
    '/people/me/sign-out-everywhere': signedIn(() => ['/people/me/sign-out-everywhere']),
    '/people/me/sessions/:session/end': signedIn(() => ['/people/me/sessions/none/end']),
    '/people': signedIn(() => [
      '/people',
      { email: `new${nextNumber()}@people.example`, name: 'New', role: 'editor' },
    ]),
    '/people/mail': signedIn(() => ['/people/mail']),
    '/people/:person/roles': signedIn((id) => [`/people/${id}/roles`, { roles: 'administrator' }]),
    '/people/:person/end': signedIn((id) => [`/people/${id}/end`]),
  };
}
