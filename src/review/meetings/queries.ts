import type { Queryable } from '../../kernel/database/database.ts';
import { NotFound } from '../../kernel/errors.ts';
import { type Application, getApplication } from '../applications/queries.ts';
import { agendaOf, isOverlap } from './agenda.ts';
import type { Attendance, Meeting } from './schema.ts';

/** The days of a scheme's meetings that are planned or were held. */
export async function findMeetingDays(db: Queryable, scheme: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('meetings')
    .select('day')
    .where('scheme', '=', scheme)
    .where('state', '!=', 'cancelled')
    .execute();
  return new Set(rows.map(({ day }) => day));
}

/** Every meeting, the cancelled too, the latest first. */
export async function listMeetings(db: Queryable): Promise<Meeting[]> {
  return db.selectFrom('meetings').selectAll().orderBy('day', 'desc').execute();
}

/** The meeting on a day. Throws NotFound. */
export async function getMeeting(db: Queryable, day: string): Promise<Meeting> {
  const found = await db
    .selectFrom('meetings')
    .selectAll()
    .where('day', '=', day)
    .executeTakeFirst();
  if (!found) throw new NotFound('There is no meeting on that day.');
  return found;
}

/** Who was there and who sent apologies, by opaque id. */
export async function findAttendance(db: Queryable, meetingId: number): Promise<Attendance> {
  const rows = await db
    .selectFrom('meeting_attendance')
    .select(['person_id', 'state'])
    .where('meeting_id', '=', meetingId)
    .orderBy('person_id')
    .execute();
  return new Map(rows.map(({ person_id, state }) => [person_id, state]));
}

/** When the items of a meeting begin that an application placed there would overlap. */
export async function findOverlaps(
  db: Queryable,
  { reference, scheme }: Application,
  placed: { meeting: string; starts: string },
): Promise<string[]> {
  const day = placed.meeting;
  const meeting = await db
    .selectFrom('meetings')
    .selectAll()
    .where('day', '=', day)
    .executeTakeFirst();
  if (meeting?.scheme !== scheme.scheme) return [];
  return agendaOf(meeting, await listPlacedOn(db, day))
    .filter((item) => item.application.reference !== reference)
    .map(({ starts }) => starts)
    .filter((starts) => isOverlap(placed.starts, starts, meeting));
}

/** The applications that were ever placed on a day: whether they still are, the agenda says. */
export async function listPlacedOn(db: Queryable, day: string): Promise<Application[]> {
  const rows = await db
    .selectFrom('application_acts')
    .innerJoin('applications', 'applications.id', 'application_acts.application_id')
    .select('applications.reference')
    .where('application_acts.what', '=', 'place')
    .where('application_acts.details', 'like', `%"${day}"%`)
    .groupBy('applications.reference')
    .orderBy('applications.reference')
    .execute();
  const applications: Application[] = [];
  for (const { reference } of rows) applications.push(await getApplication(db, reference));
  return applications;
}
