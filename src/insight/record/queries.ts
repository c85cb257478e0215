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

/** The titles of the published examples and the statistics that lines are about, by `type:id`. */
export async function listTitles(
  db: Queryable,
  lines: readonly RecordLine[],
): Promise<Map<string, string>> {
  const examples = idsOf(lines, 'example');
  const statistics = idsOf(lines, 'statistic');
  const titles = new Map<string, string>();
  if (examples.length > 0) {
    const rows = await db
      .selectFrom('examples')
      .select(['slug', 'document'])
      .where('state', '=', 'published')
      .where('slug', 'in', examples)
      .execute();
    for (const { slug, document } of rows) {
      titles.set(`example:${slug}`, (JSON.parse(document) as Example).title);
    }
  }
  if (statistics.length > 0) {
    const rows = await db
      .selectFrom('statistics')
      .select(['slug', 'title'])
      .where('slug', 'in', statistics)
      .execute();
    for (const { slug, title } of rows) titles.set(`statistic:${slug}`, title);
  }
  return titles;
}

function idsOf(lines: readonly RecordLine[], type: string): string[] {
  const about = lines.filter(({ about_type }) => about_type === type);
  return [...new Set(about.map(({ about_id }) => about_id))];
}
