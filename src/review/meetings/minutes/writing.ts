import { whenText } from '../../../examples/wording.ts';
import type { Names } from '../../../vocabulary/authorities/queries.ts';
import type { Application } from '../../applications/queries.ts';
import { dayOf } from '../../course/clock-rules.ts';
import type { Member } from '../../panel/queries.ts';
import type { AgendaItem } from '../agenda.ts';
import type { Attendance } from '../schema.ts';
import type { Minutes } from './schema.ts';

interface Recorded {
  agenda: readonly AgendaItem[];
  attendance: Attendance;
  members: readonly Member[];
  /** What each item was applied for, by reference. */
  purposes: ReadonlyMap<string, string | null>;
  earlier: string | null;
}

/** Minutes as they write themselves from what was recorded. */
export function minutesFrom({ agenda, attendance, members, purposes, earlier }: Recorded): Minutes {
  return {
    people: [...attendance].map(([person, state]) => {
      const member = members.find((one) => one.person.id === person);
      return { person, side: member?.side ?? null, chair: member?.chair ?? false, state };
    }),
    earlier,
    items: agenda.map(({ application, starts, advice, interests, present }) => ({
      reference: application.reference,
      starts,
      statistic: application.statistic,
      producer: application.producer,
      purpose: purposes.get(application.reference) ?? null,
      lay: advice?.details.lay ?? null,
      expert: advice?.details.expert ?? null,
      outcome: advice?.details.outcome ?? null,
      reasons: advice?.details.reasons ?? null,
      conditions: advice?.details.conditions ?? [],
      declarations: [...interests].map(([person, { side, interest, words }]) => ({
        person,
        side,
        interest,
        words,
      })),
      present: [...present],
    })),
    other: null,
  };
}

/** The decisions whose letters went out after one meeting and until another, a line each; null where there are none. */
export function earlierDecisions(
  applications: Iterable<Application>,
  slug: string,
  { after, until }: { after: string; until: string },
  { statistics }: Names,
): string | null {
  const lines = [...applications]
    .filter(({ scheme }) => scheme.scheme === slug)
    .flatMap(({ standing, scheme, statistic }) =>
      standing.decisions.flatMap(({ effective, details }) => {
        if (!effective) return [];
        const on = dayOf(effective, scheme.time_zone);
        if (on <= after || on > until) return [];
        const title = statistics.get(statistic)?.title ?? statistic;
        return { on, line: `${title}: ${scheme.outcomes[details.outcome].label}, ${whenText(on)}` };
      }),
    );
  const sorted = lines.toSorted((one, other) => one.on.localeCompare(other.on));
  return sorted.map(({ line }) => line).join('\n') || null;
}
