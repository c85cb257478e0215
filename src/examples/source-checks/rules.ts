import type { SourceCheck } from './schema.ts';

/** What asking an address came to, with every redirect followed. */
export type Outcome = 'ok' | 'moved' | 'not-found' | 'unreachable';

const dayMs = 24 * 60 * 60 * 1000;

/** What the end of the redirects says. `moved`: the first of them was permanent. Null: no answer. */
export function outcomeOf(end: { status: number; moved: boolean } | null): Outcome {
  if (end === null) return 'unreachable';
  if (end.status >= 200 && end.status < 300) return end.moved ? 'moved' : 'ok';
  return end.status === 404 || end.status === 410 ? 'not-found' : 'unreachable';
}

/**
 * The check of a source after its address was asked once more. It is called gone only when it was not
 * found twice, at least a day apart, and did not answer in between.
 */
export function nextCheck(
  url: string,
  before: SourceCheck | null,
  outcome: Outcome,
  now: Date,
): SourceCheck {
  const checked = now.toISOString();
  if (outcome === 'ok' || outcome === 'moved') {
    return { url, checked, status: outcome, failures: 0, not_found: null };
  }
  const notFound = before?.not_found ?? (outcome === 'not-found' ? checked : null);
  const gone =
    outcome === 'not-found' && notFound !== null && now.getTime() - Date.parse(notFound) >= dayMs;
  return {
    url,
    checked,
    status: gone ? 'gone' : 'unreachable',
    failures: (before?.failures ?? 0) + 1,
    not_found: notFound,
  };
}

/** Whether an address last checked then (null: never) is to be asked now. */
export function isDue(checked: string | null, olderThanDays: number, now: Date): boolean {
  return checked === null || now.getTime() - Date.parse(checked) >= olderThanDays * dayMs;
}
