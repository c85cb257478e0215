import assert from 'node:assert/strict';
import { deskAddress } from '../desk.ts';
import type { Door } from '../door.ts';
import { type OpenIt, sendOne, staffOf, withKey } from './opening.ts';

/** Every decision on a contribution. */
export function deskForms(door: Door): Record<string, OpenIt> {
  const { site } = door;
  const decision = (
    what: string,
    fields: Record<string, string> = {},
    before: readonly string[] = [],
  ): [string, OpenIt] => [
    `/moderation/:reference/${what}`,
    async () => {
      const grace = await staffOf(site, 'grace', 'editor');
      const { reference } = await sendOne(door);
      for (const step of before) {
        assert.equal((await grace.decide(reference, step)).status, 303, step);
      }
      const other: Record<string, string> =
        what === 'merger' ? { into: (await sendOne(door)).reference } : {};
      const opened = await grace.open(reference);
      const address = `${deskAddress(reference)}/${what}`;
      return withKey(grace, address, { ...opened, ...fields, ...other });
    },
  ];
  return Object.fromEntries([
    decision('claim'),
    decision('hand-back', {}, ['claim']),
    decision('setting-aside'),
    decision('restoration', {}, ['setting-aside']),
    decision('question', { question: 'How many sat at each?' }),
    decision('refusal', { refusal_reason: 'other', refusal_words: 'It is not about this.' }),
    decision('merger'),
    decision('acceptance', {
      text_into: 'lessons',
      text_how: 'replace',
      text: 'Tables are many.',
      source: 's0',
      source_title_s0: 'Notes',
      source_publisher_s0: 'Somebody',
      source_kind_s0: '',
      source_note_s0: 'Of the day',
      source_supports_s0: 'lessons',
      verified: 'start',
      credit: 'yes',
      outcome: 'accepted-in-part',
      reason: 'Told by somebody who was there',
      words: 'The rest could not be found.',
      named: 'yes',
    }),
    decision('editing', {
      draft: '0',
      save: 'yes',
      title: 'Tables',
      summary: 'Forty of them.',
      start: '2025',
      'sources.0.url': 'https://notes.example/',
      'organisations.0.organisation': 'Nobody',
      'participants.count': '40',
      reason: '',
      more: '',
      check: '',
    }),
  ]);
}
