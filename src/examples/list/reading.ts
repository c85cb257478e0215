import type { Database } from '../../kernel/database/database.ts';
import { NotFound } from '../../kernel/errors.ts';
import type { Survey } from '../facets.ts';
import type { Filters } from '../filters.ts';
import type { Holdings } from '../holdings.ts';
import { listExamplesByIds, type StoredExample } from '../queries.ts';
import { correctQuestion } from '../search/correcting.ts';
import { findMatches, type Matches } from '../search/matching.ts';
import { type Question, readQuestion } from '../search/question.ts';
import { rankMatches } from '../search/ranking.ts';

/** What an address under /examples finds, before any example is read. */
export interface Found extends Holdings {
  filters: Filters;
  survey: Survey;
  /** Null when nothing is asked, or nothing in it can be searched for. */
  question: Question | null;
  /** The question that was asked instead, because nothing has the words of the first. */
  suggestion: string | null;
  matches: Matches | null;
}

/**
 * Finds what fits the filters. `correct`: where nothing has a word of the question, a near word that is
 * known is asked instead, which the answer must say. Not for what is saved or followed.
 */
export async function findExamples(
  db: Database,
  holdings: Holdings,
  filters: Filters,
  { correct = false } = {},
): Promise<Found> {
  const asked = await ask(db, filters.q, correct);
  const survey = holdings.index.survey(filters, asked.matches?.ids);
  return { ...holdings, filters, survey, ...asked };
}

/** The ids of what was found, in the order asked for. */
export async function orderFound(
  db: Database,
  { filters, survey, question, matches }: Found,
): Promise<ArrayLike<number>> {
  if (filters.sort !== 'relevance') return survey.ids(filters.sort);
  if (question === null || matches === null) return survey.ids('newest');
  return rankMatches(db, question, matches, Array.from(survey.ids('newest')));
}

/** The examples of the page asked for; throws NotFound past the end. No results have one page. */
export async function listPage(db: Database, found: Found): Promise<StoredExample[]> {
  const { page, per_page } = found.filters;
  const pages = countPages(found);
  if (page > pages) {
    throw new NotFound(
      pages === 1
        ? `There is one page; there is no page ${page}.`
        : `There are ${pages} pages; there is no page ${page}.`,
    );
  }
  const ids = await orderFound(db, found);
  return readPublished(db, sliceOf(ids, (page - 1) * per_page, page * per_page));
}

export function countPages({ survey, filters }: Pick<Found, 'survey' | 'filters'>): number {
  return Math.max(1, Math.ceil(survey.total / filters.per_page));
}

/** Every example of these ids in their order, a few at a time: nothing is held open in between. */
export async function* eachPublished(
  db: Database,
  ids: ArrayLike<number>,
  most = 200,
): AsyncGenerator<StoredExample[]> {
  for (let from = 0; from < ids.length; from += most) {
    yield readPublished(db, sliceOf(ids, from, from + most));
  }
}

// What was withdrawn since the ids were found is not shown.
async function readPublished(db: Database, ids: readonly number[]): Promise<StoredExample[]> {
  const stored = await listExamplesByIds(db, ids);
  return stored.filter(({ state }) => state === 'published');
}

async function ask(db: Database, q: string | null, correct: boolean) {
  if (q === null) return { question: null, suggestion: null, matches: null };
  const question = readQuestion(q);
  if (question === null) return { question, suggestion: null, matches: noMatches };
  const matches = await findMatches(db, question);
  if (matches.ids.length > 0 || !correct) return { question, suggestion: null, matches };
  const suggestion = await correctQuestion(db, question);
  const corrected = suggestion === null ? null : readQuestion(suggestion);
  if (corrected === null) return { question, suggestion: null, matches };
  return { question: corrected, suggestion, matches: await findMatches(db, corrected) };
}

const noMatches: Matches = { ids: [], tier: () => 2, groups: [] };

function sliceOf(ids: ArrayLike<number>, from: number, to: number): number[] {
  return Array.from(
    { length: Math.max(0, Math.min(to, ids.length) - from) },
    (_, n) => ids[from + n] as number,
  );
}
