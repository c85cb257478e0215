import type { Database } from '../kernel/database/database.ts';
import { type Kept, keep } from '../kernel/memory.ts';
import { type Names, readNames } from '../vocabulary/authorities/queries.ts';
import { type Changes, FacetIndex } from './facets.ts';
import { eachChange } from './queries.ts';

/** What is kept in memory of the register: names by slug, and every published example's facets. */
export interface Holdings {
  names: Names;
  index: FacetIndex;
}

/** The holdings of the register version now; only what changed since the last call is read again. */
export function createHoldings(db: Database): () => Promise<Kept<Holdings>> {
  return keep<Holdings>(db, async (_, before, since) => ({
    names: await readNames(db, before?.names ?? null, since),
    index: await (before?.index ?? FacetIndex.empty()).refreshed(readChanges(db, since)),
  }));
}

async function* readChanges(db: Database, since: number): AsyncGenerator<Changes> {
  for await (const rows of eachChange(db, since)) {
    yield {
      put: rows.filter((row) => row.state === 'published'),
      removed: rows.filter((row) => row.state !== 'published').map((row) => row.id),
    };
  }
}
