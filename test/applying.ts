import assert from 'node:assert/strict';
import type { Database } from '../src/kernel/database/database.ts';
import { hiddenFields } from './door.ts';
import { openReview, type Player } from './review.ts';
import type { Fields } from './staff.ts';

/** People at their browsers: what they read, and what they send from the form that they opened. */
export async function openApplying(db: Database) {
  const review = await openReview(db);
  const read = async (player: Player, address: string) =>
    page(await (await review.hire(player)).get(address));
  const send = async (player: Player, address: string, fields: Fields = {}) =>
    page(await (await review.hire(player)).post(address, fields));
  return {
    review,
    read,
    send,
    /** Opens a form and sends it as it stands, with what is typed. */
    async fill(player: Player, address: string, fields: Fields, to = address) {
      const opened = await read(player, address);
      const { form_key, ...hidden } = hiddenFields(opened.body);
      return send(player, to, { ...hidden, ...fields });
    },
    async begin(statistic = 'invented-statistic') {
      const begun = await send('applicant', '/applications', {
        scheme: 'engagement-mark',
        statistic,
      });
      assert.equal(begun.status, 303);
      return begun.location;
    },
  };
}

export async function page(answer: Response) {
  const body = await answer.text();
  const main = /<main[\s\S]*<\/main>/.exec(body)?.[0] ?? body;
  const text = main.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
  const location = answer.headers.get('Location') ?? '';
  const title = /<title>([^<]*)/.exec(body)?.[1] ?? '';
  return { status: answer.status, location, body, text, title };
}

export const about = {
  profile: 'lower',
  profile_reason: 'Few people use it.',
  purpose: 'A new release.',
  contact: 'Invented Contact',
};

export const activity = {
  title: 'Invented workshops',
  done: 'People met.',
  method: 'workshops',
  start: '2025-10',
  aims: ['needs'],
  'cohorts.0.who': 'public',
  'cohorts.0.count': '24',
  'cohorts.0.basis': 'took-part',
  represent: 'They came from everywhere.',
  came_of_it: 'A list.',
  changed: 'Two words.',
  'exchanges.0.asked': 'What do these words say to you?',
  'exchanges.0.said': 'Nothing.',
  'exchanges.0.response': 'accepted',
  'exchanges.0.did': 'They were changed.',
};

/** The address of the activity that the form for a new one makes. */
export function newActivity(body: string): string {
  return /action="([^"]*\/activities\/[a-z0-9]+)"/.exec(body)?.[1] ?? '';
}
