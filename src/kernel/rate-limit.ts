import { LRUCache } from 'lru-cache';

/**
 * Lets each key through `most` times at once, and then as often again as each `perMs` / `most` allows.
 * Kept in memory, for 10,000 keys: with more, those longest unseen start afresh.
 */
export function createLimit({ most, perMs }: { most: number; perMs: number }) {
  const left = new LRUCache<string, { count: number; at: number }>({ max: 10_000 });
  return {
    /** Takes one; answers the milliseconds to wait when there is none left, and 0 otherwise. */
    take(key: string, now: Date): number {
      const at = now.getTime();
      const before = left.get(key) ?? { count: most, at };
      const count = Math.min(most, before.count + ((at - before.at) * most) / perMs);
      if (count < 1) return Math.ceil(((1 - count) * perMs) / most);
      left.set(key, { count: count - 1, at });
      return 0;
    },
  };
}

export type Limit = ReturnType<typeof createLimit>;
