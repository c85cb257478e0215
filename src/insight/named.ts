import { foldText } from '../examples/search/words.ts';

/** Whether a text has a word that begins with each word asked for; nothing asked for fits all. */
export function namedLike(text: string, q: string | undefined): boolean {
  if (q === undefined) return true;
  const words = wordsOf(text);
  return wordsOf(q).every((asked) => words.some((word) => word.startsWith(asked)));
}

function wordsOf(text: string): string[] {
  return foldText(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}
