import type { PublicExample } from '../public.ts';

// Those who could have asked; who spoke up, checked or paid is not what an absence speaks of.
const askers = new Set([null, 'producer', 'commissioner', 'delivery']);

type Claims = Pick<PublicExample, 'kind' | 'organisations' | 'contested' | 'replies'>;

/**
 * The bodies to offer a reply, each once: those that an absence says did not ask; and where a fact is
 * contested, those who were to ask and any that a side names. Not who has replied, or speaks there.
 */
export function silentBodies({ kind, organisations, contested, replies }: Claims) {
  const replied = new Set(replies.map(({ slug }) => slug));
  const speaks = (name: string) => contested.some(({ by }) => by?.includes(name));
  const isNamed = (name: string) => contested.some(({ says }) => says.includes(name));
  const silent = organisations.filter(({ slug, name, role }) => {
    if (replied.has(slug)) return false;
    if (kind === 'absence') return askers.has(role);
    return contested.length > 0 && !speaks(name) && (askers.has(role) || isNamed(name));
  });
  return [...new Map(silent.map(({ slug, name }) => [slug, { slug, name }])).values()];
}
