import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { Queryable } from '../../kernel/database/database.ts';
import { problemsOf } from '../../kernel/http/query.ts';
import { standingAfter } from '../course/fold.ts';
import { actSchemas, type What } from '../course/schema.ts';
import { evidenceSchema } from '../evidence/schema.ts';
import { minutesSchema } from '../meetings/minutes/schema.ts';
import { memberSchema } from '../panel/schema.ts';
import { schemeSchema } from '../scheme/schema.ts';
import { listActs } from './queries.ts';

/** What is wrong with the review desk as it is stored, in words, and how many applications were looked at. */
export async function checkDesk(
  db: Queryable,
): Promise<{ applications: number; problems: string[] }> {
  const problems = [...(await checkSchemes(db)), ...(await checkPanel(db))];
  const rows = await db
    .selectFrom('applications')
    .select(['id', 'reference', 'statistic', 'producer', 'document'])
    .orderBy('id')
    .execute();
  const known = {
    statistics: await slugsOf(db, 'statistics'),
    organisations: await slugsOf(db, 'organisations'),
  };
  for (const { id, reference, statistic, producer, document } of rows) {
    const wrong = [
      ...faultsIn('draft', document, evidenceSchema),
      ...(known.statistics.has(statistic) ? [] : [`names ${statistic}, which is not known`]),
      ...(known.organisations.has(producer) ? [] : [`names ${producer}, which is not known`]),
      ...(await checkCourse(db, id)),
      ...(await checkFiles(db, id)),
    ];
    problems.push(...wrong.map((one) => `applications/${reference}: ${one}`));
  }
  return { applications: rows.length, problems };
}

/** Acts and versions are numbered from 1 without holes, say what their schemas ask, and fit together. */
async function checkCourse(db: Queryable, id: number): Promise<string[]> {
  const acts = await listActs(db, id);
  const versions = await db
    .selectFrom('application_versions')
    .select(['number', 'document'])
    .where('application_id', '=', id)
    .orderBy('number')
    .execute();
  const problems = [...holesIn('act', acts), ...holesIn('version', versions)];
  for (const { number, document } of versions) {
    problems.push(...faultsIn(`version ${number}`, document, evidenceSchema));
  }
  let handedIn = 0;
  for (const { number, what, details } of acts) {
    const schema: z.ZodType | undefined = actSchemas[what as What];
    const read = schema?.safeParse(details);
    if (!read) problems.push(`act ${number}: “${what}” is not an act that is known here`);
    else if (!read.success) problems.push(...worded(`act ${number}`, read.error));
    if (what !== 'submit' && what !== 'answer') continue;
    handedIn++;
    if (details.version === handedIn) continue;
    problems.push(`act ${number}: hands in version ${details.version}, not ${handedIn}`);
  }
  if (handedIn !== versions.length) {
    problems.push(`was handed in ${handedIn} times, and keeps ${versions.length} versions`);
  }
  return problems.length > 0 ? problems : foldFaults(acts);
}

function foldFaults(acts: Parameters<typeof standingAfter>[0]): string[] {
  try {
    standingAfter(acts);
    return [];
  } catch (error) {
    return [`its acts do not follow from one another: ${(error as Error).message}`];
  }
}

async function checkFiles(db: Queryable, id: number): Promise<string[]> {
  const problems: string[] = [];
  const ids = await db
    .selectFrom('application_files')
    .select('id')
    .where('application_id', '=', id)
    .orderBy('id')
    .execute();
  for (const file of ids) {
    const { bytes, sha256 } = await db
      .selectFrom('application_files')
      .select(['bytes', 'sha256'])
      .where('id', '=', file.id)
      .executeTakeFirstOrThrow();
    if (createHash('sha256').update(bytes).digest('hex') === sha256) continue;
    problems.push(`file ${file.id}: is not as it was sent`);
  }
  return problems;
}

async function checkSchemes(db: Queryable): Promise<string[]> {
  const rows = await db.selectFrom('schemes').select(['slug', 'version', 'document']).execute();
  return rows.flatMap(({ slug, version, document }) => {
    const place = `schemes/${slug} version ${version}`;
    const faults = faultsIn(place, document, schemeSchema);
    if (faults.length > 0) return faults;
    const { scheme, version: own } = schemeSchema.parse(JSON.parse(document));
    return scheme === slug && own === version ? [] : [`${place}: holds ${scheme} version ${own}`];
  });
}

async function checkPanel(db: Queryable): Promise<string[]> {
  const members = await db.selectFrom('panel_members').selectAll().execute();
  const minutes = await db
    .selectFrom('minutes')
    .innerJoin('meetings', 'meetings.id', 'minutes.meeting_id')
    .select(['day', 'number', 'document'])
    .orderBy('day')
    .orderBy('number')
    .execute();
  const problems = members.flatMap(({ interests, away }) =>
    faultsIn(
      'a member of the panel',
      `{"interests":${JSON.stringify(interests)},"away":${away}}`,
      memberSchema,
    ),
  );
  for (const [day, versions] of Map.groupBy(minutes, (one) => one.day)) {
    const place = `meetings/${day}`;
    problems.push(...holesIn('minutes', versions).map((one) => `${place}: ${one}`));
    for (const { number, document } of versions) {
      problems.push(...faultsIn(`${place} minutes ${number}`, document, minutesSchema));
    }
  }
  return problems;
}

async function slugsOf(db: Queryable, table: 'statistics' | 'organisations') {
  const rows = await db.selectFrom(table).select('slug').execute();
  return new Set(rows.map(({ slug }) => slug));
}

function holesIn(what: string, rows: readonly { number: number }[]): string[] {
  const at = rows.findIndex(({ number }, index) => number !== index + 1);
  return at < 0 ? [] : [`${what} ${at + 1} is missing`];
}

function faultsIn(place: string, document: string, schema: z.ZodType): string[] {
  const read = schema.safeParse(fromJson(document));
  return read.success ? [] : worded(place, read.error);
}

function worded(place: string, error: z.ZodError): string[] {
  return problemsOf(error).map(({ field, message }) => `${place}: ${field}: ${message}`);
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
