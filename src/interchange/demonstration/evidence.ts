import { slugOf } from '../../examples/editing/reading-names.ts';
import { type Evidence, evidenceSchema } from '../../review/evidence/schema.ts';
import type { Scheme } from '../../review/scheme/schema.ts';
import { offices } from './cast.ts';
import type { Course } from './courses.ts';
import { inventedAddress } from './statistics.ts';

/**
 * Evidence that meets a scheme's least for a statistic of higher public interest, all invented. `done`: the
 * month in which it was done. `half`: as somebody leaves it in the middle of writing.
 */
export function inventedEvidence(
  scheme: Scheme,
  course: Pick<Course, 'statistic' | 'office' | 'publishes' | 'cites'>,
  done: string,
  { half = false } = {},
): Evidence {
  const { statistic } = course;
  const answers = (of: 'activity' | 'application') =>
    Object.fromEntries(
      scheme.questions
        .filter((one) => one.of === of)
        .map(({ code, label }) => [code, `Invented answer to “${label}”`]),
    );
  const activities = groups.map(({ who, title, method, asked, said, did }, index) => ({
    key: `a${index + 1}`,
    title,
    done: `Invented: ${title.toLowerCase()} about ${statistic}.`,
    method,
    mode: 'face-to-face',
    start: done,
    end: done,
    aims: ['needs', 'acceptability'],
    cohorts: [
      { who, count: 24 + index, qualifier: 'exact', basis: 'took-part', recruitment: 'open' },
    ],
    represent: 'Invented: they came from the places that the statistics are about.',
    came_of_it: 'Invented: a list of what to change, in the order that those present gave it.',
    changed: 'Invented: two categories were reworded and one table was added.',
    exchanges: [1, 2].map((number) => ({
      asked: `Invented question ${number}: ${asked}`,
      said: `Invented answer: ${said}`,
      response: number === 1 ? 'accepted' : 'not-accepted',
      reason: number === 1 ? null : 'Invented reason: it would break a series that others use.',
      did: number === 1 ? `Invented: ${did}` : null,
    })),
    not_done: 'Invented: nobody was visited at home.',
    ...(index === 0 && inRegister(course)),
    answers: answers('activity'),
  }));
  const whole = {
    profile: 'higher',
    profile_reason: 'Invented reason: many people are affected.',
    purpose: `Invented purpose: a new release of ${statistic}.`,
    plain_summary: `Invented summary: we count something that is invented, and ask you what you think of ${statistic}.`,
    activities,
    not_done: 'Invented: no survey was made, as it would have reached the same people.',
    answers: answers('application'),
    contact: 'Ada, an invented person, ada@demonstration.example',
    credit: 'An invented team',
  };
  if (!half) return evidenceSchema.parse(whole);
  const { profile, purpose } = whole;
  return evidenceSchema.parse({ profile, purpose, activities: activities.slice(0, 1) });
}

/** Whether an activity is to become an example of the register, or cites one that another became. */
function inRegister({
  statistic,
  office = offices[0].slug,
  publishes,
  cites,
}: Parameters<typeof inventedEvidence>[1]) {
  return {
    example: cites ? slugOf(exampleTitle(cites)) : null,
    to_publish: publishes
      ? {
          title: exampleTitle(statistic),
          summary: `Invented: people in four invented towns were asked what statistics of ${statistic.toLowerCase()} should tell, and one table was added.`,
          source: inventedAddress(office, `invented-report-on/${slugOf(statistic)}`),
          source_title: 'Invented report of the workshops',
        }
      : null,
  };
}

function exampleTitle(statistic: string): string {
  return `Invented workshops about ${statistic.toLowerCase()}`;
}

const groups = [
  {
    who: 'public',
    title: 'Invented workshops in four towns',
    method: 'workshops',
    asked: 'which words in the release are hard to understand?',
    said: 'the word “household” means something else to us',
    did: 'the word is explained where it first stands',
  },
  {
    who: 'affected-communities',
    title: 'Invented meetings with those whose data are used',
    method: 'focus-groups',
    asked: 'is this use of what you told us acceptable to you?',
    said: 'yes, if nobody can be recognised in a small place',
    did: 'places with fewer than fifty people are shown together',
  },
  {
    who: 'data-users',
    title: 'Invented testing with people who use the tables',
    method: 'testing-with-respondents',
    asked: 'what do you look for first?',
    said: 'how this year differs from the last',
    did: 'the first table shows both years',
  },
] as const;
