import type { Queryable } from '../../../kernel/database/database.ts';
import { type MinutesVersion, minutesSchema } from './schema.ts';

/** Every version of a meeting's minutes, the first first. Only the last may be unpublished. */
export async function listVersions(db: Queryable, meetingId: number): Promise<MinutesVersion[]> {
  const rows = await db
    .selectFrom('minutes')
    .select(['number', 'document', 'reason', 'written', 'approved', 'published', 'lock'])
    .where('meeting_id', '=', meetingId)
    .orderBy('number')
    .execute();
  return rows.map(({ document, ...row }) => ({
    ...row,
    document: minutesSchema.parse(JSON.parse(document)),
  }));
}

/** The meetings whose minutes are published. */
export async function findMinuted(db: Queryable): Promise<Set<number>> {
  const rows = await db
    .selectFrom('minutes')
    .select('meeting_id')
    .where('published', 'is not', null)
    .execute();
  return new Set(rows.map(({ meeting_id }) => meeting_id));
}
