import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onEachDatabase } from '../../test/databases.ts';
import { change, getVersion } from './database/database.ts';
import { keep } from './memory.ts';

onEachDatabase((name, open) => {
  test(`what is kept is of the version at the time of asking (${name})`, async (t) => {
    const db = await open(t);
    const refreshed: number[] = [];
    const current = keep<number>(db, async (given, _, since) => {
      refreshed.push(since);
      return getVersion(given);
    });

    const together = await Promise.all([current(), current(), current()]);
    assert.equal(new Set(together.map((kept) => kept.value)).size, 1);
    assert.deepEqual(refreshed, [0]);

    for (let round = 1; round <= 5; round++) {
      // Somebody is asking while the change is made; whoever asks after it sees it all the same.
      const meanwhile = [current(), change(db, async () => {}), current()] as const;
      await meanwhile[1];
      const version = await getVersion(db);
      const kept = await current();
      assert.equal(kept.version, version);
      assert.equal(kept.value, version);
      await Promise.all(meanwhile);
    }
  });
});
