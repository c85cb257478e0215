import type { Names } from '../../vocabulary/authorities/queries.ts';
import { dayOf, daysOnClock } from '../course/clock-rules.ts';
import type { Decision } from '../course/standing.ts';
import { type MarkStatus, reviewDays } from '../course/status-rules.ts';
import type { Scheme } from '../scheme/schema.ts';
import { decisionAddress } from './addresses.ts';
import { type Entry, givesMark } from './entries.ts';
import type { PublicDecision } from './schema.ts';

/** What a public decision is drawn from, beside itself. */
export interface Around {
  siteUrl: string;
  names: Names;
  /** Of the application's mark, now. */
  status: MarkStatus;
  /** Days of meetings whose minutes are published. */
  minutes: ReadonlySet<string>;
  /** Slugs of the examples, of those cited, that are published. */
  examples: ReadonlySet<string>;
}

/** What is public of a decision, field by field: nothing else of an application leaves the desk. */
export function publicDecision(entry: Entry, around: Around): PublicDecision {
  const { reference, application, decision } = entry;
  const { scheme, statistic, producer } = application;
  const { siteUrl, names, status, minutes, examples } = around;
  const { outcome, reasons, differs, refused_for } = decision.details;
  const isOther = decision.advice.details.outcome !== outcome;
  const marks = givesMark(entry);
  const days = daysIn(entry);
  return {
    reference,
    url: siteUrl + decisionAddress(reference),
    scheme: scheme.scheme,
    statistic: { slug: statistic, title: names.statistics.get(statistic)?.title ?? statistic },
    producer: { slug: producer, name: names.organisations.get(producer)?.name ?? producer },
    route: decision.route.route,
    precedent: decision.route.precedent,
    submitted: days.submitted,
    valid: days.valid,
    decided: days.decided,
    took_effect: days.took_effect,
    days: days.days,
    allowed: days.allowed,
    outcome,
    reasons,
    refused_for: refused_for.map((code) => ({
      code,
      label: scheme.refusal_reasons.find((one) => one.code === code)?.label ?? code,
    })),
    advice: decision.advice.details.outcome,
    differs_from_advice: isOther,
    why_it_differs: isOther ? differs : null,
    views: { lay: decision.advice.details.lay, expert: decision.advice.details.expert },
    conditions: days.conditions,
    set_aside: decision.set_aside,
    next_review: days.next_review,
    status: marks ? status : 'none',
    examples: entry.cited.filter((slug) => examples.has(slug)),
    minutes:
      decision.meeting !== null && minutes.has(decision.meeting)
        ? `${siteUrl}/meetings/${decision.meeting}`
        : null,
  };
}

type Days = Pick<
  PublicDecision,
  | 'submitted'
  | 'valid'
  | 'decided'
  | 'took_effect'
  | 'days'
  | 'allowed'
  | 'conditions'
  | 'next_review'
>;
const known = new WeakMap<Entry, Days>();

/**
 * The days of a decision, in the scheme's time zone. Reckoned once: an entry never changes, and
 * calendars are slow where ten thousand decisions are listed, sorted or counted.
 */
export function daysIn(entry: Entry): Days {
  const found = known.get(entry);
  if (found) return found;
  const { application, decision } = entry;
  const { scheme, standing } = application;
  const day = (at: string) => dayOf(at, scheme.time_zone);
  const made = {
    submitted: standing.submitted && day(standing.submitted),
    valid: standing.valid && day(standing.valid),
    decided: day(decision.at),
    took_effect: day(entry.effective),
    days: daysOf(decision, standing.valid, scheme),
    allowed: scheme.routes.find(({ code }) => code === decision.route.route)?.days ?? 0,
    conditions: standing.conditions
      .filter((one) => one.decision === decision.number)
      .map(({ text, due, met }) => ({ text, due, met: met && day(met) })),
    next_review: givesMark(entry) ? nextReview(entry) : null,
  };
  known.set(entry, made);
  return made;
}

/** Days on the clock from valid to decided; null where it is not recorded when it was valid. */
function daysOf(decision: Decision, valid: string | null, scheme: Scheme): number | null {
  if (valid === null) return null;
  const day = (at: string) => dayOf(at, scheme.time_zone);
  const pauses = decision.pauses.map(({ from, to }) => ({ from: day(from), to: to && day(to) }));
  return daysOnClock(day(valid), day(decision.at), pauses);
}

/** The day from which the mark is overdue; null once it ended for good. */
function nextReview({
  application: { standing, scheme },
}: Pick<Entry, 'application'>): string | null {
  if (standing.state === 'cancelled' || standing.state === 'withdrawn') return null;
  return reviewDays(standing, scheme)?.next ?? null;
}
