import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { load } from 'js-yaml';
import { type Term, vocabularySchema } from './schema.ts';

/** The installation's vocabularies: versioned files that everything reads once, at start. */
export const vocabulariesFolder = resolve(import.meta.dirname, '../../register/vocabularies');

export class Vocabulary {
  readonly name: string;
  readonly title: string;
  readonly version: number;
  readonly note: string | null;
  readonly terms: ReadonlyMap<string, Term>;
  readonly #narrower = new Map<string, string[]>();

  constructor(file: unknown) {
    const { vocabulary, title, version, note, terms } = vocabularySchema.parse(file);
    this.name = vocabulary;
    this.title = title;
    this.version = version;
    this.note = note;
    this.terms = new Map(terms.map((term) => [term.code, term]));
    if (this.terms.size !== terms.length) throw new Error(`A code is twice in ${vocabulary}.`);
    for (const term of terms) {
      if (term.broader === null) continue;
      if (!this.terms.has(term.broader))
        throw new Error(`${term.broader} is not in ${vocabulary}.`);
      this.#narrower.set(term.broader, [...(this.#narrower.get(term.broader) ?? []), term.code]);
    }
  }

  has(code: string): boolean {
    return this.terms.has(code);
  }

  /** The label of a code; throws when the code is not of this vocabulary. */
  label(code: string): string {
    const term = this.terms.get(code);
    if (!term) throw new Error(`${code} is not a code of ${this.name}.`);
    return term.label;
  }

  codes(): string[] {
    return [...this.terms.keys()];
  }

  /** The codes directly under one. */
  narrower(code: string): readonly string[] {
    return this.#narrower.get(code) ?? [];
  }

  /** The code, then each wider one: `1.2`, `1`. */
  withBroader(code: string): string[] {
    const chain = [code];
    for (let wider = this.terms.get(code)?.broader; wider; wider = this.terms.get(wider)?.broader) {
      chain.push(wider);
    }
    return chain;
  }
}

const notVocabularies = new Set(['synonyms.yaml']);

const vocabularies = new Map(
  readdirSync(vocabulariesFolder)
    .filter((file) => file.endsWith('.yaml') && !notVocabularies.has(file))
    .map((file) => {
      const vocabulary = new Vocabulary(load(readFileSync(join(vocabulariesFolder, file), 'utf8')));
      return [vocabulary.name, vocabulary] as const;
    }),
);

/** One vocabulary by name; throws when there is no such file. */
export function vocabulary(name: string): Vocabulary {
  const found = vocabularies.get(name);
  if (!found) throw new Error(`There is no vocabulary ${name}.`);
  return found;
}

export function listVocabularies(): Vocabulary[] {
  return [...vocabularies.values()];
}
