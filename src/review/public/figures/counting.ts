import { dayOf } from '../../course/clock-rules.ts';
import type { Side } from '../../course/schema.ts';
import type { Decision } from '../../course/standing.ts';
import { outcomes } from '../../scheme/schema.ts';
import { daysIn } from '../decision.ts';
import type { Entry } from '../entries.ts';
import type { DecisionRegister } from '../register-queries.ts';
import { type FiguresRow, fewest } from './schema.ts';

/** The figures of every scheme and year in which something was handed in or decided. */
export function countFigures({
  schemes,
  entries,
  applications,
}: Pick<DecisionRegister, 'schemes' | 'entries' | 'applications'>): FiguresRow[] {
  const handedIn = applications.flatMap(({ scheme, standing: { submitted } }) =>
    submitted ? [key(dayOf(submitted, scheme.time_zone).slice(0, 4), scheme.scheme)] : [],
  );
  const submitted = Map.groupBy(handedIn, (one) => one);
  const decided = Map.groupBy(entries, (one) => key(one.year, one.application.scheme.scheme));
  return [...new Set([...submitted.keys(), ...decided.keys()])]
    .map((one) => {
      const [year = '', slug = ''] = one.split(' ');
      const title = schemes.find(({ scheme }) => scheme.scheme === slug)?.scheme.title ?? slug;
      const given = { year, scheme: slug, scheme_title: title };
      return rowOf(given, submitted.get(one)?.length ?? 0, decided.get(one) ?? []);
    })
    .sort((a, b) =>
      a.year === b.year ? (a.scheme < b.scheme ? -1 : 1) : a.year < b.year ? 1 : -1,
    );
}

function key(year: string, scheme: string): string {
  return `${year} ${scheme}`;
}

function rowOf(
  given: Pick<FiguresRow, 'year' | 'scheme' | 'scheme_title'>,
  applications: number,
  entries: readonly Entry[],
): FiguresRow {
  const clocks = entries.flatMap((entry) => {
    const { days, allowed } = daysIn(entry);
    return days === null ? [] : [{ days, allowed }];
  });
  const compared = entries.flatMap(({ decision }) => {
    const differ = sidesDiffer(decision);
    return differ === null ? [] : [differ];
  });
  return {
    ...given,
    applications,
    decisions: entries.length,
    outcomes: Object.fromEntries(
      outcomes.map((one) => [
        one,
        entries.filter(({ decision }) => decision.details.outcome === one).length,
      ]),
    ) as FiguresRow['outcomes'],
    median_days: clocks.length < fewest ? null : median(clocks.map(({ days }) => days)),
    within_clock: clocks.filter(({ days, allowed }) => days <= allowed).length,
    refused_for: refusals(entries),
    against_advice: entries.filter(
      ({ decision }) => decision.advice.details.outcome !== decision.details.outcome,
    ).length,
    both_sides: compared.length,
    views_differed: compared.filter(Boolean).length,
  };
}

function refusals(entries: readonly Entry[]): FiguresRow['refused_for'] {
  const labels = new Map<string, { label: string; count: number }>();
  for (const { application, decision } of entries) {
    for (const code of decision.details.refused_for) {
      const label =
        application.scheme.refusal_reasons.find((one) => one.code === code)?.label ?? code;
      labels.set(code, { label, count: (labels.get(code)?.count ?? 0) + 1 });
    }
  }
  return [...labels]
    .map(([code, one]) => ({ code, ...one }))
    .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
}

/** Whether no outcome was the most chosen on both sides; null where one side wrote nothing. */
export function sidesDiffer({ views }: Pick<Decision, 'views'>): boolean | null {
  const [lay, expert] = (['lay', 'expert'] as const).map((side) => mostChosen(views, side));
  if (!lay?.length || !expert?.length) return null;
  return !lay.some((one) => expert.includes(one));
}

function mostChosen(views: Decision['views'], side: Side): string[] {
  const chosen = Map.groupBy(
    views.filter((one) => one.side === side),
    ({ outcome }) => outcome,
  );
  const most = Math.max(0, ...[...chosen.values()].map((all) => all.length));
  return [...chosen].filter(([, all]) => all.length === most).map(([outcome]) => outcome);
}

/** The middle of some numbers; of an even number of them, half way between the two in the middle. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? 0;
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? 0) + upper) / 2 : upper;
}
