import { Invalid, type Problem } from '../../kernel/errors.ts';
import { problemsOf } from '../../kernel/http/query.ts';
import type { Names } from '../../vocabulary/authorities/queries.ts';
import type { Organisation, Statistic } from '../../vocabulary/authorities/schema.ts';
import { type Example, exampleSchema } from '../schema.ts';
import { formItems } from './fields.ts';
import { readItems, toldOf } from './reading-items.ts';
import { NameReader } from './reading-names.ts';
import type { Typed } from './typed.ts';

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
  const example = exampleSchema.safeParse(readItems(formItems, typed, reader));
  const named = new Set(reader.problems.map(({ field }) => field));
  const others = example.success
    ? []
    : problemsOf(example.error).map((one) => toldOf(formItems, one));
  const problems = [...reader.problems, ...others.filter(({ field }) => !named.has(field))];
  if (problems.length > 0 || !example.success) return { edited: null, problems };
  const { organisations, statistics } = reader;
  return { edited: { example: example.data, organisations, statistics }, problems };
}
