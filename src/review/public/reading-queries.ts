import type { Holdings } from '../../examples/holdings.ts';
import { NotFound } from '../../kernel/errors.ts';
import type { Site } from '../../kernel/http/site.ts';
import type { Kept } from '../../kernel/memory.ts';
import { publicDecision } from './decision.ts';
import { publicDetails } from './details.ts';
import { type Entry, tellStatus } from './entries.ts';
import {
  type DecisionRegister,
  type FindRegister,
  findEvidenceOf,
  findPanelNames,
  findPublishedTitles,
} from './register-queries.ts';
import type { PublicDecision } from './schema.ts';

/** What the public pages of the review desk need. */
export interface Public {
  site: Site;
  holdings: () => Promise<Kept<Holdings>>;
  register: FindRegister;
}

/** What reading needs of it: also for an export, which serves nothing. */
export interface Reading {
  site: Pick<Site, 'db' | 'url' | 'now'>;
  holdings: () => Promise<{ value: Pick<Holdings, 'names'> }>;
  register: () => Promise<{ value: DecisionRegister }>;
}

/** Entries as they are published, with the status of their marks now. */
export async function listPublic(
  { site, holdings }: Pick<Reading, 'site' | 'holdings'>,
  register: DecisionRegister,
  entries: readonly Entry[],
): Promise<(PublicDecision & { effective: string })[]> {
  const { names } = (await holdings()).value;
  const status = tellStatus(site.now());
  const titles = await findPublishedTitles(
    site.db,
    entries.flatMap(({ cited }) => cited),
  );
  const examples = new Set(titles.keys());
  return entries.map((entry) => ({
    ...publicDecision(entry, {
      siteUrl: site.url,
      names,
      status: status(entry.application),
      minutes: register.minutes,
      examples,
    }),
    effective: entry.effective,
  }));
}

/** One decision with everything that is public of it. Throws NotFound. */
export async function readDecision({ site, holdings, register }: Reading, reference: string) {
  const { value } = await register();
  const entry = value.byReference.get(reference);
  if (!entry) throw new NotFound(`There is no decision ${reference} in the public register.`);
  const { names } = (await holdings()).value;
  const evidence = await findEvidenceOf(site.db, entry);
  const examples = await findPublishedTitles(site.db, entry.cited);
  const { interests, views, present } = entry.decision;
  const ids = [...interests.keys(), ...views.map(({ person }) => person), ...present];
  const members = await findPanelNames(site.db, ids, entry.application.scheme);
  const decision = publicDetails(entry, {
    siteUrl: site.url,
    names,
    status: tellStatus(site.now())(entry.application),
    minutes: value.minutes,
    examples: new Set(examples.keys()),
    evidence,
    members,
  });
  return { decision, scheme: entry.application.scheme, evidence, examples };
}
