import assert from 'node:assert/strict';
import type { Site } from '../src/kernel/http/site.ts';
import { writeInvitation } from '../src/people/actions.ts';
import { findPersonByEmail } from '../src/people/queries.ts';
import type { Role } from '../src/people/schema.ts';

export interface Staff {
  /** The person's id. */
  id: string;
  cookie: string;
  get: (address: string) => Promise<Response>;
  /** Sends a form as the person's browser would, with the key of their session. */
  post: (address: string, fields?: Fields) => Promise<Response>;
}

export type Fields = Record<string, string | readonly string[]>;

/** Somebody with a role (or none), for a producer or for none, signed in as the command's link does it. */
export async function signIn(
  site: Site,
  email: string,
  role: Role | null,
  organisation: string | null = null,
): Promise<Staff> {
  const invitation = { email, name: email.split('@')[0] ?? email, role: role ?? 'editor' };
  const { token, person } = await writeInvitation(site, invitation, organisation);
  if (!role) await site.db.deleteFrom('roles').where('person_id', '=', person.id).execute();
  const answer = await sendForm(site, '/people/sign-in/link', { token });
  assert.equal(answer.status, 303, await answer.text());
  const cookie = cookieOf(answer);
  const get = async (address: string) => site.app.request(address, { headers: { cookie } });
  return {
    id: (await findPersonByEmail(site.db, email))?.id ?? '',
    cookie,
    get,
    async post(address, fields = {}) {
      const formKey = formKeyIn(await (await get('/people/me')).text());
      return sendForm(site, address, { form_key: formKey, ...fields }, { cookie });
    },
  };
}

/** Sends a form as a browser does from a page of the site; `headers` add to it or change it. */
export async function sendForm(
  site: Site,
  address: string,
  fields: Fields,
  headers: Record<string, string> = {},
): Promise<Response> {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    for (const one of [value].flat()) body.append(name, one);
  }
  return site.app.request(address, {
    method: 'POST',
    body,
    headers: { 'Sec-Fetch-Site': 'same-origin', ...headers },
  });
}

export function cookieOf(answer: Response): string {
  return (answer.headers.get('Set-Cookie') ?? '').split(';')[0] ?? '';
}

export function formKeyIn(page: string): string {
  return /name="form_key" value="([^"]+)"/.exec(page)?.[1] ?? '';
}
