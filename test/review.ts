import { resolve } from 'node:path';
import { createApp } from '../src/app.ts';
import { change, type Database } from '../src/kernel/database/database.ts';
import { readSettings } from '../src/kernel/settings.ts';
import { newId } from '../src/kernel/tokens.ts';
import { findPerson } from '../src/people/queries.ts';
import type { Person, Role } from '../src/people/schema.ts';
import { act, type FollowUp } from '../src/review/applications/actions.ts';
import { beginApplication, saveEvidence } from '../src/review/applications/draft-actions.ts';
import { getApplication, getDraft } from '../src/review/applications/queries.ts';
import { addDays, dayOf } from '../src/review/course/clock-rules.ts';
import type { What } from '../src/review/course/schema.ts';
import type { State } from '../src/review/course/standing.ts';
import { type Evidence, evidenceSchema } from '../src/review/evidence/schema.ts';
import { followUps as allFollowUps } from '../src/review/follow-up-actions.ts';
import { noticeRow } from '../src/review/panel/queries.ts';
import { addScheme } from '../src/review/scheme/actions.ts';
import { readSchemeFile } from '../src/review/scheme/file.ts';
import { listSchemes } from '../src/review/scheme/queries.ts';
import type { Scheme } from '../src/review/scheme/schema.ts';
import { putStatisticDetails } from '../src/statistics/queries.ts';
import { noDetails } from '../src/statistics/schema.ts';
import { putOrganisations, putStatistics } from '../src/vocabulary/authorities/queries.ts';
import { type Staff, signIn } from './staff.ts';

export const schemesFolder = resolve(import.meta.dirname, '../schemes');
export const shippedSchemes = ['engagement-mark', 'accreditation-condition'] as const;
export type ShippedScheme = (typeof shippedSchemes)[number];

export const readShipped = (name: ShippedScheme): Promise<Scheme> =>
  readSchemeFile(resolve(schemesFolder, `${name}.yaml`));

/** Who is at the desk, by the name that tests call them; all invented. */
const cast = {
  administrator: [['administrator', null]],
  applicant: [['applicant', 'invented-office']],
  colleague: [['applicant', 'invented-office']],
  stranger: [['applicant', 'other-office']],
  adviser: [['adviser', null]],
  adviser2: [['adviser', null]],
  lay1: [['member-lay', null]],
  lay2: [['member-lay', null]],
  lay3: [['member-lay', null]],
  expert1: [['member-expert', null]],
  expert2: [['member-expert', null]],
  chair: [
    ['chair', null],
    ['member-expert', null],
  ],
  decider: [['decision-maker', null]],
  decider2: [['decision-maker', null]],
  editor: [['editor', null]],
} as const satisfies Record<string, readonly (readonly [Role, string | null])[]>;
export type Player = keyof typeof cast;

export interface StartOptions {
  scheme?: ShippedScheme;
  statistic?: string;
  /** Of the scheme; the first one unless told. */
  route?: string;
}

/**
 * The review desk over a database: a clock of the test's own, the two shipped schemes, an invented
 * producer with two statistics, another with one, and people in every role.
 */
