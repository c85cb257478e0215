import assert from 'node:assert/strict';
import { type Door, hiddenFields } from '../door.ts';
import type { Fields } from '../staff.ts';
import { example, keyInMail, nextNumber, type OpenIt, sendOne } from './opening.ts';

/** What anybody can send: contributing, one's own contribution, following. */
export function visitorsForms(door: Door): Record<string, OpenIt> {
  const own = (what: string, fields: Fields = {}): OpenIt => {
    return async () => {
      const { path, key } = await sendOne(door);
      return { address: `${path}/${what}`, fields: { key, ...fields } as Record<string, string> };
    };
  };
  const follower = (address: string, fields: Record<string, string> = {}): OpenIt => {
    return async () => {
      const key = await follow(door);
      const { body } = await door.get(`/following?key=${key}`);
      const id = /\/following\/(\d+)\/end/.exec(body)?.[1] ?? '';
      return { address: address.replace(':following', id), fields: { key, ...fields } };
    };
  };
  return {
    '/contributions': async () => {
      const { body } = await door.get(`/examples/${example}/contribute?kind=information`);
      door.wait(10_000);
      const typed = {
        kind: 'information',
        title: '',
        text: `There were ${nextNumber()} tables.`,
        sources: 'https://notes.example/',
        relation: 'participant',
        credit_as: 'name',
        credit_name: 'Somebody',
        credit_role: '',
        email: 'somebody@people.example',
        website: '',
        proof: '',
        confirmed: '',
        instead: '',
        change: '',
      };
      return { address: '/contributions', fields: { ...hiddenFields(body), ...typed } };
    },
    '/contributions/:reference/answers': own('answers', { text: 'Eight or nine.' }),
    '/contributions/:reference/withdrawal': own('withdrawal'),
    '/contributions/:reference/deletion': own('deletion'),
    '/contributions/:reference/files': async () => {
      const { path, key } = await sendOne(door);
      return { address: `${path}/files`, fields: { key }, hasFile: true };
    },
    '/following': async () => {
      door.wait(3_600_000);
      const fields = { what: `example=${example}`, email: 'reader@people.example' };
      return { address: '/following', fields };
    },
    '/following/confirm': async () => {
      const key = await askToFollow(door);
      return { address: '/following/confirm', fields: { key } };
    },
    '/following/pace': follower('/following/pace', { pace: 'daily' }),
    '/following/end': follower('/following/end'),
    '/following/:following/end': follower('/following/:following/end'),
  };
}

async function askToFollow(door: Door): Promise<string> {
  door.wait(3_600_000);
  const fields = { what: `example=${example}`, email: `reader${nextNumber()}@people.example` };
  assert.equal((await door.post('/following', fields)).status, 200);
  return keyInMail(door, 'key');
}

async function follow(door: Door): Promise<string> {
  const key = await askToFollow(door);
  const { location } = await door.post('/following/confirm', { key });
  return location.split('key=')[1] ?? '';
}
