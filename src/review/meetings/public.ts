import type { Names } from '../../vocabulary/authorities/queries.ts';
import { decisionReference } from '../acts/addresses.ts';
import type { Scheme } from '../scheme/schema.ts';
import { type AgendaItem, isLetterOut } from './agenda.ts';
import { type ReadMinutes, readMinutes } from './minutes/reading.ts';
import type { MinutesVersion } from './minutes/schema.ts';
import type { Meeting } from './schema.ts';

/** A meeting as everybody may know it: the shape of its JSON. */
export interface PublicMeeting {
  url: string;
  day: string;
  /** `invented`: the body does not exist. */
  scheme: { slug: string; title: string; invented: boolean };
  starts: string;
  time_zone: string;
  slot_minutes: number;
  place: string;
  state: Meeting['state'];
  /** What comes up and whose it is; never papers. */
  agenda: PublicItem[];
  /** The minutes published last, or the version asked for; null before any are. */
  minutes: PublicMinutes | null;
  versions: { number: number; published: string; reason: string | null; url: string }[];
}

interface PublicItem {
  starts: string;
  statistic: { slug: string; title: string };
  producer: { slug: string; name: string };
  /** Its page, once the decision letter is out. */
  decision: string | null;
}

interface PublicMinutes extends ReadMinutes {
  version: number;
  approved: string;
  published: string;
  reason: string | null;
}

interface Sources {
  url: string;
  meeting: Meeting;
  scheme: Scheme;
  agenda: readonly AgendaItem[];
  /** References of the applications that were withdrawn. */
  withdrawn: ReadonlySet<string>;
  versions: readonly MinutesVersion[];
  names: Names;
  /** Of members who accepted that their name is published. */
  people: ReadonlyMap<string, string>;
  /** The version asked for; null for the last published. */
  number: number | null;
}

/** Why an item of published minutes says nothing of what was said. */
export const untilLetter =
  'What was said of this item is published here once its decision letter is out.';
/** No letter will come: nobody is to wait for one. */
export const withdrawnBefore =
  'The application was withdrawn before a decision followed. What was said of it is not published.';

export function publicMeeting(sources: Sources): PublicMeeting {
  const { url, meeting, scheme, agenda, versions, number } = sources;
  const { day, starts, slot_minutes, place, state } = meeting;
  const published = versions.flatMap((one) =>
    one.published ? [{ ...one, published: one.published }] : [],
  );
  const shown = published.findLast((one) => number === null || one.number === number);
  return {
    url: `${url}/meetings/${day}`,
    day,
    scheme: { slug: scheme.scheme, title: scheme.title, invented: scheme.invented },
    starts,
    time_zone: scheme.time_zone,
    slot_minutes,
    place,
    state,
    agenda: state === 'cancelled' ? [] : agenda.map((item) => publicItem(item, sources)),
    minutes: shown ? publicMinutes(shown, sources) : null,
    versions: published.map((one) => ({
      number: one.number,
      published: one.published,
      reason: one.reason,
      url: `${url}/meetings/${day}/minutes/${one.number}`,
    })),
  };
}

function publicItem(item: AgendaItem, { names, url }: Sources): PublicItem {
  const { starts, application, decision } = item;
  const { statistic, producer, reference } = application;
  return {
    starts,
    statistic: { slug: statistic, title: names.statistics.get(statistic)?.title ?? statistic },
    producer: { slug: producer, name: names.organisations.get(producer)?.name ?? producer },
    decision:
      decision && isLetterOut(item)
        ? `${url}/decisions/${decisionReference(reference, decision.number)}`
        : null,
  };
}

function publicMinutes(
  version: MinutesVersion & { published: string },
  { names, scheme, people, agenda, withdrawn }: Sources,
): PublicMinutes {
  const { number, document, approved, published, reason } = version;
  const withheld = (reference: string) => {
    const item = agenda.find(({ application }) => application.reference === reference);
    if (item && isLetterOut(item)) return null;
    return withdrawn.has(reference) ? withdrawnBefore : untilLetter;
  };
  return {
    version: number,
    // Nothing is published without the chair's approval.
    approved: approved ?? published,
    published,
    reason,
    ...readMinutes(document, { names, scheme, people, withheld }),
  };
}
