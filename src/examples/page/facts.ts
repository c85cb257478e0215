import type { Html } from '../../kernel/html.ts';
import type { PublicExample } from '../public.ts';

/** One fact of an example as its page and its comparison show it. */
export interface Fact {
  /** The fields that it says; the first is the one that an answer to “Do you know?” would fill. */
  fields: readonly string[];
  label: string;
  /** Null: not recorded. */
  value: Html | null;
  /** What is kept beside the code. */
  notes: readonly string[];
  /** One of the two or three that matter most. */
  main?: boolean;
  /** The register itself knows: nobody else is asked. */
  certain?: boolean;
}

/** Which sources (counted from 1) were read for any of these fields, and whether one is doubtful. */
export function marks(
  { sources, doubtful }: PublicExample,
  fields: readonly string[],
): { sources: number[]; doubtful: boolean } {
  return {
    sources: sources.flatMap(({ supports }, index) =>
      supports.some((field) => fields.includes(field)) ? [index + 1] : [],
    ),
    doubtful: doubtful.some((field) => fields.includes(field)),
  };
}
