import { z } from 'zod';
import { whenText } from '../../examples/wording.ts';
import { Invalid } from '../../kernel/errors.ts';
import { one, parseQuery } from '../../kernel/http/query.ts';
import { respondHtml, respondJson, respondText } from '../../kernel/http/respond.ts';
import { type PageRequest, page } from '../../kernel/http/site.ts';
import { layout } from '../../kernel/layout.ts';
import type { Review } from '../applications/hub-queries.ts';
import { findPublicNames, listMembers } from '../panel/queries.ts';
import { seatText } from '../panel/wording.ts';
import { split } from './list-views.ts';
import { meetingMarkdown } from './markdown.ts';
import { findMinuted } from './minutes/queries.ts';
import { readMeeting } from './public-queries.ts';
import { meetingPage, meetingsPage, noMeetings, type PublicMember } from './public-views.ts';
import { listMeetings } from './queries.ts';

const parameters = z.strictObject({ scheme: one(z.string().optional()) });
const breadcrumbs = [{ text: 'Meetings', href: '/meetings' }];

/** `/meetings`, `/meetings/:date` and earlier versions of minutes, for everybody. */
export function registerPublicMeetings(review: Review): void {
  const { site, desk } = review;

  page(site, '/meetings', {
    html: async ({ c, query }) => {
      const found = await readMeetings(query);
      const { schemes, scheme } = found;
      const none = schemes.length === 0;
      const json = `/meetings.json${scheme === null ? '' : `?scheme=${scheme}`}`;
      return respondHtml(
        c,
        layout(site, {
          title: 'Meetings',
          path: '/meetings',
          main: none ? noMeetings() : meetingsPage(found),
          ...(none ? { noindex: true } : { formats: [{ text: 'JSON', href: json }] }),
        }),
      );
    },
    json: async ({ c, query }) => {
      const { coming, past, minuted, members } = await readMeetings(query);
      const items = [...coming, ...past].map(
        ({ id, day, scheme, starts, slot_minutes, place, state }) => ({
          url: `${site.url}/meetings/${day}`,
          day,
          scheme,
          starts,
          slot_minutes,
          place,
          state,
          minutes: minuted.has(id) ? `${site.url}/meetings/${day}` : null,
        }),
      );
      return respondJson(c, { total: items.length, items, panel: members });
    },
  });

  page(site, '/meetings/:date', {
    html: async (request) => showMeeting(request, null),
    json: async ({ c, params }) =>
      respondJson(c, await readMeeting(review, params.date ?? '', null)),
    md: async ({ c, params }) =>
      respondText(c, 'md', meetingMarkdown(await readMeeting(review, params.date ?? '', null))),
  });

  page(site, '/meetings/:date/minutes/:number', {
    html: async (request) => showMeeting(request, Number(request.params.number)),
  });

  async function readMeetings(query: PageRequest['query']) {
    const { scheme = null } = parseQuery(parameters, query);
    const { schemes } = (await desk()).value;
    if (scheme !== null && !schemes.some((one) => one.scheme.scheme === scheme)) {
      throw new Invalid([{ field: 'scheme', message: 'is not a scheme' }]);
    }
    const wanted = schemes.filter((one) => scheme === null || one.scheme.scheme === scheme);
    const all = (await listMeetings(site.db)).filter((one) =>
      wanted.some(({ scheme: { scheme: slug } }) => slug === one.scheme),
    );
    const members: PublicMember[] = [];
    const names = new Map<string, string>();
    for (const { scheme: of } of wanted) {
      for (const [id, name] of await findPublicNames(site.db, of.scheme)) names.set(id, name);
    }
    for (const { person, side, chair, interests } of await listMembers(site.db)) {
      const name = names.get(person.id);
      if (name) members.push({ name, seat: seatText(side, chair), interests: interests || null });
    }
    const minuted = await findMinuted(site.db);
    return { ...split(all, schemes, site.now()), schemes, scheme, minuted, members };
  }

  async function showMeeting({ c, params, path }: PageRequest, number: number | null) {
    const day = params.date ?? '';
    const meeting = await readMeeting(review, day, number);
    const formats = [
      { text: 'JSON', href: `/meetings/${day}.json` },
      { text: 'Markdown', href: `/meetings/${day}.md` },
    ];
    const version = number === null ? '' : `, version ${number} of the minutes`;
    return respondHtml(
      c,
      layout(site, {
        title: `Meeting of ${whenText(day)}${version}`,
        path,
        main: meetingPage(meeting),
        breadcrumbs,
        ...(number === null ? { formats } : { noindex: true }),
      }),
    );
  }
}
