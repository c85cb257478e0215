import type { Database } from '../../../kernel/database/database.ts';
import { createReviewDesk } from '../../../review/applications/queries.ts';
import { readMeeting } from '../../../review/meetings/public-queries.ts';
import { listMeetings } from '../../../review/meetings/queries.ts';
import { type Reading, readDecision } from '../../../review/public/reading-queries.ts';
import { createDecisionRegister } from '../../../review/public/register-queries.ts';
import { publicScheme } from '../../../review/public/scheme-public.ts';
import type { ExportFolder } from '../folder.ts';
import type { ExportSource } from '../source.ts';
import { lines } from './lines.ts';

/** Writes what is public of the review desk; answers whether there is a scheme, and so a desk. */
export async function writeDesk(source: ExportSource, folder: ExportFolder): Promise<boolean> {
  const { url, names } = source;
  const db = source.db as Database;
  const desk = createReviewDesk(db);
  const register = createDecisionRegister(db, desk);
  const { schemes, entries } = (await register()).value;
  if (schemes.length === 0) return false;
  // The day matters to the status of a mark alone, which is left out.
  const site = { db, url, now: () => new Date(0) };
  const reading: Reading = { site, holdings: async () => ({ value: { names } }), register };

  const rules = schemes.map(({ scheme, open }) => publicScheme(scheme, open, url));
  await folder.write(
    'desk/schemes.jsonl',
    lines(rules.sort((a, b) => (a.scheme < b.scheme ? -1 : 1))),
  );
  const references = entries.map(({ reference }) => reference).sort();
  await folder.write('desk/decisions.jsonl', lines(listDecisions(reading, references)));
  const days = (await listMeetings(db)).map(({ day }) => day).sort();
  await folder.write('desk/meetings.jsonl', lines(listMeetingsOf({ ...reading, desk }, days)));
  return true;
}

async function* listDecisions(reading: Reading, references: readonly string[]) {
  for (const reference of references) {
    const { status, ...decision } = (await readDecision(reading, reference)).decision;
    yield decision;
  }
}

async function* listMeetingsOf(
  reading: Reading & { desk: ReturnType<typeof createReviewDesk> },
  days: readonly string[],
) {
  for (const day of days) yield await readMeeting(reading, day, null);
}
