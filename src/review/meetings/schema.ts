import type { Generated } from 'kysely';

declare module '../../kernel/database/database.ts' {
  interface Tables {
    meetings: {
      id: Generated<number>;
      /** `2026-12-01`, in the scheme's time zone; one meeting a day. */
      day: string;
      scheme: string;
      /** `10:00` */
      starts: string;
      slot_minutes: number;
      /** Where, or how to join as an observer. */
      place: string;
      state: 'planned' | 'cancelled';
      lock: number;
    };
    meeting_attendance: { meeting_id: number; person_id: string; state: 'present' | 'apologies' };
    minutes: {
      meeting_id: number;
      /** From 1; a correction of published minutes is the next. */
      number: number;
      /** JSON. */
      document: string;
      /** Why published minutes were corrected. */
      reason: string | null;
      written: string;
      written_by: string;
      approved: string | null;
      approved_by: string | null;
      published: string | null;
      lock: number;
    };
  }
}
