import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLimit } from './rate-limit.ts';

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, seconds));

test('some at once, then one as often as the rate allows; keys do not share', () => {
  const limit = createLimit({ most: 3, perMs: 60_000 });
  for (let count = 0; count < 3; count++) assert.equal(limit.take('a', at(0)), 0);
  assert.equal(limit.take('a', at(0)), 20_000);
  assert.equal(limit.take('b', at(0)), 0);
  assert.equal(limit.take('a', at(15)), 5_000);
  assert.equal(limit.take('a', at(20)), 0);
  assert.equal(limit.take('a', at(20)), 20_000);
});

test('waiting never saves up more than the most', () => {
  const limit = createLimit({ most: 2, perMs: 1_000 });
  assert.equal(limit.take('a', at(0)), 0);
  assert.equal(limit.take('a', at(3_000)), 0);
  assert.equal(limit.take('a', at(3_000)), 0);
  assert.ok(limit.take('a', at(3_000)) > 0);
});
