import { fieldLabel } from '../page/field-text.ts';
import { exampleSchema } from '../schema.ts';

/** How one field is asked for. `choice`: a code, its terms side by side with what they mean. `lines`: one entry a line. `fields`: names of an example's own fields. */
export type Control =
  | { kind: 'line' | 'date' | 'address' | 'flag' | 'lines' | 'field' | 'fields' }
  | { kind: 'prose'; rows: number }
  | { kind: 'number'; from: number; to: number }
  | { kind: 'code' | 'codes' | 'choice'; vocabulary: string }
  | { kind: 'organisation' | 'statistic' };

export interface Field {
  key: string;
  label: string;
  hint?: string;
  control: Control;
}

/** Several fields together: once, or as rows of one kind. */
export interface Group {
  key: string;
  label: string;
  /** What one row is called; absent where there is only one. */
  one?: string;
  hint?: string;
  /** Folded where there is nothing in it, as a form is long; what most have stays open. */
  open?: true;
  items: readonly Item[];
}

export type Item = Field | Group;

export interface FormSection {
  title: string;
  items: readonly Item[];
}

const kinds = <K extends Control['kind']>(kind: K) => ({ kind });
const line = kinds('line');
const date = kinds('date');
const address = kinds('address');
const prose = (rows = 6) => ({ kind: 'prose', rows }) as const;
const code = (vocabulary: string) => ({ kind: 'code', vocabulary }) as const;
const codes = (vocabulary: string) => ({ kind: 'codes', vocabulary }) as const;
const number = (from: number, to: number) => ({ kind: 'number', from, to }) as const;

function field(key: string, control: Control, label = fieldLabel(key), hint?: string): Field {
  return { key, label, control, ...(hint && { hint }) };
}

const dateHint = 'A year, month or day: 2021, 2021-06 or 2021-06-03.';

export const cohorts: Group = {
  key: 'cohorts',
  label: 'Who took part',
  one: 'Group',
  items: [
    field('who', code('involved'), 'Who'),
    field('count', number(0, 1e10), 'Number'),
    field('qualifier', code('qualifiers'), 'The number is'),
    field('basis', code('bases'), 'What it counts'),
    field('recruitment', code('recruitment'), 'How they came to take part'),
    field('payment', line, 'Payment'),
    field('note', line, 'Note'),
  ],
};

