import type { PublicExample } from '../public.ts';

// Those who could have asked; who spoke up, checked or paid is not what an absence speaks of.
const askers = new Set([null, 'producer', 'commissioner', 'delivery']);

/** The bodies that an absence names and that have not replied to it, each once. */
export function silentBodies({
  kind,
  organisations,
  replies,
}: Pick<PublicExample, 'kind' | 'organisations' | 'replies'>): { slug: string; name: string }[] {
  if (kind !== 'absence') return [];
  const replied = new Set(replies.map(({ slug }) => slug));
  const silent = organisations.filter(({ slug, role }) => askers.has(role) && !replied.has(slug));
  return [...new Map(silent.map(({ slug, name }) => [slug, { slug, name }])).values()];
}
