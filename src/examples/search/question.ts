import { findSynonyms } from './synonyms.ts';
import { type PlacedWord, placeWords } from './words.ts';

/** What somebody typed into the search box, read. */
export interface Question {
  /** As typed, cut to the longest that is read. */
  text: string;
  /** The words that are searched for, in order, with their places in the text. */
  words: readonly QuestionWord[];
  /** Every group must be found in an example. */
  groups: readonly Group[];
  /** Phrases as typed: all of it, and each pair of neighbours. Who has them comes first. */
  runs: readonly Run[];
}

export interface QuestionWord extends PlacedWord {
  /** Still being typed: the start of longer words too. */
  prefix: boolean;
}

/** What one word, or one phrase in quotation marks, asks for: any one of these. */
export type Group = readonly Alternative[];

export interface Alternative {
  stems: readonly string[];
  words: readonly string[];
  prefix: boolean;
  /** 1 for the word itself, less for a synonym. */
  weight: number;
}

export interface Run {
  stems: readonly string[];
  weight: number;
}

const longestText = 1_000;
const mostWords = 40;
const synonymWeight = 0.6;
const runWeight = 0.5;
/** Of words with only a sign between them, as in care.data. */
const joinedWeight = 1.5;
const shortestPrefix = 3;

const stopWords = new Set(
  `a an and any are as at be been but by can could did do does for from had has have how i if in into
  is it its me my of on or our s so than that the their them then there these they this those to was
  we were what when where which who whom whose why will with would you your`.split(/\s+/),
);

/** Reads a question; null when there is nothing in it to search for. Never throws. */
export function readQuestion(q: string): Question | null {
  const text = q.slice(0, longestText).toWellFormed();
  const parts = splitAtQuotes(text).map(({ quoted, start, end }) => ({
    quoted,
    words: wordsBetween(text, start, end),
  }));
  limit(parts);
  const typed = parts.flatMap(({ words }) => words);
  const last = typed.at(-1);
  if (!last) return null;
  const loose = new Set(parts.flatMap(({ quoted, words }) => (quoted ? [] : words)));
  const onlyStops = typed.every((word) => loose.has(word) && stopWords.has(word.word));
  last.prefix = loose.has(last) && last.end === text.length && last.word.length >= shortestPrefix;

  const kept = (word: QuestionWord) => !loose.has(word) || onlyStops || !stopWords.has(word.word);
  const groups = parts.flatMap(({ quoted, words }) =>
    quoted ? (words.length > 0 ? [[itself(words)]] : []) : groupsOf(words, kept),
  );
  return {
    text,
    words: typed.filter(kept),
    groups: withoutRepeats(groups),
    runs: runsOf(text, typed, kept),
  };
}

function splitAtQuotes(text: string): { quoted: boolean; start: number; end: number }[] {
  const marks = Array.from(text.matchAll(/["“”„‟«»＂]/g), (match) => match.index);
  // A mark without its partner is no mark.
  if (marks.length % 2 === 1) marks.pop();
  const edges = [-1, ...marks, text.length];
  return edges.slice(1).map((end, index) => ({
    quoted: index % 2 === 1,
    start: (edges[index] ?? 0) + 1,
    end,
  }));
}

function wordsBetween(text: string, start: number, end: number): QuestionWord[] {
  return placeWords(text.slice(start, end)).map((word) => ({
    ...word,
    start: word.start + start,
    end: word.end + start,
    prefix: false,
  }));
}

function limit(parts: { words: QuestionWord[] }[]): void {
  let left = mostWords;
  for (const part of parts) {
    part.words = part.words.slice(0, left);
    left -= part.words.length;
  }
}

function groupsOf(words: readonly QuestionWord[], kept: (word: QuestionWord) => boolean): Group[] {
  const groups = words.map((word) => [itself([word])]);
  for (const { first, count, others } of findSynonyms(words)) {
    for (let index = first; index < first + count; index++) {
      for (const other of others) {
        groups[index]?.push({
          stems: other.map(({ stem }) => stem),
          words: other.map(({ word }) => word),
          prefix: false,
          weight: synonymWeight,
        });
      }
    }
  }
  return groups.filter((_, index) => kept(words[index] as QuestionWord));
}

function itself(words: readonly QuestionWord[]): Alternative {
  return {
    stems: words.map(({ stem }) => stem),
    words: words.map(({ word }) => word),
    prefix: words.length === 1 && words[0]?.prefix === true,
    weight: 1,
  };
}

function withoutRepeats(groups: Group[]): Group[] {
  const known = new Map(groups.map((group) => [JSON.stringify(group[0]), group]));
  return [...known.values()];
}

function runsOf(
  text: string,
  typed: readonly QuestionWord[],
  kept: (word: QuestionWord) => boolean,
): Run[] {
  const places = typed.flatMap((word, index) => (kept(word) ? [index] : []));
  const between = (first: number, last: number): Run => {
    const words = typed.slice(first, last + 1);
    const gap = text.slice(words[0]?.start, words.at(-1)?.end);
    return {
      stems: words.map(({ stem }) => stem),
      weight: /\s/.test(gap) ? runWeight : joinedWeight,
    };
  };
  const pairs = places.slice(1).map((last, index) => between(places[index] ?? 0, last));
  return places.length > 2 ? [...pairs, between(places[0] ?? 0, places.at(-1) ?? 0)] : pairs;
}
