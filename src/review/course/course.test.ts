import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onEachDatabase } from '../../../test/databases.ts';
import { openReview } from '../../../test/review.ts';
import { getApplication } from '../applications/queries.ts';
import { markStatus } from './status-rules.ts';

onEachDatabase((name, open) => {
  test(`an application goes from draft to a live mark, under both schemes: ${name}`, async (t) => {
    const review = await openReview(await open(t));
    for (const scheme of ['engagement-mark', 'accreditation-condition'] as const) {
      const reference = await review.reach('live', { scheme });
      const application = await getApplication(review.db, reference);
      assert.equal(application.standing.state, 'live');
      assert.equal(markStatus(application.standing, application.scheme, review.now()), 'live');
    }
  });

  test(`the precedent route needs no meeting: ${name}`, async (t) => {
    const review = await openReview(await open(t));
    const reference = await review.reach('live', { route: 'precedent' });
    assert.equal((await review.stands(reference)).state, 'live');
  });
});
