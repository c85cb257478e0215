import { z } from 'zod';
import { Invalid } from '../errors.ts';

/**
 * Parses query parameters with one schema whose fields take arrays of strings (see `one` and `many`).
 * Throws Invalid naming each wrong or unknown parameter.
 */
export function parseQuery<T extends z.ZodType>(
  schema: T,
  query: Record<string, string[]>,
): z.output<T> {
  return parse(schema, { ...query });
}

/** Parses any input with its schema; throws Invalid with one problem per wrong field. */
export function parse<T extends z.ZodType>(schema: T, input: unknown): z.output<T> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new Invalid(problemsOf(parsed.error));
}

/** One problem per wrong field, its path joined with dots; unknown keys are named one by one. */
export function problemsOf(error: z.ZodError): { field: string; message: string }[] {
  return error.issues.flatMap((issue) => {
    const place = issue.path.join('.');
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        field: place ? `${place}.${key}` : key,
        message: 'is not a name that is known here',
      }));
    }
    return [{ field: place || 'input', message: issue.message }];
  });
}

/** A parameter that may be given once; `schema` reads its text, or undefined when it is absent. */
export function one<T extends z.ZodType<unknown, string | undefined>>(schema: T) {
  return z
    .array(z.string())
    .max(1, 'may be given only once')
    .default([])
    .transform(([value]) => value)
    .pipe(schema);
}

/** A parameter that may be repeated: a list, empty when it is absent. */
export function many<T extends z.ZodType>(schema: T) {
  return z.array(schema).max(100, 'may be given at most 100 times').default([]);
}
