import { closest, distance } from 'fastest-levenshtein';

/** One thing wrong in one file. */
export interface LoadProblem {
  /** As the person may open it: `register/examples/some-slug.md`. */
  file: string;
  /** From 1; null where the file as a whole is meant. */
  line: number | null;
  /** The key in the file, its parents before it: `sources.url`; null where there is none. */
  field: string | null;
  message: string;
}

/** How many problems are told at once; more would be read by nobody. */
export const mostProblems = 100;

/** `register/examples/x.md:14: stages: “9.9” is not a code of stages`, the form that editors can follow. */
export function problemLine({ file, line, field, message }: LoadProblem): string {
  return `${printable(file)}${line === null ? '' : `:${line}`}: ${field === null ? '' : `${printable(field)}: `}${printable(message)}`;
}

/** The first hundred, by file, then line. */
export function sortProblems(problems: readonly LoadProblem[]): LoadProblem[] {
  return [...problems]
    .sort(
      (a, b) =>
        order(a.file, b.file) ||
        (a.line ?? 0) - (b.line ?? 0) ||
        order(a.field ?? '', b.field ?? ''),
    )
    .slice(0, mostProblems);
}

/** `; did you mean “census-2021”?` where something known is near, otherwise nothing. */
export function didYouMean(word: string, known: Iterable<string>): string {
  if (word.length > 200) return '';
  const all = [...known];
  if (all.length === 0) return '';
  const near = closest(word, all);
  return distance(word, near) <= Math.max(2, word.length / 3) ? `; did you mean “${near}”?` : '';
}

/** That a slug stands for nothing in the file of its names. */
export function unknownSlug(
  word: string,
  what: string,
  known: ReadonlyMap<string, unknown>,
): string {
  return `${quoted(word)} is not the slug of ${what === 'organisation' ? 'an' : 'a'} ${what} in ${what}s.yaml${didYouMean(word, known.keys())}`;
}

/** What somebody wrote, cut to a length that a line of a message can hold. */
export function quoted(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return `“${text.length > 60 ? `${text.slice(0, 60)}…` : text}”`;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

// A file's name or key must not move the cursor or colour the terminal of whoever loads it.
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ').slice(0, 1_000);
}
