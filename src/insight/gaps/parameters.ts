import { z } from 'zod';
import { type MatrixCode, matrixVocabularies } from '../../contributions/gaps.ts';
import type { ExampleField } from '../../examples/schema.ts';
import { one } from '../../kernel/http/query.ts';
import { pageNumber } from '../../kernel/paging.ts';
import { vocabulary } from '../../vocabulary/vocabularies.ts';
import { type MissableField, missable } from '../missing.ts';
import { verifiable } from '../verifying.ts';

const fields = missable.map((one) => one.field) as [MissableField, ...MissableField[]];

/**
 * One list of gaps: the examples without a fact, (`any`) those without some fact, (`engagement`) the
 * statistics and (`producers`) the producers without an engagement, or (`sources`) the examples with a
 * source that is gone.
 */
export const missingCodes = [...fields, 'any', 'engagement', 'producers', 'sources'] as const;
export const verifiableFields = verifiable.map((one) => one.field) as [
  ExampleField,
  ...ExampleField[],
];
export const matrixCodes = Object.keys(matrixVocabularies) as [MatrixCode, ...MatrixCode[]];

export const gapsSchema = z
  .strictObject({
    missing: choice(missingCodes),
    unverified: choice(verifiableFields),
    matrix: choice(matrixCodes),
    country: one(
      z
        .string()
        .refine((code) => vocabulary('countries').has(code), 'is not a country that is known here')
        .optional(),
    ),
    page: pageNumber,
  })
  .superRefine(({ missing, unverified, matrix, country }, context) => {
    const wrong = (name: string, message: string) =>
      context.addIssue({ code: 'custom', path: [name], message });
    if (missing && unverified) wrong('unverified', 'cannot be asked together with missing');
    if (matrix && (missing || unverified)) wrong('matrix', 'cannot be asked together with a list');
    if (country && matrix !== 'level-country') wrong('country', 'is only for matrix=level-country');
  });

export type MissingCode = (typeof missingCodes)[number];

/** What an address under /gaps asks for: nothing for the whole. */
export interface GapsAsked {
  missing?: MissingCode | undefined;
  unverified?: ExampleField | undefined;
  matrix?: MatrixCode | undefined;
  country?: string | undefined;
}

export function gapsAddress(asked: GapsAsked, page = 1, ending = ''): string {
  const { missing, unverified, matrix, country } = asked;
  const search = new URLSearchParams();
  if (missing) search.append('missing', missing);
  if (unverified) search.append('unverified', unverified);
  if (matrix && matrix !== 'stage-involved') search.append('matrix', matrix);
  if (country) search.append('country', country);
  if (page > 1) search.append('page', String(page));
  return `/gaps${ending}${search.size === 0 ? '' : `?${search}`}`;
}

function choice<const T extends readonly [string, ...string[]]>(codes: T) {
  return one(z.enum(codes, `must be one of ${codes.join(', ')}`).optional());
}
