import type { Names } from '../../../vocabulary/authorities/queries.ts';
import type { Interest } from '../../course/schema.ts';
import { seatText } from '../../panel/wording.ts';
import type { Outcome, Scheme } from '../../scheme/schema.ts';
import type { Minutes, MinutesItem } from './schema.ts';

interface Somebody {
  /** Null where it is not published: they are called by their seat. */
  name: string | null;
  /** `lay member` */
  seat: string;
}

/** Minutes with names and labels in place, for one reader. The same for html, Markdown and JSON. */
export interface ReadMinutes {
  present: Somebody[];
  apologies: Somebody[];
  earlier: string | null;
  items: ReadItem[];
  other: string | null;
}

export interface ReadItem {
  starts: string;
  statistic: { slug: string; title: string };
  producer: { slug: string; name: string };
  /** Why nothing more is shown; null where all is. */
  withheld: string | null;
  said: Said | null;
}

export interface Said {
  reference: string;
  purpose: string | null;
  declarations: (Somebody & { interest: Interest; words: string | null })[];
  present: Somebody[];
  lay: string | null;
  expert: string | null;
  outcome: { code: Outcome; label: string } | null;
  reasons: string | null;
  conditions: { text: string; due: string }[];
}

export interface Reader {
  names: Names;
  scheme: Scheme;
  /** Names that this reader may see, by opaque id. */
  people: ReadonlyMap<string, string>;
  /** Why this reader may not see what was said of an item; null where they may. */
  withheld: (reference: string) => string | null;
}

export function readMinutes(
  { people, earlier, items, other }: Minutes,
  reader: Reader,
): ReadMinutes {
  const attending = (state: string) =>
    people
      .filter((one) => one.state === state)
      .map(({ person, side, chair }) => ({
        name: reader.people.get(person) ?? null,
        seat: seatText(side, chair),
      }));
  return {
    present: attending('present'),
    apologies: attending('apologies'),
    earlier,
    items: items.map((item) => readItem(item, reader)),
    other,
  };
}

function readItem(item: MinutesItem, reader: Reader): ReadItem {
  const { organisations, statistics } = reader.names;
  const { starts, statistic, producer, reference } = item;
  const withheld = reader.withheld(reference);
  return {
    starts,
    statistic: { slug: statistic, title: statistics.get(statistic)?.title ?? statistic },
    producer: { slug: producer, name: organisations.get(producer)?.name ?? producer },
    withheld,
    said: withheld === null ? readSaid(item, reader) : null,
  };
}

function readSaid(item: MinutesItem, { people, scheme }: Reader): Said {
  const { reference, purpose, lay, expert, outcome, reasons, conditions, declarations } = item;
  const sides = new Map(declarations.map(({ person, side }) => [person, side]));
  const somebody = (person: string) => ({
    name: people.get(person) ?? null,
    seat: seatText(sides.get(person) ?? null),
  });
  return {
    reference,
    purpose,
    declarations: declarations.map(({ person, interest, words }) => ({
      ...somebody(person),
      interest,
      words,
    })),
    present: item.present.map(somebody),
    lay,
    expert,
    outcome: outcome && { code: outcome, label: scheme.outcomes[outcome].label },
    reasons,
    conditions,
  };
}

/** `Ada, lay member`; `A lay member` where the name is not published. */
export function calledText({ name, seat }: Somebody): string {
  if (name) return `${name}, ${seat}`;
  return seat.startsWith('expert') ? `An ${seat}` : `A ${seat}`;
}
