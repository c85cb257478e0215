import type { Context } from 'hono';
import { whenText } from '../../examples/wording.ts';
import { Conflict, Invalid, type Problem } from '../../kernel/errors.ts';
import { fieldOf } from '../../kernel/http/form.ts';
import { parse } from '../../kernel/http/query.ts';
import { respondHtml } from '../../kernel/http/respond.ts';
import { layout } from '../../kernel/layout.ts';
import { findNames } from '../../people/queries.ts';
import { hasRole } from '../../people/rules.ts';
import type { SignedIn } from '../../people/schema.ts';
import { signedInAction, signedInPage } from '../../people/signed-in.ts';
import type { FollowUp } from '../applications/actions.ts';
import type { Review } from '../applications/hub-queries.ts';
import { dayOf } from '../course/clock-rules.ts';
import { findNoticed, findPanel, listMembers } from '../panel/queries.ts';
import { requireDesk } from '../panel/rules.ts';
import { getScheme } from '../scheme/queries.ts';
import { cancelMeeting, makeMeeting, recordAttendance, recordPresence } from './actions.ts';
import { agendaOf } from './agenda.ts';
import { deskItem } from './desk-items.ts';
import { meetingDesk } from './desk-views.ts';
import { meetingForm, type TypedMeeting } from './form-views.ts';
import { registerMinutesPages } from './minutes/pages.ts';
import { registerPublicMeetings } from './public-pages.ts';
import { findAttendance, findMeetingDays, getMeeting } from './queries.ts';
import { isCancellable, mayRecord, requireAdviser, requireRecorder } from './rules.ts';
import { meetingSchema } from './schema.ts';

/** Planning meetings, the working page of each, its minutes, and what everybody may know of it. */
export function registerMeetingPages(review: Review, followUps: readonly FollowUp[]): void {
  const { site, desk, holdings } = review;

  signedInPage(site, '/meetings/new', {
    html: async ({ c, person }) => {
      const { schemes } = (await desk()).value;
      const first = schemes[0]?.scheme.scheme ?? '';
      const blank = { scheme: first, day: '', starts: '10:00', slot_minutes: '20', place: '' };
      return showForm(c, person, blank, []);
    },
  });

  signedInAction(site, '/meetings', async ({ c, person, form }) => {
    requireAdviser(person);
    const typed = {
      scheme: fieldOf(form, 'scheme'),
      day: fieldOf(form, 'day'),
      starts: fieldOf(form, 'starts'),
      slot_minutes: fieldOf(form, 'slot_minutes'),
      place: fieldOf(form, 'place'),
    };
    try {
      await makeMeeting(site, person, parse(meetingSchema, typed));
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      return showForm(c, person, typed, error.problems);
    }
    return c.redirect(`/meetings/${typed.day}/desk`, 303);
  });

  signedInPage(site, '/meetings/:date/desk', {
    html: ({ c, person, params }) => showDesk(c, person, params.date ?? '', []),
  });

  signedInAction(site, '/meetings/:date/attendance', async ({ c, person, params, form }) => {
    requireRecorder(person);
    const day = params.date ?? '';
    const attendance = new Map<string, 'present' | 'apologies'>();
    for (const name of Object.keys(form.fields)) {
      const id = /^attendance\.([a-z0-9]{1,40})$/.exec(name)?.[1];
      const state = fieldOf(form, name);
      if (id && (state === 'present' || state === 'apologies')) attendance.set(id, state);
    }
    const lock = Number(fieldOf(form, 'lock'));
    return orAgain(c, person, day, () => recordAttendance(site, person, day, { lock, attendance }));
  });

  signedInAction(site, '/meetings/:date/presence', async ({ c, person, params, form }) => {
    requireRecorder(person);
    const day = params.date ?? '';
    const reference = fieldOf(form, 'reference');
    const [shown, present] = [form.fields.shown ?? [], form.fields.present ?? []];
    return orAgain(
      c,
      person,
      day,
      () => recordPresence(site, person, day, { reference, shown, present }),
      `#${reference}`,
    );
  });

  signedInAction(site, '/meetings/:date/cancellation', async ({ c, person, params }) => {
    const day = params.date ?? '';
    await cancelMeeting(site, person, day, followUps);
    return c.redirect(`/meetings/${day}/desk`, 303);
  });

  registerMinutesPages(review);
  registerPublicMeetings(review);

  /** Does it, or shows the page as it stands with what is wrong. */
  async function orAgain(
    c: Context,
    person: SignedIn,
    day: string,
    run: () => Promise<void>,
    place = '',
  ): Promise<Response> {
    try {
      await run();
    } catch (error) {
      if (error instanceof Invalid) return showDesk(c, person, day, error.problems);
      if (!(error instanceof Conflict)) throw error;
      return showDesk(c, person, day, [{ field: 'main', message: error.message }], 409);
    }
    return c.redirect(`/meetings/${day}/desk${place}`, 303);
  }

  async function showForm(
    c: Context,
    person: SignedIn,
    typed: TypedMeeting,
    problems: readonly Problem[],
  ): Promise<Response> {
    requireAdviser(person);
    const error = problems.length > 0;
    return respondHtml(
      c,
      layout(site, {
        title: `${error ? 'Error: ' : ''}Plan a meeting`,
        path: '/meetings/new',
        main: meetingForm(person, (await desk()).value.schemes, typed, problems),
        noindex: true,
        person,
      }),
      error ? 422 : 200,
    );
  }

  async function showDesk(
    c: Context,
    person: SignedIn,
    day: string,
    problems: readonly Problem[],
    wrong: 409 | 422 = 422,
  ): Promise<Response> {
    requireDesk(person);
    const { db } = site;
    const meeting = await getMeeting(db, day);
    const { scheme } = await getScheme(db, meeting.scheme);
    const now = site.now();
    const today = dayOf(now, scheme.time_zone);
    const agenda = agendaOf(meeting, (await desk()).value.applications.values());
    const members = await listMembers(db);
    const attendance = await findAttendance(db, meeting.id);
    const people = await findNames(db, [
      ...members.map((member) => member.person.id),
      ...attendance.keys(),
      ...agenda.flatMap(({ application }) => [...application.standing.hands.keys()]),
    ]);
    const [panel, meetings] = [await findPanel(db), await findMeetingDays(db, meeting.scheme)];
    const items = [];
    for (const item of agenda) {
      const noticed = await findNoticed(db, item.application.scheme.notice);
      items.push(deskItem(item, person, { now, panel, noticed, meetings, people }));
    }
    const main = meetingDesk({
      meeting,
      schemeTitle: scheme.title,
      person,
      names: (await holdings()).value.names,
      items,
      members,
      attendance,
      people,
      records: mayRecord(person),
      begun: today >= day,
      cancels: hasRole(person, 'adviser') && isCancellable(meeting, agenda, today),
      problems,
    });
    const error = problems.length > 0;
    return respondHtml(
      c,
      layout(site, {
        title: `${error ? 'Error: ' : ''}Meeting of ${whenText(day)}, working page`,
        path: `/meetings/${day}/desk`,
        main,
        breadcrumbs: [{ text: 'Meetings', href: '/meetings' }],
        noindex: true,
        person,
      }),
      error ? wrong : 200,
    );
  }
}
