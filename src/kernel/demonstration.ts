import type { MiddlewareHandler } from 'hono';
import { getVersion, type Queryable, type Trx } from './database/database.ts';
import { Conflict } from './errors.ts';
import type { Site } from './http/site.ts';

/** What every page of a demonstration says, and every answer in a header. */
export const demonstrationWords = 'Demonstration: everything here is invented.';

declare module './database/database.ts' {
  interface Tables {
    /** One row, or none: a register is a demonstration from its first change to its end. */
    demonstration: { id: number; made: string };
  }
}

declare module 'hono' {
  interface ContextVariableMap {
    demonstration: boolean;
  }
}

/** Whether everything in this register is invented. */
export async function isDemonstration(db: Queryable): Promise<boolean> {
  const found = await db.selectFrom('demonstration').select('id').executeTakeFirst();
  return found !== undefined;
}

/** Makes an empty register a demonstration. To be called in its first change. Throws Conflict when there is something in it. */
export async function beginDemonstration(trx: Trx, version: number, now: Date): Promise<void> {
  if (version > 1) {
    throw new Conflict(
      'There is something in this register. A demonstration is made in an empty one only: name another folder with --data, or another database.',
    );
  }
  await trx.insertInto('demonstration').values({ id: 1, made: now.toISOString() }).execute();
}

/** Keeps what is real out of a demonstration. Throws Conflict. */
export async function refuseInDemonstration(db: Queryable): Promise<void> {
  if (!(await isDemonstration(db))) return;
  throw new Conflict(
    'This register is a demonstration: everything in it is invented, and nothing else is put into it.',
  );
}

/**
 * Tells pages whether this is a demonstration, and says so in a header of every answer if it is. Asked of
 * the database until there is something in it: what is not a demonstration then never becomes one.
 */
export function followDemonstration(site: Site): MiddlewareHandler {
  let settled = false;
  return async (c, next) => {
    if (!settled && !answersWithoutDatabase(c.req.path)) {
      // The version first: a demonstration that begins in between is seen next time.
      const version = await getVersion(site.db);
      site.demonstration = await isDemonstration(site.db);
      settled = site.demonstration || version > 0;
    }
    c.set('demonstration', site.demonstration);
    await next();
    if (!site.demonstration) return;
    c.res.headers.set('Countersign-Demonstration', demonstrationWords);
    c.res.headers.set('X-Robots-Tag', 'noindex');
  };
}

/** Files, and what watching programs ask. */
function answersWithoutDatabase(path: string): boolean {
  return path.startsWith('/assets/') || path.startsWith('/healthz');
}
