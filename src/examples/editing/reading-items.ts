import type { Problem } from '../../kernel/errors.ts';
import { type Field, type Group, type Item, isGroup } from './fields.ts';
import type { NameReader } from './reading-names.ts';
import { isBlank, partOf, rowsOf, type Typed, typedValue } from './typed.ts';

/**
 * What a form of these items says, as a record; what is empty is left out. Numbers that are none and
 * names that are not known are told to the reader as problems.
 */
export function readItems(items: readonly Item[], typed: Typed, names: NameReader) {
  return read(items, typed, { names, all: items }, '');
}

/** The parser's words say what is wrong with a value; beside a form they need the name of the question. */
export function toldOf(items: readonly Item[], { field, message }: Problem): Problem {
  const { name, label } = walk(items, field);
  const said = /^Invalid input$/.test(message)
    ? 'must have a name'
    : message
        .replace(/^must be text$/, 'must not be empty')
        .replace(/^must be a code, as text$/, 'must be chosen');
  return {
    field: name,
    message: /^(must|may|is) /.test(said) ? `${label} ${said}` : `${label}: ${said}`,
  };
}

interface Reading {
  names: NameReader;
  /** Every item of the form: messages name the question by where it stands. */
  all: readonly Item[];
}

function read(items: readonly Item[], typed: Typed, reading: Reading, prefix: string) {
  const given: Record<string, unknown> = {};
  for (const item of items) {
    const value = isGroup(item)
      ? readGroup(item, typed, reading, prefix)
      : readField(item, typed, reading, prefix);
    if (value !== undefined) given[item.key] = value;
  }
  return given;
}

function readGroup(group: Group, typed: Typed, reading: Reading, prefix: string): unknown {
  const name = prefix + group.key;
  if (group.one) {
    return rowsOf(typed, group.key).map((row, index) =>
      read(group.items, row, reading, `${name}.${index}.`),
    );
  }
  const part = partOf(typed, group.key);
  return isBlank(part) ? undefined : read(group.items, part, reading, `${name}.`);
}

function readField(
  { key, control }: Field,
  typed: Typed,
  reading: Reading,
  prefix: string,
): unknown {
  const { names } = reading;
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
      return readNumber(value, prefix + key, control, reading);
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
  { names, all }: Reading,
): number | undefined {
  if (value === '') return undefined;
  const number = Number(value.replace(/[,\s]/g, ''));
  if (Number.isFinite(number) && number >= from && number <= to) return number;
  names.problems.push({
    field,
    message: `${walk(all, field).label} must be a number from ${from} to ${to}`,
  });
  return undefined;
}

/** The input that a path of the record stands in (`countries.3` is one of the boxes of `countries`), and what it is called: `Source 1: address`. */
function walk(within: readonly Item[], path: string): { name: string; label: string } {
  const parts = path.split('.');
  let items = within;
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
