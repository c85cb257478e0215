import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { z } from 'zod';
import { vocabulariesFolder } from '../../vocabulary/vocabularies.ts';
import { readWords, type Word } from './words.ts';

type Phrase = readonly Word[];

interface Found {
  /** Where in the words it begins, and how many it takes. */
  first: number;
  count: number;
  /** The other phrases of its group. */
  others: readonly Phrase[];
}

const fileSchema = z.object({ groups: z.array(z.array(z.string().min(1)).min(2)) });

const phrases = new Map<string, Phrase[]>();
let longest = 1;

for (const group of readGroups()) {
  for (const phrase of group) {
    const others = group.filter((other) => other !== phrase);
    phrases.set(keyOf(phrase), [...(phrases.get(keyOf(phrase)) ?? []), ...others]);
    longest = Math.max(longest, phrase.length);
  }
}

/** Every run of these words that has synonyms, with these. Inflected forms count: `kid` finds `kids`. */
export function findSynonyms(words: readonly Word[]): Found[] {
  const found: Found[] = [];
  for (let first = 0; first < words.length; first++) {
    for (let count = 1; count <= longest && first + count <= words.length; count++) {
      const others = phrases.get(keyOf(words.slice(first, first + count)));
      if (others) found.push({ first, count, others });
    }
  }
  return found;
}

/** Every phrase that has synonyms, by its stems, with these. */
export function listSynonyms(): [stems: string, others: readonly Phrase[]][] {
  return [...phrases];
}

function readGroups(): Phrase[][] {
  const file = readFileSync(join(vocabulariesFolder, 'synonyms.yaml'), 'utf8');
  return fileSchema.parse(load(file)).groups.map((group) => {
    const distinct = new Map(group.map(readWords).map((phrase) => [keyOf(phrase), phrase]));
    return [...distinct.values()];
  });
}

function keyOf(phrase: Phrase): string {
  return phrase.map(({ stem }) => stem).join(' ');
}
