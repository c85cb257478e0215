import { fieldLabel } from '../page/field-text.ts';
import type { Example, ExampleField } from '../schema.ts';

const asked: readonly ExampleField[] = [
  'subject',
  'statistic',
  'organisations',
  'countries',
  'start',
  'end',
  'involved',
  'participants',
  'methods',
  'mode',
  'recruitment',
  'stages',
  'level',
  'aims',
  'description',
  'done',
  'changed',
  'consequences',
  'lessons',
  'exchanges',
  'topics',
  'evidence',
];

// Where people were not asked, how they were asked is not missing; what goes on has no end.
const onlyWhereAsked = ['participants', 'methods', 'mode', 'recruitment', 'exchanges'];

/** The names of facts that an example does not have, in the order of the form. */
export function missingFacts(example: Example): string[] {
  return asked
    .filter((field) => {
      if (example.kind === 'absence' && onlyWhereAsked.includes(field)) return false;
      if (field === 'end' && example.ongoing) return false;
      const value = example[field];
      return value === null || (Array.isArray(value) && value.length === 0);
    })
    .map(fieldLabel);
}
