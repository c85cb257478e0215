import type { StatisticDetails, StatisticEdit } from './schema.ts';

/** A statistic as the inputs of its form: every value is text, empty for what is not recorded. */
export type TypedStatistic = Readonly<Record<string, string>>;

/** What the form asks, what is said to be missing where it has no answer, and the inputs of each question. */
export const questions = [
  { key: 'title', label: 'Title', missing: 'title', inputs: ['title'] },
  {
    key: 'description',
    label: 'In plain language',
    missing: 'description',
    inputs: ['description'],
  },
  { key: 'producer', label: 'Producer', missing: 'producer', inputs: ['producer'] },
  {
    key: 'designation',
    label: 'Designation',
    missing: 'designation',
    inputs: [
      'designation',
      'designation_by',
      'designation_source',
      'designation_seen-day',
      'designation_seen-month',
      'designation_seen-year',
    ],
  },
  {
    key: 'frequency',
    label: 'How often it is published',
    missing: 'how often',
    inputs: ['frequency'],
  },
  { key: 'subject', label: 'What it is', missing: 'what it is', inputs: ['subject'] },
  {
    key: 'profile',
    label: 'Public-interest profile',
    missing: 'public-interest profile',
    inputs: ['profile', 'profile_reason'],
  },
  { key: 'home', label: 'Its own page', missing: 'its own page', inputs: ['home'] },
] as const satisfies readonly {
  key: keyof StatisticEdit;
  label: string;
  missing: string;
  inputs: string[];
}[];

export type Question = (typeof questions)[number];

/** The inputs as the form takes them, from what is recorded. `producer`: how the form names it. */
export function typedOf(
  details: StatisticDetails | StatisticEdit,
  producer: string,
): TypedStatistic {
  const { title, description, designation, frequency, subject, profile, home } = details;
  const [year = '', month = '', day = ''] = designation?.seen.split('-') ?? [];
  return {
    title,
    description: description ?? '',
    producer,
    designation: designation?.code ?? '',
    designation_by: designation?.by ?? '',
    designation_source: designation?.source ?? '',
    'designation_seen-day': day.replace(/^0/, ''),
    'designation_seen-month': month.replace(/^0/, ''),
    'designation_seen-year': year,
    frequency: frequency ?? '',
    subject: subject ?? '',
    profile: profile?.code ?? '',
    profile_reason: profile?.reason ?? '',
    home: home ?? '',
  };
}

/** Only the inputs of the form, each there, without space around. */
export function onlyInputs(given: Readonly<Record<string, string | undefined>>): TypedStatistic {
  const names = questions.flatMap(({ inputs }) => [...inputs]);
  return Object.fromEntries(names.map((name) => [name, (given[name] ?? '').trim()]));
}

export interface Merged {
  typed: TypedStatistic;
  /** What somebody else changed and this form had left alone: now theirs. */
  taken: Question[];
  /** What both changed: this form's words stay, theirs are shown. */
  both: Question[];
}

/** Joins two edits of the same `base`, question by question. */
export function mergeTyped(
  base: TypedStatistic,
  mine: TypedStatistic,
  theirs: TypedStatistic,
): Merged {
  const typed: Record<string, string> = { ...mine };
  const taken: Question[] = [];
  const both: Question[] = [];
  for (const question of questions) {
    const same = (one: TypedStatistic, other: TypedStatistic) =>
      question.inputs.every((name) => (one[name] ?? '') === (other[name] ?? ''));
    if (same(base, theirs) || same(mine, theirs)) continue;
    if (same(base, mine)) {
      for (const name of question.inputs) typed[name] = theirs[name] ?? '';
      taken.push(question);
    } else both.push(question);
  }
  return { typed, taken, both };
}
