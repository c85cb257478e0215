import type { Example } from '../schema.ts';

/** Who is credited in a version, or confirmed a fact of it: each once. */
export function namedPeople(example: Pick<Example, 'credits' | 'verified'> | null): string[] {
  if (!example) return [];
  return [...new Set([...example.credits, ...example.verified.map(({ by }) => by)])];
}
