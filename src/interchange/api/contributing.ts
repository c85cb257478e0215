import { z } from 'zod';
import { receiptSchema } from '../../contributions/receipt-schema.ts';
import { contributionSchema } from '../../contributions/schema.ts';
import { vocabulary } from '../../vocabulary/vocabularies.ts';
import type { JsonSchema } from './schemas.ts';

/** What may be sent, as JSON Schema, from the schema that reads it. */
export function contributionJsonSchema(): JsonSchema {
  const {
    $schema,
    '~standard': _,
    ...schema
  } = z.toJSONSchema(contributionSchema, {
    io: 'input',
  }) as JsonSchema & { '~standard'?: unknown };
  const { relation } = schema.properties ?? {};
  if (typeof relation === 'object') relation.enum = vocabulary('relations').codes();
  return { ...schema, description: 'What somebody knows, for an editor to decide on.' };
}

export function receiptJsonSchema(): JsonSchema {
  const {
    $schema,
    '~standard': _,
    ...schema
  } = z.toJSONSchema(receiptSchema) as JsonSchema & {
    '~standard'?: unknown;
  };
  return schema;
}

/** The one address that machines may send to. */
export const contributionsPath = {
  post: {
    operationId: 'postContributions',
    description:
      'Sends what somebody knows. Nothing of it is published before an editor has accepted it. Needs no key; any origin may send.',
    requestBody: {
      required: true,
      content: { 'application/json': { schema: { $ref: '#/components/schemas/Contribution' } } },
    },
    responses: {
      201: {
        description: 'Kept. The Location header is the private page.',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Receipt' } } },
      },
      413: refusal('It is larger than 1 MB.'),
      415: refusal('Its Content-Type is not application/json.'),
      422: refusal('Something is wrong; each problem names its field, such as credit.name.'),
      429: refusal('Too many came from this network; Retry-After says how many seconds to wait.'),
    },
  },
} as const;

function refusal(description: string) {
  const schema = { $ref: '#/components/schemas/Problem' };
  return { description, content: { 'application/problem+json': { schema } } };
}
