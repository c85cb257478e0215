import { type Asked, forgetChecks, recordChecks } from '../../examples/source-checks/actions.ts';
import { type Due, listDue } from '../../examples/source-checks/due-queries.ts';
import type { SourceStatus } from '../../examples/source-checks/schema.ts';
import type { Database } from '../../kernel/database/database.ts';
import type { Ask } from './asking.ts';
import { askThrough } from './following.ts';
import { createTurns, eachByHost } from './pacing.ts';
import { createRobots } from './robots.ts';

const mostAtATime = 4;
const restMs = 1_000;
const batch = 10;

export interface Checking {
  /** Only what was not checked for so many days. */
  olderThanDays: number;
  /** At most so many addresses. */
  most: number;
  ask: Ask;
  /** The name by which robots.txt may speak to us. */
  robotName: string;
  pause: (ms: number) => Promise<unknown>;
  now: () => Date;
  onProgress?: ((done: number, of: number) => void) | undefined;
}

/**
 * How many addresses were asked, how many sites' rules kept us out of, which tells nothing of them, and
 * how many sources have which status since.
 */
export type CheckReport = { addresses: number; kept_out: number } & Record<SourceStatus, number>;

/**
 * Asks the addresses of published examples' sources, those longest unasked first, and records what came of
 * it a few at a time: whoever stops it loses at most the last few.
 */
export async function checkSources(db: Database, how: Checking): Promise<CheckReport> {
  const report: CheckReport = {
    addresses: 0,
    kept_out: 0,
    ok: 0,
    moved: 0,
    gone: 0,
    unreachable: 0,
  };
  const { due, lost } = await listDue(db, how.olderThanDays, how.now());
  await forgetChecks(db, lost);
  const inTurn = createTurns(() => how.pause(restMs));
  const ask: Ask = (address, ...rest) => inTurn(address.hostname, () => how.ask(address, ...rest));
  const leave = createRobots(ask, how.robotName);

  // Who may not be asked stays unasked, and would stand first again each time: they do not count.
  const of = Math.min(due.length, how.most);
  let taken = 0;
  const asked: Asked[] = [];
  await eachByHost(due, hostOf, mostAtATime, async ({ address, places }) => {
    if (taken >= how.most) return;
    taken++;
    const outcome = await askThrough(new URL(address), ask, leave);
    if (outcome === 'kept-out') {
      taken--;
      report.kept_out++;
      return;
    }
    asked.push({ places, outcome, at: how.now() });
    if (asked.length >= batch) await record();
  });
  await record();
  return report;

  async function record(): Promise<void> {
    const some = asked.splice(0);
    if (some.length === 0) return;
    for (const status of await recordChecks(db, some)) report[status]++;
    report.addresses += some.length;
    how.onProgress?.(report.addresses, of);
  }
}

function hostOf({ address }: Due): string {
  return new URL(address).hostname;
}
