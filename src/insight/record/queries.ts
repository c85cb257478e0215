import type { Example } from '../../examples/schema.ts';
import type { Queryable } from '../../kernel/database/database.ts';
import type { RecordedEvent } from '../../kernel/events.ts';
import type { RecordFilters } from './parameters.ts';

export interface RecordLine extends RecordedEvent {
  id: number;
}

/** The record, newest first, at most so many lines and one more to show that there are more. */
export async function listRecord(
  db: Queryable,
  { what, about, before }: RecordFilters,
  most: number,
): Promise<RecordLine[]> {
  const [type = '', ...rest] = about === null ? [] : about.split(':');
  const id = rest.join(':');
  const rows = await db
    .selectFrom('events')
    .selectAll()
    .$if(before !== null, (query) => query.where('id', '<', before as number))
    .$if(what.length > 0, (query) => query.where('what', 'in', what))
    .$if(type !== '', (query) => query.where('about_type', '=', type))
    .$if(id !== '', (query) => query.where('about_id', '=', id))
    .orderBy('id', 'desc')
    .limit(most + 1)
    .execute();
  return rows.map((row) => ({ ...row, codes: JSON.parse(row.codes) }));
}

/** The titles of published examples by slug; what is not published has none here. */
export async function listPublishedTitles(
  db: Queryable,
  slugs: readonly string[],
): Promise<Map<string, string>> {
  if (slugs.length === 0) return new Map();
  const rows = await db
    .selectFrom('examples')
    .select(['slug', 'document'])
    .where('state', '=', 'published')
    .where('slug', 'in', [...new Set(slugs)])
    .execute();
  return new Map(rows.map((row) => [row.slug, (JSON.parse(row.document) as Example).title]));
}
