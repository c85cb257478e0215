import { z } from 'zod';
import { one } from '../../kernel/http/query.ts';
import { contributableFields } from '../schema.ts';
import type { SentKind } from './wording.ts';

/** What one may contribute to each sort of thing, in the order in which it is offered. */
export const kindsAbout = {
  example: ['information', 'correction', 'involved', 'source'],
  statistic: ['example', 'information', 'source'],
  resource: ['example', 'information', 'correction', 'source'],
  gap: ['example'],
  mark: ['concern'],
  decision: ['concern'],
} as const satisfies Record<string, readonly SentKind[]>;

const kinds = [...kindsAbout.example, 'concern'] as const;
const kind = z.enum(kinds, { error: `must be one of ${kinds.join(', ')}` });
const about = z
  .string()
  .max(220, 'must have at most 220 characters')
  .regex(/^(statistic|resource|gap|mark|decision):./, 'must be like statistic:some-statistic');

export const startSchema = z.strictObject({
  about: one(about.optional()),
  kind: one(kind.optional()),
});

export const exampleFormSchema = z.strictObject({ about: one(about.optional()) });

export const contributeSchema = z.strictObject({
  kind: one(kind.optional()),
  field: one(
    z
      .enum(contributableFields as [string, ...string[]], {
        error: 'must be a field of an example',
      })
      .optional(),
  ),
});

/** `statistic:some-slug` as its two parts. */
export function readAbout(about: string): { type: string; id: string } {
  const [type = '', ...id] = about.split(':');
  return { type, id: id.join(':') };
}
