import type { Example, ExampleField } from '../examples/schema.ts';

/** The facts whose absence is worth asking about, as a question's end: "how many took part". */
export const missable = [
  { field: 'start', label: 'When it began' },
  { field: 'countries', label: 'Where it was' },
  { field: 'statistic', label: 'Which statistic it concerned' },
  { field: 'organisations', label: 'Which organisations were concerned' },
  { field: 'involved', label: 'Who was involved' },
  { field: 'methods', label: 'How people were involved' },
  { field: 'recruitment', label: 'How they came to take part' },
  { field: 'participants', label: 'How many took part' },
  { field: 'stages', label: 'At which stage' },
  { field: 'level', label: 'How far people had a say' },
  { field: 'exchanges', label: 'What was asked, what people said and what was done' },
  { field: 'changed', label: 'What changed' },
  { field: 'consequences', label: 'What followed' },
  { field: 'lessons', label: 'What was learned' },
  { field: 'evidence', label: 'What kind of evidence there is' },
] as const satisfies readonly { field: ExampleField; label: string }[];

export type MissableField = (typeof missable)[number]['field'];

// Where people were not asked, how they were asked is not missing.
const onlyWhereAsked: readonly MissableField[] = [
  'methods',
  'recruitment',
  'participants',
  'exchanges',
];

/** The missing facts of an example as bits, in the order of `missable`. */
export function missingBits(example: Example): number {
  let bits = 0;
  for (const [place, { field }] of missable.entries()) {
    if (isApplicable(example, field) && !isRecorded(example, field)) bits |= 1 << place;
  }
  return bits;
}

/** The facts that an example lacks, and how many of those that can be asked of it are recorded. */
export function completenessOf(example: Example) {
  const asked = missable.filter(({ field }) => isApplicable(example, field));
  const missing = asked.filter(({ field }) => !isRecorded(example, field));
  return { of: asked.length, recorded: asked.length - missing.length, missing };
}

export function isRecorded(example: Example, field: ExampleField): boolean {
  const value = example[field];
  return value !== null && !(Array.isArray(value) && value.length === 0);
}

function isApplicable({ kind }: Example, field: MissableField): boolean {
  return kind !== 'absence' || !onlyWhereAsked.includes(field);
}

export function lacks(bits: number, field: MissableField): boolean {
  return (bits & (1 << missable.findIndex((one) => one.field === field))) !== 0;
}

/** How many facts are missing. */
export function countMissing(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count++;
  return count;
}
