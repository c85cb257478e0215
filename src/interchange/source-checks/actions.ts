import { type Asked, forgetChecks, recordChecks } from '../../examples/source-checks/actions.ts';
import { type Due, listDue } from '../../examples/source-checks/due-queries.ts';
import type { SourceStatus } from '../../examples/source-checks/schema.ts';
import type { Database } from '../../kernel/database/database.ts';
import type { Ask } from './asking.ts';
import { askThrough } from './following.ts';
import { createTurns, eachByHost } from './pacing.ts';

const mostAtATime = 4;
const restMs = 1_000;
const batch = 10;

export interface Checking {
  /** Only what was not checked for so many days. */
  olderThanDays: number;
  /** At most so many addresses. */
  most: number;
  ask: Ask;
  pause: (ms: number) => Promise<unknown>;
  now: () => Date;
  onProgress?: ((done: number, of: number) => void) | undefined;
}

/** How many addresses were asked, and how many sources have which status since. */
export type CheckReport = { addresses: number } & Record<SourceStatus, number>;

/**
 * Asks the addresses of published examples' sources, those longest unasked first, and records what came of
 * it a few at a time: whoever stops it loses at most the last few.
 */
export async function checkSources(db: Database, how: Checking): Promise<CheckReport> {
  const report: CheckReport = { addresses: 0, ok: 0, moved: 0, gone: 0, unreachable: 0 };
  const { due, lost } = await listDue(db, how.olderThanDays, how.now());
  await forgetChecks(db, lost);
  const inTurn = createTurns(() => how.pause(restMs));
  const ask: Ask = (address, method) => inTurn(address.hostname, () => how.ask(address, method));

  const chosen = due.slice(0, how.most);
  const asked: Asked[] = [];
  await eachByHost(chosen, hostOf, mostAtATime, async ({ address, places }) => {
    const outcome = await askThrough(new URL(address), ask);
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
    how.onProgress?.(report.addresses, chosen.length);
  }
}

function hostOf({ address }: Due): string {
  return new URL(address).hostname;
}
