import { z } from 'zod';
import { type Form, fieldOf } from '../../kernel/http/form.ts';
import { one } from '../../kernel/http/query.ts';
import { code, orNull, text } from '../../vocabulary/fields.ts';
import { vocabulary } from '../../vocabulary/vocabularies.ts';
import { kinds, states } from '../schema.ts';

/** What the queue shows, in the address. */
export const queueSchema = z.strictObject({
  state: one(z.enum(states, { error: 'is not a state' }).default('waiting')),
  kind: one(z.enum(kinds, { error: 'is not a kind of contribution' }).optional()),
  who: one(
    z.enum(['mine', 'nobody', 'anybody'], { error: 'must be mine, nobody or anybody' }).optional(),
  ),
  /** The reference that the page before ended with. */
  after: one(
    z
      .string()
      .regex(/^c-[a-z0-9]{6}$/i, 'is not a reference')
      .optional(),
  ),
});
export type QueueFilters = z.output<typeof queueSchema>;

const whole = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)
  .catch(-1);

/** What an editor had before them: another state of things by now is a collision. */
export const openedSchema = z.object({
  lock: whole,
  /** The newest line of the record about it that the page showed. */
  seen: whole,
  /** The revision of the example that stood beside it; 0 for none. */
  revision: whole,
});
export type Opened = z.output<typeof openedSchema>;

const words = (empty: string) => z.string().trim().min(1, empty).pipe(text(5000));

export const questionSchema = z.object({ question: words('Write your question') });

export const refusalSchema = z
  .object({
    refusal_reason: z.string().min(1, 'Choose a reason').pipe(code('decline-reasons')),
    refusal_words: orNull(text(5000)),
  })
  .superRefine(({ refusal_reason, refusal_words }, context) => {
    if (refusal_reason !== 'other' || refusal_words) return;
    const message = `Give the reason in your own words: you chose “${vocabulary('decline-reasons').label('other')}”`;
    context.addIssue({ code: 'custom', path: ['refusal_words'], message });
  });

export const mergerSchema = z.object({
  into: z
    .string()
    .trim()
    .min(1, 'Enter the reference of the other contribution')
    .transform((typed) => typed.toUpperCase())
    .pipe(z.string().regex(/^C-[A-Z0-9]{6}$/, 'Enter a reference such as C-7K3F9Q')),
});

/** The first value of each of these fields of a form, as an object for a schema; empty is null. */
export function valuesOf(form: Form, names: readonly string[], empty: '' | null = '') {
  return Object.fromEntries(
    names.map((name) => {
      const value = fieldOf(form, name);
      return [name, value.trim() === '' ? empty : value];
    }),
  );
}
