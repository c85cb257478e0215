import { change, type Database, inTransaction, type Trx } from '../../kernel/database/database.ts';
import { listExamplesByIds } from '../queries.ts';
import type { Place } from './due-queries.ts';
import { nextCheck, type Outcome } from './rules.ts';
import type { SourceCheck, SourceStatus } from './schema.ts';

/** One address that was asked. */
export interface Asked {
  places: readonly Place[];
  outcome: Outcome;
  at: Date;
}

/**
 * Records what asking some addresses came to; answers the status of each source. Readers see it at once;
 * it is no revision of an example. What was withdrawn, or is no source any more, is passed over.
 */
export async function recordChecks(db: Database, asked: readonly Asked[]): Promise<SourceStatus[]> {
  return change(db, async (trx, version) => {
    const ids = [...new Set(asked.flatMap(({ places }) => places.map((one) => one.exampleId)))];
    const examples = new Map<number, Map<string, SourceCheck | null>>();
    for (let from = 0; from < ids.length; from += 500) {
      for (const stored of await listExamplesByIds(trx, ids.slice(from, from + 500))) {
        if (stored.state !== 'published') continue;
        const known = new Map(stored.checks?.map((check) => [check.url, check]));
        const urls = stored.example.sources.map(({ url }) => url);
        examples.set(stored.id, new Map(urls.map((url) => [url, known.get(url) ?? null])));
      }
    }
    const rows = asked.flatMap(({ places, outcome, at }) =>
      places.flatMap(({ exampleId, url }) => {
        const before = examples.get(exampleId)?.get(url);
        if (before === undefined) return [];
        return [{ example_id: exampleId, ...nextCheck(url, before, outcome, at) }];
      }),
    );
    for (let from = 0; from < rows.length; from += 500) {
      await putChecks(trx, version, rows.slice(from, from + 500));
    }
    return rows.map(({ status }) => status);
  });
}

async function putChecks(
  trx: Trx,
  version: number,
  rows: (SourceCheck & { example_id: number })[],
): Promise<void> {
  await trx
    .insertInto('source_checks')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['example_id', 'url']).doUpdateSet((eb) => ({
        checked: eb.ref('excluded.checked'),
        status: eb.ref('excluded.status'),
        failures: eb.ref('excluded.failures'),
        not_found: eb.ref('excluded.not_found'),
      })),
    )
    .execute();
  // Whatever is kept in memory of these examples is read again.
  await trx
    .updateTable('examples')
    .set({ version })
    .where('id', 'in', [...new Set(rows.map((row) => row.example_id))])
    .execute();
}

/** Deletes the checks of what is no source any more: nobody sees them, and they hold its address. */
export async function forgetChecks(db: Database, places: readonly Place[]): Promise<void> {
  if (places.length === 0) return;
  await inTransaction(db, async (trx) => {
    for (const { exampleId, url } of places) {
      await trx
        .deleteFrom('source_checks')
        .where('example_id', '=', exampleId)
        .where('url', '=', url)
        .execute();
    }
  });
}
