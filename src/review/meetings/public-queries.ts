import type { Holdings } from '../../examples/holdings.ts';
import { NotFound } from '../../kernel/errors.ts';
import type { Site } from '../../kernel/http/site.ts';
import type { ReviewDesk } from '../applications/queries.ts';
import { findPublicNames } from '../panel/queries.ts';
import { getScheme } from '../scheme/queries.ts';
import { agendaOf } from './agenda.ts';
import { listVersions } from './minutes/queries.ts';
import { type PublicMeeting, publicMeeting } from './public.ts';
import { getMeeting } from './queries.ts';

/** What is needed to read a meeting: also for an export, which serves nothing. */
export interface MeetingReading {
  site: Pick<Site, 'db' | 'url'>;
  holdings: () => Promise<{ value: Pick<Holdings, 'names'> }>;
  desk: () => Promise<{ value: ReviewDesk }>;
}

/** The meeting of a day with what is public of it; `number`: of its minutes, null for the last. Throws NotFound. */
export async function readMeeting(
  { site, desk, holdings }: MeetingReading,
  day: string,
  number: number | null,
): Promise<PublicMeeting> {
  const meeting = await getMeeting(site.db, day);
  const { scheme } = await getScheme(site.db, meeting.scheme);
  const versions = await listVersions(site.db, meeting.id);
  const shown = versions.some((one) => one.published && one.number === number);
  if (number !== null && !shown) throw new NotFound('There is no such version of these minutes.');
  const applications = [...(await desk()).value.applications.values()];
  return publicMeeting({
    url: site.url,
    meeting,
    scheme,
    agenda: agendaOf(meeting, applications),
    withdrawn: new Set(
      applications
        .filter(({ standing }) => standing.state === 'withdrawn')
        .map(({ reference }) => reference),
    ),
    versions,
    names: (await holdings()).value.names,
    people: await findPublicNames(site.db, scheme.scheme),
    number,
  });
}
