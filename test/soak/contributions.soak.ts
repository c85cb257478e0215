import { test } from 'node:test';
import { crash } from '../crashing.ts';
import { onEachDatabase } from '../databases.ts';

// SEED repeats a run that failed; KILLS makes it longer or shorter.
const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
const kills = Number(process.env.KILLS ?? 100);

onEachDatabase((name) => {
  test(`a server killed ${kills} times loses nothing that it has answered`, {
    timeout: 3_600_000,
  }, async (t) => {
    const outcome = await crash(t, name, { seed, kills });
    t.diagnostic(JSON.stringify(outcome));
  });
});
