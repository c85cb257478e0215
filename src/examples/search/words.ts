import { stem as porter2 } from 'porter2';

/** A word as it is indexed: plain ASCII letters and digits only, so that every engine sees one word. */
export interface Word {
  /** The folded word: `consultations`, `maori`. */
  word: string;
  /** What it has in common with its other forms: `consult`. */
  stem: string;
}

/** A word and where it stands in the text, in UTF-16 units. */
export interface PlacedWord extends Word {
  start: number;
  end: number;
}

/** The words of a text in order, with their places. */
export function placeWords(text: string): PlacedWord[] {
  const placed: PlacedWord[] = [];
  for (const match of text.matchAll(rawWord)) {
    const known = readWord(match[0]);
    if (known) {
      placed.push({ ...known, start: match.index, end: match.index + match[0].length });
    }
  }
  return placed;
}

/** The words of a text in order. */
export function readWords(text: string): Word[] {
  const words: Word[] = [];
  for (const raw of text.match(rawWord) ?? []) {
    const known = readWord(raw);
    if (known) words.push(known);
  }
  return words;
}

/** Lower case, without accents, and with letters that have no accent to take off written plainly. */
export function foldText(text: string): string {
  const lower = isAscii.test(text) ? text : text.toWellFormed().normalize('NFKD');
  return lower
    .toLowerCase()
    .replace(marks, '')
    .replace(/[øłßđæœðþıħŧŋ]/g, (letter) => plainLetters[letter] ?? letter);
}

// Letters, digits and their marks; an apostrophe between them belongs to the word, and so do the
// stops of U.S. and e.g. Scripts written without spaces are read one character at a time, which
// finds them inside longer runs.
const unspaced = String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}`;
const spaced = String.raw`[[\p{L}\p{M}\p{Nd}]--[${unspaced}]]`;
const initials = String.raw`\p{L}(?:\.\p{L})+\.?(?![\p{L}\p{M}\p{Nd}])`;
const rawWord = new RegExp(`[${unspaced}]|${initials}|${spaced}+(?:['’‘ʼ]${spaced}+)*`, 'gv');
const marks = /\p{Script=Inherited}/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII begins with them
const isAscii = /^[\x00-\x7f]*$/;

const plainLetters: Record<string, string> = {
  ø: 'o',
  ł: 'l',
  ß: 'ss',
  đ: 'd',
  æ: 'ae',
  œ: 'oe',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
};

/** Longer words are cut; nobody types them. */
const longestWord = 40;
const mostRemembered = 50_000;
const remembered = new Map<string, Word | null>();

// Texts say the same words again and again: remembering them makes loading several times faster.
function readWord(raw: string): Word | null {
  const known = remembered.get(raw);
  if (known !== undefined) return known;
  if (remembered.size >= mostRemembered) remembered.clear();
  const word = plainWord(raw);
  const read = word === '' ? null : { word, stem: stemWord(word) };
  remembered.set(raw, read);
  return read;
}

function plainWord(raw: string): string {
  const folded = foldText(raw)
    .replace(/['’‘ʼ]s$/, '')
    .replace(/[^\p{L}\p{M}\p{Nd}]/gu, '');
  if (isAscii.test(folded)) return folded.slice(0, longestWord);
  let word = '';
  for (const character of [...folded].slice(0, longestWord)) {
    // Any other letter becomes six characters, so that the start of a word stays its start.
    word += isAscii.test(character)
      ? character
      : `z7${character.codePointAt(0)?.toString(36).padStart(4, '0')}`;
  }
  return word;
}

function stemWord(word: string): string {
  if (!/^[a-z]{4,}$/.test(word)) return word;
  // The "being" of "well-being" is not the "be" of "may well be".
  if (word === 'being') return word;
  // Organization and organisation are one word.
  const spelling = word.replace(/iz(e|ed|er|ers|es|ing|ation|ations|ational)$/, 'is$1');
  const stemmed = porter2(spelling);
  // Porter2 turns boycotting into boycot and leaves boycott.
  return stemmed.length > 4 ? stemmed.replace(/([bdfgmnprt])\1$/, '$1') : stemmed;
}
