import assert from 'node:assert/strict';
import type { Editor } from '../desk.ts';
import { type Door, placeOf, unescaped } from '../door.ts';
import { formKeyIn } from '../staff.ts';

/** A form as somebody has it open, filled in so that it would be taken. */
export interface OpenForm {
  address: string;
  fields: Record<string, string>;
  cookie?: string;
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

/** A form of a signed-in person, with the key of their session. */
export async function withKey(
  { cookie, read }: Editor,
  address: string,
  fields: Record<string, string>,
): Promise<OpenForm> {
  const { body } = await read('/people/me');
  return { address, cookie, fields: { form_key: formKeyIn(body), ...fields } };
}
