import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { readSecret } from './data-folder.ts';

test('the secret is made once, for its owner alone; one that is cut short is refused', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'data-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const place = { COUNTERSIGN_DATA: folder, COUNTERSIGN_SECRET: undefined };
  const secret = readSecret(place);
  assert.equal(readSecret(place), secret);
  const file = join(folder, 'secret');
  assert.equal(statSync(file).mode & 0o777, 0o600);
  for (const damaged of ['', '\n', secret.slice(0, 20)]) {
    writeFileSync(file, damaged);
    assert.throws(() => readSecret(place), /must hold a secret of at least 32 characters/);
  }
});
