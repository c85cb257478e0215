import { sql } from 'kysely';
import type { Database, Queryable } from '../../../kernel/database/database.ts';
import { findAnswerTime } from '../../queries.ts';
import { countByState } from '../queries.ts';
import { type Month, medianDays, outcomes, type Standing, type Totals } from './schema.ts';

/** What came in and what became of it, from the record: numbers and codes, and nothing that was written. */
export async function readTotals(db: Database): Promise<Totals> {
  const months = await countByMonth(db);
  const days = await listDaysByMonth(db);
  return {
    reasons: await countReasons(db),
    months: [...months]
      .sort(([one], [other]) => other.localeCompare(one))
      .map(([month, counts]) => ({
        month,
        ...counts,
        median_days: medianDays(days.get(month) ?? []),
      })),
  };
}

/** How things stand at this moment. */
export async function readStanding(db: Database, now: Date): Promise<Standing> {
  const states = await countByState(db, { concerns: true });
  const oldest = await findOldestWaiting(db);
  return {
    waiting: states.get('waiting') ?? 0,
    asked: states.get('asked') ?? 0,
    set_aside: states.get('set-aside') ?? 0,
    oldest_waiting_days:
      oldest === null ? null : Math.floor((now.getTime() - Date.parse(oldest)) / 86_400_000),
    answer_time: await findAnswerTime(db, now),
  };
}

type Counts = Omit<Month, 'month' | 'median_days'>;

async function countByMonth(db: Queryable): Promise<Map<string, Counts>> {
  const rows = await db
    .selectFrom('events')
    .select((eb) => [
      sql<string>`substr(events.at, 1, 7)`.as('month'),
      'what',
      eb.fn.countAll<number>().as('count'),
    ])
    .where('about_type', '=', 'contribution')
    .where('what', 'in', ['received', ...outcomes, 'set-aside', 'restored', 'withdrawn'])
    .groupBy(['month', 'what'])
    .execute();
  const months = new Map<string, Counts>();
  for (const { month, what, count } of rows) {
    const counts = months.get(month) ?? { ...none };
    counts[what.replaceAll('-', '_') as keyof Counts] = Number(count);
    months.set(month, counts);
  }
  return months;
}

const none: Counts = {
  received: 0,
  accepted: 0,
  accepted_in_part: 0,
  declined: 0,
  merged: 0,
  withdrawn: 0,
  set_aside: 0,
  restored: 0,
};

async function countReasons(db: Queryable): Promise<{ code: string; count: number }[]> {
  const rows = await db
    .selectFrom('contributions')
    .select(['reason', (eb) => eb.fn.countAll<number>().as('count')])
    .where('state', '=', 'declined')
    .groupBy('reason')
    .execute();
  return rows
    .flatMap(({ reason, count }) => (reason ? [{ code: reason, count: Number(count) }] : []))
    .sort((one, other) => other.count - one.count || one.code.localeCompare(other.code));
}

/** How many days each answer took, by the month in which it was given. */
async function listDaysByMonth(db: Queryable): Promise<Map<string, number[]>> {
  const rows = await db
    .selectFrom('contributions')
    .select(['received', 'decided'])
    .where('decided', 'is not', null)
    .execute();
  const days = new Map<string, number[]>();
  for (const { received, decided } of rows) {
    if (decided === null) continue;
    const month = decided.slice(0, 7);
    const took = (Date.parse(decided) - Date.parse(received)) / 86_400_000;
    days.set(month, [...(days.get(month) ?? []), took]);
  }
  return days;
}

async function findOldestWaiting(db: Queryable): Promise<string | null> {
  const row = await db
    .selectFrom('contributions')
    .select('received')
    .where('state', '=', 'waiting')
    .orderBy('received')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return row?.received ?? null;
}
