import type { Example, ExampleField } from '../../examples/schema.ts';

/** The facts of an example that are plain words, and how long each may be. */
export const wordFields = {
  title: 200,
  summary: 1_000,
  description: 20_000,
  done: 20_000,
  changed: 20_000,
  consequences: 20_000,
  lessons: 20_000,
  period: 200,
  date_note: 2_000,
  involved_note: 2_000,
  method_note: 2_000,
} as const satisfies Partial<Record<ExampleField, number>>;
export type WordField = keyof typeof wordFields;

export function isWordField(field: string | null): field is WordField {
  return field !== null && Object.hasOwn(wordFields, field);
}

export type NewSource = Example['sources'][number];

/** The parts of a contribution that an editor takes over into the example that it is about. */
export interface Parts {
  text: { into: WordField; how: 'replace' | 'add'; words: string } | null;
  sources: readonly NewSource[];
  /** Facts that the contributor, who was there, has confirmed. */
  verified: readonly string[];
  /** As the contributor wishes to be thanked; null: not at all. */
  credit: string | null;
}

/** The example with the parts in it. `by` names who confirmed facts; `on` is the day, `2021-06-03`. */
export function withParts(
  example: Example,
  { text, sources, verified, credit }: Parts,
  { by, on }: { by: string; on: string },
): Example {
  const fresh = verified.map((field) => ({ field, by, date: on }));
  return {
    ...example,
    ...(text && { [text.into]: joined(example[text.into], text) }),
    sources: addSources(example.sources, sources),
    verified: [
      ...example.verified.filter((one) => !(one.by === by && verified.includes(one.field))),
      ...fresh,
    ],
    credits: withCredit(example.credits, credit),
  };
}

export function withCredit(credits: readonly string[], credit: string | null): string[] {
  return credit === null || credits.includes(credit) ? [...credits] : [...credits, credit];
}

function joined(present: string | null, { how, words }: NonNullable<Parts['text']>): string {
  return how === 'add' && present ? `${present}\n\n${words}` : words;
}

/** A source that is there already only supports more: nothing is named twice. */
function addSources(present: readonly NewSource[], added: readonly NewSource[]): NewSource[] {
  const all = [...present];
  for (const source of added) {
    const at = all.findIndex(({ url }) => url === source.url);
    const known = all[at];
    if (known) {
      const supports = [...new Set([...known.supports, ...source.supports])];
      all[at] = { ...known, supports };
    } else all.push(source);
  }
  return all;
}
