import { cohorts, type Field, type FormSection, type Item } from '../../examples/editing/fields.ts';
import type { Profile, Scheme } from '../scheme/schema.ts';

const dateHint = 'A year, month or day: 2021, 2021-06 or 2021-06-03. It must lie before you apply.';

/** What is asked of the statistic and of why it is applied for. */
export const aboutItems: readonly Item[] = [
  {
    key: 'profile',
    label: 'Public-interest profile of the statistic',
    hint: 'How much it matters to the public. More is asked for a higher one.',
    control: { kind: 'choice', vocabulary: 'profiles' },
  },
  prose(
    'profile_reason',
    'Why it has that profile',
    4,
    'What it is used for, who uses it, and how broad the use is.',
  ),
  prose('purpose', 'What you apply for, and why now', 6),
  {
    key: 'contact',
    label: 'Who answers for this application',
    hint: 'A name or a role, and how to reach them. Not published.',
    control: { kind: 'line' },
  },
  {
    key: 'credit',
    label: 'Credit (optional)',
    hint: 'Published with the decision, as you write it here. Leave it empty for none.',
    control: { kind: 'line' },
  },
];

export const summaryItems: readonly Item[] = [
  prose(
    'plain_summary',
    'The plain-language summary that participants were shown',
    12,
    'As they saw it: what the statistic is for, how data about people are used, and what protects them.',
  ),
];

/** What a scheme asks once, and what was not done. */
export function otherItems({ questions }: Scheme, profile: Profile | null): readonly Item[] {
  const asked = questions.filter((one) => one.of === 'application');
  return [
    ...questionsOf(asked, profile),
    prose('not_done', 'What was not done, and why (optional)', 5),
  ];
}

/** What is asked of one activity, in the parts of its form. */
export function activitySections(scheme: Scheme, profile: Profile | null): readonly FormSection[] {
  const asked = scheme.questions.filter((one) => one.of === 'activity');
  const required = (key: string, label: string) =>
    scheme.activity_requires.some((one) => one === key) ? label : `${label} (optional)`;
  return [
    {
      title: 'What it was',
      items: [
        {
          key: 'title',
          label: required('title', 'Name of the activity'),
          control: { kind: 'line' },
        },
        prose('done', required('done', 'What was done'), 6),
        code('method', required('method', 'Method'), 'methods'),
        code('mode', 'How people met or answered (optional)', 'modes'),
        date('start', required('start', 'Began'), dateHint),
        date('end', 'Ended (optional)', dateHint),
        {
          key: 'aims',
          label: 'What it was about',
          hint: 'Needs: what people need of the statistics. Acceptability: what they think of collecting and using the data.',
          control: { kind: 'codes', vocabulary: 'aims' },
        },
      ],
    },
    {
      title: 'Who took part',
      items: [
        {
          ...cohorts,
          label: required('cohorts', 'Groups'),
          hint: 'One group in each row. Say of every number what it counts: responses are not people.',
          open: true,
        },
        prose(
          'represent',
          required('represent', 'How they represent the people whom the statistics are about'),
          5,
        ),
      ],
    },
    {
      title: 'What came of it',
      items: [
        prose('came_of_it', required('came_of_it', 'What came of it'), 5),
        prose(
          'changed',
          required('changed', 'How it changed the statistics'),
          5,
          'Or that it did not, and why.',
        ),
        {
          key: 'exchanges',
          label: 'What was asked, said and done',
          one: 'Exchange',
          hint: 'One thing in each row: what you asked, what people said, and what you did about it, or why nothing was done.',
          open: true,
          items: [
            prose('asked', 'What you asked', 3),
            prose('said', 'What people said', 3),
            code('response', 'Your answer', 'responses'),
            prose('did', 'What you did', 3),
            prose('reason', 'Your reason', 3),
            {
              key: 'evidence',
              label: 'Address of a page that shows it (optional)',
              control: { kind: 'address' },
            },
          ],
        },
        prose('not_done', 'What was not done, and why (optional)', 4),
      ],
    },
    ...(asked.length === 0
      ? []
      : [{ title: 'Questions of the scheme', items: questionsOf(asked, profile) }]),
    {
      title: 'In the register',
      items: [
        {
          key: 'to_publish',
          label: 'Put this activity into the register as an example',
          hint: 'It is published together with the decision, for everybody to find. Leave all of it empty if you do not wish it, or if the register has it already.',
          items: [
            { key: 'title', label: 'Title of the example', control: { kind: 'line' } },
            prose('summary', 'Summary', 4, 'At most 1,000 characters. Name no private individual.'),
            {
              key: 'source',
              label: 'Address of a public page that tells of it',
              control: { kind: 'address' },
            },
            { key: 'source_title', label: 'Title of that page', control: { kind: 'line' } },
          ],
        },
      ],
    },
  ];
}

/** Answers stand under `answers`, by the question's code: the name of an input is `answers.reach`. */
function questionsOf(asked: Scheme['questions'], profile: Profile | null): readonly Item[] {
  if (asked.length === 0) return [];
  const items = asked.map(({ code, label, hint, required_for }) => {
    const isAsked = profile === null ? required_for.length === 3 : required_for.includes(profile);
    return prose(code, isAsked ? label : `${label} (optional)`, 5, hint ?? undefined);
  });
  return [{ key: 'answers', label: 'Answers', open: true, items }];
}

function prose(key: string, label: string, rows: number, hint?: string): Field {
  return { key, label, ...(hint && { hint }), control: { kind: 'prose', rows } };
}

function code(key: string, label: string, vocabulary: string): Field {
  return { key, label, control: { kind: 'code', vocabulary } };
}

function date(key: string, label: string, hint: string): Field {
  return { key, label, hint, control: { kind: 'date' } };
}
