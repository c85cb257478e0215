import {
  getContribution,
  listMessages,
  type Message,
  type StoredContribution,
} from '../../contributions/queries.ts';
import { type About, findSubject, type Subject } from '../../contributions/subjects-queries.ts';
import type { Queryable } from '../../kernel/database/database.ts';
import { NotFound } from '../../kernel/errors.ts';

export interface ConcernLine {
  contribution: StoredContribution;
  subject: Subject | null;
}

/** Concerns that wait, the oldest first, and then the last fifty that are closed. */
export async function listConcerns(
  db: Queryable,
): Promise<{ open: ConcernLine[]; closed: ConcernLine[] }> {
  const open = await db
    .selectFrom('contributions')
    .selectAll()
    .where('kind', '=', 'concern')
    .where('state', 'in', ['waiting', 'asked'])
    .orderBy('received')
    .orderBy('id')
    .limit(500)
    .execute();
  const closed = await db
    .selectFrom('contributions')
    .selectAll()
    .where('kind', '=', 'concern')
    .where('state', 'not in', ['waiting', 'asked'])
    .orderBy('changed', 'desc')
    .orderBy('id', 'desc')
    .limit(50)
    .execute();
  return { open: await withSubjects(db, open), closed: await withSubjects(db, closed) };
}

/** Throws NotFound. */
export async function getConcern(
  db: Queryable,
  reference: string,
): Promise<ConcernLine & { messages: Message[] }> {
  const contribution = await getContribution(db, reference);
  if (contribution.kind !== 'concern') throw new NotFound('There is no concern at this address.');
  return {
    contribution,
    subject: await subjectOf(db, contribution),
    messages: await listMessages(db, contribution.id),
  };
}

/** The producers whose application a concern is about. */
export async function findProducersOf(
  db: Queryable,
  { about_type, about_id }: Pick<StoredContribution, 'about_type' | 'about_id'>,
): Promise<string[]> {
  const [scheme = '', statistic = ''] = (about_id ?? '').split(/[/:]/);
  const reference = (about_id ?? '').replace(/-\d+$/, '').toUpperCase();
  const applications = db.selectFrom('applications').select('producer').distinct();
  const found =
    about_type === 'mark'
      ? applications.where('scheme', '=', scheme).where('statistic', '=', statistic)
      : applications.where('reference', '=', reference);
  return (await found.execute()).map(({ producer }) => producer);
}

async function withSubjects(
  db: Queryable,
  contributions: readonly StoredContribution[],
): Promise<ConcernLine[]> {
  const lines: ConcernLine[] = [];
  for (const contribution of contributions) {
    lines.push({ contribution, subject: await subjectOf(db, contribution) });
  }
  return lines;
}

async function subjectOf(db: Queryable, { about_type, about_id }: StoredContribution) {
  return about_type && about_id
    ? findSubject(db, { type: about_type, id: about_id } as About)
    : null;
}
