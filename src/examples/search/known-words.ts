import { sql } from 'kysely';
import { beforeCommit, type Queryable, type Trx } from '../../kernel/database/database.ts';
import { readWords } from './words.ts';

/** A word that published examples use, and how many of them do. */
export interface KnownWord {
  word: string;
  stem: string;
  examples: number;
}

declare module '../../kernel/database/database.ts' {
  interface Tables {
    /** A word that no example uses any more is not there: a withdrawn text leaves no trace. */
    known_words: KnownWord;
  }
}

const uncounted = new WeakMap<Trx, Map<string, number>>();

/** Counts an example's words in (1) or out (-1). Written once, at the end of the transaction. */
export function countWords(trx: Trx, words: Iterable<string>, by: 1 | -1): void {
  let counts = uncounted.get(trx);
  if (!counts) {
    const fresh = new Map<string, number>();
    counts = fresh;
    uncounted.set(trx, fresh);
    beforeCommit(trx, () => writeCounts(trx, fresh));
  }
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + by);
}

async function writeCounts(trx: Trx, counts: ReadonlyMap<string, number>): Promise<void> {
  const changed = Array.from(counts).filter(([, by]) => by !== 0);
  for (let first = 0; first < changed.length; first += rowsAtOnce) {
    const rows = changed
      .slice(first, first + rowsAtOnce)
      .map(([word, examples]) => ({ word, stem: stemOf(word), examples }));
    await trx
      .insertInto('known_words')
      .values(rows)
      .onConflict((conflict) =>
        conflict
          .column('word')
          .doUpdateSet({ examples: sql`known_words.examples + excluded.examples` }),
      )
      .execute();
  }
  if (changed.some(([, by]) => by < 0)) {
    await trx.deleteFrom('known_words').where('examples', '<=', 0).execute();
  }
}

const rowsAtOnce = 500;

function stemOf(word: string): string {
  return readWords(word)[0]?.stem ?? word;
}

/**
 * The stems of words that begin with these letters and whose stem does not: `consultati` is the
 * start of consultation, whose stem is consult. The most used first, at most 30.
 */
export async function listStemsBehindPrefix(db: Queryable, prefix: string): Promise<string[]> {
  const rows = await db
    .selectFrom('known_words')
    .select(['stem', sql<number>`sum(examples)`.as('uses')])
    .where('word', '>=', prefix)
    .where('word', '<', `${prefix}{`)
    .where((eb) => eb.not(eb.and([eb('stem', '>=', prefix), eb('stem', '<', `${prefix}{`)])))
    .groupBy('stem')
    .orderBy('uses', 'desc')
    .orderBy('stem')
    .limit(30)
    .execute();
  return rows.map((row) => row.stem);
}

/** In how many examples each of these stems stands, about: forms of one word in one example count twice. */
export async function countExamplesOfStems(
  db: Queryable,
  stems: readonly string[],
): Promise<Map<string, number>> {
  if (stems.length === 0) return new Map();
  const rows = await db
    .selectFrom('known_words')
    .select(['stem', sql<number>`max(examples)`.as('uses')])
    .where('stem', 'in', stems)
    .groupBy('stem')
    .execute();
  return new Map(rows.map((row) => [row.stem, Number(row.uses)]));
}

/** Every known word, in the order of the alphabet. */
export async function listKnownWords(db: Queryable): Promise<KnownWord[]> {
  return db.selectFrom('known_words').selectAll().orderBy('word').execute();
}
