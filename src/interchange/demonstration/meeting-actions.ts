import { cancelMeeting, makeMeeting, recordAttendance } from '../../review/meetings/actions.ts';
import {
  approveMinutes,
  publishMinutes,
  writeMinutes,
} from '../../review/meetings/minutes/actions.ts';
import { listVersions } from '../../review/meetings/minutes/queries.ts';
import { getMeeting } from '../../review/meetings/queries.ts';
import type { Scheme } from '../../review/scheme/schema.ts';
import { accreditationMeetings, engagementMeetings } from './courses.ts';
import type { Job, Stage } from './make-actions.ts';
import { members } from './steps.ts';

interface Planned {
  meeting: number;
  scheme: Scheme;
}

function listPlanned({ schemes }: Stage): Planned[] {
  return [
    ...engagementMeetings.map((meeting) => ({ meeting, scheme: schemes['engagement-mark'] })),
    ...accreditationMeetings.map((meeting) => ({
      meeting,
      scheme: schemes['accreditation-condition'],
    })),
  ];
}

/** Every meeting is made sixty days ahead; one more is cancelled. */
export function planMeetings(stage: Stage): Job[] {
  const make = async (meeting: number, { scheme }: Pick<Planned, 'scheme'>) =>
    makeMeeting(stage, await stage.person('adviser'), {
      scheme: scheme.scheme,
      day: stage.day(meeting, scheme),
      starts: '10:00',
      slot_minutes: 20,
      place: 'Invented hall, and online: observers write to the advice team',
    });
  const scheme = stage.schemes['engagement-mark'];
  return [
    ...listPlanned(stage).map((one) => ({
      day: Math.min(one.meeting, 0) - 60,
      run: () => make(one.meeting, one),
    })),
    { day: -60, run: () => make(35, { scheme }) },
    {
      day: -7,
      run: async () =>
        cancelMeeting(stage, await stage.person('adviser'), stage.day(35, scheme), []),
    },
  ];
}

/** Attendance at what is past and today; minutes of what is past, approved and published, but for the last. */
export function holdMeetings(stage: Stage): Job[] {
  return listPlanned(stage)
    .filter(({ meeting }) => meeting <= 0)
    .flatMap(({ meeting, scheme }) => {
      const day = stage.day(meeting, scheme);
      const isPast = meeting < 0;
      const jobs: Job[] = [{ day: meeting, run: () => attend(stage, day) }];
      if (isPast) jobs.push({ day: meeting + 7, run: () => minute(stage, day, meeting !== -20) });
      return jobs;
    });
}

async function attend(stage: Stage, day: string): Promise<void> {
  const attendance = new Map<string, 'present' | 'apologies'>();
  for (const member of members) attendance.set((await stage.person(member)).id, 'present');
  const { lock } = await getMeeting(stage.db, day);
  await recordAttendance(stage, await stage.person('adviser'), day, { lock, attendance });
}

async function minute(stage: Stage, day: string, publishes: boolean): Promise<void> {
  const adviser = await stage.person('adviser');
  const { id } = await getMeeting(stage.db, day);
  const lock = async () => (await listVersions(stage.db, id)).at(-1)?.lock ?? 0;
  await writeMinutes(stage, adviser, day, { lock: 0, earlier: 'Invented: none.' });
  if (!publishes) return;
  await approveMinutes(stage, await stage.person('chair'), day, await lock());
  await publishMinutes(stage, adviser, day, await lock());
}
