import type { Queryable } from '../../kernel/database/database.ts';
import { listPeople } from '../../people/queries.ts';
import type { Person } from '../../people/schema.ts';
import type { Application } from '../applications/queries.ts';
import { holdsPart, isOfProducer, whyNotInPart } from '../course/parts-rules.ts';
import type { Part } from '../course/schema.ts';
import type { Named } from './letter.ts';

/** The producer's people who act in an application; all of them where none of these is left. */
export async function listApplicants(
  db: Queryable,
  { producer, standing }: Application,
): Promise<Person[]> {
  const all = (await listPeople(db)).filter((one) => isOfProducer(one, producer));
  const acting = all.filter(({ id }) => standing.hands.get(id)?.has('applicant'));
  return acting.length > 0 ? acting : all;
}

/** Who may act in a part of an application: those who do already, where there are some. */
export async function listActing(
  db: Queryable,
  application: Application,
  part: Exclude<Part, 'applicant'>,
): Promise<Person[]> {
  const may = await listWhoMay(db, application, part);
  const acting = may.filter(({ id }) => application.standing.hands.get(id)?.has(part));
  return acting.length > 0 ? acting : may;
}

/** Who may act in a part of an application by their roles, and has not acted in another. */
export async function listWhoMay(
  db: Queryable,
  { producer, standing }: Application,
  part: Exclude<Part, 'applicant'>,
): Promise<Person[]> {
  return (await listPeople(db)).filter(
    (one) => holdsPart(one, part, producer) && whyNotInPart(one, part, standing, producer) === null,
  );
}

/** The titles that a letter says, read in the transaction that sends it. */
export async function findNamed(
  db: Queryable,
  { statistic, producer }: Application,
): Promise<Named> {
  const titled = await db
    .selectFrom('statistics')
    .select('title')
    .where('slug', '=', statistic)
    .executeTakeFirst();
  const called = await db
    .selectFrom('organisations')
    .select('name')
    .where('slug', '=', producer)
    .executeTakeFirst();
  return { statistic: titled?.title ?? statistic, producer: called?.name ?? producer };
}
