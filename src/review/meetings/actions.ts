import { change } from '../../kernel/database/database.ts';
import { Conflict, Invalid, NotFound } from '../../kernel/errors.ts';
import { newId } from '../../kernel/tokens.ts';
import type { Person } from '../../people/schema.ts';
import { actWithin, type Desk, type FollowUp, Overtaken } from '../applications/actions.ts';
import { getApplication } from '../applications/queries.ts';
import { dayOf } from '../course/clock-rules.ts';
import { listMembers } from '../panel/queries.ts';
import { getScheme } from '../scheme/queries.ts';
import { agendaOf } from './agenda.ts';
import { listVersions } from './minutes/queries.ts';
import { getMeeting, listPlacedOn } from './queries.ts';
import { requireAdviser, requireCancellable, requireRecorder } from './rules.ts';
import type { Attendance, MeetingDetails } from './schema.ts';

/** Throws Forbidden; Invalid where the day is past, or has a meeting. */
export async function makeMeeting(
  { db, now }: Desk,
  actor: Person,
  details: MeetingDetails,
): Promise<void> {
  requireAdviser(actor);
  await change(db, async (trx) => {
    const { scheme } = await getScheme(trx, details.scheme);
    if (details.day < dayOf(now(), scheme.time_zone)) {
      throw new Invalid([{ field: 'day', message: 'That day is past' }]);
    }
    const there = await trx
      .selectFrom('meetings')
      .select(['id', 'state', 'lock'])
      .where('day', '=', details.day)
      .executeTakeFirst();
    if (there?.state === 'planned') {
      throw new Invalid([{ field: 'day', message: 'There is a meeting on that day' }]);
    }
    const planned = { ...details, state: 'planned' as const };
    if (there) {
      const lock = there.lock + 1;
      await trx
        .updateTable('meetings')
        .set({ ...planned, lock })
        .where('id', '=', there.id)
        .execute();
      await trx.deleteFrom('meeting_attendance').where('meeting_id', '=', there.id).execute();
    } else {
      await trx
        .insertInto('meetings')
        .values({ ...planned, lock: 0 })
        .execute();
    }
  });
}

/** Cancels a meeting; what is on its agenda is to be placed again. Throws Forbidden, NotFound, Conflict. */
export async function cancelMeeting(
  { db, url, now }: Desk,
  actor: Person,
  day: string,
  followUps: readonly FollowUp[],
): Promise<void> {
  requireAdviser(actor);
  const at = now();
  await change(db, async (trx, version) => {
    const meeting = await getMeeting(trx, day);
    const { scheme } = await getScheme(trx, meeting.scheme);
    const agenda = agendaOf(meeting, await listPlacedOn(trx, day));
    requireCancellable(meeting, agenda, dayOf(at, scheme.time_zone));
    if ((await listVersions(trx, meeting.id)).length > 0) {
      throw new Conflict('There are minutes of this meeting: it was held.');
    }
    for (const { application } of agenda) {
      const { reference, standing } = application;
      const opened = { reference, form: newId(), seen: standing.number };
      const wish = { what: 'unplace' as const, details: {} };
      await actWithin({ trx, version, url, at }, actor, opened, wish, followUps);
    }
    await trx
      .updateTable('meetings')
      .set({ state: 'cancelled', lock: meeting.lock + 1 })
      .where('id', '=', meeting.id)
      .execute();
  });
}

/** Records who is at a meeting and who sent apologies. Throws Forbidden, Invalid, Conflict, Overtaken. */
export async function recordAttendance(
  { db, now }: Desk,
  actor: Person,
  day: string,
  { lock, attendance }: { lock: number; attendance: Attendance },
): Promise<void> {
  requireRecorder(actor);
  await change(db, async (trx) => {
    const meeting = await getMeeting(trx, day);
    if (meeting.lock !== lock)
      throw new Overtaken('Somebody has changed this since you opened it.');
    if (meeting.state === 'cancelled') throw new Conflict('This meeting is cancelled.');
    const { scheme } = await getScheme(trx, meeting.scheme);
    const begun = dayOf(now(), scheme.time_zone) >= day;
    const known = await trx
      .selectFrom('meeting_attendance')
      .select('person_id')
      .where('meeting_id', '=', meeting.id)
      .execute();
    // Who has left the panel since stays recorded.
    const members = new Set([
      ...(await listMembers(trx)).map(({ person }) => person.id),
      ...known.map(({ person_id }) => person_id),
    ]);
    for (const [id, state] of attendance) {
      const field = `attendance.${id}`;
      if (!members.has(id)) throw new Invalid([{ field, message: 'Choose members of the panel' }]);
      if (state === 'present' && !begun) {
        const message = 'The meeting has not begun: only apologies can be recorded';
        throw new Invalid([{ field, message }]);
      }
    }
    await trx.deleteFrom('meeting_attendance').where('meeting_id', '=', meeting.id).execute();
    const rows = [...attendance].map(([person_id, state]) => ({
      meeting_id: meeting.id,
      person_id,
      state,
    }));
    if (rows.length > 0) await trx.insertInto('meeting_attendance').values(rows).execute();
    await trx
      .updateTable('meetings')
      .set({ lock: lock + 1 })
      .where('id', '=', meeting.id)
      .execute();
  });
}

/**
 * Records who is there for one item, all at once: what differs from what the form showed, so that two
 * who record at once do not undo each other. Throws what `act` throws.
 */
export async function recordPresence(
  { db, url, now }: Desk,
  actor: Person,
  day: string,
  {
    reference,
    shown,
    present,
  }: { reference: string; shown: readonly string[]; present: readonly string[] },
): Promise<void> {
  requireRecorder(actor);
  await change(db, async (trx, version) => {
    const { standing } = await getApplication(trx, reference);
    if (standing.meeting?.day !== day) {
      throw new NotFound(`${reference.toUpperCase()} is not on this agenda.`);
    }
    const changed = [
      ...present.filter((id) => !shown.includes(id)).map((id) => [id, true] as const),
      ...shown.filter((id) => !present.includes(id)).map((id) => [id, false] as const),
    ];
    for (const [person, isThere] of changed) {
      if (standing.present.includes(person) === isThere) continue;
      const opened = { reference, form: newId(), seen: standing.number };
      const wish = { what: 'attend' as const, details: { person, present: isThere } };
      await actWithin({ trx, version, url, at: now() }, actor, opened, wish, []);
    }
  });
}
