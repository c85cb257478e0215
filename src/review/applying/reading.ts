import { readItems, toldOf } from '../../examples/editing/reading-items.ts';
import { NameReader } from '../../examples/editing/reading-names.ts';
import type { Typed } from '../../examples/editing/typed.ts';
import { Invalid, type Problem } from '../../kernel/errors.ts';
import { problemsOf } from '../../kernel/http/query.ts';
import type { EvidencePart } from './parts.ts';

/** Reads the form of a part. Empty is fine, wrong is not: throws Invalid, its fields the form's inputs. */
export function readPart({ items, schema }: EvidencePart, typed: Typed): object {
  // No question of these forms asks for a name of the register.
  const reader = new NameReader({ organisations: new Map(), statistics: new Map() });
  const given = readItems(items, typed, reader);
  const read = schema.safeParse(given);
  const said = new Set(reader.problems.map(({ field }) => field));
  const others = read.success ? [] : problemsOf(read.error).map((one) => toldOf(items, one));
  const problems: Problem[] = [
    ...reader.problems,
    ...others.filter(({ field }) => !said.has(field)),
    ...turnedDates(given),
  ];
  if (problems.length > 0 || !read.success) throw new Invalid(problems);
  return read.data;
}

function turnedDates({ start, end }: Record<string, unknown>): Problem[] {
  if (typeof start !== 'string' || typeof end !== 'string') return [];
  const isBefore = end < start.slice(0, end.length);
  return isBefore ? [{ field: 'end', message: 'The end must not lie before the beginning' }] : [];
}
