import { listExamplesByIds, type StoredExample } from '../../examples/queries.ts';
import { readWords } from '../../examples/search/words.ts';
import type { Queryable } from '../../kernel/database/database.ts';
import { findSearchMatches } from '../../kernel/database/search.ts';

const most = 5;
const mostWords = 20;
/** Of what all words of the title are worth together. */
const enough = 0.5;

/**
 * Published examples whose title or summary has much of a new one's title, most first. A word is worth
 * more the fewer examples have it, so that “census” alone finds nothing. `total`: examples on record.
 */
export async function findLikelyDuplicates(
  db: Queryable,
  title: string,
  total: number,
): Promise<StoredExample[]> {
  const stems = [...new Set(readWords(title).map(({ stem }) => stem))]
    .filter((stem) => stem.length > 2)
    .slice(0, mostWords);
  const scores = new Map<number, number>();
  const titles = new Map<number, number>();
  let whole = 0;
  for (const stem of stems) {
    const phrase = [[{ tokens: [stem], prefix: false }]];
    const ids = await findSearchMatches(db, 'example', phrase, 'lead');
    const worth = Math.log((total + 1) / (ids.length + 1));
    // A word that no example has says that it is another matter, but may be mistyped.
    whole += ids.length === 0 ? worth / 3 : worth;
    for (const id of ids) scores.set(id, (scores.get(id) ?? 0) + worth);
    // What is in the title decides between those that have it somewhere.
    for (const id of await findSearchMatches(db, 'example', phrase, 'title')) {
      titles.set(id, (titles.get(id) ?? 0) + worth);
    }
  }
  const best = [...scores]
    .filter(([, score]) => whole > 0 && score >= enough * whole && score > Math.log(total + 1) / 2)
    .map(([id, score]) => [id, score + (titles.get(id) ?? 0)] as const)
    .sort(([, one], [, other]) => other - one)
    .slice(0, most * 2);
  const found = await listExamplesByIds(
    db,
    best.map(([id]) => id),
  );
  return found.filter(({ state }) => state === 'published').slice(0, most);
}
