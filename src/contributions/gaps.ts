import { vocabulary } from '../vocabulary/vocabularies.ts';

/** The matrices of /gaps, by the vocabularies whose codes, with a colon between, name one of its cells. */
export const matrixVocabularies = {
  'stage-involved': ['stages', 'involved'],
  'level-country': ['levels', 'countries'],
  'method-topic': ['methods', 'topics'],
} as const;

export type MatrixCode = keyof typeof matrixVocabularies;

/** A cell of a matrix as a gap that a new example would fill: `4:workers`, `consult:FR`, `survey:census`. */
export function findCell(
  id: string,
): { matrix: MatrixCode; codes: readonly [string, string] } | null {
  const [one = '', other = '', ...more] = id.split(':');
  for (const [matrix, [ones, others]] of Object.entries(matrixVocabularies)) {
    if (more.length > 0 || !vocabulary(ones).has(one) || !vocabulary(others).has(other)) continue;
    return { matrix: matrix as MatrixCode, codes: [one, other] };
  }
  return null;
}

/** A cell in words, both codes known: “Workers, at the stage ‘Build’”. */
export function cellTitle(matrix: MatrixCode, [one, other]: readonly [string, string]): string {
  const [ones, others] = matrixVocabularies[matrix];
  const [first, second] = [vocabulary(ones).label(one), vocabulary(others).label(other)];
  if (matrix === 'stage-involved') return `${second}, at the stage “${first}”`;
  if (matrix === 'level-country') return `“${first}”, in: ${second}`;
  return `${first}, about the topic “${second}”`;
}

const producerGap = /^producer:([a-z0-9-]+)$/;

/** The gap of a producer with no engagement on record; its organisation's slug in it. */
export function producerGapId(slug: string): string {
  return `producer:${slug}`;
}

/** The slug of the organisation; null where the gap is of another sort. */
export function producerOfGap(id: string): string | null {
  return producerGap.exec(id)?.[1] ?? null;
}
