import { Agent, get } from 'node:http';
import autocannon from 'autocannon';

export interface Figures {
  /** Requests a second at 16 connections. */
  rate: number;
  /** Milliseconds at 16 connections, the waiting for the other 15 included. */
  p50: number;
  p99: number;
  /** Milliseconds for one request at a time. */
  alone: number;
  /** Size of one answer in bytes. */
  bytes: number;
}

/** Asks each address in turn: first one at a time, then over 16 connections for `seconds`. */
export async function measure(
  origin: string,
  paths: readonly string[],
  seconds: number,
  headers: Record<string, string> = {},
): Promise<Figures> {
  const { alone, bytes } = await oneAtATime(origin, paths, seconds, headers);
  const run = await autocannon({
    url: origin,
    connections: 16,
    headers,
    duration: seconds,
    requests: paths.map((path) => ({ method: 'GET', path })),
  });
  const failed = run.non2xx + run.errors + run.timeouts;
  if (failed > 0) throw new Error(`${failed} requests failed, of ${paths[0]} and so on`);
  return { rate: run.requests.average, p50: run.latency.p50, p99: run.latency.p99, alone, bytes };
}

async function oneAtATime(
  origin: string,
  paths: readonly string[],
  seconds: number,
  headers: Record<string, string>,
) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const times: number[] = [];
  let bytes = 0;
  const until = performance.now() + seconds * 1000;
  for (let n = 0; n < 20 || performance.now() < until; n++) {
    const before = performance.now();
    bytes = await sizeOf(origin + paths[n % paths.length], agent, headers);
    if (n >= 3) times.push(performance.now() - before);
  }
  agent.destroy();
  times.sort((a, b) => a - b);
  return { alone: times[Math.floor(times.length / 2)] ?? Number.NaN, bytes };
}

function sizeOf(address: string, agent: Agent, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    get(address, { agent, headers }, (answer) => {
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      answer.on('end', () => {
        if (answer.statusCode === 200) resolve(bytes);
        else reject(new Error(`${address} answered ${answer.statusCode}`));
      });
    }).on('error', reject);
  });
}
