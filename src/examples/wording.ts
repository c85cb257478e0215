import { vocabulary } from '../vocabulary/vocabularies.ts';
import type { Example, Participants } from './schema.ts';

/** What every function here answers when there is no value. Each answer stands by itself, never empty. */
export const notRecorded = 'not recorded';

/** The label of a code; the code itself where the vocabulary no longer has it. */
export function labelOf(vocabularyName: string, code: string): string {
  return vocabulary(vocabularyName).terms.get(code)?.label ?? code;
}

/** `3 June 2021`, `June 2021` or `2021`. */
export function whenText(date: string | null): string {
  if (date === null) return notRecorded;
  const [year, month, day] = date.slice(0, 10).split('-');
  return [day && Number(day), month && months[Number(month) - 1], year].filter(Boolean).join(' ');
}

/**
 * When it was: from exact dates when both are there, otherwise in the source's own words, otherwise
 * what is known with what is not: `From 2013; end not recorded`.
 */
export function periodText({
  start,
  end,
  ongoing,
  period,
}: Pick<Example, 'start' | 'end' | 'ongoing' | 'period'>): string {
  if (start && end) return spanText(start, end);
  if (period) return period;
  if (start)
    return ongoing ? `Since ${whenText(start)}` : `From ${whenText(start)}; end not recorded`;
  if (end) return `Until ${whenText(end)}; start not recorded`;
  return ongoing ? 'Ongoing; start not recorded' : notRecorded;
}

/** `At most 20 seats`, `68 took part`: always with what the number counts. */
export function participantsText({ participants }: { participants: Participants | null }): string {
  if (participants === null) return notRecorded;
  const { count, qualifier, basis } = participants;
  const number = `${qualifierWords[qualifier] ?? ''}${figures.format(count)}`;
  if (basis === null) return `${number} (what the number counts: not recorded)`;
  const counted = basisWords[basis] ?? [labelOf('bases', basis).toLowerCase()];
  return `${number} ${count === 1 ? counted[0] : (counted[1] ?? counted[0])}`;
}

/** Who was asked: `The public, affected communities and experts`. */
export function involvedText({ involved }: Pick<Example, 'involved'>): string {
  return labelsText('involved', involved);
}

export function countriesText({ countries }: Pick<Example, 'countries'>): string {
  return countries.map((code) => labelOf('countries', code)).join(', ') || notRecorded;
}

export function methodsText({ methods }: Pick<Example, 'methods'>): string {
  return labelsText('methods', methods);
}

export function stagesText({ stages }: Pick<Example, 'stages'>): string {
  return stages.map((code) => `${code} ${labelOf('stages', code)}`).join(', ') || notRecorded;
}

export function levelText({ level }: Pick<Example, 'level'>): string {
  return level === null ? notRecorded : labelOf('levels', level);
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Labels as they stand one after the other: the first with its capital, the rest without. */
export function inSentence(labels: readonly string[]): string[] {
  return labels.map((label, index) =>
    index > 0 && /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label,
  );
}

function spanText(start: string, end: string): string {
  if (start === end) return whenText(start);
  const [year, month] = start.split('-');
  const first = whenText(start);
  // "June to August 2021", "3 to 9 June 2021": what both share is said once.
  if (start.length === end.length && start.length === 10 && end.startsWith(`${year}-${month}`)) {
    return `${Number(start.slice(8))} to ${whenText(end)}`;
  }
  if (start.length === end.length && start.length > 4 && end.startsWith(`${year}-`)) {
    return `${first.slice(0, -5)} to ${whenText(end)}`;
  }
  return `${first} to ${whenText(end)}`;
}

/** Labels of codes in a sentence: `The public, workers and experts`. */
export function labelsText(vocabularyName: string, codes: readonly string[]): string {
  const labels = inSentence(codes.map((code) => labelOf(vocabularyName, code)));
  const last = labels.pop();
  if (last === undefined) return notRecorded;
  return labels.length === 0 ? last : `${labels.join(', ')} and ${last}`;
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const figures = new Intl.NumberFormat('en-GB');

const qualifierWords: Record<string, string> = {
  'at-least': 'At least ',
  'at-most': 'At most ',
  about: 'About ',
};

// One, then more than one.
const basisWords: Record<string, readonly string[]> = {
  invited: ['invited'],
  recruited: ['recruited'],
  'took-part': ['took part'],
  completed: ['took part to the end'],
  responses: ['response', 'responses'],
  submissions: ['submission', 'submissions'],
  comments: ['comment', 'comments'],
  members: ['member', 'members'],
  seats: ['seat', 'seats'],
  registered: ['registered'],
};
