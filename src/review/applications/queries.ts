import type { Database, Queryable } from '../../kernel/database/database.ts';
import { NotFound } from '../../kernel/errors.ts';
import { type Kept, keep } from '../../kernel/memory.ts';
import { standingAfter } from '../course/fold.ts';
import type { Act } from '../course/schema.ts';
import type { Standing } from '../course/standing.ts';
import { isInForce } from '../course/status-rules.ts';
import { type Evidence, evidenceSchema } from '../evidence/schema.ts';
import { getSchemeVersion, listSchemes, type StoredScheme } from '../scheme/queries.ts';
import { type Scheme, schemeSchema } from '../scheme/schema.ts';

/** An application: the rules it runs under, and how it stands after its acts. */
export interface Application {
  id: number;
  /** `A-7K3F9Q`; in addresses in small letters. */
  reference: string;
  scheme: Scheme;
  /** Slugs. */
  statistic: string;
  producer: string;
  created: string;
  created_by: string;
  standing: Standing;
}

const columns = [
  'id',
  'reference',
  'scheme',
  'scheme_version',
  'statistic',
  'producer',
  'created',
  'created_by',
] as const;

/** By its reference, in capitals or not. Throws NotFound. */
export async function getApplication(db: Queryable, reference: string): Promise<Application> {
  // A form can name anything; PostgreSQL takes no NUL.
  if (!/^[a-z0-9-]{1,40}$/i.test(reference)) throw new NotFound('There is no such application.');
  const row = await db
    .selectFrom('applications')
    .select(columns)
    .where('reference', '=', reference.toUpperCase())
    .executeTakeFirst();
  if (!row) throw new NotFound(`There is no application ${reference.toUpperCase()}.`);
  const { scheme, scheme_version, ...rest } = row;
  return {
    ...rest,
    scheme: await getSchemeVersion(db, scheme, scheme_version),
    standing: standingAfter(await listActs(db, row.id), row.created_by),
  };
}

/** The application for a statistic under a scheme that is under way or whose mark stands; `but`: beside this one. */
export async function findInForce(
  db: Queryable,
  { scheme, statistic, but = '' }: { scheme: string; statistic: string; but?: string },
  now: Date,
): Promise<string | null> {
  const rows = await db
    .selectFrom('applications')
    .select('reference')
    .where('scheme', '=', scheme)
    .where('statistic', '=', statistic)
    .where('reference', '!=', but)
    .execute();
  for (const { reference } of rows) {
    const other = await getApplication(db, reference);
    if (isInForce(other.standing, other.scheme, now)) return reference;
  }
  return null;
}

/** Everything that was done on an application, in order. */
export async function listActs(db: Queryable, applicationId: number): Promise<Act[]> {
  const rows = await db
    .selectFrom('application_acts')
    .selectAll()
    .where('application_id', '=', applicationId)
    .orderBy('number')
    .execute();
  return rows.map(readAct);
}

function readAct({ details, ...row }: { details: string } & Omit<Act, 'details'>): Act {
  const { number, at, what, person, part, side } = row;
  return { number, at, what, person, part, side, details: JSON.parse(details) } as Act;
}

/** The evidence as it is being written. */
export interface Draft {
  evidence: Evidence;
  lock: number;
  saved: string;
}

export async function getDraft(db: Queryable, applicationId: number): Promise<Draft> {
  const row = await db
    .selectFrom('applications')
    .select(['document', 'document_lock', 'document_saved'])
    .where('id', '=', applicationId)
    .executeTakeFirstOrThrow();
  return {
    evidence: evidenceSchema.parse(JSON.parse(row.document)),
    lock: row.document_lock,
    saved: row.document_saved,
  };
}

/** The evidence as it was handed in: what panel and public see. Throws NotFound. */
export async function getEvidence(
  db: Queryable,
  applicationId: number,
  version: number,
): Promise<Evidence> {
  const row = await db
    .selectFrom('application_versions')
    .select('document')
    .where('application_id', '=', applicationId)
    .where('number', '=', version)
    .executeTakeFirst();
  if (!row) throw new NotFound('Nothing was handed in yet.');
  return evidenceSchema.parse(JSON.parse(row.document));
}

/** What is kept in memory of the review desk: every application as it stands, and the schemes. */
export interface ReviewDesk {
  schemes: readonly StoredScheme[];
  /** By reference, `A-7K3F9Q`, the newest last. */
  applications: ReadonlyMap<string, Application>;
}

/** The desk of the register version now; only applications that changed since are read again. */
export function createReviewDesk(db: Database): () => Promise<Kept<ReviewDesk>> {
  return keep<ReviewDesk>(db, async (_, before, since) => {
    const schemes = await listSchemes(db);
    const applications = new Map(before?.applications ?? []);
    if (schemes.length > 0) {
      for (const one of await listApplications(db, since)) applications.set(one.reference, one);
    }
    return { schemes, applications };
  });
}

async function listApplications(db: Queryable, since: number): Promise<Application[]> {
  const rows = await db
    .selectFrom('applications')
    .select(columns)
    .where('version', '>', since)
    .orderBy('id')
    .execute();
  if (rows.length === 0) return [];
  const acts = await db
    .selectFrom('application_acts')
    .selectAll('application_acts')
    .innerJoin('applications', 'applications.id', 'application_acts.application_id')
    .where('applications.version', '>', since)
    .orderBy('application_acts.application_id')
    .orderBy('application_acts.number')
    .execute();
  const byApplication = Map.groupBy(acts, (row) => row.application_id);
  const schemes = new Map(
    (await db.selectFrom('schemes').select(['slug', 'version', 'document']).execute()).map(
      ({ slug, version, document }) =>
        [`${slug} ${version}`, schemeSchema.parse(JSON.parse(document))] as const,
    ),
  );
  return rows.map(({ scheme, scheme_version, ...row }) => ({
    ...row,
    scheme: schemes.get(`${scheme} ${scheme_version}`) as Scheme,
    standing: standingAfter((byApplication.get(row.id) ?? []).map(readAct), row.created_by),
  }));
}
