import { type Facet, facets, facetVocabularies } from '../../examples/columns.ts';
import { sorts, views } from '../../examples/filters.ts';
import { matrixCodes, missingCodes, verifiableFields } from '../../insight/gaps/parameters.ts';
import { allHappenings } from '../../insight/record/parameters.ts';
import { markStatuses } from '../../review/course/status-rules.ts';
import {
  type DecisionFacet,
  decisionFacets,
  decisionSorts,
  usualPerPage,
} from '../../review/public/filters.ts';
import { outcomes } from '../../review/scheme/schema.ts';
import { vocabulary } from '../../vocabulary/vocabularies.ts';
import type { JsonSchema } from './schemas.ts';

/** One query parameter as it is documented. */
export interface Parameter {
  name: string;
  about: string;
  /** What one value is. */
  schema: JsonSchema;
  repeatable: boolean;
  /** The vocabulary that its codes are from. */
  vocabulary: string | null;
}

const facetWords: Record<Facet, string> = {
  kind: 'The kind of example.',
  involved: 'Who was involved or, where people were not asked, concerned.',
  method: 'How people were involved, or spoke up.',
  stage: 'The stage of making statistics; a phase includes its sub-processes.',
  level: 'How far people had a say.',
  country: 'Country or nation, ISO 3166; GB includes GB-SCT and so on; ZZ is international.',
  topic: 'What it is about.',
  organisation: 'The slug of an organisation: see /organisations.json.',
  statistic: 'The slug of a statistic: see /statistics.json.',
  evidence: 'The kind of evidence.',
};

const decisionWords: Record<DecisionFacet, string> = {
  scheme: 'The slug of a scheme: see /schemes.json.',
  outcome: 'What was decided.',
  status: 'How the mark stands that it gave, now.',
  producer: 'The slug of an organisation.',
  statistic: 'The slug of a statistic.',
  route: 'A route of a scheme.',
  year: 'The year in which it was decided.',
};

function decisionCodes(facet: DecisionFacet): JsonSchema {
  if (facet === 'outcome') return { type: 'string', enum: [...outcomes] };
  if (facet === 'status') return { type: 'string', enum: [...markStatuses] };
  return { type: 'string', ...(facet === 'year' && { pattern: '^\\d{4}$' }) };
}

const partialDate = { type: 'string', pattern: '^\\d{4}(-\\d\\d(-\\d\\d)?)?$' } as const;
const pageParameter = single('page', 'Which page, from 1.', {
  type: 'integer',
  minimum: 1,
  default: 1,
});
const nameParameter = single('q', 'Words that the name has.', { type: 'string', maxLength: 200 });

/** The query parameters of each address that takes some. */
export const parameters: Readonly<Record<string, readonly Parameter[]>> = {
  '/examples': [
    single('q', 'Words to search for; "in quotation marks" a phrase.', {
      type: 'string',
      maxLength: 500,
    }),
    ...facets.map(facetParameter),
    single('from', 'Keep what overlaps the time from this year, month or day.', partialDate),
    single('to', 'Keep what overlaps the time up to this year, month or day.', partialDate),
    single('sort', 'The order; relevance where there is a question, otherwise newest.', {
      type: 'string',
      enum: [...sorts],
    }),
    pageParameter,
    single('per_page', 'How many on a page.', {
      type: 'integer',
      minimum: 1,
      maximum: 100,
      default: 20,
    }),
    single('view', 'How the page shows them.', { type: 'string', enum: [...views] }),
  ],
  '/organisations': [nameParameter, pageParameter],
  '/statistics': [nameParameter, pageParameter],
  '/resources': [
    ...['author', 'project', 'topic'].map((name) => ({
      ...single(name, `The ${name} in the words of the resource.`, {
        type: 'string',
        maxLength: 300,
      }),
      repeatable: true,
    })),
    pageParameter,
  ],
  '/gaps': [
    single(
      'matrix',
      'Which matrix the whole has: stages by who was involved, levels by country, or methods by topic.',
      { type: 'string', enum: [...matrixCodes], default: 'stage-involved' },
    ),
    {
      ...single(
        'country',
        'Only with matrix=level-country: a country that has no example, to be given a row too.',
        { type: 'string', enum: vocabulary('countries').codes() },
      ),
      vocabulary: 'countries',
    },
    single(
      'missing',
      'One list instead of the whole: the examples without this fact, or with any fact missing (any); statistics, or producers, without engagement; examples with a source that is gone.',
      { type: 'string', enum: [...missingCodes] },
    ),
    single(
      'unverified',
      'One list instead of the whole: the examples in which this fact is recorded and nobody has verified it.',
      { type: 'string', enum: [...verifiableFields] },
    ),
    pageParameter,
  ],
  '/decisions': [
    single('q', 'Words in the statistic, the producer, the reasons, and what people said.', {
      type: 'string',
      maxLength: 500,
    }),
    ...decisionFacets.map((name) => ({
      ...single(name, decisionWords[name], decisionCodes(name)),
      repeatable: true,
    })),
    single('sort', 'The order.', { type: 'string', enum: [...decisionSorts], default: 'newest' }),
    pageParameter,
    single('per_page', 'How many on a page.', {
      type: 'integer',
      minimum: 1,
      maximum: 100,
      default: usualPerPage,
    }),
  ],
  '/record': [
    {
      ...single('what', 'What happened.', { type: 'string', enum: Object.keys(allHappenings) }),
      repeatable: true,
    },
    single('about', 'What it happened to: example, or one of them as example:some-slug.', {
      type: 'string',
      maxLength: 200,
    }),
    single('before', 'Only lines older than the one with this id.', {
      type: 'integer',
      minimum: 1,
    }),
  ],
};

function facetParameter(facet: Facet): Parameter {
  const name = facetVocabularies[facet];
  return {
    name: facet,
    about: facetWords[facet],
    schema: name === null ? { type: 'string' } : { type: 'string', enum: vocabulary(name).codes() },
    repeatable: true,
    vocabulary: name,
  };
}

function single(name: string, about: string, schema: JsonSchema): Parameter {
  return { name, about, schema, repeatable: false, vocabulary: null };
}
