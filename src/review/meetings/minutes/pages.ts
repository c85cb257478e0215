import type { Context } from 'hono';
import { whenText } from '../../../examples/wording.ts';
import { Conflict, Invalid, type Problem } from '../../../kernel/errors.ts';
import { type Form, fieldOf } from '../../../kernel/http/form.ts';
import { parse } from '../../../kernel/http/query.ts';
import { respondHtml } from '../../../kernel/http/respond.ts';
import { layout } from '../../../kernel/layout.ts';
import { findNames } from '../../../people/queries.ts';
import { hasRole } from '../../../people/rules.ts';
import type { SignedIn } from '../../../people/schema.ts';
import { signedInAction, signedInPage } from '../../../people/signed-in.ts';
import type { Review } from '../../applications/hub-queries.ts';
import { dayOf } from '../../course/clock-rules.ts';
import { getScheme } from '../../scheme/queries.ts';
import { agendaOf } from '../agenda.ts';
import { findAttendance, getMeeting, listMeetings } from '../queries.ts';
import { mayRead, requireRecorder } from '../rules.ts';
import {
  approveMinutes,
  correctMinutes,
  publishMinutes,
  saveMinutes,
  writeMinutes,
} from './actions.ts';
import { minutesDesk } from './desk-views.ts';
import { listVersions } from './queries.ts';
import { readMinutes } from './reading.ts';
import { type Minutes, type MinutesWords, minutesWordsSchema } from './schema.ts';
import { earlierDecisions } from './writing.ts';

interface Sent {
  typed: MinutesWords | null;
  reason: string;
  problems: readonly Problem[];
  notice: string | null;
}
const nothingSent: Sent = { typed: null, reason: '', problems: [], notice: null };

/** `/meetings/:date/minutes`: where the advice team and the chair write, approve and publish them. */
export function registerMinutesPages({ site, desk, holdings }: Review): void {
  const base = '/meetings/:date/minutes';

  signedInPage(site, base, {
    html: ({ c, person, params }) => show(c, person, params.date ?? '', nothingSent),
  });

  signedInAction(site, base, async ({ c, person, params, form }) => {
    requireRecorder(person);
    const day = params.date ?? '';
    const earlier = await findEarlier(day);
    await writeMinutes(site, person, day, { lock: lockOf(form), earlier });
    return c.redirect(`/meetings/${day}/minutes`, 303);
  });

  signedInAction(site, `${base}/words`, async ({ c, person, params, form }) => {
    requireRecorder(person);
    const day = params.date ?? '';
    const typed = readWords(form);
    try {
      const words = parse(minutesWordsSchema, typed);
      await saveMinutes(site, person, day, { lock: lockOf(form), words });
    } catch (error) {
      if (error instanceof Invalid) {
        return show(c, person, day, { ...nothingSent, typed, problems: error.problems });
      }
      if (!(error instanceof Conflict)) throw error;
      return show(c, person, day, { ...nothingSent, typed, notice: error.message });
    }
    return c.redirect(`/meetings/${day}/minutes`, 303);
  });

  signedInAction(site, `${base}/approval`, async ({ c, person, params, form }) => {
    const day = params.date ?? '';
    await approveMinutes(site, person, day, lockOf(form));
    return c.redirect(`/meetings/${day}/minutes`, 303);
  });

  signedInAction(site, `${base}/publication`, async ({ c, person, params, form }) => {
    const day = params.date ?? '';
    await publishMinutes(site, person, day, lockOf(form));
    return c.redirect(`/meetings/${day}/minutes`, 303);
  });

  signedInAction(site, `${base}/correction`, async ({ c, person, params, form }) => {
    const day = params.date ?? '';
    const reason = fieldOf(form, 'reason').trim();
    try {
      await correctMinutes(site, person, day, reason);
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      return show(c, person, day, { ...nothingSent, reason, problems: error.problems });
    }
    return c.redirect(`/meetings/${day}/minutes`, 303);
  });

  /** The decisions since the scheme's meeting before, as lines. */
  async function findEarlier(day: string): Promise<string | null> {
    const { scheme } = await getMeeting(site.db, day);
    const before = (await listMeetings(site.db)).find(
      (one) => one.scheme === scheme && one.state === 'planned' && one.day < day,
    );
    const { applications } = (await desk()).value;
    const since = { after: before?.day ?? '', until: day };
    return earlierDecisions(applications.values(), scheme, since, (await holdings()).value.names);
  }

  async function show(c: Context, person: SignedIn, day: string, sent: Sent): Promise<Response> {
    requireRecorder(person);
    const meeting = await getMeeting(site.db, day);
    const { scheme } = await getScheme(site.db, meeting.scheme);
    const versions = await listVersions(site.db, meeting.id);
    const last = versions.at(-1)?.document ?? null;
    const agenda = agendaOf(meeting, (await desk()).value.applications.values());
    const withheld = (reference: string) => {
      const item = agenda.find(({ application }) => application.reference === reference);
      if (item && mayRead(person, item)) return null;
      return item ? 'This item is closed to you.' : 'This item is on this agenda no more.';
    };
    const attendance = await findAttendance(site.db, meeting.id);
    const main = minutesDesk({
      ...sent,
      meeting,
      person,
      versions,
      read:
        last &&
        readMinutes(last, {
          names: (await holdings()).value.names,
          scheme,
          people: await findNames(site.db, peopleIn(last)),
          withheld,
        }),
      typed: last && wordsFor(last, sent.typed, withheld),
      approves: hasRole(person, 'chair') && attendance.get(person.id) === 'present',
      begun: dayOf(site.now(), scheme.time_zone) >= day,
    });
    const error = sent.problems.length > 0;
    return respondHtml(
      c,
      layout(site, {
        title: `${error ? 'Error: ' : ''}Minutes of ${whenText(day)}`,
        path: `/meetings/${day}/minutes`,
        main,
        noindex: true,
        person,
      }),
      error ? 422 : sent.notice === null ? 200 : 409,
    );
  }
}

/** What stands in the form of words: never anything of an item that is closed to its reader. */
function wordsFor(
  document: Minutes,
  typed: MinutesWords | null,
  withheld: (reference: string) => string | null,
): MinutesWords {
  return {
    earlier: typed ? typed.earlier : document.earlier,
    other: typed ? typed.other : document.other,
    items: document.items.map(({ reference, purpose, lay, expert, reasons }, index) =>
      withheld(reference) === null
        ? (typed?.items[index] ?? { purpose, lay, expert, reasons })
        : null,
    ),
  };
}

function readWords(form: Form): MinutesWords {
  const area = (name: string) => fieldOf(form, name).trim() || null;
  const last = Object.keys(form.fields).reduce(
    (most, name) => Math.max(most, Number(/^items\.(\d{1,3})\./.exec(name)?.[1] ?? -1)),
    -1,
  );
  const items = Array.from({ length: last + 1 }, (_, index) => {
    const name = (of: string) => `items.${index}.${of}`;
    if (!(name('reasons') in form.fields)) return null;
    return {
      purpose: area(name('purpose')),
      lay: area(name('lay')),
      expert: area(name('expert')),
      reasons: area(name('reasons')),
    };
  });
  return { earlier: area('earlier'), other: area('other'), items };
}

function lockOf(form: Form): number {
  return Number(fieldOf(form, 'lock'));
}

/** Everybody whom minutes name, by opaque id. */
export function peopleIn({ people, items }: Minutes): string[] {
  return [
    ...people.map(({ person }) => person),
    ...items.flatMap(({ declarations, present }) => [
      ...declarations.map(({ person }) => person),
      ...present,
    ]),
  ];
}
