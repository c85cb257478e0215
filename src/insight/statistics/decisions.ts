import type { Html } from '../../kernel/html.ts';

/** What the review desk says of a statistic on its page and in its JSON. */
export interface DecisionsAbout {
  /** A section with a heading of the second level. */
  section: Html;
  items: readonly Record<string, unknown>[];
}

/** Null where nothing is to be said of marks at all. */
export type FindDecisionsAbout = (statistic: string) => Promise<DecisionsAbout | null>;
