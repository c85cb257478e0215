import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it, type TestContext } from 'node:test';
import { sql } from 'kysely';
import { onEachDatabase, openEmbedded } from '../../../test/databases.ts';
import { openReview } from '../../../test/review.ts';
import type { Database } from '../../kernel/database/database.ts';
import { listTables } from '../../kernel/database/tables.ts';
import { act } from '../../review/applications/actions.ts';
import { getApplication } from '../../review/applications/queries.ts';
import { addEvidenceFiles } from '../../review/applying/file-actions.ts';
import { verify } from '../commands/verify.ts';
import { backUp } from './backup.ts';
import { restore } from './restore.ts';

/** A desk in the middle of its work: something in every table of it. All invented. */
async function openBusyDesk(db: Database) {
  const review = await openReview(db);
  const [live, draft] = [
    await review.reach('live'),
    await review.reach('draft', { statistic: 'second-statistic' }),
  ];
  await review.reach('in-review', { scheme: 'accreditation-condition' });
  const bytes = new Uint8Array([0, 1, 2, 255]);
  const file = { name: 'plan.pdf', type: 'application/pdf', bytes, sha256: hashOf(bytes) };
  const applicant = await review.person('applicant');
  await addEvidenceFiles(review.site, applicant, draft, { activity: 'a1', files: [file] });
  const { id: person_id } = await review.hire('lay1');
  const meeting = await db.selectFrom('meetings').select('id').executeTakeFirstOrThrow();
  await db
    .insertInto('panel_members')
    .values({ person_id, interests: 'I sit on a school’s board.', away: '[]', lock: 0 })
    .onConflict((on) => on.doNothing())
    .execute();
  await db
    .insertInto('meeting_attendance')
    .values({ meeting_id: meeting.id, person_id, state: 'present' })
    .onConflict((on) => on.doNothing())
    .execute();
  await db
    .insertInto('minutes')
    .values({
      meeting_id: meeting.id,
      number: 1,
      document: JSON.stringify({ people: [], earlier: null, items: [], other: null }),
      reason: null,
      written: '2026-04-01T10:00:00.000Z',
      written_by: person_id,
      approved: null,
      approved_by: null,
      published: null,
      lock: 0,
    })
    .execute();
  return { review, live, draft };
}

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** The two databases give bytes in different classes. */
function hexOf(value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value;
}

async function contentOf(db: Database): Promise<Record<string, unknown[]>> {
  const content: Record<string, unknown[]> = {};
  for (const { name } of await listTables(db)) {
    if (name === 'register') continue;
    const { rows } = await sql<object>`select * from ${sql.table(name)}`.execute(db);
    content[name] = rows
      .map((row) =>
        JSON.stringify(
          Object.entries(row)
            .sort()
            .map(([key, value]) => [key, hexOf(value)]),
        ),
      )
      .sort();
  }
  return content;
}

onEachDatabase((_, open) => {
  it('a desk in the middle of its work moves elsewhere and back, and is the same', async (t) => {
    const file = fileOf(t);
    const [from, elsewhere, back] = [await open(t), await openEmbedded(t), await open(t)];
    const { review, live } = await openBusyDesk(from);
    const content = await contentOf(from);
    const tables = [
      'schemes',
      'applications',
      'application_versions',
      'application_acts',
      'application_files',
      'panel_members',
      'panel_notices',
      'meetings',
      'meeting_attendance',
      'minutes',
      'statistic_details',
      'outbox',
    ];
    for (const table of tables) assert.ok((content[table]?.length ?? 0) > 0, `${table} is empty`);

    await backUp(from, file, review.now());
    await restore(elsewhere, file, { replace: false });
    assert.deepEqual(await contentOf(elsewhere), content);
    rmSync(file);
    await backUp(elsewhere, file, review.now());
    await restore(back, file, { replace: false });
    assert.deepEqual(await contentOf(back), content);
    assert.deepEqual(await verify(back), { examples: 0, applications: 3, problems: [] });

    // Work goes on where it was put, with new numbers.
    const restored = { db: back, url: 'http://localhost:3000', now: review.now };
    const { standing } = await getApplication(back, live);
    const decider = await review.person('decider');
    const opened = { reference: live, form: 'after-it-was-restored', seen: standing.number };
    await act(restored, decider, opened, { what: 'suspend', details: { words: 'For now.' } }, []);
    assert.equal((await getApplication(back, live)).standing.state, 'suspended');
    assert.deepEqual((await verify(back)).problems, []);
  });

  it('verify finds what is missing or damaged on the desk', async (t) => {
    const db = await open(t);
    const { live, draft } = await openBusyDesk(db);
    const id = async (reference: string) =>
      (
        await db
          .selectFrom('applications')
          .select('id')
          .where('reference', '=', reference)
          .executeTakeFirstOrThrow()
      ).id;
    const [liveId, draftId] = [await id(live), await id(draft)];
    const damages: [() => Promise<unknown>, RegExp][] = [
      [
        () =>
          db
            .updateTable('applications')
            .set({ document: '{"contact":3}' })
            .where('id', '=', draftId)
            .execute(),
        /applications\/A-\w+: draft: contact: must be text/,
      ],
      [
        () =>
          db
            .updateTable('application_files')
            .set({ bytes: new Uint8Array([9]) })
            .execute(),
        /: file \d+: is not as it was sent/,
      ],
      [
        () => db.updateTable('minutes').set({ document: 'half' }).execute(),
        /meetings\/\d{4}-\d\d-\d\d minutes 1: /,
      ],
      [
        () => db.updateTable('panel_members').set({ away: '[{}]' }).execute(),
        /a member of the panel: away\.0/,
      ],
      [
        () => db.deleteFrom('application_versions').where('application_id', '=', liveId).execute(),
        /was handed in 1 times, and keeps 0 versions/,
      ],
      [
        () =>
          db
            .updateTable('application_acts')
            .set({ details: '{}' })
            .where('application_id', '=', liveId)
            .where('what', '=', 'decide')
            .execute(),
        /: act \d+: outcome: /,
      ],
      [
        () =>
          db
            .deleteFrom('application_acts')
            .where('application_id', '=', liveId)
            .where('number', '=', 3)
            .execute(),
        /: act 3 is missing/,
      ],
      [
        () =>
          db
            .updateTable('schemes')
            .set({ document: '{}' })
            .where('slug', '=', 'engagement-mark')
            .execute(),
        /schemes\/engagement-mark version 1: /,
      ],
    ];
    assert.deepEqual((await verify(db)).problems, []);
    for (const [damage, message] of damages) {
      await damage();
      assert.match((await verify(db)).problems.join('\n'), message);
    }
  });
});

function fileOf(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'desk-backup-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'register.gz');
}
