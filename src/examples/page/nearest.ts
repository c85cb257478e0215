import { distance } from 'fastest-levenshtein';
import type { Queryable } from '../../kernel/database/database.ts';
import { listSlugsNear, listTitles } from './queries.ts';

/** The published slugs most like one that is unknown, best first, at most `most`; often none. */
export async function nearestSlugs(db: Queryable, slug: string, most = 3): Promise<string[]> {
  const words = slug.split('-');
  return (await listSlugsNear(db, slug, 300))
    .map((candidate) => ({
      candidate,
      // A slug that holds every word is near, however much longer it is.
      far: words.every((word) => candidate.split('-').includes(word))
        ? 0.1
        : distance(slug, candidate) / Math.max(slug.length, candidate.length),
    }))
    .filter(({ far }) => far < 0.4)
    .sort((one, other) => one.far - other.far || (one.candidate < other.candidate ? -1 : 1))
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

/** The same as links: what a page says that found nothing at a slug. Longer slugs than any have none. */
export async function suggestExamples(
  db: Queryable,
  slug: string,
): Promise<{ text: string; href: string }[]> {
  if (slug.length > 120) return [];
  const near = await nearestSlugs(db, slug.toLowerCase().replace(/\.[a-z]+$/, ''));
  const titles = await listTitles(db, near);
  return near.map((one) => ({ text: titles.get(one) ?? one, href: `/examples/${one}` }));
}
