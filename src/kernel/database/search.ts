import { beforeCommit, isPostgres, type Queryable, type Trx } from './database.ts';
import { postgresSearch } from './postgres.ts';
import type { SearchEngine, SearchEntry, SearchExpression, SearchScope } from './search-engine.ts';
import { sqliteSearch } from './sqlite.ts';

/** Makes the empty index of one kind of thing: the table `<name>_search`. */
export async function createSearchTables(trx: Trx, name: string): Promise<void> {
  await engine(trx).create(trx, name);
}

/** Adds an entry; one of the same id must have been removed before. */
export async function putSearchEntry(
  trx: Trx,
  name: string,
  id: number,
  entry: SearchEntry,
): Promise<void> {
  await engine(trx).put(trx, name, id, withinLimits(entry));
  const names = unsettled.get(trx) ?? new Set();
  if (names.has(name)) return;
  unsettled.set(trx, names.add(name));
  beforeCommit(trx, () => engine(trx).settle(trx, name));
}

const unsettled = new WeakMap<Trx, Set<string>>();

export async function removeSearchEntry(trx: Trx, name: string, id: number): Promise<void> {
  await engine(trx).remove(trx, name, id);
}

/** The ids of every entry that matches within a scope, ascending. The same on both databases. */
export async function findSearchMatches(
  db: Queryable,
  name: string,
  expression: SearchExpression,
  scope: SearchScope = 'all',
): Promise<number[]> {
  if (expression.length === 0 || expression.some((group) => group.length === 0)) return [];
  return engine(db).find(db, name, expression, scope);
}

function engine(db: Queryable): SearchEngine {
  return isPostgres(db) ? postgresSearch : sqliteSearch;
}

// PostgreSQL keeps positions up to 16,383 and at most 255 of one token, and drops the rest without
// a word. Both databases are given the same, so that both find the same.
const mostTokens = 16_000;
const mostOfOneToken = 250;

function withinLimits(entry: SearchEntry): SearchEntry {
  const seen = new Map<string, number>();
  let left = mostTokens;
  const cut = (tokens: readonly string[]) =>
    tokens.filter((token) => {
      const times = (seen.get(token) ?? 0) + 1;
      if (left === 0 || times > mostOfOneToken) return false;
      seen.set(token, times);
      left--;
      return true;
    });
  const { title, summary, facts, body } = entry;
  return { title: cut(title), summary: cut(summary), facts: cut(facts), body: cut(body) };
}
