import type { Context } from 'hono';
import { Conflict, Forbidden, Invalid, type Problem } from '../../kernel/errors.ts';
import { type Form, fieldOf } from '../../kernel/http/form.ts';
import { parse } from '../../kernel/http/query.ts';
import { respondHtml } from '../../kernel/http/respond.ts';
import { layout } from '../../kernel/layout.ts';
import { hasRole } from '../../people/rules.ts';
import type { SignedIn } from '../../people/schema.ts';
import { signedInAction, signedInPage } from '../../people/signed-in.ts';
import type { Review } from '../applications/hub-queries.ts';
import { dayOf } from '../course/clock-rules.ts';
import { meetingsList } from '../meetings/list-views.ts';
import { listMeetings } from '../meetings/queries.ts';
import { acceptNotice, forgetEnded, saveMember } from './actions.ts';
import { waitingFor } from './member-items.ts';
import { membersPage, type Notice, ownPage, type TypedMember } from './member-views.ts';
import { findAcceptances, getMember, listMembers } from './queries.ts';
import { requirePanel } from './rules.ts';
import { memberSchema } from './schema.ts';
import { seatText } from './wording.ts';

/** `/panel/me`, a member's own page, and `/panel`, the panel as the advice team sees it. */
export function registerPanelPages(review: Review): void {
  const { site, desk, holdings } = review;
  site.hourly.push(() => forgetEnded(site.db));

  signedInPage(site, '/panel/me', {
    html: ({ c, person, query }) => showOwn(c, person, null, [], query.saved !== undefined),
  });

  signedInAction(site, '/panel/me', async ({ c, person, form }) => {
    requirePanel(person);
    const typed = readTyped(form);
    if (form.fields.more) return showOwn(c, person, { ...typed, rows: typed.rows + 3 }, []);
    try {
      const details = parse(memberSchema, {
        interests: typed.interests.trim(),
        away: typed.away,
      });
      await saveMember(site, person, typed.lock, details);
    } catch (error) {
      if (error instanceof Invalid) return showOwn(c, person, typed, error.problems);
      if (!(error instanceof Conflict)) throw error;
      const { lock } = await getMember(site.db, person.id);
      const problems = [{ field: 'interests', message: error.message }];
      return showOwn(c, person, { ...typed, lock }, problems);
    }
    return c.redirect('/panel/me?saved=yes', 303);
  });

  signedInAction(site, '/panel/me/notice', async ({ c, person, form }) => {
    await acceptNotice(site, person, fieldOf(form, 'notice'));
    return c.redirect('/panel/me', 303);
  });

  signedInPage(site, '/panel', {
    html: async ({ c, person }) => {
      if (!hasRole(person, 'adviser') && !hasRole(person, 'chair')) {
        throw new Forbidden('This is for the advice team and the chair of the panel.');
      }
      const { schemes } = (await desk()).value;
      const members = await listMembers(site.db);
      const lines = [];
      for (const { person: member, side, chair, interests, away } of members) {
        const accepted = await findAcceptances(site.db, member.id);
        const open = schemes.filter(({ scheme }) => !accepted.has(scheme.notice));
        lines.push({
          name: member.name,
          seat: seatText(side, chair),
          interests,
          away,
          notAccepted: open.map(({ scheme }) => scheme.title),
        });
      }
      const list = meetingsList(await listMeetings(site.db), schemes, site.now(), {
        adviser: hasRole(person, 'adviser'),
      });
      return respondHtml(
        c,
        layout(site, {
          title: 'The panel',
          path: '/panel',
          main: membersPage(lines, list),
          noindex: true,
          person,
        }),
      );
    },
  });

  /** `typed`: what was sent and not saved; null for what is saved. */
  async function showOwn(
    c: Context,
    person: SignedIn,
    typed: TypedMember | null,
    problems: readonly Problem[],
    saved = false,
  ): Promise<Response> {
    requirePanel(person);
    const { db } = site;
    const { schemes, applications } = (await desk()).value;
    const member = await getMember(db, person.id);
    const accepted = await findAcceptances(db, person.id);
    const wanted = [
      ...schemes.map(({ scheme }) => scheme),
      // What is with the panel goes by the notice of the version that it was begun under.
      ...[...applications.values()]
        .filter(({ standing }) => standing.state === 'in-review')
        .map(({ scheme }) => scheme),
    ];
    const byWords = Map.groupBy(wanted, ({ notice }) => notice);
    const notices = [...byWords].map(
      ([words, of]): Notice => ({
        words,
        schemes: [...new Set(of.map(({ title }) => title))],
        accepted: accepted.get(words) ?? null,
      }),
    );
    const meetings = (await listMeetings(db)).filter(({ day, state, scheme }) => {
      const zone = schemes.find((one) => one.scheme.scheme === scheme)?.scheme.time_zone;
      return state === 'planned' && zone && day >= dayOf(site.now(), zone);
    });
    const main = ownPage({
      person,
      seat: seatText(member.side, member.chair),
      notices,
      waiting: waitingFor(person, applications.values(), (await holdings()).value.names, (scheme) =>
        accepted.has(scheme.notice),
      ),
      meetings: meetings.toReversed().map(({ day, scheme }) => ({
        day,
        title: schemes.find((one) => one.scheme.scheme === scheme)?.scheme.title ?? scheme,
      })),
      typed: typed ?? { ...member, rows: Math.max(2, member.away.length + 1) },
      problems,
      saved,
    });
    const title = problems.length > 0 ? 'Error: Your page on the panel' : 'Your page on the panel';
    return respondHtml(
      c,
      layout(site, { title, path: '/panel/me', main, noindex: true, person }),
      problems.length > 0 ? 422 : 200,
    );
  }
}

function readTyped(form: Form): TypedMember {
  const away = [];
  let rows = 0;
  for (; `away.${rows}.from` in form.fields && rows < 60; rows++) {
    const part = (of: 'from' | 'to') => fieldOf(form, `away.${rows}.${of}`).trim();
    const [from, to] = [part('from'), part('to')];
    if (from || to) away.push({ from, to });
  }
  return {
    interests: fieldOf(form, 'interests'),
    away,
    lock: Number(fieldOf(form, 'lock')),
    rows,
  };
}
