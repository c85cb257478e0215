import { test } from 'node:test';
import { crashReview } from '../crashing-review.ts';
import { onEachDatabase } from '../databases.ts';

// SEED repeats a run that failed; KILLS makes it longer or shorter.
const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
const kills = Number(process.env.KILLS ?? 100);

onEachDatabase((name) => {
  test(`a server killed ${kills} times during decisions loses no act and does none twice`, {
    timeout: 3_600_000,
  }, async (t) => {
    const outcome = await crashReview(t, name, { seed, kills });
    t.diagnostic(JSON.stringify(outcome));
  });
});
