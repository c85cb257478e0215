import { diffWords } from 'diff';
import type { PublicExample } from '../public.ts';
import { fieldLabel, fieldText } from './field-text.ts';

/** A run of words: in both versions, or in one of them only. */
export interface Run {
  text: string;
  in: 'both' | 'before' | 'after';
}

/** One field that differs between two versions; null where a version has nothing recorded. */
export interface Difference {
  field: string;
  label: string;
  before: readonly Run[] | null;
  after: readonly Run[] | null;
}

// What every version has of its own.
const notCompared = new Set(['slug', 'url', 'revision', 'published', 'updated', 'statistic_slug']);

/** Every field that differs, in the order of the contract, with the words that differ. */
export function differencesOf(before: PublicExample, after: PublicExample): Difference[] {
  const fields = Object.keys(after) as (keyof PublicExample)[];
  return fields
    .filter((field) => !notCompared.has(field))
    .flatMap((field) => {
      const texts = [fieldText(before, field), fieldText(after, field)] as const;
      if (texts[0] === texts[1]) return [];
      return [{ field, label: fieldLabel(field), ...comparedTexts(...texts) }];
    });
}

/** The words of two texts, marked where they differ. Null: not recorded. */
export function comparedTexts(
  before: string | null,
  after: string | null,
): Pick<Difference, 'before' | 'after'> {
  if (before === null || after === null) {
    return {
      before: before === null ? null : [{ text: before, in: 'before' }],
      after: after === null ? null : [{ text: after, in: 'after' }],
    };
  }
  // Two long texts with nothing in common are shown whole: looking further would take seconds.
  const changes = diffWords(before, after, { maxEditLength: 1_000 });
  if (!changes) {
    return { before: [{ text: before, in: 'before' }], after: [{ text: after, in: 'after' }] };
  }
  const runs = changes.map(
    ({ value, added, removed }): Run => ({
      text: value,
      in: added ? 'after' : removed ? 'before' : 'both',
    }),
  );
  return {
    before: runs.filter((run) => run.in !== 'after'),
    after: runs.filter((run) => run.in !== 'before'),
  };
}
