import type { Queryable } from '../../kernel/database/database.ts';
import { rankedLines } from './indexing.ts';
import { countExamplesOfStems } from './known-words.ts';
import type { Matches } from './matching.ts';
import type { Alternative, Question } from './question.ts';

type Line = (typeof rankedLines)[number];
type Lines = Record<Line, string>;

const mostRanked = 200;

/** How much a word counts in each column, and at how many mentions it counts half of that. */
const columns = [
  { line: 'title', exactIn: 'titleWords', weight: 8, half: 0.3 },
  { line: 'summary', exactIn: 'summaryWords', weight: 4, half: 0.6 },
  { line: 'facts', exactIn: null, weight: 2, half: 1 },
  { line: 'body', exactIn: null, weight: 2, half: 1.5 },
] as const;
const exactForm = 1.15;

/**
 * Puts matches in order, best first. `ids` are the matches that are left after filtering, newest first
 * or in whatever order settles ties. The first 200 by tier are ranked by what their words say, and among equals
 * keep that order; the rest keep the order of tier and ties.
 */
export async function rankMatches(
  db: Queryable,
  question: Question,
  matches: Matches,
  ids: readonly number[],
): Promise<number[]> {
  const tiers: [number[], number[], number[]] = [[], [], []];
  for (const id of ids) tiers[matches.tier(id)].push(id);
  const ordered = tiers[0].concat(tiers[1], tiers[2]);
  const ranked = ordered.slice(0, mostRanked);
  const scores = await scoreExamples(db, question, matches, ranked);
  ranked.sort((a, b) => (scores.get(b) ?? 0) - (scores.get(a) ?? 0));
  return ranked.concat(ordered.slice(mostRanked));
}

async function scoreExamples(
  db: Queryable,
  question: Question,
  matches: Matches,
  ids: readonly number[],
): Promise<Map<number, number>> {
  if (ids.length === 0) return new Map();
  const stems = matches.groups.flatMap((group) => group[0]?.stems ?? []);
  const uses = await countExamplesOfStems(db, [...new Set(stems)]);
  const rarities = matches.groups.map((group) => rarity(group[0]?.stems ?? [], uses));
  const average = rarities.reduce((sum, each) => sum + each, 0) / rarities.length;
  const rows = await db
    .selectFrom('example_words')
    .select(['id', 'ranked'])
    .where('id', 'in', ids)
    .execute();
  return new Map(
    rows.map(({ id, ranked }) => {
      const lines = readLines(ranked);
      let score = 0;
      for (const [index, group] of matches.groups.entries()) {
        score += (rarities[index] ?? 0) * scoreGroup(group, lines);
      }
      for (const run of question.runs) score += average * run.weight * scoreRun(run.stems, lines);
      return [id, score] as const;
    }),
  );
}

// A rare word says more than a common one: 1 in one example 0.77, in ten 0.49, in a thousand 0.25.
function rarity(stems: readonly string[], uses: ReadonlyMap<string, number>): number {
  const rarest = Math.min(...stems.map((stem) => uses.get(stem) ?? 0));
  return 1 / (1 + Math.log10(1 + rarest));
}

function scoreGroup(group: readonly Alternative[], lines: Lines): number {
  let score = 0;
  for (const { line, exactIn, weight, half } of columns) {
    let best = 0;
    for (const alternative of group) {
      const times = count(lines[line], alternative.stems, alternative.prefix);
      if (times === 0) continue;
      const exact = exactIn && lines[exactIn].includes(` ${alternative.words.join(' ')} `);
      best = Math.max(
        best,
        (alternative.weight * (exact ? exactForm : 1) * times) / (times + half),
      );
    }
    score += weight * best;
  }
  return score;
}

function scoreRun(run: readonly string[], lines: Lines): number {
  let score = 0;
  for (const { line, weight, half } of columns) {
    const times = count(lines[line], run, false);
    score += (weight * times) / (times + half);
  }
  return score;
}

function count(line: string, tokens: readonly string[], prefix: boolean): number {
  const wanted = ` ${tokens.join(' ')}${prefix ? '' : ' '}`;
  let times = 0;
  for (let at = line.indexOf(wanted); at >= 0; at = line.indexOf(wanted, at + wanted.length - 1))
    times++;
  return times;
}

function readLines(ranked: string): Lines {
  const lines = ranked.split('\n');
  return Object.fromEntries(rankedLines.map((name, index) => [name, lines[index] ?? ''])) as Lines;
}
