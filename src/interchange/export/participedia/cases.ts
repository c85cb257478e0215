import type { PublicExample } from '../../../examples/public.ts';
import { vocabulary } from '../../../vocabulary/vocabularies.ts';
import type { Row } from './columns.ts';

/** A fact that has no place in Participedia's columns, and why. */
export interface NotMapped {
  field: string;
  value: unknown;
  why: string;
}

type Said = { row: Row } | { why: string };

/** An example as a case: what can be said there, and everything that cannot. */
export function caseOf(example: PublicExample): { row: Row; notMapped: NotMapped[] } {
  const row: Record<string, string | number | null> = { type: 'case' };
  const notMapped: NotMapped[] = [];
  for (const [field, value] of Object.entries(example)) {
    if (isAbsent(value)) continue;
    const said = say[field]?.(example) ?? { why: 'Participedia has no column for it.' };
    if ('row' in said) Object.assign(row, said.row);
    else notMapped.push({ field, value, why: said.why });
  }
  row.body = bodyOf(example);
  return { row, notMapped };
}

const inBody = (): Said => ({ row: {} });

/** By field of an example: the columns that say it, or why none does. */
const say: Record<string, (one: PublicExample) => Said> = {
  url: ({ url }) => ({ row: { url } }),
  title: ({ title }) => ({ row: { title } }),
  summary: ({ summary }) => ({ row: { description: summary } }),
  description: inBody,
  done: inBody,
  changed: inBody,
  consequences: inBody,
  lessons: inBody,
  published: ({ published }) => ({ row: { post_date: published.slice(0, 10) } }),
  updated: ({ updated }) => ({ row: { updated_date: updated.slice(0, 10) } }),
  countries: ({ countries: [code = '', ...more] }) => {
    if (more.length > 0) return { why: 'A case has one country.' };
    if (code === 'ZZ') return { why: 'It is no country.' };
    return { row: { country: vocabulary('countries').label(code) } };
  },
  places: ({ places: [place, ...more] }) => {
    if (more.length > 0) return { why: 'A case has one place.' };
    const { latitude = null, longitude = null } = place ?? {};
    if (latitude === null || longitude === null) {
      return { why: 'Its name may be a city, a province or an address.' };
    }
    return { row: { latitude, longitude } };
  },
  start: ({ start }) => day('start_date', start),
  end: ({ end }) => day('end_date', end),
  ongoing: ({ ongoing }) => ({ row: { ongoing: ongoing ? 1 : 0 } }),
  level: ({ level }) => mapped('levels', 'public_spectrum', level),
  mode: ({ mode }) => mapped('modes', 'facetoface_online_or_both', mode),
  recruitment: ({ recruitment }) => mapped('recruitment', 'recruitment_method', recruitment),
  methods: ({ methods }) => ({
    row: {
      specific_methods_tools_techniques_titles: methods
        .map((code) => vocabulary('methods').label(code))
        .join(', '),
    },
  }),
  participants: ({ participants }) => {
    if (participants?.qualifier !== 'exact') return { why: 'It is not an exact number.' };
    if (participants.basis !== 'took-part') {
      return { why: 'It is not recorded as the number of people who took part.' };
    }
    if (participants.note !== null) return { why: 'The number has a note.' };
    return { row: { number_of_participants: participants.count } };
  },
  provenance: ({ provenance }) =>
    provenance?.system === 'participedia'
      ? { row: { id: provenance.id } }
      : { why: 'It did not come from Participedia.' },
};

function day(column: string, date: string | null): Said {
  return date && /^\d{4}-\d\d-\d\d$/.test(date)
    ? { row: { [column]: date } }
    : { why: 'A date there has a day, which is not recorded.' };
}

function mapped(name: string, column: string, code: string | null): Said {
  const theirs = code && vocabulary(name).terms.get(code)?.mappings.participedia;
  return typeof theirs === 'string'
    ? { row: { [column]: theirs } }
    : { why: 'No value of Participedia’s is known to mean the same.' };
}

function bodyOf(example: PublicExample): string | null {
  const sections: [string, string | null][] = [
    ['In full', example.description],
    ['What was done', example.done],
    ['What changed', example.changed],
    ['What followed', example.consequences],
    ['What was learned', example.lessons],
  ];
  const said = sections.flatMap(([heading, text]) => (text ? [`## ${heading}\n\n${text}`] : []));
  return said.length === 0 ? null : said.join('\n\n');
}

function isAbsent(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}
