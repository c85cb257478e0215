import { change, type Database } from '../../kernel/database/database.ts';
import { Invalid } from '../../kernel/errors.ts';
import type { Site } from '../../kernel/http/site.ts';
import type { Person } from '../../people/schema.ts';
import { Overtaken } from '../applications/actions.ts';
import { findAcceptances, noticeRow } from './queries.ts';
import { requirePanel } from './rules.ts';
import type { MemberDetails } from './schema.ts';

type Place = Pick<Site, 'db' | 'now'>;

/** A member accepts a notice, as it was shown. Once more changes nothing. Throws Forbidden, and Invalid when it is no scheme's. */
export async function acceptNotice(
  { db, now }: Place,
  actor: Person,
  words: string,
): Promise<void> {
  requirePanel(actor);
  await change(db, async (trx) => {
    // Also of an earlier version: applications go on under the one that they were begun under.
    const rows = await trx.selectFrom('schemes').select('document').execute();
    if (!rows.some(({ document }) => JSON.parse(document).notice === words)) {
      throw new Invalid([{ field: 'notice', message: 'The notice has changed: read it again' }]);
    }
    const accepted = await findAcceptances(trx, actor.id);
    if (accepted.has(words)) return;
    await trx
      .insertInto('panel_notices')
      .values(noticeRow(actor.id, words, now().toISOString()))
      .execute();
  });
}

/** A member says what their standing interests are, and when they are away. Throws Forbidden, Overtaken. */
export async function saveMember(
  { db }: Place,
  actor: Person,
  lock: number,
  { interests, away }: MemberDetails,
): Promise<void> {
  requirePanel(actor);
  const values = { interests, away: JSON.stringify(away), lock: lock + 1 };
  await change(db, async (trx) => {
    const known = await trx
      .selectFrom('panel_members')
      .select('lock')
      .where('person_id', '=', actor.id)
      .executeTakeFirst();
    if ((known?.lock ?? 0) !== lock) {
      throw new Overtaken('This was saved from another page since you opened it.');
    }
    if (known) {
      await trx
        .updateTable('panel_members')
        .set(values)
        .where('person_id', '=', actor.id)
        .execute();
    } else {
      await trx
        .insertInto('panel_members')
        .values({ person_id: actor.id, ...values })
        .execute();
    }
  });
}

/** What people said of themselves goes with their account; what was published of a decision stays. */
export async function forgetEnded(db: Database): Promise<void> {
  await db
    .deleteFrom('panel_members')
    .where('person_id', 'in', (query) =>
      query.selectFrom('people').select('id').where('state', '=', 'ended'),
    )
    .execute();
}
