import { type Html, html } from '../../kernel/html.ts';
import type { Example } from '../schema.ts';
import { bodyTexts } from './indexing.ts';
import type { Alternative, Question } from './question.ts';
import { type PlacedWord, placeWords } from './words.ts';

/** Where a text has what one group of a question asks for. */
interface Span {
  start: number;
  end: number;
  group: number;
}

const longest = 200;
const near = 140;

/** A text with the words of a question marked. */
export function highlight(question: Question, text: string): Html {
  return mark(text, findSpans(question, text), 0, text.length);
}

/**
 * About 200 characters of an example's body around what was asked for, marked; null when title and
 * summary say all of it already, or the body none of it.
 */
export function excerpt(question: Question, example: Example): Html | null {
  const said = new Set(
    [example.title, example.summary].flatMap((text) => groupsOf(findSpans(question, text))),
  );
  let best: { text: string; spans: Span[]; first: Span; groups: number } | null = null;
  for (const markdown of bodyTexts(example)) {
    const text = plainText(markdown);
    const spans = findSpans(question, text);
    for (const [index, first] of spans.entries()) {
      if (said.has(first.group)) continue;
      const groups = countGroups(spans, index);
      if (groups > (best?.groups ?? 0)) best = { text, spans, first, groups };
    }
  }
  if (!best) return null;
  const [start, end] = cut(best.text, best.first.start);
  return html`${start > 0 ? '… ' : ''}${mark(best.text, best.spans, start, end)}${
    end < best.text.length ? ' …' : ''
  }`;
}

/** How many parts of the question stand close behind one place, that place's own among them. */
function countGroups(spans: readonly Span[], from: number): number {
  const groups = new Set<number>();
  const until = (spans[from]?.start ?? 0) + near;
  for (let index = from; index < spans.length && (spans[index]?.end ?? until) <= until; index++) {
    groups.add(spans[index]?.group ?? 0);
  }
  return Math.max(1, groups.size);
}

function groupsOf(spans: readonly Span[]): number[] {
  return spans.map(({ group }) => group);
}

/** Every place where the text has a part of the question, in order, none within another. */
function findSpans(question: Question, text: string): Span[] {
  const words = placeWords(text);
  const spans: Span[] = [];
  for (let at = 0; at < words.length; at++) {
    let longestHere: Span | null = null;
    for (const [group, alternatives] of question.groups.entries()) {
      for (const alternative of alternatives) {
        if (!standsAt(words, at, alternative)) continue;
        const start = words[at]?.start ?? 0;
        const end = words[at + alternative.stems.length - 1]?.end ?? start;
        if (!longestHere || end > longestHere.end) longestHere = { start, end, group };
      }
    }
    if (longestHere && longestHere.end > (spans.at(-1)?.end ?? 0)) spans.push(longestHere);
  }
  return spans;
}

function standsAt(
  words: readonly PlacedWord[],
  at: number,
  { stems, words: typed, prefix }: Alternative,
) {
  return stems.every((stem, index) => {
    const here = words[at + index];
    if (!here) return false;
    return here.stem === stem || (prefix && here.word.startsWith(typed[0] ?? stem));
  });
}

function mark(text: string, spans: readonly Span[], start: number, end: number): Html {
  const parts: Html[] = [];
  let done = start;
  for (const span of spans) {
    if (span.start < done || span.end > end) continue;
    parts.push(
      html`${text.slice(done, span.start)}<mark>${text.slice(span.start, span.end)}</mark>`,
    );
    done = span.end;
  }
  return html`${parts}${text.slice(done, end)}`;
}

/** From the start of the sentence, or of a word some way before; to the end of a word. */
function cut(text: string, around: number): [number, number] {
  const before = text.slice(Math.max(0, around - 90), around);
  const sentence = before.search(/(?<=[.!?:] )[^.!?:]*$/);
  let start = around - before.length;
  if (sentence >= 0) start += sentence;
  else if (start > 0) start += Math.max(0, before.search(/(?<=\s)\S/));
  if (start + longest >= text.length) return [start, text.length];
  const end = text.lastIndexOf(' ', start + longest);
  return [start, end > around ? end : Math.min(text.length, start + longest)];
}

/** Markdown without its signs, on one line. */
function plainText(markdown: string): string {
  return markdown
    .replace(/!?\[([^[\]]*)\]\([^()\s]*\)/g, '$1')
    .replace(/^[ \t]*(?:#{1,6}|>|[-*+]|\d{1,3}\.)[ \t]+/gm, '')
    .replace(/[*`]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}