export async function openReview(db: Database, begun = '2026-03-02T10:00:00.000Z') {
  let now = new Date(begun);
  const site = createApp({
    db,
    settings: readSettings({ COUNTERSIGN_CONTACT: 'mailto:editors@register.example' }),
    url: 'http://localhost:3000',
    now: () => now,
  });
  await change(db, async (trx, version) => {
    const office = (slug: string, name: string) => ({ slug, name, country: null, also: [] });
    await putOrganisations(trx, version, [
      office('invented-office', 'Invented Statistics Office'),
      office('other-office', 'Other Invented Office'),
    ]);
    const statistics = [
      ['invented-statistic', 'Invented Statistic', 'invented-office'],
      ['second-statistic', 'Second Invented Statistic', 'invented-office'],
      ['third-statistic', 'Third Invented Statistic', 'invented-office'],
      ['other-statistic', 'Statistic of Another Invented Office', 'other-office'],
    ] as const;
    for (const [slug, title, producer] of statistics) {
      await putStatistics(trx, version, [{ slug, title }]);
      const details = { slug, title, ...noDetails, producer };
      await putStatisticDetails(trx, details, { loaded: false, lock: 1 });
    }
  });
  for (const name of shippedSchemes) await addScheme(site, 'command', await readShipped(name));

  const staff = new Map<Player, Staff>();
  /** Somebody of the cast, signed in. */
  async function hire(player: Player): Promise<Staff> {
    const known = staff.get(player);
    if (known) return known;
    const [[role, organisation], ...more] = cast[player] as readonly [
      readonly [Role, string | null],
      ...(readonly [Role, string | null])[],
    ];
    const hired = await signIn(site, `${player}@people.example`, role, organisation);
    for (const [other, of] of more) {
      await db
        .insertInto('roles')
        .values({ person_id: hired.id, role: other, organisation: of ?? '' })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
    await acceptNotice(hired.id, cast[player]);
    staff.set(player, hired);
    return hired;
  }

  async function acceptNotice(id: string, roles: readonly (readonly [Role, string | null])[]) {
    if (!roles.some(([role]) => role.startsWith('member-'))) return;
    const notices = new Set((await listSchemes(db)).map(({ scheme }) => scheme.notice));
    for (const notice of notices) {
      await db
        .insertInto('panel_notices')
        .values(noticeRow(id, notice, begun))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
  }

  /** The same person, signed in again: a session ends when it was not used for a week. */
  async function returns(player: Player): Promise<Staff> {
    await hire(player);
    const [[role, organisation]] = cast[player] as readonly [readonly [Role, string | null]];
    const again = await signIn(site, `${player}@people.example`, role, organisation);
    staff.set(player, again);
    return again;
  }

  async function person(player: Player): Promise<Person> {
    return (await findPerson(db, (await hire(player)).id)) as Person;
  }

  /** One act by somebody, as their form would send it. */
  async function does(
    player: Player,
    reference: string,
    what: What,
    details: unknown = {},
    followUps: readonly FollowUp[] = allFollowUps,
  ): Promise<void> {
    const { standing } = await getApplication(db, reference);
    const opened = { reference, form: newId(), seen: standing.number };
    await act(site, await person(player), opened, { what, details }, followUps);
  }

  /** An application whose evidence is whole, as a draft. */
  async function start({ scheme = 'engagement-mark', statistic }: StartOptions = {}) {
    const applicant = await person('applicant');
    const about = statistic ?? 'invented-statistic';
    const reference = await beginApplication(site, applicant, { scheme, statistic: about });
    await write(reference, wholeEvidence(await readShipped(scheme)));
    return reference;
  }

  async function write(reference: string, evidence: Evidence): Promise<void> {
    const { id } = await getApplication(db, reference);
    const { lock } = await getDraft(db, id);
    await saveEvidence(site, await person('applicant'), { reference, lock, evidence });
  }

  const pause = (days: number) => {
    now = new Date(now.getTime() + days * 86_400_000);
  };

  /** Drives a new application until it stands so: one day between any two of its stations. */
  async function reach(state: Reachable, options: StartOptions = {}): Promise<string> {
    const reference = await start(options);
    const scheme = await readShipped(options.scheme ?? 'engagement-mark');
    const route = scheme.routes.find(({ code }) => code === options.route) ?? scheme.routes[0];
    if (!route) throw new Error('A scheme has a route.');
    const stations: Record<Exclude<Reachable, 'draft'>, () => Promise<void>> = {
      submitted: () => does('applicant', reference, 'submit'),
      valid: () =>
        does('adviser', reference, 'validate', {
          checked: scheme.validation.map(({ code }) => code),
        }),
      'in-review': async () => {
        await does('adviser', reference, 'route', {
          route: route.code,
          reasons: 'It concerns everybody.',
          precedent: route.precedent ? scheme.precedents[0]?.code : null,
          cleared: route.exclusions.map(({ code }) => code),
        });
        await does('adviser', reference, 'assign', { person: (await hire('lay1')).id, as: 'lead' });
        await does('adviser', reference, 'assign', {
          person: (await hire('expert1')).id,
          as: 'reviewer',
        });
      },
      advised: () => advises(reference, scheme, route.by === 'meeting'),
      decided: () => does('decider', reference, 'decide', decisionOf('supported')),
      live: () => does('adviser', reference, 'letter', letter),
    };
    for (const [station, go] of Object.entries(stations)) {
      if (state === 'draft') break;
      pause(1);
      await go();
      if (station === state) break;
    }
    return reference;
  }

  /** Declarations, views, a meeting where the route has one, presence, and the chair's advice. */
  async function advises(
    reference: string,
    scheme: Scheme,
    atMeeting: boolean,
    outcome = 'supported',
  ): Promise<void> {
    const members = ['lay1', 'lay2', 'expert1', 'expert2', 'chair'] as const;
    for (const member of members) await does(member, reference, 'declare', { interest: 'none' });
    for (const member of members) await does(member, reference, 'view', viewOf(scheme));
    if (atMeeting) {
      const day = await planMeeting(scheme);
      await does('adviser', reference, 'place', { meeting: day, starts: '10:00' });
      now = new Date(`${day}T10:00:00.000Z`);
      for (const member of members) {
        const { id } = await hire(member);
        await does('chair', reference, 'attend', { person: id, present: true });
      }
    }
    await does('chair', reference, 'advise', adviceOf(outcome));
  }

  /** A meeting of a scheme on the next day that has none. */
  async function planMeeting(scheme: Scheme): Promise<string> {
    for (let day = addDays(dayOf(now, scheme.time_zone), 7); ; day = addDays(day, 1)) {
      const taken = await db
        .selectFrom('meetings')
        .select('id')
        .where('day', '=', day)
        .executeTakeFirst();
      if (taken) continue;
      await db
        .insertInto('meetings')
        .values({
          day,
          scheme: scheme.scheme,
          starts: '10:00',
          slot_minutes: 20,
          place: 'Online',
          state: 'planned',
          lock: 0,
        })
        .execute();
      return day;
    }
  }

  return {
    site,
    db,
    hire,
    returns,
    person,
    does,
    start,
    write,
    reach,
    advises,
    planMeeting,
    /** How it stands. */
    stands: async (reference: string) => (await getApplication(db, reference)).standing,
    now: () => now,
    pause,
    setNow: (at: string) => {
      now = new Date(at);
    },
    /** The mails that wait or were sent, in their order. */
    mails: () =>
      db.selectFrom('outbox').select(['recipient', 'subject', 'body']).orderBy('id').execute(),
  };
}

export type Review = Awaited<ReturnType<typeof openReview>>;
export type Reachable = Extract<
  State,
  'draft' | 'submitted' | 'valid' | 'in-review' | 'advised' | 'decided' | 'live'
>;

export const letter = { subject: 'The decision', words: 'This is the final letter.' };

export function decisionOf(outcome: string, due = '2027-12-31') {
  const conditions =
    outcome === 'supported-with-conditions' ? [{ text: 'Ask young people too.', due }] : [];
  const refused_for = outcome === 'not-supported' ? ['not-shown'] : [];
  return {
    outcome,
    reasons: 'The reasons of the invented decision.',
    differs: 'Why the invented decision is not what was advised.',
    conditions,
    refused_for,
  };
}

export function adviceOf(outcome: string, due = '2027-12-31') {
  const { conditions, reasons } = decisionOf(outcome, due);
  return {
    outcome,
    reasons,
    conditions,
    lay: 'What lay members said.',
    expert: 'What experts said.',
  };
}

export function viewOf(scheme: Scheme, outcome = 'supported') {
  const answers = scheme.criteria.map(({ code }) => ({ criterion: code, opinion: 'met' }));
  return { answers, outcome, words: 'An invented view.' };
}

/** Evidence that meets the least of a scheme for a statistic of higher public interest; all invented. */
export function wholeEvidence(scheme: Scheme): Evidence {
  const ofActivity = scheme.questions.filter((one) => one.of === 'activity');
  const ofApplication = scheme.questions.filter((one) => one.of === 'application');
  const answers = (questions: readonly { code: string }[]) =>
    Object.fromEntries(questions.map(({ code }) => [code, 'An invented answer.']));
  const kinds = ['public', 'affected-communities', 'data-users'];
  const activities = kinds.map((who, index) => ({
    key: `a${index + 1}`,
    title: `Invented workshops ${index + 1}`,
    done: 'People met and talked about the questions.',
    method: 'workshops',
    mode: 'face-to-face',
    start: '2025-10',
    end: '2025-11',
    aims: ['needs', 'acceptability'],
    cohorts: [{ who, count: 24, qualifier: 'exact', basis: 'took-part', recruitment: 'open' }],
    represent: 'They came from the places that the statistics are about.',
    came_of_it: 'A list of what to change.',
    changed: 'Two categories were reworded.',
    exchanges: [1, 2].map((number) => ({
      asked: `Invented question ${number}`,
      said: 'The words were not understood.',
      response: 'accepted',
      reason: 'They were right.',
      did: 'The words were changed.',
    })),
    not_done: 'Nobody was visited at home.',
    answers: answers(ofActivity),
  }));
  return evidenceSchema.parse({
    profile: 'higher',
    profile_reason: 'Many people are affected.',
    purpose: 'A new release of the invented statistic.',
    plain_summary: 'We count something invented, and ask you what you think of it.',
    activities,
    not_done: 'No survey was made.',
    answers: answers(ofApplication),
    contact: 'Invented Contact, contact@people.example',
    credit: 'The invented team',
  });
}
