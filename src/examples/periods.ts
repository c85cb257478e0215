import type { Example } from './schema.ts';

/** The period of an example in days as numbers (20210603); `open` where it goes on. Null: no date is known. */
export interface Period {
  start: number;
  end: number;
}

export const open = 99_999_999;

type Dates = Pick<Example, 'start' | 'end' | 'ongoing'>;

/** From the first day that the start covers to the last day that the end covers. */
export function periodOf({ start, end, ongoing }: Dates): Period | null {
  const first = start ?? end;
  const last = end ?? start;
  if (first === null || last === null) return null;
  return { start: firstDay(first), end: end === null && ongoing ? open : lastDay(last) };
}

/** The last day of the latest date that is known of what happened; 0 when none is. */
export function latestDay({ start, end }: Dates): number {
  const latest = end ?? start;
  return latest === null ? 0 : lastDay(latest);
}

/** `2021` → 20210101, `2021-06` → 20210601. */
export function firstDay(date: string): number {
  const [year, month = '01', day = '01'] = date.split('-');
  return Number(`${year}${month}${day}`);
}

/** `2021` → 20211231, `2021-06` → 20210631: no date lies between a month's last day and its 31st. */
export function lastDay(date: string): number {
  const [year, month = '12', day = '31'] = date.split('-');
  return Number(`${year}${month}${day}`);
}
