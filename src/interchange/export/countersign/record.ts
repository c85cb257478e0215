import type { Queryable } from '../../../kernel/database/database.ts';
import type { RecordLine } from './schema.ts';

/** The public record from its first line on, five hundred read at a time. */
export async function* listRecord(db: Queryable): AsyncGenerator<RecordLine> {
  for (let after = 0; ; ) {
    const rows = await db
      .selectFrom('events')
      .selectAll()
      .where('id', '>', after)
      .orderBy('id')
      .limit(500)
      .execute();
    for (const { about_type, about_id, codes, ...line } of rows) {
      const { id, at, what, role, actor } = line;
      const about = { type: about_type, id: about_id };
      yield { id, at, what, about, role, actor, codes: JSON.parse(codes) };
    }
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
  }
}
