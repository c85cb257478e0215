import { whenText } from '../../examples/wording.ts';
import type { Names } from '../../vocabulary/authorities/queries.ts';
import { decisionReference } from '../acts/addresses.ts';
import type { Application } from '../applications/queries.ts';
import { dayOf } from '../course/clock-rules.ts';
import { type MarkStatus, markStatus, reviewDays } from '../course/status-rules.ts';
import type { Scheme } from '../scheme/schema.ts';
import { decisionAddress } from './addresses.ts';
import type { PublicMark } from './schema.ts';

/** The mark of a statistic under a scheme, now. */
export interface Mark {
  scheme: Scheme;
  statistic: string;
  title: string;
  status: MarkStatus;
  /** Days in the scheme's time zone; null where no mark was ever given. */
  decided: string | null;
  next_review: string | null;
  /** Since when it is lapsed, suspended or ended. */
  since: string | null;
  /** Reference of the decision that gave it. */
  decision: string | null;
}

/** `application`: the one whose mark took effect last; undefined where none did. */
export function markOf(
  scheme: Scheme,
  statistic: string,
  application: Application | undefined,
  names: Names,
  now: Date,
): Mark {
  const title = names.statistics.get(statistic)?.title ?? statistic;
  const none = { status: 'none' as const, decided: null, next_review: null, since: null };
  if (!application) return { scheme, statistic, title, ...none, decision: null };
  const { standing, scheme: rules, reference } = application;
  const decision = standing.decisions.findLast(({ effective }) => effective === standing.live);
  const day = (at: string) => dayOf(at, rules.time_zone);
  const status = markStatus(standing, rules, now);
  const days = reviewDays(standing, rules);
  const since = {
    lapsed: days?.lapses ?? null,
    suspended: standing.suspension && day(standing.suspension.at),
    cancelled: standing.ended && day(standing.ended.at),
  };
  return {
    scheme: rules,
    statistic,
    title,
    status,
    decided: decision ? day(decision.at) : null,
    next_review: status === 'cancelled' ? null : (days?.next ?? null),
    since: status in since ? since[status as keyof typeof since] : null,
    decision: decision ? decisionReference(reference, decision.number) : null,
  };
}

/** What is said of it in JSON. */
export function publicMark(mark: Mark, siteUrl: string): PublicMark {
  const { scheme, statistic, status, decided, next_review, decision } = mark;
  return {
    statistic,
    scheme: scheme.scheme,
    status,
    standing: scheme.standing,
    decided,
    next_review,
    decision: decision && siteUrl + decisionAddress(decision),
  };
}

/** How it stands, in a few words with a date: what the drawing says. */
export function markWords({ status, next_review, since }: Mark): string {
  const when = (day: string | null) => (day === null ? '' : ` ${whenText(day)}`);
  switch (status) {
    case 'live':
      return `Live. Review by${when(next_review)}`;
    case 'review-due':
      return `Review due by${when(next_review)}`;
    case 'overdue':
      return `Review overdue since${when(next_review)}`;
    case 'lapsed':
      return `Lapsed${when(since)}`;
    case 'suspended':
      return `Suspended${when(since)}`;
    case 'cancelled':
      return `Ended${when(since)}`;
    case 'none':
      return 'No mark';
  }
}
