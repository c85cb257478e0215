import type { Database, Queryable } from '../../kernel/database/database.ts';
import { type Kept, keep } from '../../kernel/memory.ts';
import { findNames } from '../../people/queries.ts';
import { publicName } from '../../people/rules.ts';
import { nameOfEnded } from '../../people/schema.ts';
import { listPublished } from '../after/publication-queries.ts';
import type { Application, ReviewDesk } from '../applications/queries.ts';
import { type Evidence, evidenceSchema } from '../evidence/schema.ts';
import { findNoticed } from '../panel/queries.ts';
import type { StoredScheme } from '../scheme/queries.ts';
import type { Scheme } from '../scheme/schema.ts';
import { type Entry, entryOf, publicDecisionsOf } from './entries.ts';

/** What is public of the review desk, kept in memory. */
export interface DecisionRegister {
  schemes: readonly StoredScheme[];
  /** The latest first. */
  entries: readonly Entry[];
  byReference: ReadonlyMap<string, Entry>;
  /** By `scheme statistic`: the application whose mark took effect last. */
  marks: ReadonlyMap<string, Application>;
  /** By application: what it had when its entries were made. */
  made: ReadonlyMap<string, { application: Application; entries: readonly Entry[] }>;
  /** The days of meetings whose minutes are published. */
  minutes: ReadonlySet<string>;
  /** Every application of the desk, for figures; not public one by one. */
  applications: readonly Application[];
}

export type FindRegister = () => Promise<Kept<DecisionRegister>>;

/** The public register now; only the applications that changed are read again. */
export function createDecisionRegister(
  db: Database,
  desk: () => Promise<Kept<ReviewDesk>>,
): FindRegister {
  return keep<DecisionRegister>(db, async (_, before) => {
    const { schemes, applications } = (await desk()).value;
    const all = [...applications.values()];
    const changed = all.filter(
      (one) => before?.made.get(one.reference)?.application !== one && publicDecisionsOf(one)[0],
    );
    const evidence = await readEvidence(db, changed);
    const ids = changed.map(({ id }) => id);
    const published = Map.groupBy(await listPublished(db, ids), (one) => one.application);
    const made = new Map(before?.made ?? []);
    for (const application of changed) {
      const entries = publicDecisionsOf(application).map((decision) =>
        entryOf(
          application,
          decision,
          evidence.get(`${application.id} ${decision.version}`) ?? null,
          published.get(application.id) ?? [],
        ),
      );
      made.set(application.reference, { application, entries });
    }
    const entries =
      before && changed.length === 0
        ? before.entries
        : [...made.values()].flatMap((one) => one.entries).sort(latestFirst);
    return {
      schemes,
      entries,
      byReference: new Map(entries.map((one) => [one.reference, one])),
      marks: marksOf(all),
      made,
      minutes: schemes.length === 0 ? new Set() : await findMinutesDays(db),
      applications: all,
    };
  });
}

/** The evidence as it was when a decision was made; null where it is not to be had. */
export async function findEvidenceOf(
  db: Queryable,
  { application, decision }: Entry,
): Promise<Evidence | null> {
  const found = await readEvidence(db, [application]);
  const evidence = found.get(`${application.id} ${decision.version}`);
  return evidence ? evidenceSchema.parse(evidence) : null;
}

/** Which of these examples are published, with their titles. */
export async function findPublishedTitles(
  db: Queryable,
  slugs: readonly string[],
): Promise<Map<string, string>> {
  const titles = new Map<string, string>();
  const wanted = [...new Set(slugs)];
  for (let from = 0; from < wanted.length; from += most) {
    const rows = await db
      .selectFrom('examples')
      .select(['slug', 'document'])
      .where('state', '=', 'published')
      .where('slug', 'in', wanted.slice(from, from + most))
      .execute();
    for (const { slug, document } of rows) titles.set(slug, JSON.parse(document).title);
  }
  return titles;
}

/** Names of the panel's members who accepted the scheme's notice, that theirs is published, by opaque id. */
export async function findPanelNames(
  db: Queryable,
  ids: readonly string[],
  { notice }: Scheme,
): Promise<Map<string, string>> {
  const noticed = await findNoticed(db, notice);
  const names = await findNames(
    db,
    ids.filter((one) => noticed.has(one)),
  );
  // Who was invited without a name goes by an e-mail address, which is nobody's to publish; of who
  // has left, the side stands alone.
  return new Map(
    [...names].filter(([, name]) => publicName({ name }) !== null && name !== nameOfEnded),
  );
}

const most = 200;

// As it was stored: checking ten thousand again would take seconds at every start.
async function readEvidence(
  db: Queryable,
  applications: readonly Application[],
): Promise<Map<string, Evidence>> {
  const found = new Map<string, Evidence>();
  for (let from = 0; from < applications.length; from += most) {
    const part = applications.slice(from, from + most);
    const wanted = new Set(
      part.flatMap((one) => publicDecisionsOf(one).map(({ version }) => `${one.id} ${version}`)),
    );
    const rows = await db
      .selectFrom('application_versions')
      .select(['application_id', 'number', 'document'])
      .where(
        'application_id',
        'in',
        part.map(({ id }) => id),
      )
      .execute();
    for (const { application_id, number, document } of rows) {
      const key = `${application_id} ${number}`;
      if (wanted.has(key)) found.set(key, JSON.parse(document));
    }
  }
  return found;
}

async function findMinutesDays(db: Queryable): Promise<Set<string>> {
  const rows = await db
    .selectFrom('minutes')
    .innerJoin('meetings', 'meetings.id', 'minutes.meeting_id')
    .select('meetings.day')
    .distinct()
    .where('minutes.published', 'is not', null)
    .execute();
  return new Set(rows.map(({ day }) => day));
}

function marksOf(applications: readonly Application[]): Map<string, Application> {
  const marks = new Map<string, Application>();
  for (const one of applications) {
    const { live } = one.standing;
    if (!live) continue;
    const key = markKey(one.scheme.scheme, one.statistic);
    const other = marks.get(key)?.standing.live;
    if (!other || other < live) marks.set(key, one);
  }
  return marks;
}

export function markKey(scheme: string, statistic: string): string {
  return `${scheme} ${statistic}`;
}

function latestFirst(a: Entry, b: Entry): number {
  if (a.effective !== b.effective) return a.effective < b.effective ? 1 : -1;
  return a.reference < b.reference ? -1 : a.reference > b.reference ? 1 : 0;
}
