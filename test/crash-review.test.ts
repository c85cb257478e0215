import { test } from 'node:test';
import { crashReview } from './crashing-review.ts';
import { onEachDatabase } from './databases.ts';

// script/soak runs the long version, under other seeds.
onEachDatabase((name) => {
  test('a server killed at random loses no act of the review desk that it has answered, and does none twice', async (t) => {
    const outcome = await crashReview(t, name, { seed: 20261123, kills: 3 });
    t.diagnostic(JSON.stringify(outcome));
  });
});
