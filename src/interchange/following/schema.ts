import type { Generated, Selectable } from 'kysely';
import type { Tables } from '../../kernel/database/database.ts';

export const paces = ['weekly', 'daily'] as const;
export type Pace = (typeof paces)[number];

export type Follower = Selectable<Tables['followers']>;
export type Following = Selectable<Tables['followings']>;

declare module '../../kernel/database/database.ts' {
  interface Tables {
    follow_requests: { key_hash: string; email: string; what: string; created: string };
    followers: {
      /** Opaque. */
      id: string;
      /** As it was typed; `folded` tells whether two are the same. */
      email: string;
      folded: string;
      key_hash: string;
      pace: Pace;
      /** When it was last looked whether there is something to tell. UTC, ISO 8601. */
      checked: string;
    };
    followings: {
      id: Generated<number>;
      follower_id: string;
      /** The query of an address: `example=some-slug`, or that of /examples; empty for the whole register. */
      what: string;
      /** The last event of an example that this follower was told of, or need not be. */
      seen_event: number;
    };
  }
}
