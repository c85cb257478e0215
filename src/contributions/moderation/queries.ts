import type { ExpressionBuilder, Selectable } from 'kysely';
import type { Queryable, Tables } from '../../kernel/database/database.ts';
import { NotFound } from '../../kernel/errors.ts';
import { findNames } from '../../people/queries.ts';
import { findContribution, type StoredContribution } from '../queries.ts';
import type { ContributionState } from '../schema.ts';
import { moderators, withHeldClaims } from './claims-queries.ts';
import type { QueueFilters } from './schema.ts';

export const perPage = 25;

/** The page before: it begins after this reference; null where it is the first. */
export interface Previous {
  after: string | null;
}

export interface QueueSlice {
  items: StoredContribution[];
  /** What the next page begins after; null on the last. */
  next: string | null;
  /** Null on the first. */
  previous: Previous | null;
}

/** The contributions that the filters name, those that wait the longest first; decided ones newest first. */
export async function listQueue(
  db: Queryable,
  filters: QueueFilters,
  me: string,
): Promise<QueueSlice> {
  const { state, after } = filters;
  const last = after === undefined ? null : await findContribution(db, after);
  if (after !== undefined && !last) throw new NotFound('The page before this one is gone.');
  const forwards = waitsOldestFirst(state) ? 'asc' : 'desc';
  const rows = await filtered(db, filters, me)
    .selectAll()
    .$if(last !== null, (query) => query.where(beyond(last, forwards)))
    .orderBy('received', forwards)
    .orderBy('id', forwards)
    .limit(perPage + 1)
    .execute();
  const items = await withHeldClaims(db, rows.slice(0, perPage));
  const next = rows.length > perPage ? (items.at(-1)?.reference ?? null) : null;
  if (!last) return { items, next, previous: null };
  // The page before has `last` at its end; one further back is where it begins after.
  const backwards = forwards === 'asc' ? 'desc' : 'asc';
  const before = await filtered(db, filters, me)
    .select('reference')
    .where(beyond(last, backwards))
    .orderBy('received', backwards)
    .orderBy('id', backwards)
    .limit(perPage)
    .execute();
  return { items, next, previous: { after: before[perPage - 1]?.reference ?? null } };
}

function filtered(db: Queryable, { state, kind, who }: QueueFilters, me: string) {
  return db
    .selectFrom('contributions')
    .where('state', '=', state)
    .where('kind', '!=', 'concern')
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? 'example'))
    .$if(who === 'mine', (query) => query.where('claimed_by', '=', me))
    .$if(who === 'nobody', (query) =>
      query.where((eb) =>
        eb.or([eb('claimed_by', 'is', null), eb('claimed_by', 'not in', moderators(db))]),
      ),
    );
}

/** What stands beyond a row in the queue's order, read forwards or backwards. */
function beyond(last: StoredContribution | null, direction: 'asc' | 'desc') {
  return (eb: ExpressionBuilder<Tables, 'contributions'>) =>
    eb(
      eb.refTuple('received', 'id'),
      direction === 'asc' ? '>' : '<',
      eb.tuple(last?.received ?? '', last?.id ?? 0),
    );
}

export function waitsOldestFirst(state: ContributionState): boolean {
  return state === 'waiting' || state === 'asked';
}

/** How many there are in each state, with or without concerns; a state without any is absent. */
export async function countByState(
  db: Queryable,
  { concerns }: { concerns: boolean },
): Promise<Map<ContributionState, number>> {
  const rows = await db
    .selectFrom('contributions')
    .select(['state', (eb) => eb.fn.countAll<number>().as('count')])
    .$if(!concerns, (query) => query.where('kind', '!=', 'concern'))
    .groupBy('state')
    .execute();
  return new Map(rows.map(({ state, count }) => [state, Number(count)]));
}

export interface HistoryLine {
  id: number;
  at: string;
  what: string;
  /** Who, as colleagues see it. */
  who: string;
  codes: Record<string, string | number>;
}

/** What the record has of a contribution, oldest first, with names that only colleagues see. */
export async function listHistory(db: Queryable, reference: string): Promise<HistoryLine[]> {
  const rows = await db
    .selectFrom('events')
    .select(['id', 'at', 'what', 'actor', 'role', 'codes'])
    .where('about_type', '=', 'contribution')
    .where('about_id', '=', reference)
    .orderBy('id')
    .execute();
  const names = await findNames(
    db,
    rows.flatMap(({ actor }) => actor ?? []),
  );
  return rows.map(({ actor, role, codes, ...row }) => ({
    ...row,
    who: (actor && names.get(actor)) ?? roleWords[role] ?? 'an editor',
    codes: JSON.parse(codes),
  }));
}

const roleWords: Record<string, string> = {
  contributor: 'the contributor',
  program: 'an automatic check',
  command: 'a command on the server',
};

/** Those that were joined to one, in their order. */
export async function listJoined(db: Queryable, id: number): Promise<StoredContribution[]> {
  return db
    .selectFrom('contributions')
    .selectAll()
    .where('merged_into', '=', id)
    .orderBy('id')
    .execute();
}

/** Further open contributions about the same thing, at most ten, oldest first. */
export async function listOthersAbout(
  db: Queryable,
  { id, about_type, about_id }: Pick<StoredContribution, 'id' | 'about_type' | 'about_id'>,
): Promise<Pick<Selectable<Tables['contributions']>, 'reference' | 'kind' | 'received'>[]> {
  if (about_type === null || about_id === null) return [];
  return db
    .selectFrom('contributions')
    .select(['reference', 'kind', 'received'])
    .where('about_type', '=', about_type)
    .where('about_id', '=', about_id)
    .where('state', 'in', ['waiting', 'asked'])
    .where('id', '!=', id)
    .orderBy('id')
    .limit(10)
    .execute();
}
