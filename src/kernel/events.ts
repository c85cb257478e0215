import type { Generated } from 'kysely';
import type { Queryable, Trx } from './database/database.ts';

/** One line of the public record. Never a name, an address or free text: those live where they can be erased. */
export interface RecordedEvent {
  /** UTC, ISO 8601. */
  at: string;
  /** What happened: `published`, `revised` … */
  what: string;
  about_type: string;
  about_id: string;
  /** Opaque; null where the program itself acted. */
  actor: string | null;
  role: string;
  /** Further codes and numbers, as JSON: `{"revision":2}`. */
  codes: Record<string, string | number>;
}

declare module './database/database.ts' {
  interface Tables {
    events: {
      id: Generated<number>;
      at: string;
      what: string;
      about_type: string;
      about_id: string;
      actor: string | null;
      role: string;
      codes: string;
    };
  }
}

/** Writes one event in the transaction of the change it records. */
export async function recordEvent(trx: Trx, event: RecordedEvent): Promise<void> {
  await recordEvents(trx, [event]);
}

/** Writes several events, at least one, in the transaction of the change they record. */
export async function recordEvents(trx: Trx, events: readonly RecordedEvent[]): Promise<void> {
  await trx
    .insertInto('events')
    .values(events.map((event) => ({ ...event, codes: JSON.stringify(event.codes) })))
    .execute();
}

/** The record, newest first, `most` lines before an id (null: from the newest). */
export async function listEvents(db: Queryable, before: number | null, most: number) {
  const rows = await db
    .selectFrom('events')
    .selectAll()
    .$if(before !== null, (query) => query.where('id', '<', before as number))
    .orderBy('id', 'desc')
    .limit(most)
    .execute();
  return rows.map((row) => ({ ...row, codes: JSON.parse(row.codes) as RecordedEvent['codes'] }));
}
