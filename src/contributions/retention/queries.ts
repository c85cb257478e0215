import type { Queryable } from '../../kernel/database/database.ts';
import type { ContributionState } from '../schema.ts';

/** States in which nobody has decided, and nothing else deletes the address. */
const undecided: ContributionState[] = ['waiting', 'asked'];

/** Undecided contributions with an address whose sender last wrote before a time; at most `atMost`. */
export async function listForgotten(
  db: Queryable,
  before: string,
  atMost: number,
): Promise<number[]> {
  const rows = await db
    .selectFrom('contributions')
    .innerJoin('contribution_contacts', 'contribution_contacts.contribution_id', 'contributions.id')
    .select('contributions.id')
    .where('state', 'in', undecided)
    .where('received', '<', before)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('contribution_messages')
            .select('contribution_messages.id')
            .whereRef('contribution_messages.contribution_id', '=', 'contributions.id')
            .where('from_editor', '=', 0)
            .where('at', '>=', before),
        ),
      ),
    )
    .orderBy('contributions.id')
    .limit(atMost)
    .execute();
  return rows.map(({ id }) => id);
}

/**
 * When each of these loses its address if nobody decides, by id: `days` after its sender last wrote.
 * Those that are decided, or keep no address, are left out.
 */
export async function findAddressEnds(
  db: Queryable,
  ids: readonly number[],
  days: number,
): Promise<Map<number, Date>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('contributions')
    .innerJoin('contribution_contacts', 'contribution_contacts.contribution_id', 'contributions.id')
    .leftJoin('contribution_messages', (join) =>
      join
        .onRef('contribution_messages.contribution_id', '=', 'contributions.id')
        .on('from_editor', '=', 0),
    )
    .select(['contributions.id', 'received'])
    .select((eb) => eb.fn.max('at').as('answered'))
    .where('contributions.id', 'in', ids)
    .where('state', 'in', undecided)
    .groupBy(['contributions.id', 'received'])
    .execute();
  return new Map(
    rows.map(({ id, received, answered }) => [
      id,
      new Date(Date.parse(answered ?? received) + days * 86_400_000),
    ]),
  );
}
