import { z } from 'zod';

export const termSchema = z.strictObject({
  code: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]*$/),
  label: z.string().min(1),
  definition: z
    .string()
    .min(1)
    .nullish()
    .transform((value) => value ?? null),
  /** The code of the wider term that includes this one: 1 for 1.2, GB for GB-SCT. */
  broader: z
    .string()
    .nullish()
    .transform((value) => value ?? null),
  mappings: z.record(z.string(), z.unknown()).default({}),
  latitude: z.number().min(-90).max(90).optional(),
  longitude: z.number().min(-180).max(180).optional(),
});

export const vocabularySchema = z.strictObject({
  vocabulary: z.string().regex(/^[a-z-]+$/),
  version: z.number().int().positive(),
  title: z.string().min(1),
  note: z
    .string()
    .nullish()
    .transform((value) => value ?? null),
  terms: z.array(termSchema).min(1),
});

export type Term = z.output<typeof termSchema>;
