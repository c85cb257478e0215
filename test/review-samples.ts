import type { Site } from '../src/kernel/http/site.ts';
import { prepareAfter } from './after-samples.ts';
import { prepareApplying } from './applying-samples.ts';
import { openReview, type Player, type Review, readShipped, viewOf } from './review.ts';

/** Whose session a page of the review desk is looked at in, and addresses that show it as they meet it. */
export type ReviewSample = readonly [by: Player, ...addresses: string[]];

export interface ReviewSamples {
  cookies: Partial<Record<Player, string>>;
  table: Record<string, ReviewSample>;
}

/**
 * Puts a review desk in the middle of its work into a site's database, and says where to see it. What was
 * done lies in the days before now, so that a meeting has begun and its minutes are a draft.
 */
export async function prepareReviewSamples(site: Site): Promise<ReviewSamples> {
  const now = Date.now();
  const review = await openReview(site.db, new Date(now - 13 * 86_400_000).toISOString());
  const scheme = await readShipped('engagement-mark');
  const reference = await review.reach('in-review', { statistic: 'second-statistic' });
  const item = `/applications/${reference.toLowerCase()}`;
  const day = await review.planMeeting(scheme);
  await review.does('adviser', reference, 'place', { meeting: day, starts: '10:00' });
  const interest = {
    interest: 'stays',
    words: 'I once worked with the invented office. '.repeat(9),
  };
  await review.does('lay1', reference, 'declare', interest);
  await review.does('lay1', reference, 'view', viewOf(scheme));
  for (const member of ['lay2', 'expert1', 'chair'] as const) {
    await review.does(member, reference, 'declare', { interest: 'none', words: null });
  }
  await review.does('expert1', reference, 'view', viewOf(scheme, 'provisional'));
  const leaves = { interest: 'leaves', words: 'My partner works there.' };
  await review.does('expert2', reference, 'declare', leaves);

  const advice = await prepareAdvice(review);
  const applying = await prepareApplying(review);
  const after = await prepareAfter(review, new Date(now));

  review.setNow(new Date(now).toISOString());
  await review.planMeeting(scheme);
  const cookies: ReviewSamples['cookies'] = {};
  for (const player of [
    'applicant',
    'stranger',
    'adviser',
    'chair',
    'lay1',
    'expert2',
    'decider',
    'decider2',
  ] as const) {
    cookies[player] = (await review.returns(player)).cookie;
  }
  const lay3 = await review.returns('lay3');
  cookies.lay3 = lay3.cookie;
  const chair = await review.hire('chair');
  for (const member of ['lay1', 'chair'] as const) {
    const { id } = await review.hire(member);
    await review.does('chair', reference, 'attend', { person: id, present: true });
  }
  await review.does('chair', reference, 'note', { words: 'They asked who was left out.' });
  await chair.post(`/meetings/${day}/attendance`, {
    lock: '0',
    [`attendance.${chair.id}`]: 'present',
    [`attendance.${lay3.id}`]: 'apologies',
  });
  await chair.post(`/meetings/${day}/minutes`, { lock: '0' });

  return {
    cookies,
    table: {
      ...advice,
      ...applying,
      ...after,
      '/applications': ['adviser', '/applications', '/applications?state=all&pen=adviser'],
      '/applications/:reference': ['adviser', item],
      '/applications/:reference/reviewer': ['adviser', `${item}/reviewer`],
      '/applications/:reference/release': ['adviser', `${item}/release`],
      '/applications/:reference/agenda-item': ['adviser', `${item}/agenda-item`],
      '/applications/:reference/agenda-removal': ['adviser', `${item}/agenda-removal`],
      '/panel': ['adviser', '/panel'],
      '/panel/me': ['lay1', '/panel/me'],
      '/meetings/new': ['adviser', '/meetings/new'],
      '/meetings/:date/desk': ['chair', `/meetings/${day}/desk`],
      '/meetings/:date/minutes': ['chair', `/meetings/${day}/minutes`],
      '/applications/:reference/declaration': ['lay3', `${item}/declaration`],
      '/applications/:reference/view': ['lay1', `${item}/view`],
      '/applications/:reference/attendance': ['chair', `${item}/attendance`],
      '/applications/:reference/note': ['chair', `${item}/note`],
      '/applications/:reference/advice': ['chair', `${item}/advice`],
    },
  };
}

/** Applications that wait for the advice team: a draft to comment on, one to check, one without a route. */
async function prepareAdvice(review: Review): Promise<ReviewSamples['table']> {
  const scheme = 'accreditation-condition';
  const draft = await review.start({ scheme });
  await review.does('applicant', draft, 'request-pre-assessment');
  const submitted = await review.reach('submitted', { statistic: 'third-statistic' });
  const valid = await review.reach('valid', { scheme, statistic: 'second-statistic' });
  const page = (reference: string, noun: string) =>
    ['adviser', `/applications/${reference.toLowerCase()}/${noun}`] as const;
  return {
    '/applications/:reference/comment': page(draft, 'comment'),
    '/applications/:reference/validity': page(submitted, 'validity'),
    '/applications/:reference/question': page(submitted, 'question'),
    '/applications/:reference/return': page(submitted, 'return'),
    '/applications/:reference/route': page(valid, 'route'),
  };
}
