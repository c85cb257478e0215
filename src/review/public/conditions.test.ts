import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onEachDatabase } from '../../../test/databases.ts';
import { decisionOf, letter, openReview } from '../../../test/review.ts';
import { decisionReference } from '../acts/addresses.ts';

onEachDatabase((name, open) => {
  test(`a condition says by itself that it is due, late or met: ${name}`, async (t) => {
    const desk = await openReview(await open(t));
    const reference = await desk.reach('advised');
    const conditional = decisionOf('supported-with-conditions', '2026-06-03');
    await desk.does('decider', reference, 'decide', {
      ...conditional,
      differs: 'The invented reasons why it differs.',
    });
    await desk.does('adviser', reference, 'letter', letter);
    const address = `/decisions/${decisionReference(reference, 1)}`;
    const says = async (words: RegExp) => {
      for (const format of ['', '.md']) {
        const answer = await desk.site.app.request(`${address}${format}`);
        assert.match((await answer.text()).replace(/\s+/g, ' '), words, format);
      }
    };
    await says(/Due by 3 June 2026\. Not met yet\./);
    desk.setNow('2026-06-03T22:30:00.000Z');
    await says(/Not met yet\./);
    // Midnight in London is 23:00 UTC in summer.
    desk.setNow('2026-06-03T23:30:00.000Z');
    await says(/Due by 3 June 2026\. Not met, 1 day late\./);
    desk.setNow('2026-06-15T12:00:00.000Z');
    await says(/Not met, 12 days late\./);
    await desk.does('applicant', reference, 'file-evidence', {
      condition: 1,
      words: 'Young people were asked.',
    });
    await desk.does('adviser', reference, 'accept-evidence', { condition: 1, words: null });
    await says(/Due by 3 June 2026\. Met on 15 June 2026\./);
  });
});
