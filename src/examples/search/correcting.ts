import { distance } from 'fastest-levenshtein';
import type { Database } from '../../kernel/database/database.ts';
import { type Kept, keep } from '../../kernel/memory.ts';
import { type KnownWord, listKnownWords } from './known-words.ts';
import { findMatches } from './matching.ts';
import { type Question, type QuestionWord, readQuestion } from './question.ts';
import { findSynonyms } from './synonyms.ts';

interface Lexicon {
  words: readonly KnownWord[];
  stems: ReadonlySet<string>;
}

const lexicons = new WeakMap<Database, () => Promise<Kept<Lexicon>>>();

/**
 * The question with each word that no example uses replaced by the nearest that some do; null when
 * every word is known, nothing is near, or what is near finds nothing either.
 */
export async function correctQuestion(db: Database, question: Question): Promise<string | null> {
  const lexicon = await getLexicon(db);
  let text = question.text;
  for (const word of question.words.toReversed()) {
    if (isKnown(word, lexicon)) continue;
    const nearest = findNearest(word.word, lexicon.words);
    if (nearest === null) continue;
    const typed = text.slice(word.start, word.end);
    text = text.slice(0, word.start) + asTyped(typed, nearest) + text.slice(word.end);
  }
  if (text === question.text) return null;
  const corrected = readQuestion(text);
  // To offer what finds nothing either would lead nowhere.
  return corrected && (await findMatches(db, corrected)).ids.length > 0 ? text : null;
}

async function getLexicon(db: Database): Promise<Lexicon> {
  let kept = lexicons.get(db);
  if (!kept) {
    kept = keep(db, async () => {
      const words = await listKnownWords(db);
      return { words, stems: new Set(words.map(({ stem }) => stem)) };
    });
    lexicons.set(db, kept);
  }
  return (await kept()).value;
}

function isKnown(word: QuestionWord, { words, stems }: Lexicon): boolean {
  if (stems.has(word.stem)) return true;
  if (findSynonyms([word]).length > 0) return true;
  return word.prefix && words.some((known) => known.word.startsWith(word.word));
}

/** The nearest known word, for words of plain letters only; of equally near ones the most used. */
function findNearest(typed: string, words: readonly KnownWord[]): string | null {
  const most = mostEdits(typed);
  if (most === 0) return null;
  const swapped = swaps(typed);
  let best: { word: string; rank: readonly number[] } | null = null;
  for (const { word, examples } of words) {
    if (Math.abs(word.length - typed.length) > most || !/^[a-z]+$/.test(word)) continue;
    const plain = distance(typed, word);
    // Each swap is two plain edits, so what is further than that cannot be near.
    if (plain > most * 2) continue;
    const edits = Math.min(plain, ...swapped.map((variant) => 1 + distance(variant, word)));
    if (edits > most) continue;
    const rank = [-edits, word[0] === typed[0] ? 1 : 0, examples];
    if (!best || isHigher(rank, best.rank)) best = { word, rank };
  }
  return best?.word ?? null;
}

function mostEdits(typed: string): number {
  if (!/^[a-z]{4,}$/.test(typed)) return 0;
  return typed.length < 8 ? 1 : 2;
}

function swaps(typed: string): string[] {
  return Array.from(
    { length: typed.length - 1 },
    (_, at) => typed.slice(0, at) + typed[at + 1] + typed[at] + typed.slice(at + 2),
  );
}

function isHigher(a: readonly number[], b: readonly number[]): boolean {
  const differing = a.findIndex((value, index) => value !== b[index]);
  return differing >= 0 && (a[differing] ?? 0) > (b[differing] ?? 0);
}

function asTyped(typed: string, word: string): string {
  return /^\p{Lu}/u.test(typed) ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}
