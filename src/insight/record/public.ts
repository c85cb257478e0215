import { z } from 'zod';
import { decisionAddress, schemeAddress } from '../../review/public/addresses.ts';
import type { DecisionRegister } from '../../review/public/register-queries.ts';
import type { RecordLine } from './queries.ts';
import { happenedText } from './wording.ts';

/** One line of the record as machines read it. */
export const publicEventSchema = z
  .strictObject({
    id: z
      .number()
      .int()
      .min(1)
      .describe(
        'Rises; a line is never taken out, and never changed but for a redacted address of an example.',
      ),
    at: z.iso.datetime().describe('UTC, ISO 8601.'),
    what: z.string().describe('A code: published, revised, withdrawn, redacted, received …'),
    about: z.strictObject({
      type: z
        .string()
        .describe(
          'example, statistic, contribution, resource, person; of the review desk application, meeting or scheme.',
        ),
      id: z.string(),
      url: z.url().nullable().describe('Its page, where it has a public one.'),
    }),
    role: z.string().describe('The role in which somebody acted.'),
    actor: z.string().nullable().describe('Opaque; null where the program or a contributor acted.'),
    codes: z.record(z.string(), z.union([z.string(), z.number()])),
    text: z.string().describe('The same in plain words.'),
  })
  .describe('One event of the public record.');

export const publicRecordSchema = z
  .strictObject({
    items: z.array(publicEventSchema).describe('Newest first.'),
    next: z.url().nullable().describe('Older ones; null at the end.'),
  })
  .describe('A part of the public record.');

export type PublicEvent = z.output<typeof publicEventSchema>;

export function publicEvent(
  line: RecordLine,
  siteUrl: string,
  register: DecisionRegister,
): PublicEvent {
  const { id, at, what, about_type, about_id, role, actor, codes } = line;
  const href = subjectAddress(line, register);
  const url = href === null ? null : siteUrl + href;
  const about = { type: about_type, id: about_id, url };
  return { id, at, what, about, role, actor, codes, text: happenedText(line) };
}

/** The public page of what a line is about; null where there is none, or none yet. */
export function subjectAddress(
  { about_type, about_id }: RecordLine,
  { made, minutes, schemes }: DecisionRegister,
): string | null {
  switch (about_type) {
    case 'example':
      return `/examples/${about_id}`;
    case 'statistic':
      return `/statistics/${about_id}`;
    case 'resource':
      return `/resources/${about_id}`;
    case 'application': {
      const latest = made.get(about_id)?.entries.at(-1);
      return latest ? decisionAddress(latest.reference) : null;
    }
    case 'meeting':
      return minutes.has(about_id) ? `/meetings/${about_id}` : null;
    case 'scheme':
      return schemes.some(({ scheme }) => scheme.scheme === about_id)
        ? schemeAddress(about_id)
        : null;
    default:
      return null;
  }
}
