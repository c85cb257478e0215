import type { WordsElsewhere } from '../../examples/editing/rewriting.ts';
import type { Trx } from '../../kernel/database/database.ts';
import { keptText } from '../following/what.ts';

/** Who follows an example, and the files it was loaded from, know it by its slug. They hold none of its words. */
export const addressesKept: WordsElsewhere = {
  tables: ['followings', 'follow_requests', 'loaded_files'],
  list: async () => [],
  readdress,
};

async function readdress(trx: Trx, from: string, to: string): Promise<void> {
  const [before, after] = [keptText({ example: from }), keptText({ example: to })];
  // Who follows both already goes on with one.
  await trx
    .deleteFrom('followings')
    .where('what', '=', before)
    .where('follower_id', 'in', (eb) =>
      eb.selectFrom('followings').select('follower_id').where('what', '=', after),
    )
    .execute();
  for (const table of ['followings', 'follow_requests'] as const) {
    await trx.updateTable(table).set({ what: after }).where('what', '=', before).execute();
  }
  await trx.deleteFrom('loaded_files').where('path', '=', `examples/${from}.md`).execute();
}
