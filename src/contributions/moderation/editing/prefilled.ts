import { slugOf } from '../../../examples/editing/reading-names.ts';
import { type Typed, typedExample } from '../../../examples/editing/typed.ts';
import type { StoredExample } from '../../../examples/queries.ts';
import type { Names } from '../../../vocabulary/authorities/queries.ts';
import type { StoredContribution } from '../../queries.ts';
import { isWordField, type wordFields } from '../parts.ts';

/** The form of the whole example, filled with what stands and what was sent. */
export function prefilled(
  contribution: StoredContribution,
  stored: StoredExample | null,
  names: Names,
): Typed {
  const { title, text, sources, field, kind } = contribution;
  const standing: Typed = stored
    ? typedExample(stored.example, names)
    : { title: [title ?? ''], description: [text], licence: ['CC BY 4.0'] };
  const known = new Set(stored?.example.sources.map(({ url }) => url));
  const first = stored?.example.sources.length ?? 0;
  const added = (JSON.parse(sources) as string[])
    .filter((url) => !known.has(url))
    .map((url, index) => [`sources.${first + index}.url`, [url]] as const);
  return {
    ...standing,
    ...Object.fromEntries(added),
    ...(stored && isWordField(field) && { [field]: [joined(field)] }),
    ...(!stored && { slug: [slugOf(title ?? '')] }),
  };

  function joined(into: keyof typeof wordFields): string {
    const present = stored?.example[into] ?? null;
    return present === null || kind === 'correction' ? text : `${present}\n\n${text}`;
  }
}
