import { type Database, getVersion } from './database/database.ts';

export interface Kept<T> {
  version: number;
  value: T;
}

/**
 * Keeps something in memory that was built from the database. Each call asks the database for the
 * register version; when that has risen, `refresh` is given what was kept and the version it was of
 * (0 and null at first), so that it may read only what is newer. One refresh runs at a time.
 */
export function keep<T>(
  db: Database,
  refresh: (db: Database, before: T | null, since: number) => Promise<T>,
): () => Promise<Kept<T>> {
  const readVersion = sharedVersion(db);
  let kept: Kept<T> | null = null;
  let running: Promise<Kept<T>> | null = null;

  async function renew(): Promise<Kept<T>> {
    // Read before the rows: a change in between is then read again next time, never missed.
    const version = await getVersion(db);
    kept = { version, value: await refresh(db, kept?.value ?? null, kept?.version ?? 0) };
    return kept;
  }

  return async function current(): Promise<Kept<T>> {
    const wanted = await readVersion();
    let answer = kept;
    // A refresh that was under way may have begun before the change; the next one did not.
    while (answer === null || answer.version < wanted) {
      running ??= renew().finally(() => {
        running = null;
      });
      answer = await running;
    }
    return answer;
  };
}

/**
 * One reading of the version for all who ask in one turn of the event loop. It begins after the last of
 * them asked, so that whoever has just changed something sees it.
 */
function sharedVersion(db: Database): () => Promise<number> {
  let waiting: Promise<number> | null = null;
  return () => {
    waiting ??= new Promise((resolve, reject) => {
      setImmediate(() => {
        waiting = null;
        getVersion(db).then(resolve, reject);
      });
    });
    return waiting;
  };
}
