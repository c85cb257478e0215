import type { PublicExample } from '../public.ts';
import { capitalised, labelOf, participantsText, periodText, whenText } from '../wording.ts';

type Field = keyof PublicExample;

/** The name of a field as people read it. */
export function fieldLabel(field: string): string {
  return labels[field] ?? capitalised(field.replaceAll('_', ' '));
}

/** A field in words, one line for each entry of a list; null: not recorded. */
export function fieldText(example: PublicExample, field: Field): string | null {
  const value = example[field];
  if (value === null || (Array.isArray(value) && value.length === 0)) return null;
  const told = tellers[field]?.(example);
  if (told !== undefined) return told;
  const vocabularyName = vocabularies[field];
  if (vocabularyName === undefined) {
    return Array.isArray(value) ? value.map(String).join('\n') : String(value);
  }
  const codes = Array.isArray(value) ? (value as string[]) : [String(value)];
  return codes.map((code) => labelOf(vocabularyName, code)).join('\n');
}

const vocabularies: Partial<Record<Field, string>> = {
  kind: 'kinds',
  subject: 'subjects',
  countries: 'countries',
  involved: 'involved',
  methods: 'methods',
  level: 'levels',
  aims: 'aims',
  evidence: 'evidence',
  topics: 'topics',
  mode: 'modes',
  recruitment: 'recruitment',
  checked: 'checks',
};

const tellers: Partial<Record<Field, (example: PublicExample) => string>> = {
  organisations: ({ organisations }) =>
    lines(organisations, ({ name, role, country }) => [
      name,
      said('organisation-roles', role) ?? 'role not recorded',
      said('countries', country),
    ]),
  places: ({ places }) =>
    lines(places, ({ name, latitude, longitude }) => [name, latitude, longitude]),
  start: ({ start }) => whenText(start),
  end: ({ end }) => whenText(end),
  ongoing: ({ ongoing }) => (ongoing ? 'Yes' : 'No'),
  stages: ({ stages }) => stages.map((code) => `${code} ${labelOf('stages', code)}`).join('\n'),
  participants: (example) =>
    [participantsText(example), example.participants?.note].filter(Boolean).join('\n'),
  activities: ({ activities }) =>
    lines(
      activities,
      ({ title, method, start, end, mode, repeats, recruitment, level, ...rest }) => [
        title ?? 'Without a title',
        said('methods', method),
        start || end ? periodText({ start, end, ongoing: null, period: null }) : null,
        said('modes', mode),
        said('repeats', repeats),
        said('recruitment', recruitment),
        said('levels', level),
        ...rest.cohorts.map(({ who, count, qualifier, basis, recruitment, payment, note }) =>
          [
            said('involved', who),
            count !== null &&
              participantsText({
                participants: { count, qualifier: qualifier ?? 'exact', basis, note: null },
              }),
            said('recruitment', recruitment),
            payment,
            note,
          ]
            .filter(Boolean)
            .join(', '),
        ),
        rest.note,
      ],
    ),
  exchanges: ({ exchanges }) =>
    lines(exchanges, ({ asked, said: answer, response, reason, did, evidence }) => [
      `Asked: ${asked}`,
      answer && `Said: ${answer}`,
      response && `Response: ${labelOf('responses', response)}`,
      reason && `Reason: ${reason}`,
      did && `Did: ${did}`,
      evidence && `Evidence: ${evidence}`,
    ]),
  sources: ({ sources }) =>
    lines(
      sources,
      ({ url, title, publisher, date, kind, quality, supports, seen, note, archived }) => [
        title,
        publisher,
        date && whenText(date),
        said('source-kinds', kind),
        said('evidence', quality),
        url,
        supports.length > 0 &&
          `supports ${supports.map((field) => fieldLabel(field).toLowerCase()).join(', ')}`,
        seen === false && 'not read',
        note,
        archived,
      ],
    ),
  verified: ({ verified }) =>
    lines(verified, ({ field, by, date }) => [fieldLabel(field), by, whenText(date)]),
  provenance: ({ provenance }) =>
    provenance ? Object.values(provenance).filter(Boolean).join(', ') : '',
  contested: ({ contested }) =>
    lines(contested, ({ field, says, by, source, date }) => [
      fieldLabel(field),
      says,
      by ?? 'by whom: not recorded',
      date && whenText(date),
      source,
    ]),
  replies: ({ replies }) =>
    lines(replies, ({ name, text, date, source }) => [name, text, date && whenText(date), source]),
  doubtful: ({ doubtful }) => doubtful.map(fieldLabel).join('\n'),
};

function lines<T>(items: readonly T[], parts: (item: T) => unknown[]): string {
  return items
    .map((item) =>
      parts(item)
        .filter((part) => part !== null && part !== false && part !== '')
        .join('; '),
    )
    .join('\n');
}

function said(vocabularyName: string, code: string | null): string | null {
  return code === null ? null : labelOf(vocabularyName, code);
}

const labels: Record<string, string> = {
  description: 'In full',
  start: 'Began',
  period: 'Period, in the source’s words',
  date_note: 'Note on dates',
  involved: 'Who was involved',
  involved_note: 'Note on who was involved',
  method_note: 'Note on methods',
  mode: 'How people met or answered',
  recruitment: 'How people came to take part',
  level: 'How far',
  participants: 'How many',
  done: 'What was done',
  changed: 'What changed',
  consequences: 'What followed',
  lessons: 'What was learned',
  exchanges: 'What was asked, said and done',
  checked: 'Second check of the sources',
  coded_by: 'Coded by',
  doubtful: 'Marked as doubtful',
  contested: 'Contested facts',
  replies: 'Replies of bodies that are named',
  end: 'Ended',
};
