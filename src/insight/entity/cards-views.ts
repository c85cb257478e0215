import type { Holdings } from '../../examples/holdings.ts';
import { exampleCard } from '../../examples/list/card.ts';
import { listExamplesByIds } from '../../examples/queries.ts';
import type { Database } from '../../kernel/database/database.ts';
import type { Html } from '../../kernel/html.ts';

/** The cards of the first of some examples: at most 20. */
export async function firstCards(
  db: Database,
  { names }: Holdings,
  ids: Uint32Array,
): Promise<Html[]> {
  const found = await listExamplesByIds(db, [...ids.subarray(0, 20)]);
  return found.map((one) => exampleCard(one, names));
}
