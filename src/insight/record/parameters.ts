import { z } from 'zod';
import { many, one } from '../../kernel/http/query.ts';

/** What can happen, by its code in the record, in the order in which it usually does. */
export const happenings = {
  received: 'A contribution was received',
  asked: 'An editor asked a question',
  answered: 'The contributor answered',
  'files-added': 'The contributor added files',
  claimed: 'An editor took it on',
  'handed-back': 'An editor handed it back',
  accepted: 'Accepted',
  'accepted-in-part': 'Accepted in part',
  declined: 'Declined',
  merged: 'Joined with another',
  'set-aside': 'Set aside',
  published: 'Published',
  revised: 'Revised',
  restored: 'Restored',
  renamed: 'Given another address',
  withdrawn: 'Withdrawn',
  redacted: 'Redacted',
  'statistic-added': 'A statistic was added to the register',
  'statistic-edited': 'What is recorded of a statistic was changed',
  'details-deleted': 'Contact details deleted',
  deleted: 'Deleted after its time',
  invited: 'An account was given',
  'roles-changed': 'Roles were changed',
  ended: 'An account was ended',
} as const;

/** The same of the review desk: what happens to applications, meetings and schemes. */
export const deskHappenings = {
  submit: 'Submitted',
  ask: 'The advice team asked a question: the clock stopped',
  answer: 'The applicant answered',
  return: 'Returned to the applicant',
  validate: 'Found valid: day 0 of the clock',
  route: 'Put on its route',
  advise: 'The panel gave its advice',
  decide: 'Decided',
  letter: 'The final letter went out: the decision took effect',
  'accept-evidence': 'A condition was met',
  'file-review': 'A review was handed in',
  'accept-review': 'A review was accepted',
  amend: 'An amendment was asked for',
  'decide-amendment': 'An amendment was decided',
  suspend: 'The mark was suspended',
  lift: 'The suspension was lifted',
  cancel: 'The mark was cancelled',
  appeal: 'The applicant appealed',
  'hear-appeal': 'The appeal was heard',
  'minutes-published': 'Minutes were published',
  'scheme-added': 'The rules were added, or a new version of them',
  'scheme-closed': 'It takes no new applications',
} as const;

export type Happening = keyof typeof happenings | keyof typeof deskHappenings;
export const allHappenings: Readonly<Record<Happening, string>> = {
  ...happenings,
  ...deskHappenings,
};
const codes = Object.keys(allHappenings) as [Happening, ...Happening[]];
export const subjectTypes = ['example', 'statistic', 'contribution', 'resource', 'person'] as const;
export const deskSubjectTypes = ['application', 'meeting', 'scheme'] as const;
const allSubjectTypes = [...subjectTypes, ...deskSubjectTypes];

export const recordSchema = z.strictObject({
  what: many(z.enum(codes, `must be one of ${codes.join(', ')}`)),
  about: one(
    z
      .string()
      .max(200, 'must have at most 200 characters')
      .regex(
        new RegExp(`^(${allSubjectTypes.join('|')})(:.+)?$`),
        `must be one of ${allSubjectTypes.join(', ')}, alone or with a colon and an id: example:some-slug`,
      )
      .optional()
      .transform((value) => value ?? null),
  ),
  before: one(
    z
      .string()
      .regex(/^[1-9]\d{0,8}$/, 'must be the id of a line')
      .optional()
      .transform((value) => (value === undefined ? null : Number(value))),
  ),
});

export type RecordFilters = z.output<typeof recordSchema>;

export function recordAddress(filters: Partial<RecordFilters>, ending = ''): string {
  const search = new URLSearchParams();
  for (const what of filters.what ?? []) search.append('what', what);
  if (filters.about) search.append('about', filters.about);
  if (filters.before) search.append('before', String(filters.before));
  return `/record${ending}${search.size === 0 ? '' : `?${search}`}`;
}
