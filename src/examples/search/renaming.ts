import type { Trx } from '../../kernel/database/database.ts';
import type { Names } from '../../vocabulary/authorities/queries.ts';
import { indexExample } from './indexing.ts';

/**
 * Indexes anew the examples of organisations or statistics that got another name: examples are found by
 * the names of what they concern, and counted by its country. `names`: as they are now.
 */
export async function indexNamedAgain(
  { trx, version, names }: { trx: Trx; version: number; names: Names },
  key: 'organisation' | 'statistic',
  slugs: readonly string[],
): Promise<void> {
  for (const slug of slugs) {
    const rows = await trx
      .selectFrom('examples')
      .select(['id', 'document'])
      .where('document', 'like', `%"${key}":"${slug}"%`)
      .execute();
    for (const { id, document } of rows) {
      await indexExample(trx, id, JSON.parse(document), names);
      await trx.updateTable('examples').set({ version }).where('id', '=', id).execute();
    }
  }
}
