import { resolve } from 'node:path';
import { change, type Database } from '../../kernel/database/database.ts';
import { beginDemonstration } from '../../kernel/demonstration.ts';
import { newId } from '../../kernel/tokens.ts';
import { changeRoles, writeInvitation } from '../../people/actions.ts';
import { getPerson } from '../../people/queries.ts';
import type { Person } from '../../people/schema.ts';
import { act } from '../../review/applications/actions.ts';
import { beginApplication, saveEvidence } from '../../review/applications/draft-actions.ts';
import { getApplication, getDraft } from '../../review/applications/queries.ts';
import { addDays, dayOf } from '../../review/course/clock-rules.ts';
import { followUps } from '../../review/follow-up-actions.ts';
import { acceptNotice } from '../../review/panel/actions.ts';
import { addScheme } from '../../review/scheme/actions.ts';
import { readSchemeFile } from '../../review/scheme/file.ts';
import type { Scheme } from '../../review/scheme/schema.ts';
import { addStatistic } from '../../statistics/actions.ts';
import { putOrganisations } from '../../vocabulary/authorities/queries.ts';
import { cast, offices, type Player, players } from './cast.ts';
import { raiseConcern } from './concern-actions.ts';
import { type Course, courses } from './courses.ts';
import { inventedEvidence } from './evidence.ts';
import { holdMeetings, planMeetings } from './meeting-actions.ts';
import { inventedStatistic } from './statistics.ts';
import type { Step } from './steps.ts';

const schemesFolder = resolve(import.meta.dirname, '../../../schemes');

/** What is made, while it is made: the clock stands where the story is. */
export interface Stage {
  db: Database;
  url: string;
  now: () => Date;
  /** Puts the clock so many days from today. */
  go: (day: number) => void;
  day: (offset: number, scheme: Scheme) => string;
  person: (player: Player) => Promise<Person>;
  schemes: Record<'engagement-mark' | 'accreditation-condition', Scheme>;
}

export interface Made {
  people: number;
  applications: number;
  acts: number;
}

/**
 * Makes a demonstration in an empty register, by the same actions as everybody's, each at a day counted
 * from today. Throws Conflict where there is something in it.
 */
export async function makeDemonstration(
  db: Database,
  {
    url,
    today,
    onProgress,
  }: { url: string; today: Date; onProgress?: (done: number, of: number) => void },
): Promise<Made> {
  const stage = await openDemonstration(db, url, today);
  const jobs = [...planMeetings(stage), ...holdMeetings(stage), raiseConcern(stage)];
  const acts = courses.flatMap((course) => follow(stage, course));
  const all = [...jobs, ...acts].sort((one, other) => one.day - other.day);
  for (const [index, { day, run }] of all.entries()) {
    stage.go(day);
    await run();
    onProgress?.(index + 1, all.length);
  }
  await settleMail(db, today);
  return { people: players.length, applications: courses.length, acts: acts.length };
}

/** An empty register becomes a demonstration, with its schemes and people and nothing done yet. */
export async function openDemonstration(db: Database, url: string, today: Date): Promise<Stage> {
  await change(db, (trx, version) => beginDemonstration(trx, version, today));
  const stage = await setStage(db, url, today);
  stage.go(-800);
  await furnish(stage);
  return stage;
}

/** Something to be done so many days from today. */
export interface Job {
  day: number;
  run: () => Promise<void>;
}

async function setStage(db: Database, url: string, today: Date): Promise<Stage> {
  let at = today;
  const people = new Map<Player, Person>();
  const moment = (day: number) => new Date(today.getTime() + day * 86_400_000);
  return {
    db,
    url,
    now: () => at,
    go(day) {
      at = moment(day);
    },
    day: (offset, scheme) => addDays(dayOf(today, scheme.time_zone), offset),
    async person(player) {
      const known = people.get(player);
      if (known) return known;
      const { email, name, roles } = cast[player];
      const [first] = roles;
      const invitation = { email, name, role: first.role };
      const place = { db, url, now: () => at };
      const { person } = await writeInvitation(place, invitation, first.organisation);
      if (roles.length > 1) await changeRoles(place, 'command', person.id, roles);
      const hired = await getPerson(db, person.id);
      people.set(player, hired);
      return hired;
    },
    schemes: {
      'engagement-mark': await readSchemeFile(resolve(schemesFolder, 'engagement-mark.yaml')),
      'accreditation-condition': await readSchemeFile(
        resolve(schemesFolder, 'accreditation-condition.yaml'),
      ),
    },
  };
}

/** Schemes, offices and people; the panel accepts what is published of it. */
async function furnish(stage: Stage): Promise<void> {
  const { db, schemes } = stage;
  await change(db, (trx, version) =>
    putOrganisations(
      trx,
      version,
      offices.map((one) => ({ ...one, country: null, also: [] })),
    ),
  );
  for (const scheme of Object.values(schemes)) await addScheme(stage, 'command', scheme);
  for (const player of players) {
    const person = await stage.person(player);
    if (!person.roles.some(({ role }) => role.startsWith('member-'))) continue;
    for (const { notice } of Object.values(schemes)) await acceptNotice(stage, person, notice);
  }
}

function follow(stage: Stage, course: Course): Job[] {
  let reference = '';
  return course.steps.map((step) => ({
    day: step.day,
    run: async () => {
      if (step.what === 'begin') reference = await begin(stage, course, step);
      else await take(stage, course, reference, step);
    },
  }));
}

async function begin(stage: Stage, course: Course, { by }: Step): Promise<string> {
  const scheme = course.scheme ?? 'engagement-mark';
  const seen = addDays(dayOf(stage.now(), stage.schemes[scheme].time_zone), -30);
  const details = inventedStatistic(course, courses.indexOf(course), seen);
  const statistic = await addStatistic(stage, 'command', details);
  return beginApplication(stage, await stage.person(by), { scheme, statistic });
}

async function take(stage: Stage, course: Course, reference: string, step: Step): Promise<void> {
  const { db, now } = stage;
  const { id, standing, scheme } = await getApplication(db, reference);
  const actor = await stage.person(step.by);
  if (step.what === 'begin') return;
  if (step.what === 'write' || step.what === 'write-half') {
    const { lock } = await getDraft(db, id);
    const month = addDays(dayOf(now(), scheme.time_zone), -70).slice(0, 7);
    const half = step.what === 'write-half';
    const evidence = inventedEvidence(scheme, course, month, { half });
    await saveEvidence(stage, actor, { reference, lock, evidence });
    return;
  }
  const ids = Object.fromEntries(
    await Promise.all(players.map(async (one) => [one, (await stage.person(one)).id] as const)),
  ) as Record<Player, string>;
  const details = step.details({
    scheme,
    day: (offset) => stage.day(offset, scheme),
    id: (player) => ids[player],
  });
  const opened = { reference, form: newId(), seen: standing.number };
  await act(stage, actor, opened, { what: step.what, details }, followUps);
}

/** Letters of the past count as sent: only today's are still to go, into the outbox of the data folder. */
async function settleMail(db: Database, today: Date): Promise<void> {
  await change(db, async (trx) => {
    await trx
      .updateTable('outbox')
      .set((eb) => ({ state: 'sent', finished: eb.ref('created'), attempts: 1 }))
      .where('created', '<', today.toISOString())
      .execute();
  });
}