/** Every field of an example, as the form asks for it. */
export const formSections: readonly FormSection[] = [
  {
    title: 'What it is',
    items: [
      field('kind', code('kinds'), 'Kind'),
      field('title', line, 'Title'),
      field('summary', prose(4), 'Summary', 'At most 1,000 characters.'),
      field('subject', code('subjects'), 'Subject'),
      field('statistic', kinds('statistic'), 'Statistic, or other public data'),
      field('topics', codes('topics'), 'Topics'),
    ],
  },
  {
    title: 'Who, where and when',
    items: [
      {
        key: 'organisations',
        label: 'Organisations',
        open: true,
        one: 'Organisation',
        items: [
          field('organisation', kinds('organisation'), 'Name'),
          field('role', code('organisation-roles'), 'Role'),
          field(
            'country',
            code('countries'),
            'Country',
            'Only where it differs here from the organisation’s own.',
          ),
        ],
      },
      field('countries', codes('countries'), 'Countries'),
      {
        key: 'places',
        label: 'Places',
        one: 'Place',
        items: [
          field('name', line, 'Name'),
          field('latitude', number(-90, 90), 'Latitude'),
          field('longitude', number(-180, 180), 'Longitude'),
        ],
      },
      field('start', date, 'Began', dateHint),
      field('end', date, 'Ended', dateHint),
      field('ongoing', kinds('flag'), 'Does it go on?'),
      field('period', line, 'Period, in the source’s own words'),
      field('date_note', prose(2)),
    ],
  },
  {
    title: 'How people were involved',
    items: [
      field('involved', codes('involved'), 'Who was involved'),
      field('involved_note', prose(2)),
      {
        key: 'participants',
        label: 'How many',
        open: true,
        items: [
          field('count', number(0, 1e10), 'Number'),
          field('qualifier', code('qualifiers'), 'The number is'),
          field('basis', code('bases'), 'What the number counts', 'Responses are never people.'),
          field('note', prose(2), 'Note on the number'),
        ],
      },
      field('methods', codes('methods'), 'Methods'),
      field('method_note', prose(2)),
      field('mode', code('modes')),
      field('recruitment', code('recruitment')),
      field('stages', codes('stages'), 'Stages of making statistics'),
      field('level', code('levels')),
      field('aims', codes('aims'), 'Aims'),
    ],
  },
  {
    title: 'What happened',
    items: [
      field('description', prose(), 'In full', 'Markdown, as are the next four.'),
      field('done', prose()),
      field('changed', prose()),
      field('consequences', prose()),
      field('lessons', prose()),
      {
        key: 'exchanges',
        label: 'What was asked, said and done',
        open: true,
        one: 'Exchange',
        items: [
          field('asked', prose(3), 'Asked, or at issue'),
          field('said', prose(3), 'What people said'),
          field('response', code('responses'), 'Response'),
          field('did', prose(3), 'What was done'),
          field('reason', prose(3), 'Reason given'),
          field('evidence', address, 'Address of the evidence'),
        ],
      },
      {
        key: 'activities',
        label: 'Activities, one by one',
        one: 'Activity',
        items: [
          field('title', line, 'Title'),
          field('method', code('methods'), 'Method'),
          field('start', date, 'Began'),
          field('end', date, 'Ended'),
          field('mode', code('modes')),
          field('repeats', code('repeats'), 'How often'),
          field('recruitment', code('recruitment')),
          field('level', code('levels')),
          cohorts,
          field('note', prose(3), 'Note'),
        ],
      },
    ],
  },
  {
    title: 'Where it says so, and how sure it is',
    items: [
      {
        key: 'sources',
        label: 'Sources',
        open: true,
        one: 'Source',
        hint: 'At least one.',
        items: [
          field('url', address, 'Address'),
          field('title', line, 'Title'),
          field('publisher', line, 'Publisher'),
          field('date', date, 'Date', dateHint),
          field('kind', code('source-kinds'), 'Kind'),
          field('quality', code('evidence'), 'Quality'),
          field('supports', kinds('fields'), 'The facts it was read for'),
          field('seen', kinds('flag'), 'Was a copy of it read?'),
          field('note', prose(2), 'Note'),
          field('archived', address, 'Address of an archived copy'),
        ],
      },
      field('evidence', code('evidence'), 'Evidence as a whole'),
      field('checked', code('checks')),
      field('coded_by', line),
      {
        key: 'verified',
        label: 'Verified by somebody who was there',
        one: 'Verification',
        items: [
          field('field', kinds('field'), 'Fact'),
          field('by', line, 'By', 'A role, or a name only where they asked for it.'),
          field('date', date, 'Date'),
        ],
      },
      {
        key: 'doubts',
        label: 'Doubtful facts',
        one: 'Doubt',
        hint: 'The page marks the fact; why is seen by editors only.',
        items: [
          field('field', kinds('field'), 'Fact'),
          field('why', prose(2), 'Why it is doubtful'),
        ],
      },
      {
        key: 'contested',
        label: 'Contested facts',
        one: 'Objection',
        hint: 'Shown beside the fact: what is said against it, or, in several rows, what each side says.',
        items: [
          field('field', kinds('field'), 'Fact'),
          field('says', prose(3), 'What is said'),
          field('by', line, 'By whom', 'A role or a body, never a private individual’s name.'),
          field('source', address, 'Address of the source'),
          field('date', date, 'Date'),
        ],
      },
      {
        key: 'replies',
        label: 'Replies of bodies that are named',
        one: 'Reply',
        hint: 'Shown beside the claim.',
        items: [
          field('organisation', kinds('organisation'), 'Organisation'),
          field('text', prose(4), 'Its reply'),
          field('date', date, 'Date'),
          field('source', address, 'Address of the source'),
        ],
      },
    ],
  },
  {
    title: 'Credit, licence and notes',
    items: [
      field('credits', kinds('lines'), 'With thanks to', 'One a line, as they asked.'),
      field('licence', line, 'Licence'),
      {
        key: 'provenance',
        label: 'Imported from another register',
        items: [
          field('system', line, 'Register'),
          field('id', line, 'Its number or name there'),
          field('url', address, 'Its address there'),
          field('licence', line, 'Licence there'),
          field('imported', date, 'Imported on'),
        ],
      },
      field('notes_for_editors', prose(4), 'Notes for editors', 'Not published.'),
    ],
  },
];

/** All items of the form, whatever their section. */
export const formItems: readonly Item[] = formSections.flatMap(({ items }) => items);

/** The fields that a doubt, an objection or a source may be about. */
export const factFields = Object.keys(exampleSchema.shape).filter(
  (key) =>
    !['doubts', 'contested', 'replies', 'notes_for_editors', 'provenance', 'licence'].includes(key),
);

export function isGroup(item: Item): item is Group {
  return 'items' in item;
}
