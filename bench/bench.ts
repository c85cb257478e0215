import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { benchmarkContributions } from './contributions.ts';
import { writeCorpus } from './corpus.ts';
import { measureLimits } from './limits.ts';
import { type Figures, measure } from './measure.ts';
import { firstAnswer, residentMegabytes, run, start, stop } from './processes.ts';

const usage = `Usage: script/bench [--sizes 10000,100000] [--seconds 5]
Makes a register of each size, loads it, serves it and measures it; then measures contributions, which
--sizes '' does alone: on the embedded database, and in a schema of its own on the PostgreSQL at
TEST_DATABASE_URL (or DATABASE_URL) where that is set. Prints tables in Markdown.`;

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000,100000' },
    seconds: { type: 'string', default: '5' },
    help: { type: 'boolean' },
  },
});
if (values.help) {
  console.log(usage);
  process.exit(0);
}

const cli = resolve(import.meta.dirname, '../src/cli.ts');
const seconds = Number(values.seconds);
console.log(
  `Machine: ${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB; Node ${process.version}; ${seconds} s a figure; the load on the same machine.\n`,
);
for (const size of values.sizes.split(',').filter(Boolean).map(Number)) await benchmark(size);
await benchmarkContributions(seconds);
const server = process.env.TEST_DATABASE_URL ?? process.env.DATABASE_URL;
if (server) await benchmarkContributions(seconds, server);

async function benchmark(size: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-bench-'));
  try {
    await writeCorpus(join(folder, 'register'), size);
    const environment = {
      PATH: process.env.PATH,
      COUNTERSIGN_DATA: join(folder, 'data'),
      PORT: '0',
    };
    const loading = await run([cli, 'load', join(folder, 'register')], environment);
    const before = performance.now();
    const { child, line } = await start([cli, 'serve'], environment);
    const origin = /http:\/\/\S+/.exec(line)?.[0].replace('localhost', '127.0.0.1') ?? '';
    await firstAnswer(`${origin}/examples`);
    const starting = (performance.now() - before) / 1000;
    const rows: [string, Figures][] = [];
    for (const [name, paths] of questions(size)) {
      rows.push([name, await measure(origin, paths, seconds)]);
    }
    const memory = residentMegabytes(child.pid ?? 0);
    await stop(child);
    const page = rows[0]?.[1].bytes ?? 0;
    rows.push(...(await measureLimits(page, seconds)));
    print(size, { loading, starting, memory }, rows);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What is asked. Where the server could keep an answer, the addresses differ from one to the next. */
function questions(size: number): [string, string[]][] {
  const one = '/examples/made-up-example-7';
  const many = Array.from(
    { length: 2000 },
    (_, n) => `/examples/made-up-example-${(n * 7919) % size}`,
  );
  const filters = ['kind=engagement', 'level=consult', 'country=GB', 'stage=1', 'involved=public'];
  const filtered = Array.from(
    { length: 200 },
    (_, n) => `/examples?${filters[n % 5]}&from=${1981 + (n % 40)}`,
  );
  const search = (word: string, ending = '') => [`/examples${ending}?q=${word}`];
  return [
    ['one example, the same page', [one]],
    ['one example, 2,000 different pages', many],
    ['one example, JSON', [`${one}.json`]],
    ['first page of the list', ['/examples']],
    ['filtered list, all facets', filtered],
    ['search, rare word (0.1%)', search('rareword')],
    ['search, middling word (7%)', search('middleword')],
    ['search, common word (70%)', search('commonword')],
    ['first page of the list, JSON', search('', '.json').map(() => '/examples.json')],
    ['search, rare word, JSON', search('rareword', '.json')],
    ['search, middling word, JSON', search('middleword', '.json')],
    ['search, common word, JSON', search('commonword', '.json')],
  ];
}

function print(
  size: number,
  whole: { loading: number; starting: number; memory: number },
  rows: [string, Figures][],
): void {
  const figure = (value: number, digits: number) =>
    Number.isNaN(value)
      ? 'not measured'
      : value.toLocaleString('en-GB', { maximumFractionDigits: digits });
  console.log(`## ${size.toLocaleString('en-GB')} examples

| what | figure |
| --- | --- |
| loading from files, examples a second (process start included) | ${figure(size / whole.loading, 0)} |
| process start to first answer of the list, s | ${figure(whole.starting, 2)} |
| resident memory after the measurements below, MB | ${figure(whole.memory, 0)} |

| what | bytes | one at a time, median ms | requests a second (16 connections) | p50 ms | p99 ms |
| --- | ---: | ---: | ---: | ---: | ---: |
${rows.map(([name, f]) => `| ${name} | ${figure(f.bytes, 0)} | ${figure(f.alone, 2)} | ${figure(f.rate, 0)} | ${figure(f.p50, 1)} | ${figure(f.p99, 1)} |`).join('\n')}
`);
}
