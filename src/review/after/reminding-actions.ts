import { whenText } from '../../examples/wording.ts';
import { inTransaction } from '../../kernel/database/database.ts';
import { putMail } from '../../kernel/mail/outbox.ts';
import type { Kept } from '../../kernel/memory.ts';
import { actAddress } from '../acts/addresses.ts';
import type { Desk } from '../applications/actions.ts';
import { type Application, getApplication, type ReviewDesk } from '../applications/queries.ts';
import { letterOfKind } from '../letters/letter.ts';
import { findNamed, listApplicants } from '../letters/queries.ts';
import { type Reminder, remindersAt } from './reminding-rules.ts';

/** Sends the applicants' people the reminders whose day has come, each once. Answers how many mails. */
export async function sendReminders(
  desk: Desk,
  findDesk: () => Promise<Kept<ReviewDesk>>,
): Promise<number> {
  const now = desk.now();
  let sent = 0;
  for (const application of (await findDesk()).value.applications.values()) {
    for (const reminder of remindersAt(application, now)) {
      if (await isSent(desk, application, reminder)) continue;
      sent += await sendReminder(desk, application.reference, reminder, now);
    }
  }
  return sent;
}

async function isSent(
  { db }: Desk,
  { id }: Application,
  { what, due, distance }: Reminder,
): Promise<boolean> {
  const row = await db
    .selectFrom('review_reminders')
    .select('sent')
    .where('application_id', '=', id)
    .where('what', '=', what)
    .where('due', '=', due)
    .where('distance', '=', distance)
    .executeTakeFirst();
  return row !== undefined;
}

/** Marks it as sent in the transaction that writes its mail: of two processes at once, one sends. */
async function sendReminder(
  { db, url }: Desk,
  reference: string,
  { what, due, distance }: Reminder,
  now: Date,
): Promise<number> {
  return inTransaction(db, async (trx) => {
    // Read again: somebody may have done it a moment ago.
    const application = await getApplication(trx, reference);
    const reminder = remindersAt(application, now).find(
      (one) => one.what === what && one.due === due && one.distance === distance,
    );
    const people = await listApplicants(trx, application);
    if (!reminder || people.length === 0) return 0;
    const marked = await trx
      .insertInto('review_reminders')
      .values({ application_id: application.id, what, due, distance, sent: now.toISOString() })
      .onConflict((conflict) => conflict.doNothing())
      .returning('what')
      .executeTakeFirst();
    if (!marked) return 0;
    const letter = letterOfKind(
      'reminder',
      application,
      await findNamed(trx, application),
      url,
      { what: reminder.words, due: whenText(due) },
      url + actAddress(reference, reminder.act),
    );
    for (const { email } of people) await putMail(trx, { now, url }, { to: email, ...letter });
    return people.length;
  });
}
