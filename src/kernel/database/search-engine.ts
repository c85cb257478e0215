import type { Queryable, Trx } from './database.ts';

/** The columns of an entry, in the order of their weight. */
export const searchColumns = ['title', 'summary', 'facts', 'body'] as const;
export type SearchColumn = (typeof searchColumns)[number];

/** Where to look: title alone, title and summary, or everywhere. */
export type SearchScope = 'title' | 'lead' | 'all';
export const scopes: Record<SearchScope, readonly SearchColumn[]> = {
  title: ['title'],
  lead: ['title', 'summary'],
  all: searchColumns,
};

/** What is indexed: tokens of a to z and 0 to 9, in the order of the text. */
export type SearchEntry = Record<SearchColumn, readonly string[]>;

/** Tokens that follow each other; the last may be only the beginning of one. */
export interface SearchPhrase {
  tokens: readonly string[];
  prefix: boolean;
}

/** Every group must be found; a group is found when one of its phrases is. */
export type SearchExpression = readonly (readonly SearchPhrase[])[];

/** What the two databases do each in their own way. */
export interface SearchEngine {
  create(trx: Trx, name: string): Promise<void>;
  put(trx: Trx, name: string, id: number, entry: SearchEntry): Promise<void>;
  /** At the end of a transaction that has put entries. */
  settle(trx: Trx, name: string): Promise<void>;
  remove(trx: Trx, name: string, id: number): Promise<void>;
  find(
    db: Queryable,
    name: string,
    expression: SearchExpression,
    scope: SearchScope,
  ): Promise<number[]>;
}
