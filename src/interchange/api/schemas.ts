import { z } from 'zod';
import { moderationLogSchema } from '../../contributions/moderation/log/schema.ts';
import { publicExampleSchema } from '../../examples/public.ts';
import { publicGapListSchema, publicGapsSchema } from '../../insight/gaps/public-schema.ts';
import { publicEventSchema, publicRecordSchema } from '../../insight/record/public.ts';
import { publicStatisticSchema } from '../../insight/statistics/public.ts';
import { publicEntrySchema, publicResourceSchema } from '../../resources/public.ts';
import { figuresSchema } from '../../review/public/figures/schema.ts';
import {
  publicDecisionDetailsSchema,
  publicDecisionSchema,
  publicMarkSchema,
} from '../../review/public/schema.ts';
import { publicSchemeSchema } from '../../review/public/scheme-public.ts';

const whole = z.number().int().min(0);

/** The answer of a list: a page of what was found. */
export const exampleListSchema = z
  .strictObject({
    total: whole.describe('How many were found, on all pages.'),
    page: whole,
    per_page: whole,
    suggestion: z
      .string()
      .optional()
      .describe('The question that was answered instead, where nothing had the words of yours.'),
    facets: z
      .record(
        z.string(),
        z.array(z.strictObject({ code: z.string(), label: z.string(), count: whole })),
      )
      .describe('By parameter. The counts respect every other filter but their own.'),
    items: z.array(publicExampleSchema),
  })
  .describe('A page of examples, and counts of everything found.');

export const resourceListSchema = z
  .strictObject({
    total: whole,
    page: whole,
    per_page: whole,
    items: z.array(publicEntrySchema),
  })
  .describe('A page of the series, newest first.');

/** A page of decisions, and counts of everything found. */
export const decisionListSchema = z
  .strictObject({
    total: whole.describe('How many were found, on all pages.'),
    page: whole,
    per_page: whole,
    facets: z
      .record(
        z.string(),
        z.array(z.strictObject({ code: z.string(), label: z.string(), count: whole })),
      )
      .describe('By parameter. The counts respect every other filter but their own.'),
    items: z.array(publicDecisionSchema),
  })
  .describe('A page of decisions of the review desk.');

export const schemeListSchema = z
  .strictObject({ total: whole, items: z.array(publicSchemeSchema) })
  .describe('The schemes whose marks can be asked for.');

export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    errors: z
      .array(z.strictObject({ field: z.string(), message: z.string() }))
      .optional()
      .describe('One for each parameter that is wrong.'),
  })
  .describe('Why there is no other answer (RFC 9457).');

const named = {
  Example: publicExampleSchema,
  ExampleList: exampleListSchema,
  Resource: publicResourceSchema,
  ResourceEntry: publicEntrySchema,
  ResourceList: resourceListSchema,
  Statistic: publicStatisticSchema,
  Gaps: publicGapsSchema,
  GapList: publicGapListSchema,
  GapsAnswer: z.union([publicGapsSchema, publicGapListSchema]),
  Event: publicEventSchema,
  Record: publicRecordSchema,
  ModerationLog: moderationLogSchema,
  DecisionList: decisionListSchema,
  Decision: publicDecisionDetailsSchema,
  DecisionListed: publicDecisionSchema,
  DecisionFigures: figuresSchema,
  Scheme: publicSchemeSchema,
  SchemeList: schemeListSchema,
  Mark: publicMarkSchema,
  Problem: problemSchema,
};

export type SchemaName = keyof typeof named;
export type JsonSchema = z.core.JSONSchema.JSONSchema;

/** The schemas that make and check the answers, as JSON Schema 2020-12, by name. */
export function componentSchemas(): Record<SchemaName, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { uri: (id) => `#/components/schemas/${id}` });
  const plain: Partial<Record<SchemaName, JsonSchema>> = {};
  for (const [id, { $schema, $id, '~standard': _, ...schema }] of Object.entries(schemas)) {
    plain[id as SchemaName] = schema;
  }
  return plain as Record<SchemaName, JsonSchema>;
}
