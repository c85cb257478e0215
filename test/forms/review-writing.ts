import assert from 'node:assert/strict';
import { newActivity } from '../applying.ts';
import type { Review } from '../review.ts';
import type { OpenForm, OpenIt } from './opening.ts';
import { addStatistic, openAs, readAs } from './review.ts';

/** What an applicant writes of an application, part by part, and its files. */
export function writingForms(review: Review): Record<string, OpenIt> {
  let draft: string | null = null;
  const base = async () => {
    draft ??= await review.start({ statistic: await addStatistic(review) });
    return `/applications/${draft.toLowerCase()}`;
  };
  const part =
    (name: string, typed: OpenForm['fields']): OpenIt =>
    async () =>
      openAs(review, 'applicant', `${await base()}/${name}`, typed);
  return {
    '/applications': async () => {
      const statistic = await addStatistic(review);
      const typed = { scheme: 'engagement-mark', statistic };
      return openAs(review, 'applicant', '/applications/new', typed, '/applications');
    },
    '/applications/:reference/about': part('about', {
      profile: 'lower',
      profile_reason: 'Few people use it.',
      purpose: 'A new release.',
      contact: 'Invented Contact',
      credit: '',
      next: '',
      more: '',
    }),
    '/applications/:reference/plain-summary': part('plain-summary', {
      plain_summary: 'We count something invented.',
    }),
    '/applications/:reference/questions': part('questions', { not_done: 'Nobody was visited.' }),
    '/applications/:reference/activities/:activity': part('activities/a1', activity),
    '/applications/:reference/activities/:activity/removal': async () => {
      const page = `${await base()}/activities/new`;
      const { body } = await readAs(review, 'applicant', page);
      const address = newActivity(body);
      const title = 'Made to be removed';
      const made = await openAs(review, 'applicant', page, { title }, address);
      const answer = await send(made);
      assert.equal(answer.status, 303);
      return openAs(review, 'applicant', `${address}/removal`, {});
    },
    '/applications/:reference/activities/:activity/example': async () => {
      const address = `${await base()}/activities/a1/example`;
      const page = `${address}?q=assembly`;
      const example = 'uk-statistics-assembly-2025';
      return openAs(review, 'applicant', page, { example }, address);
    },
    '/applications/:reference/files': async () => {
      const opened = await openAs(review, 'applicant', `${await base()}/files`, { activity: '' });
      // An application holds only so many.
      const isFull = /\/files\/\d+\/removal/.test((await files()).body);
      if (isFull) draft = null;
      return isFull
        ? { ...(await openAs(review, 'applicant', `${await base()}/files`, {})), hasFile: true }
        : { ...opened, hasFile: true };
    },
    '/applications/:reference/files/:file/removal': async () => {
      const opened = await openAs(review, 'applicant', `${await base()}/files`, { activity: '' });
      await send(opened, new File(['%PDF-1.7'], 'notes.pdf'));
      const { body } = await files();
      const id = /\/files\/(\d+)\/removal/.exec(body)?.[1];
      assert.ok(id);
      return { ...opened, address: `${await base()}/files/${id}/removal` };
    },
  };

  async function files() {
    return readAs(review, 'applicant', `${await base()}/files`);
  }

  async function send({ address, cookie = '', fields }: OpenForm, file?: File): Promise<Response> {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(name, String(value));
    if (file) body.append('files', file);
    const headers = { cookie, 'Sec-Fetch-Site': 'same-origin' };
    return review.site.app.request(address, { method: 'POST', body, headers });
  }
}

const activity = {
  title: 'Invented workshops',
  done: 'People met.',
  method: 'workshops',
  mode: 'face-to-face',
  start: '2025-10',
  end: '2025-11',
  aims: 'needs',
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
  'to_publish.title': '',
};
