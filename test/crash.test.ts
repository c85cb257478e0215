import { test } from 'node:test';
import { crash } from './crashing.ts';
import { onEachDatabase } from './databases.ts';

// script/soak runs the long version, under other seeds.
onEachDatabase((name) => {
  test('a server killed at random loses no contribution that it has answered, and no mail', async (t) => {
    const outcome = await crash(t, name, { seed: 20261123, kills: 2 });
    t.diagnostic(JSON.stringify(outcome));
  });
});
