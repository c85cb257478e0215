import type { Database } from '../../kernel/database/database.ts';
import { eachChange } from '../queries.ts';
import { listChecks } from './queries.ts';
import { isDue } from './rules.ts';

/** One source of one example. */
export interface Place {
  exampleId: number;
  /** As the source has it. */
  url: string;
}

/** One address to ask, for every source that has it, whatever part of the page each points to. */
export interface Due {
  /** Without a fragment. */
  address: string;
  places: Place[];
  /** The earliest check of any of them; null where one was never checked. */
  checked: string | null;
}

// An index of PostgreSQL holds no more than some 2,700 bytes of a row.
const longest = 2_000;

/**
 * The addresses of published examples' sources that are to be asked now, those longest unasked first;
 * and `lost`, the checks of what is no source any more.
 */
export async function listDue(
  db: Database,
  olderThanDays: number,
  now: Date,
): Promise<{ due: Due[]; lost: Place[] }> {
  const byAddress = new Map<string, Due>();
  const lost: Place[] = [];
  for await (const rows of eachChange(db, 0)) {
    const ids = rows.map(({ id }) => id);
    const checks = await listChecks(db, ids);
    for (const { id, state, example } of rows) {
      const known = new Map(checks.get(id)?.map((check) => [check.url, check.checked]));
      for (const url of new Set(example.sources.map((source) => source.url))) {
        const checked = known.get(url) ?? null;
        known.delete(url);
        if (state === 'published' && Buffer.byteLength(url) <= longest) {
          add(byAddress, { exampleId: id, url }, checked);
        }
      }
      for (const url of known.keys()) lost.push({ exampleId: id, url });
    }
  }
  const due = [...byAddress.values()]
    .filter(({ checked }) => isDue(checked, olderThanDays, now))
    .sort((a, b) => compare(a.checked ?? '', b.checked ?? ''));
  return { due, lost };
}

function add(byAddress: Map<string, Due>, place: Place, checked: string | null): void {
  const address = withoutFragment(place.url);
  const known = byAddress.get(address);
  if (!known) {
    byAddress.set(address, { address, places: [place], checked });
    return;
  }
  known.places.push(place);
  if (checked === null || (known.checked !== null && checked < known.checked)) {
    known.checked = checked;
  }
}

function withoutFragment(url: string): string {
  const address = new URL(url);
  address.hash = '';
  return address.href;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
