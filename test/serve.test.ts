import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, it, type TestContext } from 'node:test';

const cli = resolve(import.meta.dirname, '../src/cli.ts');
const node = ['--disable-warning=ExperimentalWarning', cli];

function makeEnvironment(t: TestContext): NodeJS.ProcessEnv {
  const folder = mkdtempSync(join(tmpdir(), 'serve-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const { DATABASE_URL: _, COUNTERSIGN_SECRET: __, ...rest } = process.env;
  return { ...rest, COUNTERSIGN_DATA: join(folder, 'data'), PORT: '0', HOST: '127.0.0.1' };
}

async function start(t: TestContext, env: NodeJS.ProcessEnv, ...more: string[]) {
  const child = spawn(process.execPath, [...node, 'serve', ...more], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  t.after(() => void child.kill('SIGKILL'));
  const lines = createInterface({ input: child.stdout as NonNullable<ChildProcess['stdout']> });
  const [line] = (await Promise.race([
    once(lines, 'line'),
    once(child, 'exit').then(([code]) => [`It ended with ${code}.`]),
  ])) as [string];
  const address = /http:\/\/\S+/.exec(line)?.[0];
  assert.ok(address, line);
  return { child, address };
}

function run(env: NodeJS.ProcessEnv, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...node, ...args], {
    env,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('serve', () => {
  it('refuses a second server on one data folder, also after the first was killed and replaced', async (t) => {
    const env = makeEnvironment(t);
    const first = await start(t, env);
    const refused = run(env, 'serve');
    assert.equal(refused.status, 1);
    assert.equal(
      refused.stderr.trim(),
      `This data folder is in use by process ${first.child.pid}, which serves ${first.address}: ${env.COUNTERSIGN_DATA}`,
    );
    assert.equal((await fetch(first.address)).status, 200);
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');
    const second = await start(t, env);
    assert.equal((await fetch(second.address)).status, 200);
    assert.match(run(env, 'restore', 'nothing').stderr, /in use by process/);
  });

  it('tells the command where it really is, for the link of who is invited', async (t) => {
    const env = makeEnvironment(t);
    const { child, address } = await start(t, env);
    const invite = ['people', 'invite', 'ada@people.example', '--role', 'administrator', '--json'];
    const linkOf = (more: NodeJS.ProcessEnv = {}) =>
      new URL(JSON.parse(run({ ...env, PORT: '3000', ...more }, ...invite).stdout).link);
    const link = linkOf();
    assert.equal(link.port, new URL(address).port);
    const page = await fetch(address + link.pathname + link.search);
    assert.match(await page.text(), /Sign in<\/button>/);
    assert.equal(linkOf({ COUNTERSIGN_URL: 'https://a.example' }).origin, 'https://a.example');
    child.kill('SIGKILL');
    await once(child, 'exit');
    assert.equal(linkOf().origin, 'http://localhost:3000', 'what a killed server left is not told');
  });

  it('keeps what it makes to its owner, and stops when it is told to', async (t) => {
    const env = makeEnvironment(t);
    const { child, address } = await start(t, env, '--starter');
    const { total } = (await (await fetch(`${address}/examples.json`)).json()) as { total: number };
    assert.equal(total, 100);
    const folder = env.COUNTERSIGN_DATA as string;
    assert.equal(statSync(folder).mode & 0o777, 0o700);
    for (const file of ['register.db', 'secret', 'lock.db', 'lock.txt']) {
      assert.equal(statSync(join(folder, file)).mode & 0o777, 0o600, file);
    }
    assert.equal(run(env, 'verify').stdout, 'All is well: 100 examples.\n');
    child.kill('SIGTERM');
    const [code] = await once(child, 'exit');
    assert.equal(code, 0);
  });

  it('says so when the port is taken', async (t) => {
    const taken = createServer().listen(0, '127.0.0.1');
    t.after(() => taken.close());
    await once(taken, 'listening');
    const { port } = taken.address() as { port: number };
    const { status, stderr } = run({ ...makeEnvironment(t), PORT: String(port) }, 'serve');
    assert.equal(status, 1);
    assert.equal(stderr.trim(), `Port ${port} of 127.0.0.1 is in use by another program.`);
  });
});

describe('the command line', () => {
  it('answers what is not a verb, or not an option, with how it is used', (t) => {
    const env = makeEnvironment(t);
    assert.equal(run(env, 'frob').status, 2);
    assert.match(run(env, 'frob').stderr, /^“frob” is not a verb\./);
    assert.equal(run(env, 'load').status, 2);
    assert.match(
      run(env, 'load', '--frob', 'x').stderr,
      /--frob.*See bin\/countersign load --help/,
    );
    assert.equal(run(env, '--help').status, 0);
  });

  it('helps with each verb', (t) => {
    const env = makeEnvironment(t);
    const verbs = [...run(env, '--help').stdout.matchAll(/^ {2}(\w+)/gm)].map(
      ([, verb]) => verb ?? '',
    );
    assert.ok(verbs.length >= 7);
    for (const verb of verbs) {
      const { status, stdout } = run(env, verb, '--help');
      assert.equal(status, 0, verb);
      assert.match(stdout, new RegExp(`^Usage: bin/countersign ${verb}`), verb);
    }
  });

  it('lists every setting and hides what is secret', (t) => {
    const env = {
      ...makeEnvironment(t),
      COUNTERSIGN_SECRET: 'x'.repeat(40),
      SMTP_URL: 'smtp://who:hush@mail.example',
    };
    const { stdout } = run(env, 'settings');
    assert.match(stdout, /COUNTERSIGN_SECRET\n {2}set, not shown \(environment\)/);
    assert.match(stdout, /smtp:\/\/…@mail\.example/);
    assert.doesNotMatch(stdout, /xxxx|hush|who:/);
  });

  it('names each setting that is wrong', (t) => {
    const { status, stderr } = run(
      { ...makeEnvironment(t), PORT: 'x', DATABASE_URL: 'y' },
      'settings',
    );
    assert.equal(status, 2);
    assert.match(stderr, /^PORT must be .*\nDATABASE_URL must /);
  });
});
