import type { Queryable } from '../../kernel/database/database.ts';
import type { Side } from '../course/schema.ts';

/** The panel as it is now: each active member's side, by opaque id. */
export async function findPanel(db: Queryable): Promise<Map<string, Side>> {
  const rows = await db
    .selectFrom('roles')
    .innerJoin('people', 'people.id', 'roles.person_id')
    .select(['roles.person_id', 'roles.role'])
    .where('people.state', '=', 'active')
    .where('roles.role', 'in', ['member-lay', 'member-expert'])
    .execute();
  return new Map(
    rows.map(({ person_id, role }) => [person_id, role === 'member-lay' ? 'lay' : 'expert']),
  );
}
