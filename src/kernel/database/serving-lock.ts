import pg from 'pg';
import { Conflict } from '../errors.ts';

const retryAfter = 1_000;
const key = `hashtext('countersign'), hashtext(coalesce(current_schema(), ''))`;
const attempts = {
  server: {
    sql: `select pg_try_advisory_lock_shared(${key}) as taken`,
    refused: 'A backup is being restored into this database. Start the server when that is done.',
  },
  restore: {
    sql: `select pg_try_advisory_lock(${key}) as taken`,
    refused: 'This database is in use by a process that serves it. Stop that first.',
  },
} as const;

/**
 * Takes a PostgreSQL database as one of several servers, or alone for a restore, which would leave
 * servers with numbers in memory that are true no more; answers how to let go. The database lets go
 * itself when the process ends in whatever way. Throws Conflict when it is taken.
 */
export async function lockDatabase(
  url: string,
  as: keyof typeof attempts,
): Promise<() => Promise<void>> {
  let held: pg.Client | null = null;
  let again: NodeJS.Timeout | undefined;
  let released = false;

  async function take(): Promise<boolean> {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => lose(client));
    await client.connect();
    const { rows } = await client.query<{ taken: boolean }>(attempts[as].sql);
    const taken = rows[0]?.taken === true;
    if (taken && !released) held = client;
    else await client.end();
    return taken;
  }

  // The lock went with the connection. A server goes on serving, so it takes the lock again.
  function lose(client: pg.Client): void {
    if (held !== client) return;
    held = null;
    again = setTimeout(retry, retryAfter);
  }

  async function retry(): Promise<void> {
    const taken = await take().catch(() => false);
    if (!taken && !released) again = setTimeout(retry, retryAfter);
  }

  if (!(await take())) throw new Conflict(attempts[as].refused);
  return async () => {
    released = true;
    clearTimeout(again);
    await held?.end();
  };
}
