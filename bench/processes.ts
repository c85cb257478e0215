import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** Runs Node on a file until it ends; answers the seconds it took. */
export async function run(args: string[], environment: NodeJS.ProcessEnv): Promise<number> {
  const before = performance.now();
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
    env: environment,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}`);
  return (performance.now() - before) / 1000;
}

/** Starts Node on a file and waits for its first line on standard output. */
export async function start(
  args: string[],
  environment: NodeJS.ProcessEnv,
): Promise<{ child: ChildProcess; line: string }> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
    env: environment,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  if (!child.stdout) throw new Error('no standard output');
  const lines = createInterface(child.stdout);
  const [line] = await Promise.race([
    once(lines, 'line'),
    once(child, 'exit').then(() => Promise.reject(new Error(`${args.join(' ')} ended`))),
  ]);
  lines.on('line', () => {});
  return { child, line };
}

export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

/** Resident memory of a process in MB; NaN where the system does not tell. */
export function residentMegabytes(pid: number): number {
  try {
    const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kilobytes) / 1024;
  } catch {
    return Number.NaN;
  }
}

/** Waits until an address answers 200; seconds since the call. Gives up after `most` seconds. */
export async function firstAnswer(address: string, most = 60): Promise<number> {
  const before = performance.now();
  for (;;) {
    const answer = await fetch(address).catch(() => null);
    await answer?.arrayBuffer();
    const seconds = (performance.now() - before) / 1000;
    if (answer?.status === 200) return seconds;
    if (seconds > most) throw new Error(`${address} did not answer 200 within ${most} s`);
  }
}
