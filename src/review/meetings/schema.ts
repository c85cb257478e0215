import type { Generated, Selectable } from 'kysely';
import { z } from 'zod';
import type { Tables } from '../../kernel/database/database.ts';
import { slug, text } from '../../vocabulary/fields.ts';
import { day } from '../course/schema.ts';

/** What an adviser says of a meeting. */
export const meetingSchema = z.strictObject({
  scheme: slug,
  day,
  starts: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Enter a time such as 10:00'),
  slot_minutes: z.coerce
    .number({ error: 'Enter a number of minutes' })
    .int('Enter a whole number of minutes')
    .min(5, 'A slot has at least 5 minutes')
    .max(480, 'A slot has at most 480 minutes'),
  place: z
    .string()
    .trim()
    .min(1, 'Say where it is, or how observers may ask to attend')
    .pipe(text(500)),
});
export type MeetingDetails = z.output<typeof meetingSchema>;

export type Meeting = Selectable<Tables['meetings']>;

/** Who was there at a meeting and who sent apologies, by opaque id. */
export type Attendance = ReadonlyMap<string, 'present' | 'apologies'>;

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
      /** Where, or how observers may ask to attend. */
      place: string;
      state: 'planned' | 'cancelled';
      /** Raised by every change of the meeting or its attendance. */
      lock: number;
    };
    meeting_attendance: { meeting_id: number; person_id: string; state: 'present' | 'apologies' };
    minutes: {
      meeting_id: number;
      /** From 1; a correction of published minutes is the next. */
      number: number;
      /** JSON of `Minutes`. */
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
