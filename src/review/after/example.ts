import { type Example, exampleSchema } from '../../examples/schema.ts';
import { decisionReference } from '../acts/addresses.ts';
import type { Evidence, EvidenceActivity } from '../evidence/schema.ts';

/** Where an activity comes from, when it becomes an example. */
export interface Origin {
  /** Of the application: `A-7K3F9Q`. */
  reference: string;
  /** The number of the decision that it is published with. */
  decision: number;
  statistic: string;
  producer: { slug: string; name: string };
  /** The day of publication. */
  today: string;
  /** The public address of the register. */
  url: string;
}

/** The activities that are to become examples. One that cites an example is in the register already. */
export function toBePublished({ activities }: Pick<Evidence, 'activities'>): EvidenceActivity[] {
  return activities.filter(({ to_publish, example }) => to_publish !== null && example === null);
}

/**
 * An activity as an example of the register: only what the producer wrote down, and nothing guessed.
 * Null where it lacks what an example needs; what was handed in whole never does.
 */
export function exampleFrom(
  activity: EvidenceActivity,
  { credit }: Pick<Evidence, 'credit'>,
  { reference, decision, statistic, producer, today, url }: Origin,
): Example | null {
  const { to_publish, cohorts, exchanges } = activity;
  const read = exampleSchema.safeParse({
    kind: 'engagement',
    title: to_publish?.title,
    summary: to_publish?.summary,
    statistic,
    organisations: [{ organisation: producer.slug, role: 'producer' }],
    start: activity.start,
    end: activity.end,
    involved: [...new Set(cohorts.flatMap(({ who }) => who ?? []))],
    methods: activity.method === null ? [] : [activity.method],
    mode: activity.mode,
    recruitment: sharedRecruitment(cohorts),
    aims: activity.aims,
    participants: onlyCount(cohorts),
    done: activity.done,
    changed: activity.changed,
    consequences: activity.came_of_it,
    activities: [
      {
        title: activity.title,
        method: activity.method,
        start: activity.start,
        end: activity.end,
        mode: activity.mode,
        cohorts,
        note: activity.represent,
      },
    ],
    exchanges: exchanges.filter(({ asked }) => asked !== null),
    evidence: 'self-report',
    sources: [
      {
        url: to_publish?.source,
        title: to_publish?.source_title,
        publisher: producer.name,
        quality: 'self-report',
      },
    ],
    coded_by: `${producer.name}, in its application ${reference}`,
    credits: credit === null ? [] : [credit],
    provenance: {
      system: 'Application',
      id: reference,
      url: `${url}/decisions/${decisionReference(reference, decision)}`,
      imported: today,
    },
  });
  return read.success ? read.data : null;
}

type Cohorts = EvidenceActivity['cohorts'];

/** Numbers of several cohorts may count the same people twice: they are never added up. */
function onlyCount(cohorts: Cohorts) {
  const [only, ...others] = cohorts;
  if (!only || others.length > 0 || only.count === null) return null;
  const { count, qualifier, basis } = only;
  return { count, qualifier: qualifier ?? 'exact', basis };
}

function sharedRecruitment(cohorts: Cohorts): string | null {
  const kinds = new Set(cohorts.map(({ recruitment }) => recruitment));
  const [only = null] = kinds;
  return kinds.size === 1 ? only : null;
}
