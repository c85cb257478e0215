import type { Queryable } from '../../kernel/database/database.ts';

/** The days of a scheme's meetings that are planned or were held. */
export async function findMeetingDays(db: Queryable, scheme: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('meetings')
    .select('day')
    .where('scheme', '=', scheme)
    .where('state', '!=', 'cancelled')
    .execute();
  return new Set(rows.map(({ day }) => day));
}
