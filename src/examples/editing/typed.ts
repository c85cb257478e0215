import type { Names } from '../../vocabulary/authorities/queries.ts';
import type { Example } from '../schema.ts';
import { type Field, formItems, type Group, type Item, isGroup } from './fields.ts';

/** What a form sent: the values of each input, by its dotted name: `sources.0.url`. */
export type Typed = Readonly<Record<string, readonly string[]>>;

/** An example as the form's values. */
export function typedExample(example: Example, names: Names): Typed {
  return typedItems(formItems, example, names);
}

/** A record as the values of a form of these items. */
export function typedItems(items: readonly Item[], record: object, names: Names): Typed {
  const typed: Record<string, string[]> = {};
  write(typed, '', items, record as Record<string, unknown>, names);
  return typed;
}

/** The first value of an input, without space around it; empty when there is none. */
export function typedValue(typed: Typed, name: string): string {
  return typed[name]?.[0]?.trim() ?? '';
}

/**
 * The rows of a group in their order, each with names of its own: `url`. Left out are rows in which
 * nothing was typed and those ticked to be removed; a row's number is its place in this list, in the
 * form that is shown again and in messages alike.
 */
export function rowsOf(typed: Typed, key: string): Typed[] {
  const rows = new Map<number, Record<string, readonly string[]>>();
  for (const [name, values] of Object.entries(typed)) {
    const [, number, rest] = new RegExp(`^${key}\\.(\\d{1,4})\\.(.+)$`).exec(name) ?? [];
    if (number === undefined || rest === undefined) continue;
    const row = rows.get(Number(number)) ?? {};
    row[rest] = values;
    rows.set(Number(number), row);
  }
  return [...rows]
    .sort(([one], [other]) => one - other)
    .map(([, row]) => row)
    .filter((row) => typedValue(row, 'remove') === '' && !isBlank(row));
}

/** The part of what was typed that stands under one name. */
export function partOf(typed: Typed, key: string): Typed {
  const entries = Object.entries(typed).filter(([name]) => name.startsWith(`${key}.`));
  return Object.fromEntries(entries.map(([name, all]) => [name.slice(key.length + 1), all]));
}

export function isBlank(typed: Typed): boolean {
  return Object.values(typed).every((values) => values.every((value) => value.trim() === ''));
}

function write(
  typed: Record<string, string[]>,
  prefix: string,
  items: readonly Item[],
  from: Record<string, unknown>,
  names: Names,
): void {
  for (const item of items) {
    const name = prefix + item.key;
    const value = from[item.key];
    if (value === null || value === undefined) continue;
    if (isGroup(item)) writeGroup(typed, name, item, value, names);
    else typed[name] = written(item, value, names);
  }
}

function writeGroup(
  typed: Record<string, string[]>,
  name: string,
  group: Group,
  value: unknown,
  names: Names,
): void {
  const rows = Array.isArray(value) ? value : [value];
  for (const [index, row] of rows.entries()) {
    write(typed, group.one ? `${name}.${index}.` : `${name}.`, group.items, row, names);
  }
}

function written({ control }: Field, value: unknown, names: Names): string[] {
  if (control.kind === 'lines') return [(value as string[]).join('\n')];
  if (Array.isArray(value)) return value.map(String);
  if (typeof value === 'boolean') return [value ? 'yes' : 'no'];
  if (control.kind === 'organisation') return [organisationName(String(value), names)];
  if (control.kind === 'statistic') return [statisticName(String(value), names)];
  return [String(value)];
}

/** What an organisation is called in the form: its name, or its slug where another has the same name. */
export function organisationName(slug: string, { organisations }: Names): string {
  const name = organisations.get(slug)?.name;
  if (name === undefined) return slug;
  const alike = [...organisations.values()].filter((one) => one.name === name);
  return alike.length > 1 ? slug : name;
}

export function statisticName(slug: string, { statistics }: Names): string {
  const title = statistics.get(slug)?.title;
  if (title === undefined) return slug;
  const alike = [...statistics.values()].filter((one) => one.title === title);
  return alike.length > 1 ? slug : title;
}
