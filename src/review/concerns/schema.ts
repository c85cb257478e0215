import { z } from 'zod';
import { text } from '../../vocabulary/fields.ts';

/** What an adviser may make of a concern. */
export const concernOutcomes = ['accepted', 'accepted-in-part', 'declined'] as const;
export type ConcernOutcome = (typeof concernOutcomes)[number];

export const outcomeLabels: Record<ConcernOutcome, string> = {
  accepted: 'Upheld: it is right, and something is done about it',
  'accepted-in-part': 'Upheld in part',
  declined: 'Not upheld',
};

const words = (empty: string) => z.string().trim().min(1, empty).pipe(text(5_000));

export const concernAnswerSchema = z.object({
  outcome: z.enum(concernOutcomes, { error: 'Choose what you make of it' }),
  words: words('Write the answer'),
});

export const concernQuestionSchema = z.object({ question: words('Write your question') });
