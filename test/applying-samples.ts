import assert from 'node:assert/strict';
import { saveEvidence } from '../src/review/applications/draft-actions.ts';
import { getApplication, getDraft } from '../src/review/applications/queries.ts';
import { type Evidence, evidenceSchema } from '../src/review/evidence/schema.ts';
import { type Review, readShipped, type ShippedScheme, wholeEvidence } from './review.ts';
import type { ReviewSamples } from './review-samples.ts';

/** Two applications of another producer: a draft with long words and much missing, and one that is asked something. */
export async function prepareApplying(review: Review): Promise<ReviewSamples['table']> {
  const word = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
  const begun = evidenceSchema.parse({
    profile: 'higher',
    plain_summary: `${word} `.repeat(20),
    activities: [
      {
        key: 'a1',
        title: word,
        cohorts: [{ count: 1024 }],
        exchanges: [{ asked: word }],
        to_publish: { title: word },
      },
    ],
  });
  const draft = await begin(review, 'engagement-mark', begun);
  const asked = 'accreditation-condition';
  const waiting = await begin(review, asked, wholeEvidence(await readShipped(asked)));
  await review.does('stranger', waiting, 'submit');
  await review.does('adviser', waiting, 'ask', { words: `Who were the ${word}?` });
  const at = (part: string) =>
    ['stranger', `/applications/${draft.toLowerCase()}/${part}`] as const;
  return {
    '/applications/new': ['stranger', '/applications/new'],
    '/applications/:reference/about': at('about'),
    '/applications/:reference/plain-summary': at('plain-summary'),
    '/applications/:reference/questions': at('questions'),
    '/applications/:reference/files': at('files'),
    '/applications/:reference/activities/new': at('activities/new'),
    '/applications/:reference/activities/:activity': at('activities/a1'),
    '/applications/:reference/activities/:activity/removal': at('activities/a1/removal'),
    '/applications/:reference/activities/:activity/example': at('activities/a1/example?q=census'),
    '/applications/:reference/pre-assessment': at('pre-assessment'),
    '/applications/:reference/submission': at('submission'),
    '/applications/:reference/withdrawal': at('withdrawal'),
    '/applications/:reference/answer': [
      'stranger',
      `/applications/${waiting.toLowerCase()}/answer`,
    ],
  };
}

async function begin(review: Review, scheme: ShippedScheme, evidence: Evidence): Promise<string> {
  const stranger = await review.hire('stranger');
  const answer = await stranger.post('/applications', { scheme, statistic: 'other-statistic' });
  assert.equal(answer.status, 303);
  const reference = (answer.headers.get('Location') ?? '').split('/').at(-1)?.toUpperCase() ?? '';
  const { id } = await getApplication(review.db, reference);
  const { lock } = await getDraft(review.db, id);
  await saveEvidence(review.site, await review.person('stranger'), { reference, lock, evidence });
  return reference;
}
