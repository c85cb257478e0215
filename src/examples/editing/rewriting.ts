import type { Queryable, Trx } from '../../kernel/database/database.ts';
import type { Typed } from './typed.ts';

/** What holds words of an example beside its versions. */
export type Held =
  | 'draft'
  | 'withdrawal'
  | 'contribution'
  | 'message'
  | 'saved-edit'
  | 'file-name'
  | 'file'
  | 'application'
  | 'handed-in'
  | 'act'
  | 'evidence-file-name'
  | 'minutes'
  | 'mail';

/** One row that holds what is to be taken out, and how it is written without. */
export interface Rewriting {
  what: Held;
  /** With `what`, the same for the same row. */
  id: number;
  write: (trx: Trx) => Promise<unknown>;
}

/** What is redacted of a text or an address, of a short name, and of what was typed into an example's form. */
export interface WordsTaken {
  text: (text: string) => string;
  /** Whether the words stand in a slug or in the name of a file, between its hyphens. */
  isIn: (name: string) => boolean;
  typed: (typed: Typed) => Typed;
}

/** An example that is redacted: its id, every slug that it has or had, and its versions as JSON without the words. */
export interface Redacted {
  id: number;
  slugs: readonly string[];
  documents: readonly string[];
}

/** What later features hold of an example's words and addresses, and how those are taken out. */
export interface WordsElsewhere {
  tables: readonly string[];
  list: (db: Queryable, example: Redacted, redact: WordsTaken) => Promise<Rewriting[]>;
  /** Lets what names a slug that is dropped name the one that stays. */
  readdress: (trx: Trx, from: string, to: string) => Promise<void>;
}

/** How many rows of each kind; a row that two had listed counts once. */
export function countHeld(rewritings: readonly Rewriting[]): Map<Held, number> {
  const counts = new Map<Held, number>();
  const rows = new Map(rewritings.map((one) => [`${one.what} ${one.id}`, one.what]));
  for (const what of rows.values()) counts.set(what, (counts.get(what) ?? 0) + 1);
  return counts;
}
