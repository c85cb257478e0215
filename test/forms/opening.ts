import assert from 'node:assert/strict';
import type { Site } from '../../src/kernel/http/site.ts';
import type { Role } from '../../src/people/schema.ts';
import { type Editor, hire } from '../desk.ts';
import { type Door, placeOf, unescaped } from '../door.ts';
import { type Fields, formKeyIn } from '../staff.ts';

/** A form as somebody has it open, filled in so that it would be taken. */
export interface OpenForm {
  address: string;
  fields: Fields;
  cookie?: string;
  /** Where it is open, unless at the door: the review desk has a clock of its own. */
  site?: Site;
  /** Sent as files are. */
  hasFile?: true;
}
export type OpenIt = () => Promise<OpenForm>;

/** What contributions, drafts and those who follow are about. */
export const example = 'uk-statistics-assembly-2025';

let number = 0;
/** Makes what is sent differ from all before: nothing is a repeat. */
export function nextNumber(): number {
  return ++number;
}

/** A contribution about an example, just sent. */
export async function sendOne(door: Door) {
  const answer = await door.json({
    kind: 'involved',
    about: { type: 'example', id: example },
    text: `There were ${nextNumber()} tables.`,
    sources: ['https://notes.example/'],
    relation: 'participant',
    credit: { as: 'role', role: 'a participant' },
    email: `somebody${nextNumber()}@people.example`,
  });
  assert.equal(answer.status, 201, answer.body);
  return placeOf(JSON.parse(answer.body).url);
}

/** A parameter of the link in the last mail. */
export async function keyInMail({ site }: Door, name: string): Promise<string> {
  const { body } = await site.db
    .selectFrom('outbox')
    .select('body')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return unescaped(new RegExp(`[?&]${name}=(\\S+)`).exec(body)?.[1] ?? '');
}

const staff = new WeakMap<Site, Map<string, Editor>>();

/** Somebody with a role, signed in: the same person in the same session as long as it lasts. */
export async function staffOf(site: Site, name: string, role: Role): Promise<Editor> {
  const here = staff.get(site) ?? new Map<string, Editor>();
  staff.set(site, here);
  const known = here.get(name);
  if (known && (await known.read('/people/me')).status === 200) return known;
  const hired = await hire(site, name, role);
  here.set(name, hired);
  return hired;
}

const keys = new Map<string, string>();

/** A form of a signed-in person, with the key of their session. */
export async function withKey(
  { cookie, read }: Editor,
  address: string,
  fields: Record<string, string>,
): Promise<OpenForm> {
  const key = keys.get(cookie) ?? formKeyIn((await read('/people/me')).body);
  keys.set(cookie, key);
  return { address, cookie, fields: { form_key: key, ...fields } };
}
