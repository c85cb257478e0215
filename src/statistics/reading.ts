import { Invalid, type Problem } from '../kernel/errors.ts';
import { problemsOf } from '../kernel/http/query.ts';
import { organisationsCalled } from '../vocabulary/authorities/queries.ts';
import type { Organisation } from '../vocabulary/authorities/schema.ts';
import { type StatisticEdit, statisticRecordSchema } from './schema.ts';
import type { TypedStatistic } from './typed.ts';

const editSchema = statisticRecordSchema.omit({ slug: true });

/** Reads the form. Throws Invalid, whose fields are names of inputs. */
export function readStatistic(
  typed: TypedStatistic,
  organisations: ReadonlyMap<string, Organisation>,
): StatisticEdit {
  const problems: Problem[] = [];
  const of = (name: string) => typed[name]?.trim() || undefined;
  const given = {
    title: of('title') ?? '',
    producer: readProducer(of('producer'), organisations, problems),
    designation: readDesignation(of, problems),
    frequency: of('frequency'),
    subject: of('subject'),
    profile: readProfile(of, problems),
    description: of('description'),
    home: of('home'),
  };
  const read = editSchema.safeParse(given);
  const known = new Set(problems.map(({ field }) => field));
  const others = read.success ? [] : toldOf(problemsOf(read.error));
  const all = [...problems, ...others.filter(({ field }) => !known.has(field))];
  if (all.length > 0 || !read.success) throw new Invalid(inOrder(all));
  return read.data;
}

/** Problems of the record's fields as problems of the form's inputs, in its words. */
export function toldOf(problems: readonly Problem[]): Problem[] {
  return problems.map(({ field, message }) => {
    const [input, label] = inputs[field] ?? [field, ''];
    if (message === 'must not be empty') {
      return { field: input, message: `Enter ${label.charAt(0).toLowerCase()}${label.slice(1)}` };
    }
    // What begins with a capital or a quotation is told already.
    return { field: input, message: /^[a-z]/.test(message) ? `${label} ${message}` : message };
  });
}

// The path of each field of the record: its input, and what the form calls it.
const inputs: Record<string, [input: string, label: string]> = {
  title: ['title', 'The title'],
  producer: ['producer', 'The producer'],
  'designation.code': ['designation', 'The designation'],
  'designation.by': ['designation_by', 'Whose statement it is'],
  'designation.source': ['designation_source', 'The address of the statement'],
  'designation.seen': ['designation_seen-day', 'The day on which it was seen'],
  frequency: ['frequency', 'How often it is published'],
  subject: ['subject', 'What it is'],
  'profile.code': ['profile', 'The profile'],
  'profile.reason': ['profile_reason', 'The reason'],
  description: ['description', 'The description'],
  home: ['home', 'The address of its own page'],
};

type Of = (name: string) => string | undefined;

function readProducer(
  called: string | undefined,
  organisations: ReadonlyMap<string, Organisation>,
  problems: Problem[],
): string | null {
  if (called === undefined) return null;
  const found = organisationsCalled(called, organisations.values());
  if (found.length === 1) return found[0]?.slug ?? null;
  const named = `“${called.slice(0, 100)}”`;
  const message =
    found.length === 0
      ? `${named} is not an organisation of the register: choose one of the list`
      : `${named} is the name of more than one: enter one of ${found.map(({ slug }) => slug).join(', ')}`;
  problems.push({ field: 'producer', message });
  return null;
}

function readDesignation(of: Of, problems: Problem[]) {
  const [day, month, year] = ['day', 'month', 'year'].map((part) => of(`designation_seen-${part}`));
  const [code, by, source] = [of('designation'), of('designation_by'), of('designation_source')];
  if (code === undefined) {
    if (by || source || day || month || year) {
      const message = 'Choose the designation that was stated, or clear what stands below it';
      problems.push({ field: 'designation', message });
    }
    return null;
  }
  if (!by) problems.push({ field: 'designation_by', message: 'Choose who states the designation' });
  if (!source) {
    const message = 'Enter the address where the designation is stated';
    problems.push({ field: 'designation_source', message });
  }
  const seen = [year, month?.padStart(2, '0'), day?.padStart(2, '0')].join('-');
  if (!day || !month || !year) {
    const message = 'Enter the day, month and year in which you saw the statement';
    problems.push({ field: 'designation_seen-day', message });
  } else if (!isDay(seen)) {
    const message = 'The day on which you saw the statement must exist, such as 3 11 2026';
    problems.push({ field: 'designation_seen-day', message });
  }
  return { code, by, source, seen };
}

function readProfile(of: Of, problems: Problem[]) {
  const [code, reason] = [of('profile'), of('profile_reason')];
  if (code === undefined) {
    if (reason) {
      const message = 'Choose the profile that the reason is for, or clear the reason';
      problems.push({ field: 'profile', message });
    }
    return null;
  }
  if (!reason) {
    problems.push({ field: 'profile_reason', message: 'Give the reason for the profile' });
  }
  return { code, reason };
}

function isDay(date: string): boolean {
  const read = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(date);
}

function inOrder(problems: readonly Problem[]): Problem[] {
  const order = Object.values(inputs).map(([input]) => input);
  return [...problems].sort((a, b) => order.indexOf(a.field) - order.indexOf(b.field));
}
