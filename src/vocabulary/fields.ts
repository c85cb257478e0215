import { z } from 'zod';
import { vocabulary } from './vocabularies.ts';

// Everything but line breaks and tabs: a terminal, a spreadsheet and XML 1.0 all choke on the rest.
const control = /(?![\t\n])\p{Cc}|[\u2028\u2029\ufffe\uffff]|\p{Surrogate}/u;

/** Text on one or more lines, trimmed, of 1 to `longest` characters, without control characters. */
export function text(longest: number) {
  return z
    .string({ error: 'must be text' })
    .trim()
    .min(1, 'must not be empty')
    .max(longest, `must have at most ${longest.toLocaleString('en-GB')} characters`)
    .refine((value) => !control.test(value), 'must not hold control characters');
}

/** A code of one vocabulary; the message says what is allowed, or where the list is. */
export function code(vocabularyName: string) {
  const { codes, has } = {
    codes: () => vocabulary(vocabularyName).codes(),
    has: (value: string) => vocabulary(vocabularyName).has(value),
  };
  return z.string({ error: 'must be a code, as text' }).refine(has, {
    error: (issue) => {
      const known = codes();
      const hint = known.length <= 16 ? `; it is one of ${known.join(', ')}` : '';
      return `“${String(issue.input).slice(0, 60)}” is not a code of ${vocabularyName}${hint}`;
    },
  });
}

/** A list without repeats. */
export function listOf<T extends z.ZodType>(item: T, most = 100) {
  return z
    .array(item, { error: 'must be a list' })
    .max(most, `must have at most ${most} entries`)
    .refine(
      (values) => new Set(values.map((value) => JSON.stringify(value))).size === values.length,
      {
        error: 'must not say the same twice',
      },
    )
    .default([]);
}

/** Absent, or null, is null: "not recorded". */
export function orNull<T extends z.ZodType>(schema: T) {
  return schema.nullable().default(null as never);
}

export const slug = z
  .string({ error: 'must be text' })
  .max(120, 'must have at most 120 characters')
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    'may hold only a to z, 0 to 9 and single hyphens between them',
  );

/** A year, month or day that exists: `2021`, `2021-06`, `2021-06-03`. */
export const partialDate = z
  .string({ error: 'must be text in quotation marks, such as "2021" or "2021-06"' })
  .refine(isPartialDate, 'must be a year, month or day that exists: 2021, 2021-06 or 2021-06-03');

/** An address that begins with http:// or https://. */
export const webAddress = z
  .string({ error: 'must be text' })
  .max(2000, 'must have at most 2,000 characters')
  .refine(
    (value) => /^https?:\/\/[^\s<>"]+$/i.test(value) && URL.canParse(value),
    'must be an address that begins with https:// or http://',
  );

export function isPartialDate(value: string): boolean {
  const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(value);
  if (!match) return false;
  const [, year, month = '01', day = '01'] = match;
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${year}-${month}-${day}`);
}
