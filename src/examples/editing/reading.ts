import { Invalid, type Problem } from '../../kernel/errors.ts';
import { problemsOf } from '../../kernel/http/query.ts';
import type { Names } from '../../vocabulary/authorities/queries.ts';
import type { Organisation, Statistic } from '../../vocabulary/authorities/schema.ts';
import { type Example, exampleSchema } from '../schema.ts';
import { type Field, formSections, type Group, type Item, isGroup } from './fields.ts';
import { NameReader } from './reading-names.ts';
import { isBlank, partOf, rowsOf, type Typed, typedValue } from './typed.ts';

/** What a form says: the example, and the names in it that the register has not had yet. */
export interface Edited {
  example: Example;
  organisations: Organisation[];
  statistics: Statistic[];
}

/** All names, with those that a form brought. */
export function namesWith(
  names: Names,
  { organisations, statistics }: Pick<Edited, 'organisations' | 'statistics'>,
): Names {
  return {
    organisations: new Map([
      ...names.organisations,
      ...organisations.map((one) => [one.slug, one] as const),
    ]),
    statistics: new Map([
      ...names.statistics,
      ...statistics.map((one) => [one.slug, one] as const),
    ]),
  };
}

/** Throws Invalid; its fields are the names of the form's inputs, or of a group of them. */
export function readEditedExample(typed: Typed, names: Names): Edited {
  const { edited, problems } = readTyped(typed, names);
  if (!edited) throw new Invalid(problems);
  return edited;
}

/** The same for what may not be whole yet: null with what is wrong, in the words of the form. */
export function readTyped(
  typed: Typed,
  names: Names,
): { edited: Edited | null; problems: readonly Problem[] } {
  const reader = new NameReader(names);
  const given: Record<string, unknown> = {};
  for (const { items } of formSections) Object.assign(given, read(items, typed, reader));
  const example = exampleSchema.safeParse(given);
  const named = new Set(reader.problems.map(({ field }) => field));
  const others = example.success ? [] : problemsOf(example.error).map(told);
  const problems = [...reader.problems, ...others.filter(({ field }) => !named.has(field))];
  if (problems.length > 0 || !example.success) return { edited: null, problems };
  const { organisations, statistics } = reader;
  return { edited: { example: example.data, organisations, statistics }, problems };
}

function read(items: readonly Item[], typed: Typed, names: NameReader, prefix = '') {
  const given: Record<string, unknown> = {};
  for (const item of items) {
    const value = isGroup(item)
      ? readGroup(item, typed, names, prefix)
      : readField(item, typed, names, prefix);
    if (value !== undefined) given[item.key] = value;
  }
  return given;
}

function readGroup(group: Group, typed: Typed, names: NameReader, prefix: string): unknown {
  const name = prefix + group.key;
  if (group.one) {
    return rowsOf(typed, group.key).map((row, index) =>
      read(group.items, row, names, `${name}.${index}.`),
    );
  }
  const part = partOf(typed, group.key);
  return isBlank(part) ? undefined : read(group.items, part, names, `${name}.`);
}

function readField(
  { key, control }: Field,
  typed: Typed,
  names: NameReader,
  prefix: string,
): unknown {
  const value = typedValue(typed, key);
  switch (control.kind) {
    case 'codes':
    case 'fields': {
      const codes = (typed[key] ?? []).map((one) => one.trim()).filter(Boolean);
      return [...new Set(codes)];
    }
    case 'lines':
      return [
        ...new Set(
          value
            .split('\n')
            .map((one) => one.trim())
            .filter(Boolean),
        ),
      ];
    case 'flag':
      return value === '' ? undefined : value === 'yes';
    case 'number':
      return readNumber(value, prefix + key, control, names);
    case 'organisation':
      return value && names.organisation(value, prefix + key, typed, key);
    case 'statistic':
      return value ? names.statistic(value, prefix + key, typed, key) : undefined;
    default:
      return value === '' ? undefined : value;
  }
}

function readNumber(
  value: string,
  field: string,
  { from, to }: { from: number; to: number },
  { problems }: NameReader,
): number | undefined {
  if (value === '') return undefined;
  const number = Number(value.replace(/[,\s]/g, ''));
  if (Number.isFinite(number) && number >= from && number <= to) return number;
  problems.push({
    field,
    message: `${labelOfInput(field)} must be a number from ${from} to ${to}`,
  });
  return undefined;
}

// The parser's words say what is wrong with a value; beside a form they need the name of the question.
function told({ field, message }: Problem): Problem {
  const input = inputOf(field);
  const said = /^Invalid input$/.test(message)
    ? 'must have a name'
    : message
        .replace(/^must be text$/, 'must not be empty')
        .replace(/^must be a code, as text$/, 'must be chosen');
  const label = labelOfInput(input);
  return {
    field: input,
    message: /^(must|may|is) /.test(said) ? `${label} ${said}` : `${label}: ${said}`,
  };
}

/** The input that a path of the example stands in: `countries.3` is one of the boxes of `countries`. */
function inputOf(path: string): string {
  return walk(path).name;
}

/** `Source 1: address`. */
function labelOfInput(name: string): string {
  return walk(name).label;
}

function walk(path: string): { name: string; label: string } {
  const parts = path.split('.');
  let items: readonly Item[] = formSections.flatMap((section) => section.items);
  const name: string[] = [];
  const labels: string[] = [];
  while (parts.length > 0) {
    const part = parts.shift() as string;
    const item = items.find(({ key }) => key === part);
    if (!item) break;
    name.push(part);
    if (!isGroup(item)) {
      labels.push(labels.length > 0 ? item.label.toLowerCase() : item.label);
      break;
    }
    const row = item.one && /^\d+$/.test(parts[0] ?? '') ? parts.shift() : undefined;
    if (row !== undefined) name.push(row);
    labels.push(row === undefined ? item.label : `${item.one} ${Number(row) + 1}`);
    items = item.items;
  }
  return { name: name.join('.') || path, label: labels.join(', ') || path };
}
