import type { Queryable } from '../../kernel/database/database.ts';
import { findSearchMatches } from '../../kernel/database/search.ts';
import type { SearchPhrase } from '../../kernel/database/search-engine.ts';
import { listStemsBehindPrefix } from './known-words.ts';
import type { Alternative, Group, Question } from './question.ts';

/** Where the whole question is found: 0 in the title, 1 in title and summary, 2 only with the rest. */
export type Tier = 0 | 1 | 2;

export interface Matches {
  /** Every match, ascending. */
  ids: readonly number[];
  /** Of a match; anything else is in tier 2. */
  tier: (id: number) => Tier;
  /** The question's groups with the words that a last, unfinished word may become. */
  groups: readonly Group[];
}

const prefixWeight = 0.7;

/** Finds every indexed example that has all of the question. The same set on both databases. */
export async function findMatches(db: Queryable, question: Question): Promise<Matches> {
  const groups: Group[] = [];
  for (const group of question.groups) groups.push(await withPrefixes(db, group));
  const expression = groups.map((group) => group.map(phraseOf));
  const ids = await findSearchMatches(db, 'example', expression);
  const tiers = new Uint8Array((ids.at(-1) ?? 0) + 1).fill(2);
  if (ids.length > 1) {
    for (const id of await findSearchMatches(db, 'example', expression, 'lead')) tiers[id] = 1;
    for (const id of await findSearchMatches(db, 'example', expression, 'title')) tiers[id] = 0;
  }
  return { ids, groups, tier: (id) => (tiers[id] ?? 2) as Tier };
}

async function withPrefixes(db: Queryable, group: Group): Promise<Group> {
  const [typed, ...others] = group;
  const word = typed?.words[0];
  if (!typed?.prefix || word === undefined) return group;
  const { stems } = typed;
  const longer: Alternative = { stems: [word], words: [word], prefix: true, weight: prefixWeight };
  const behind = (await listStemsBehindPrefix(db, word))
    .filter((stem) => stem !== stems[0])
    .map((stem) => ({ stems: [stem], words: [word], prefix: false, weight: prefixWeight }));
  return [{ ...typed, prefix: false }, longer, ...behind, ...others];
}

function phraseOf({ stems, prefix }: Alternative): SearchPhrase {
  return { tokens: stems, prefix };
}
