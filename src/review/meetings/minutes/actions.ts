import { change, type Trx } from '../../../kernel/database/database.ts';
import { Conflict, Invalid } from '../../../kernel/errors.ts';
import { recordEvent } from '../../../kernel/events.ts';
import { parse } from '../../../kernel/http/query.ts';
import type { Person } from '../../../people/schema.ts';
import { type Desk, Overtaken } from '../../applications/actions.ts';
import { getEvidence } from '../../applications/queries.ts';
import { dayOf } from '../../course/clock-rules.ts';
import { listMembers } from '../../panel/queries.ts';
import { getScheme } from '../../scheme/queries.ts';
import { agendaOf } from '../agenda.ts';
import { findAttendance, getMeeting, listPlacedOn } from '../queries.ts';
import { mayRead, requireChairThere, requireRecorder } from '../rules.ts';
import type { Meeting } from '../schema.ts';
import { listVersions } from './queries.ts';
import { type Minutes, type MinutesVersion, type MinutesWords, reasonSchema } from './schema.ts';
import { minutesFrom } from './writing.ts';

/**
 * Writes the minutes from what was recorded; what was reworded is lost. `earlier`: the decisions since
 * the meeting before. Throws Forbidden, Conflict, Overtaken.
 */
export async function writeMinutes(
  { db, now }: Desk,
  actor: Person,
  day: string,
  { lock, earlier }: { lock: number; earlier: string | null },
): Promise<void> {
  requireRecorder(actor);
  await change(db, async (trx) => {
    const meeting = await getMeeting(trx, day);
    if (meeting.state === 'cancelled') throw new Conflict('This meeting is cancelled.');
    const { scheme } = await getScheme(trx, meeting.scheme);
    if (dayOf(now(), scheme.time_zone) < day) throw new Conflict('The meeting has not begun.');
    const last = (await listVersions(trx, meeting.id)).at(-1) ?? null;
    requireOpen(last, lock);
    const document = await readRecord(trx, meeting, earlier);
    if (last) return update(trx, meeting, last, { document: JSON.stringify(document) });
    await insert(trx, meeting, { number: 1, document, reason: null }, actor, now());
  });
}

async function readRecord(trx: Trx, meeting: Meeting, earlier: string | null): Promise<Minutes> {
  const agenda = agendaOf(meeting, await listPlacedOn(trx, meeting.day));
  const purposes = new Map<string, string | null>();
  for (const { application, decision } of agenda) {
    const { id, reference, standing } = application;
    const evidence = await getEvidence(trx, id, decision?.version ?? standing.version);
    purposes.set(reference, evidence.purpose);
  }
  const attendance = await findAttendance(trx, meeting.id);
  return minutesFrom({ agenda, attendance, members: await listMembers(trx), purposes, earlier });
}

/** Rewords minutes; approval is to be given anew. What somebody may not read stays as it was. */
export async function saveMinutes(
  { db }: Desk,
  actor: Person,
  day: string,
  { lock, words }: { lock: number; words: MinutesWords },
): Promise<void> {
  requireRecorder(actor);
  await change(db, async (trx) => {
    const meeting = await getMeeting(trx, day);
    const last = await getDraft(trx, meeting, lock);
    const agenda = agendaOf(meeting, await listPlacedOn(trx, day));
    const items = last.document.items.map((item, index) => {
      const placed = agenda.find(({ application }) => application.reference === item.reference);
      const given = words.items[index];
      return given && placed && mayRead(actor, placed) ? { ...item, ...given } : item;
    });
    const { earlier, other } = words;
    const document = JSON.stringify({ ...last.document, earlier, other, items });
    await update(trx, meeting, last, { document });
  });
}

/** By a chair who was there. Throws Forbidden, Conflict, Overtaken. */
export async function approveMinutes(
  { db, now }: Desk,
  actor: Person,
  day: string,
  lock: number,
): Promise<void> {
  requireRecorder(actor);
  await change(db, async (trx) => {
    const meeting = await getMeeting(trx, day);
    requireChairThere(actor, await findAttendance(trx, meeting.id));
    const last = await getDraft(trx, meeting, lock);
    await update(trx, meeting, last, { approved: now().toISOString(), approved_by: actor.id });
  });
}

/** Publishes approved minutes. Throws Forbidden, Conflict, Overtaken. */
export async function publishMinutes(
  { db, now }: Desk,
  actor: Person,
  day: string,
  lock: number,
): Promise<void> {
  requireRecorder(actor);
  await change(db, async (trx) => {
    const meeting = await getMeeting(trx, day);
    const last = await getDraft(trx, meeting, lock);
    if (!last.approved) throw new Conflict('The chair has not approved these minutes.');
    const at = now().toISOString();
    await trx
      .updateTable('minutes')
      .set({ published: at, lock: lock + 1 })
      .where('meeting_id', '=', meeting.id)
      .where('number', '=', last.number)
      .execute();
    await recordEvent(trx, {
      at,
      what: 'minutes-published',
      about_type: 'meeting',
      about_id: day,
      actor: actor.id,
      role: actor.roles.some(({ role }) => role === 'adviser') ? 'adviser' : 'chair',
      codes: { version: last.number },
    });
  });
}

/** Begins a corrected version of published minutes. Throws Forbidden, Invalid, Conflict. */
export async function correctMinutes(
  { db, now }: Desk,
  actor: Person,
  day: string,
  reason: string,
): Promise<void> {
  requireRecorder(actor);
  if (!reason) throw new Invalid([{ field: 'reason', message: 'Say what was wrong' }]);
  parse(reasonSchema, { reason });
  await change(db, async (trx) => {
    const meeting = await getMeeting(trx, day);
    const last = (await listVersions(trx, meeting.id)).at(-1);
    if (!last?.published) throw new Conflict('Only published minutes are corrected.');
    const { number, document } = last;
    await insert(trx, meeting, { number: number + 1, document, reason }, actor, now());
  });
}

async function getDraft(trx: Trx, meeting: Meeting, lock: number): Promise<MinutesVersion> {
  const last = (await listVersions(trx, meeting.id)).at(-1) ?? null;
  if (!last) throw new Conflict('There are no minutes yet.');
  requireOpen(last, lock);
  return last;
}

function requireOpen(last: MinutesVersion | null, lock: number): void {
  if (last?.published) {
    throw new Conflict('These minutes are published. Begin a correction to change them.');
  }
  if ((last?.lock ?? 0) !== lock) {
    throw new Overtaken('Somebody has changed the minutes since you opened them.');
  }
}

async function insert(
  trx: Trx,
  { id }: Meeting,
  version: { number: number; document: Minutes; reason: string | null },
  actor: Person,
  at: Date,
): Promise<void> {
  await trx
    .insertInto('minutes')
    .values({
      ...version,
      document: JSON.stringify(version.document),
      meeting_id: id,
      written: at.toISOString(),
      written_by: actor.id,
      approved: null,
      approved_by: null,
      published: null,
      lock: 1,
    })
    .execute();
}

async function update(
  trx: Trx,
  { id }: Meeting,
  { number, lock }: MinutesVersion,
  values: { document: string } | { approved: string; approved_by: string },
): Promise<void> {
  await trx
    .updateTable('minutes')
    .set({ approved: null, approved_by: null, ...values, lock: lock + 1 })
    .where('meeting_id', '=', id)
    .where('number', '=', number)
    .execute();
}
