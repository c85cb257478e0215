import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { labelOf } from '../../examples/wording.ts';
import type { Call, Command } from '../../kernel/command.ts';
import { openRegister } from '../../kernel/data-folder.ts';
import { parse } from '../../kernel/http/query.ts';
import { readSettings, type Settings } from '../../kernel/settings.ts';
import { type CheckReport, checkSources } from './actions.ts';
import { createAsk } from './asking.ts';

const deadlineMs = 15_000;

export const sourcesCommand: Command = {
  help: `
Usage: bin/countersign sources check [--older-than <days>] [--most <number>] [--json]

Asks the address of each source of every published example whether it still answers, those longest
unasked first, and records it: examples then show it, and /gaps lists what is not found any more. An
address counts as gone when it was not found twice, at least a day apart. At most four addresses are
asked at a time, and one host no more than once a second. Each site's robots.txt is read first: what it
keeps us (Countersign) out of is not asked, and nothing is recorded of it. No page is read. It may be
stopped at any time: what was done is kept, and the next run goes on.

  --older-than     only addresses not checked for so many days; 1 when absent, 0 for all
  --most           at most so many addresses
  --allow-private  also addresses within this machine's own network, which are refused otherwise
                   and count as not answering
  --json           print the totals as JSON

Exit codes: 0 done, whatever was found, 2 wrong usage.`,
  options: {
    'older-than': { type: 'string' },
    most: { type: 'string' },
    'allow-private': { type: 'boolean' },
    json: { type: 'boolean' },
  },
  takes: [1, 1],
  async run({ options, given, out, err }) {
    if (given[0] !== 'check') {
      err('Say check. See bin/countersign sources --help.');
      return 2;
    }
    const chosen = parse(optionsSchema, {
      '--older-than': options['older-than'],
      '--most': options.most,
    });
    const settings = readSettings();
    const db = await openRegister(settings);
    try {
      const report = await checkSources(db, {
        olderThanDays: chosen['--older-than'],
        most: chosen['--most'],
        ask: createAsk({
          userAgent: userAgentOf(settings),
          allowPrivate: options['allow-private'] === true,
          deadline: () => AbortSignal.timeout(deadlineMs),
        }),
        robotName: 'Countersign',
        pause: setTimeout,
        now: () => new Date(),
        onProgress: process.stderr.isTTY ? showProgress : undefined,
      });
      if (options.json) out(JSON.stringify(report));
      else tell(report, out);
      return 0;
    } finally {
      await db.destroy();
    }
  },
};

const number = z
  .string()
  .regex(/^\d{1,9}$/, 'must be a whole number')
  .transform(Number);

const optionsSchema = z.object({
  '--older-than': number.default(1),
  '--most': number.default(Number.POSITIVE_INFINITY),
});

/** Who asks and where to complain: `Countersign (+https://register.example/about; mailto:…)`. */
export function userAgentOf(
  settings: Pick<Settings, 'COUNTERSIGN_URL' | 'COUNTERSIGN_CONTACT' | 'PORT'>,
): string {
  const url = settings.COUNTERSIGN_URL ?? `http://localhost:${settings.PORT}`;
  const where = [`${url}/about`, settings.COUNTERSIGN_CONTACT ?? []].flat();
  // As an address is written in a header: nothing but ASCII.
  return `Countersign (+${where.map((one) => new URL(one).href).join('; ')})`;
}

function tell({ addresses, kept_out, ...statuses }: CheckReport, out: Call['out']): void {
  if (kept_out > 0) {
    out(
      `Sites asked us to stay out of ${kept_out} ${kept_out === 1 ? 'address' : 'addresses'}: not asked.`,
    );
  }
  if (addresses === 0) {
    out('No address was due. See bin/countersign sources --help.');
    return;
  }
  out(
    `Asked ${addresses} ${addresses === 1 ? 'address' : 'addresses'}. Sources by what was found:`,
  );
  for (const [status, count] of Object.entries(statuses)) {
    out(`${labelOf('source-statuses', status)}: ${count}`);
  }
}

function showProgress(done: number, of: number): void {
  process.stderr.write(`\r${done} of ${of} addresses${done === of ? '\n' : ''}`);
}
