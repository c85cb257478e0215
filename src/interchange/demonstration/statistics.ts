import { slugOf } from '../../examples/editing/reading-names.ts';
import type { StatisticEdit } from '../../statistics/schema.ts';
import { offices } from './cast.ts';
import type { Course } from './courses.ts';

const frequencies = ['annual', 'monthly', 'quarterly'] as const;
const subjects = ['survey', 'administrative-data', 'statistical-series'] as const;
const designations = ['official-statistics-in-development', 'other'] as const;

/**
 * All that may be known of a statistic, every word of it invented. `place`: of the course in its list, so
 * that not all are the same. `seen`: the day on which the designation is said to have been read.
 */
export function inventedStatistic(
  course: Pick<Course, 'statistic' | 'office'>,
  place: number,
  seen: string,
): StatisticEdit {
  const office = course.office ?? offices[0].slug;
  const called = course.statistic.toLowerCase();
  return {
    title: `Invented Statistics of ${course.statistic}`,
    producer: office,
    designation: {
      code: turn(designations, place),
      by: 'producer',
      source: inventedAddress(office, `invented-statement-about/${slugOf(called)}`),
      seen,
    },
    frequency: turn(frequencies, place),
    subject: turn(subjects, place),
    profile: {
      code: 'higher',
      reason: `Invented reason: many people would be affected by what is decided about ${called}.`,
    },
    description: `Invented: these statistics do not exist, and nobody has counted anything for them. They would tell, in an invented country, how things stand with ${called}: how much there is, where, for whom, and how that has changed.

They stand here so that the review desk can be tried.`,
    home: inventedAddress(office, `invented-statistics-of/${slugOf(called)}`),
  };
}

/** An address that nobody has: example.org is kept for documentation. */
export function inventedAddress(office: string, path: string): string {
  return `https://${office}.example.org/${path}`;
}

function turn<const T>(all: readonly [T, ...T[]], place: number): T {
  return all[place % all.length] ?? all[0];
}
