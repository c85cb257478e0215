import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it, type TestContext } from 'node:test';
import { starterFolder } from '../../../test/databases.ts';
import { createApp } from '../../app.ts';
import { type Command, runCommand } from '../../kernel/command.ts';
import { exportCommand } from '../export/command.ts';
import { loadCommand } from '../load/command.ts';
import { importCommand } from './command.ts';

/** Runs a command as on a machine of its own, with these settings. */
function openMachine(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'import-'));
  const before = process.env;
  t.after(() => {
    process.env = before;
    rmSync(folder, { recursive: true, force: true });
  });
  const run = async (command: Command, args: string[], settings: NodeJS.ProcessEnv = {}) => {
    const said: string[] = [];
    const say = (line: string) => said.push(line);
    const { DATABASE_URL: _, COUNTERSIGN_PASSPHRASE: __, ...rest } = before;
    process.env = { ...rest, COUNTERSIGN_DATA: join(folder, 'data'), ...settings };
    const code = await runCommand('', command, args, { out: say, err: say });
    return { code, said: said.join('\n') };
  };
  return { folder, run };
}

it('a register goes out with one command and comes in elsewhere with another', async (t) => {
  const { folder, run } = openMachine(t);
  const out = join(folder, 'out');
  const there = { COUNTERSIGN_DATA: join(folder, 'there') };
  const phrase = { COUNTERSIGN_PASSPHRASE: 'nine invented horses' };
  await run(loadCommand, [starterFolder]);
  const written = await run(exportCommand(createApp), ['countersign', out, '--private'], phrase);
  assert.match(written.said, /^Wrote 100 examples in \d+ files to .*Keep the passphrase/);

  const tried = await run(importCommand, ['countersign', out, '--public', '--dry-run'], there);
  assert.match(
    tried.said,
    /^Would import 100 examples with 100 versions, .*\nNothing was changed\.$/,
  );
  const whole = await run(importCommand, ['countersign', out], { ...there, ...phrase });
  assert.match(whole.said, /^Imported the whole register, \d+ rows\.$/);
  writeFileSync(join(out, 'notes.txt'), 'Mine.');
  const again = await run(importCommand, ['countersign', out, '--public'], there);
  assert.match(
    again.said,
    /^The register is what the folder holds\. Nothing was changed\.\n1 other file/,
  );
  assert.deepEqual([tried.code, whole.code, again.code], [0, 0, 0]);
});

it('what is wrong is said in a sentence, or as JSON', async (t) => {
  const { folder, run } = openMachine(t);
  const out = join(folder, 'out');
  await run(loadCommand, [starterFolder]);
  const phrase = { COUNTERSIGN_PASSPHRASE: 'nine invented horses' };
  await run(exportCommand(createApp), ['countersign', out, '--private'], phrase);
  const there = { COUNTERSIGN_DATA: join(folder, 'there') };

  await assert.rejects(run(importCommand, ['countersign', out], there), /needs a passphrase: set/);
  const wrong = { ...there, COUNTERSIGN_PASSPHRASE: 'another phrase' };
  const refused = await run(importCommand, ['countersign', out, '--json'], wrong);
  assert.equal(refused.code, 1);
  const { outcome, problems } = JSON.parse(refused.said);
  assert.deepEqual([outcome, problems.length], ['refused', 1]);
  assert.match(problems[0].message, /passphrase is not the one/);

  writeFileSync(join(out, 'record.jsonl'), '');
  const broken = await run(importCommand, ['countersign', out], wrong);
  assert.equal(broken.code, 1);
  assert.match(broken.said, /record\.jsonl: is not as it was exported: .*\nNothing was changed\.$/);
});

it('wrong usage is said before anything is read', async (t) => {
  const { folder, run } = openMachine(t);
  const unknown = await run(importCommand, ['gopher', folder]);
  assert.deepEqual([unknown.code, /“gopher” is no format/.test(unknown.said)], [2, true]);
  const csv = await run(exportCommand(createApp), ['csv', join(folder, 'out'), '--private']);
  assert.deepEqual([csv.code, /--private is for the format countersign/.test(csv.said)], [2, true]);
  const short = run(exportCommand(createApp), ['csv', join(folder, 'out')], {
    COUNTERSIGN_PASSPHRASE: 'short',
  });
  await assert.rejects(short, /COUNTERSIGN_PASSPHRASE: must have at least 12 characters/);
});
