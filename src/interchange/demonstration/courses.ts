import type { Office, Player } from './cast.ts';
import {
  advised,
  begun,
  decided,
  declared,
  inReview,
  live,
  present,
  type Scene,
  type Step,
  sent,
  step,
  submitted,
  valid,
  view,
  words,
} from './steps.ts';

export interface Course {
  /** What it shows, for whoever reads this list and for its test. */
  shows: string;
  statistic: string;
  office?: Office;
  scheme?: 'accreditation-condition';
  /** Its first activity becomes an example of the register with its decision. */
  publishes?: true;
  /** The statistic whose published example its first activity cites. */
  cites?: string;
  steps: readonly Step[];
}

/** The meetings of the schemes, as days from today: no two on one day. */
export const engagementMeetings = [-450, -396, -352, -260, -120, -64, -20, 0, 21] as const;
export const accreditationMeetings = [-700, -200, -40, 30] as const;

const filed = ({ scheme }: Scene) => ({
  answers: Object.fromEntries(
    scheme.review.questions.map(({ code, label }) => [code, `Invented answer to “${label}”`]),
  ),
});
const amended = { changes: ['sources'], ...words('a new source of data is used from next year.') };
const evidence = { condition: 1, ...words('young people were asked in two invented schools.') };

/** One application for each state there is, under both schemes; all invented. */
export const courses: readonly Course[] = [
  {
    shows: 'draft',
    statistic: 'Household Water',
    steps: [step(-5, 'applicant', 'begin'), step(-5, 'applicant', 'write-half')],
  },
  {
    shows: 'draft of another producer',
    statistic: 'River Levels',
    office: 'invented-river-authority',
    steps: begun(-8, 'other'),
  },
  {
    shows: 'pre-assessment asked for',
    statistic: 'Rural Bus Journeys',
    steps: [...begun(-9), step(-3, 'applicant', 'request-pre-assessment')],
  },
  {
    shows: 'pre-assessment given',
    statistic: 'School Meals',
    steps: [
      ...begun(-20),
      step(-16, 'applicant', 'request-pre-assessment'),
      step(-10, 'adviser', 'comment', words('say more about whom you did not reach.')),
    ],
  },
  { shows: 'submitted', statistic: 'Library Visits', steps: submitted(-2) },
  {
    shows: 'query',
    statistic: 'Street Lighting',
    steps: [
      ...submitted(-6),
      step(-3, 'adviser', 'ask', words('what does the number of the second group count?')),
    ],
  },
  { shows: 'valid', statistic: 'Allotment Waiting Times', steps: valid(-1) },
  {
    shows: 'in review, with a member who left',
    statistic: 'Unpaid Care',
    steps: [
      ...inReview(-3),
      step(-2, 'adviser', 'place', ({ day }: Scene) => ({ meeting: day(21), starts: '10:00' })),
      step(-1, 'lay', 'declare', { interest: 'none', words: null }),
      step(-1, 'leaver', 'declare', {
        interest: 'leaves',
        ...words('I worked for this invented office until last year.'),
      }),
    ],
  },
  {
    shows: 'in review by correspondence',
    statistic: 'Night-time Noise',
    steps: [
      ...inReview(-12, 1),
      step(-8, 'lay', 'declare', { interest: 'none', words: null }),
      step(-8, 'expert', 'declare', {
        interest: 'stays',
        ...words('I once spoke at an event of this invented office.'),
      }),
      view(-5, 'lay'),
    ],
  },
  {
    shows: 'quorate at today’s meeting, citing an example',
    statistic: 'Fuel Use at Home',
    cites: 'Loneliness',
    steps: present(0, '10:00'),
  },
  {
    shows: 'at today’s meeting without quorum',
    statistic: 'Part-time Study',
    steps: declared(0, '10:20', true),
  },
  {
    shows: 'advised',
    statistic: 'Childcare Costs',
    steps: advised(-20, '10:00', { outcome: 'supported' }),
  },
  {
    shows: 'decided',
    statistic: 'Waiting for Repairs',
    steps: decided(-20, '10:20', { outcome: 'supported' }),
  },
  {
    shows: 'live, with an activity that became an example',
    statistic: 'Loneliness',
    publishes: true,
    steps: live(-120, '10:00', { leaves: true }),
  },
  {
    shows: 'live, condition open, citing an example',
    statistic: 'Rents',
    cites: 'Loneliness',
    steps: live(-64, '10:00', { due: 90 }),
  },
  {
    shows: 'live, condition late',
    statistic: 'Cycling',
    steps: live(-120, '10:20', { due: -10 }),
  },
  {
    shows: 'live, condition met',
    statistic: 'Hospital Food',
    steps: [
      ...live(-120, '10:40', { due: 30 }),
      step(-30, 'applicant', 'file-evidence', evidence),
      step(-24, 'adviser', 'accept-evidence', { condition: 1, words: null }),
    ],
  },
  {
    shows: 'live, evidence for a condition to be looked at',
    statistic: 'Dental Care',
    steps: [...live(-64, '10:20', { due: 20 }), step(-2, 'applicant', 'file-evidence', evidence)],
  },
  { shows: 'review due', statistic: 'Air Quality', steps: live(-352, '10:00') },
  {
    shows: 'review handed in',
    statistic: 'Volunteering',
    steps: [...live(-352, '10:20'), step(-4, 'applicant', 'file-review', filed)],
  },
  { shows: 'overdue', statistic: 'Local Footpaths', steps: live(-396, '10:00') },
  {
    shows: 'live after an annual review',
    statistic: 'Sleep',
    steps: [
      ...live(-396, '10:20'),
      step(-50, 'applicant', 'file-review', filed),
      step(-40, 'adviser', 'accept-review', { words: null }),
    ],
  },
  { shows: 'lapsed', statistic: 'Paper Forms', steps: live(-450, '10:00') },
  {
    shows: 'suspended',
    statistic: 'Food Banks',
    steps: [
      ...live(-260, '10:00'),
      step(-12, 'decider', 'suspend', words('a source of data is being looked into.')),
    ],
  },
  {
    shows: 'suspension lifted',
    statistic: 'Playgrounds',
    steps: [
      ...live(-260, '10:20'),
      step(-90, 'decider', 'suspend', words('a source of data was being looked into.')),
      step(-70, 'decider', 'lift', words('nothing was wrong with the source.')),
    ],
  },
  {
    shows: 'cancelled',
    statistic: 'Old Pension Claims',
    steps: [
      ...live(-260, '10:40'),
      step(-33, 'decider', 'cancel', words('the statistic has ended.')),
    ],
  },
  {
    shows: 'withdrawn',
    statistic: 'Garden Birds',
    steps: [...valid(-40), step(-30, 'applicant', 'withdraw', words('we ask again next year.'))],
  },
  {
    shows: 'provisional',
    statistic: 'Digital Skills',
    steps: sent(-20, '10:40', { outcome: 'provisional' }),
  },
  {
    shows: 'deferred',
    statistic: 'Second Homes',
    steps: sent(-20, '11:00', { outcome: 'deferred' }),
  },
  {
    shows: 'refused, with an activity that became an example',
    statistic: 'Parking Fines',
    publishes: true,
    steps: sent(-20, '11:20', { outcome: 'not-supported' }),
  },
  {
    shows: 'refused and appealed',
    statistic: 'Bus Fares',
    steps: [
      ...sent(-20, '11:40', { outcome: 'not-supported' }),
      step(-2, 'applicant', 'appeal', words('the second account was overlooked.')),
    ],
  },
  {
    shows: 'appeal dismissed',
    statistic: 'Holiday Lets',
    steps: [
      ...sent(-120, '11:00', { outcome: 'not-supported' }),
      step(-100, 'applicant', 'appeal', words('the panel did not read the last page.')),
      step(-90, 'appeals', 'hear-appeal', {
        outcome: 'dismissed',
        ...words('the panel had read it, as its minutes show.'),
      }),
    ],
  },
  {
    shows: 'amendment under way',
    statistic: 'Housing Waiting Lists',
    steps: [
      ...live(-120, '11:20'),
      step(-9, 'applicant', 'amend', amended),
      step(-3, 'adviser', 'advise-amendment', {
        amendment: 1,
        advice: 'agree',
        ...words('people were asked about the new source.'),
      }),
    ],
  },
  ...(
    [
      ['draft under the condition', 'Births', begun(-6)],
      ['submitted under the condition', 'Marriages', submitted(-3)],
      ['in review under the condition', 'Migration', inReview(-4)],
      ['advised under the condition', 'Wages', advised(-40, '10:00', { outcome: 'supported' })],
      ['live under the condition', 'Prices', live(-200, '10:00', { due: 60 })],
      [
        'refused under the condition',
        'Crime Reports',
        sent(-200, '10:20', { outcome: 'not-supported' }),
      ],
      ['review due under the condition', 'Harvests', live(-700, '10:00')],
    ] as const
  ).map(
    ([shows, statistic, steps]): Course => ({
      shows,
      statistic,
      scheme: 'accreditation-condition',
      steps,
    }),
  ),
];

/** Whose producer a course is of: its first step is theirs. */
export function beginnerOf({ steps }: Course): Player {
  return steps[0]?.by ?? 'applicant';
}
