import { readWords } from '../../examples/search/words.ts';
import { decisionReference } from '../acts/addresses.ts';
import type { PublishedActivity } from '../after/publication-queries.ts';
import type { Application } from '../applications/queries.ts';
import { dayOf } from '../course/clock-rules.ts';
import type { Decision } from '../course/standing.ts';
import { type MarkStatus, markStatus } from '../course/status-rules.ts';
import type { Evidence } from '../evidence/schema.ts';

/** One decision whose final letter is out, as the public register keeps it in memory. */
export interface Entry {
  /** `a-7k3f9q-1`, its address. */
  reference: string;
  application: Application;
  decision: Decision;
  /** When the final letter went out, UTC. */
  effective: string;
  /** The year in which it was decided, in the scheme's time zone. */
  year: string;
  /** Stems of what can be searched for, each once, between spaces. */
  stems: string;
  /** Slugs of the examples that the evidence cites, and of those that came with it. */
  cited: readonly string[];
}

/** The decisions of an application that are public: those whose final letter is out. */
export function publicDecisionsOf({ standing }: Application): (Decision & { effective: string })[] {
  return standing.decisions.filter(
    (one): one is Decision & { effective: string } => one.effective !== null,
  );
}

/** `evidence`: as it stood when the decision was made; null where that is not to be had. */
export function entryOf(
  application: Application,
  decision: Decision & { effective: string },
  evidence: Evidence | null,
  published: readonly PublishedActivity[] = [],
): Entry {
  return {
    reference: decisionReference(application.reference, decision.number),
    application,
    decision,
    effective: decision.effective,
    year: dayOf(decision.at, application.scheme.time_zone).slice(0, 4),
    stems: stemsOf([application.reference, decision.details.reasons, ...saidIn(evidence)]),
    cited: [
      ...(evidence?.activities.flatMap(({ example }) => example ?? []) ?? []),
      ...published.filter((one) => one.decision <= decision.number).map(({ slug }) => slug),
    ],
  };
}

/** What people said, and what was done about it. */
function saidIn(evidence: Evidence | null): string[] {
  if (!evidence) return [];
  return evidence.activities.flatMap(({ title, exchanges }) => [
    title ?? '',
    ...exchanges.flatMap(({ asked, said, did, reason }) =>
      [asked, said, did, reason].map((one) => one ?? ''),
    ),
  ]);
}

/** The stems of texts, each once, between spaces: ` engag statist `. */
export function stemsOf(texts: readonly string[]): string {
  const stems = new Set(texts.flatMap((text) => readWords(text).map(({ stem }) => stem)));
  return ` ${[...stems].join(' ')} `;
}

/** Whether a decision is the one that its application's mark rests on. */
export function givesMark({ application, decision }: Entry): boolean {
  const { live } = application.standing;
  return live !== null && decision.effective === live && !decision.set_aside;
}

/**
 * The status of marks on the day that it is now. The rule is asked once a day for each application: it
 * depends on nothing but how the application stands and which day it is.
 */
export function tellStatus(now: Date): (application: Application) => MarkStatus {
  const days = new Map<string, string>();
  return (application) => {
    const { scheme, standing } = application;
    if (!standing.live) return 'none';
    const today = days.get(scheme.time_zone) ?? dayOf(now, scheme.time_zone);
    days.set(scheme.time_zone, today);
    const known = told.get(application);
    if (known?.today === today) return known.status;
    const status = markStatus(standing, scheme, now);
    told.set(application, { today, status });
    return status;
  };
}

const told = new WeakMap<Application, { today: string; status: MarkStatus }>();
