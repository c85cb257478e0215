import { type Mark, markOf } from './mark.ts';
import { listPublic, type Public } from './reading-queries.ts';
import { markKey } from './register-queries.ts';
import type { PublicDecision } from './schema.ts';

/** What the review desk knows of a statistic: its marks as they stand now, and its decisions. */
export interface KnownOfStatistic {
  marks: Mark[];
  /** The latest first. */
  decisions: PublicDecision[];
  /** Titles of the schemes, by slug. */
  schemes: ReadonlyMap<string, string>;
}

/** Null where there is no scheme: then nothing is said of marks. */
export async function findKnownOf(
  { site, holdings, register }: Public,
  statistic: string,
): Promise<KnownOfStatistic | null> {
  const { value } = await register();
  if (value.schemes.length === 0) return null;
  const { names } = (await holdings()).value;
  const entries = value.entries.filter(({ application }) => application.statistic === statistic);
  const marks = value.schemes.flatMap(({ scheme }) => {
    const application = value.marks.get(markKey(scheme.scheme, statistic));
    return application ? [markOf(scheme, statistic, application, names, site.now())] : [];
  });
  const decisions = await listPublic({ site, holdings }, value, entries.slice(0, 50));
  return { marks, decisions: decisions.map(withoutMoment), schemes: titlesOf(value.schemes) };
}

/** The latest decisions, and the titles of schemes; null where there is no scheme. */
export async function findLatest(
  { site, holdings, register }: Public,
  most: number,
): Promise<Pick<KnownOfStatistic, 'decisions' | 'schemes'> | null> {
  const { value } = await register();
  if (value.schemes.length === 0) return null;
  const decisions = await listPublic({ site, holdings }, value, value.entries.slice(0, most));
  return { decisions: decisions.map(withoutMoment), schemes: titlesOf(value.schemes) };
}

function titlesOf(schemes: readonly { scheme: { scheme: string; title: string } }[]) {
  return new Map(schemes.map(({ scheme }) => [scheme.scheme, scheme.title]));
}

/** A decision as JSON has it: the moment of its letter is for feeds. */
export function withoutMoment({
  effective: _,
  ...decision
}: PublicDecision & { effective: string }): PublicDecision {
  return decision;
}
