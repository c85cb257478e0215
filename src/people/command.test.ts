import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { runCommand } from '../kernel/command.ts';
import { peopleCommand } from './command.ts';

test('the first administrator gets in by the command, and is the last that it ends', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'people-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const before = { ...process.env };
  t.after(() => {
    process.env = before;
  });
  process.env = {
    ...before,
    COUNTERSIGN_DATA: folder,
    COUNTERSIGN_URL: 'https://register.example',
  };
  delete process.env.DATABASE_URL;

  async function people(...args: string[]) {
    const said: string[] = [];
    const out = (line: string) => said.push(line);
    const code = await runCommand('people', peopleCommand, args, { out, err: out });
    return { code, said: said.join('\n') };
  }

  assert.match((await people('list')).said, /Nobody has an account/);
  const first = await people(
    'invite',
    'ada@people.example',
    '--role',
    'administrator',
    '--name',
    'Ada',
  );
  assert.equal(first.code, 0);
  assert.match(first.said, /https:\/\/register\.example\/people\/sign-in\/link\?token=[\w-]{43}$/);
  const again = await people('invite', 'ADA@people.example', '--role', 'editor', '--json');
  assert.deepEqual(
    JSON.parse(again.said).roles.map(({ role }: { role: string }) => role),
    ['administrator', 'editor'],
  );
  assert.match((await people('list')).said, /^ada@people\.example\tadministrator, editor\tAda$/);

  await assert.rejects(people('end', 'ada@people.example'), /last administrator/);
  await assert.rejects(people('end', 'eve@people.example'), /has no account/);
  await assert.rejects(people('invite', 'eve@people.example', '--role', 'king'), /must be one of/);
  const chair = ['invite', 'eve@people.example', '--role', 'chair'];
  await assert.rejects(people(...chair, '--organisation', 'some-body'), /leave the producer out/);
  const applicant = ['invite', 'eve@people.example', '--role', 'applicant'];
  await assert.rejects(people(...applicant), /Choose the producer/);
  await assert.rejects(people(...applicant, '--organisation', 'nobody'), /not an organisation/);
  await assert.rejects(people('invite', 'nonsense', '--role', 'editor'), /e-mail address/);
  assert.equal((await people('frobnicate')).code, 2);

  await people('invite', 'ben@people.example', '--role', 'administrator');
  assert.equal((await people('end', 'ada@people.example')).code, 0);
  assert.match((await people('list')).said, /^\tended\tA former colleague/);
});
