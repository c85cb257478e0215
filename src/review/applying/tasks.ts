import { applicationAddress } from '../acts/addresses.ts';
import type { Missing } from '../evidence/missing-rules.ts';
import type { Evidence } from '../evidence/schema.ts';
import type { Scheme } from '../scheme/schema.ts';

export type TaskStatus = 'completed' | 'incomplete' | 'not-started' | 'optional' | 'cannot-start';

/** One line of the list of what is to be written. */
export interface Task {
  title: string;
  address: string;
  status: TaskStatus;
}

/** The addresses of the pages on which an application is written. */
export const taskPages = {
  about: 'about',
  summary: 'plain-summary',
  activities: 'activities',
  other: 'questions',
  files: 'files',
} as const;

export function activityAddress(reference: string, key: string, part?: string): string {
  const base = applicationAddress(reference, `${taskPages.activities}/${key}`);
  return part ? `${base}/${part}` : base;
}

/** What is to be written of an application, and how far each has come. */
export function listTasks(
  reference: string,
  evidence: Evidence,
  scheme: Scheme,
  missing: readonly Missing[],
  files: number,
): Task[] {
  const { profile, profile_reason, purpose, contact, activities } = evidence;
  const at = (part: string) => applicationAddress(reference, part);
  const lacks = (belongs: (field: string) => boolean) =>
    missing.some(({ field }) => belongs(field));
  const status = (begun: boolean, lacking: boolean): TaskStatus =>
    !lacking ? 'completed' : begun ? 'incomplete' : 'not-started';
  const ofAbout = (field: string) =>
    ['profile', 'profile_reason', 'purpose', 'contact'].includes(field);
  const answered = Object.keys(evidence.answers).length > 0 || evidence.not_done !== null;
  const asks = scheme.questions.some((one) => one.of === 'application');
  // What is asked for depends on the profile: until one is chosen, what some profile must give.
  const anyProfile = profile === null;
  const wantsActivity = anyProfile
    ? activities.length === 0 && Object.values(scheme.least).some((one) => one.activities > 0)
    : lacks((field) => field === 'activities');
  const wantsAnswers =
    lacks((field) => field.startsWith('answers.')) || (anyProfile && asks && !answered);
  return [
    {
      title: 'About the statistic and why',
      address: at(taskPages.about),
      status: status(
        [profile, profile_reason, purpose, contact].some((one) => one !== null),
        lacks(ofAbout),
      ),
    },
    {
      title: 'Plain-language summary',
      address: at(taskPages.summary),
      status: status(
        false,
        lacks((field) => field === 'plain_summary'),
      ),
    },
    ...activities.map(({ key, title }, index) => ({
      title: `Activity ${index + 1}: ${title ?? 'without a name yet'}`,
      address: activityAddress(reference, key),
      status: status(
        true,
        lacks((field) => field.startsWith(`activities.${index}.`)),
      ),
    })),
    {
      title: activities.length === 0 ? 'Add an activity' : 'Add another activity',
      address: at(`${taskPages.activities}/new`),
      status: wantsActivity ? 'not-started' : 'optional',
    },
    {
      title: asks ? 'Other questions of the scheme' : 'What was not done, and why',
      address: at(taskPages.other),
      status: wantsAnswers || answered ? status(answered, wantsAnswers) : 'optional',
    },
    {
      title: files === 0 ? 'Files of evidence' : `Files of evidence (${files})`,
      address: at(taskPages.files),
      status: 'optional',
    },
  ];
}

/** Where what is missing is written: the page, and the field on it. */
export function addressOfMissing(
  reference: string,
  { activities }: Evidence,
  field: string,
): string {
  const [first = '', number = '', ...rest] = field.split('.');
  if (first !== 'activities') {
    const page =
      first === 'plain_summary'
        ? taskPages.summary
        : first === 'answers'
          ? taskPages.other
          : taskPages.about;
    return `${applicationAddress(reference, page)}#${field}`;
  }
  const activity = activities[Number(number)];
  return number !== '' && activity
    ? `${activityAddress(reference, activity.key)}#${rest.join('.')}`
    : applicationAddress(reference, `${taskPages.activities}/new`);
}

/** What a part of the evidence lacks, its fields as its own form names them. */
export function missingOfPart(
  missing: readonly Missing[],
  belongs: (field: string) => boolean,
  prefix = '',
): Missing[] {
  return missing
    .filter(({ field }) => field.startsWith(prefix) && belongs(field.slice(prefix.length)))
    .map(({ field, message }) => ({ field: field.slice(prefix.length), message }));
}
