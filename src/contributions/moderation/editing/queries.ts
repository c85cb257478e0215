import type { Typed } from '../../../examples/editing/typed.ts';
import type { Queryable } from '../../../kernel/database/database.ts';

/** What an editor saved of an example that they are making of a contribution. */
export interface SavedEdit {
  typed: Typed;
  base_revision: number;
  saved: string;
  saved_by: string | null;
  lock: number;
}

/** Null where nothing was saved. */
export async function findSavedEdit(db: Queryable, id: number): Promise<SavedEdit | null> {
  const row = await db
    .selectFrom('contribution_drafts')
    .select(['typed', 'base_revision', 'saved', 'saved_by', 'lock'])
    .where('contribution_id', '=', id)
    .executeTakeFirst();
  return row ? { ...row, typed: JSON.parse(row.typed) } : null;
}
