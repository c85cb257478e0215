declare module '../../kernel/database/database.ts' {
  interface Tables {
    panel_members: {
      person_id: string;
      /** Standing interests, in the member's own words; published once the notice is accepted. */
      interests: string;
      /** JSON list of `{ from, to }`: days on which the member cannot be asked. */
      away: string;
      /** When the member accepted the notice that says what of them is published. */
      notice_accepted: string | null;
      lock: number;
    };
  }
}

export type { Side } from '../course/schema.ts';
