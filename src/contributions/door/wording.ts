import type { ContributionKind } from '../schema.ts';

export type SentKind = ContributionKind;

interface Words {
  /** In a list of ways to contribute. */
  choice: string;
  choiceHint: string;
  /** The page's title. */
  title: string;
  /** Its title where it is about one fact. */
  titleOfFact: string;
  /** The one question that must be answered, and what helps to answer it. */
  question: string;
  hint: string;
  /** What to say when it was not. */
  empty: string;
}

/** What each form asks, in plain words. */
export const words: Record<SentKind, Words> = {
  example: {
    choice: 'Tell us of an example that is not here',
    choiceHint: 'The public, workers or others were asked about a statistic or data. Or were not.',
    title: 'Tell us of an example',
    titleOfFact: 'Tell us of an example',
    question: 'What happened?',
    hint: 'Who was asked, or was not asked? About which statistic or data? When, where and how? What changed? Write what you know and leave out what you do not.',
    empty: 'Write what happened',
  },
  information: {
    choice: 'Add what you know',
    choiceHint: 'Something that is missing here.',
    title: 'What do you know about this?',
    titleOfFact: 'Do you know this?',
    question: 'What do you know?',
    hint: 'A sentence is enough.',
    empty: 'Write what you know',
  },
  correction: {
    choice: 'Say what is wrong',
    choiceHint: 'Something that is not right here, or has changed.',
    title: 'What should be different?',
    titleOfFact: 'Is this right?',
    question: 'What is not right, and what would be?',
    hint: 'If it is right, and you were there, say that: it helps as much.',
    empty: 'Write what is not right, or that it is right',
  },
  involved: {
    choice: 'I was involved',
    choiceHint: 'You took part, worked on it, or it was about you.',
    title: 'Were you involved?',
    titleOfFact: 'Were you involved?',
    question: 'What can you tell us?',
    hint: 'What did you take part in? What was said, and what came of it? Is what the page says right?',
    empty: 'Write what you can tell us',
  },
  source: {
    choice: 'Name a source',
    choiceHint: 'A report, a web page or another document that says more.',
    title: 'Name a source',
    titleOfFact: 'Name a source for this',
    question: 'What does it say about this?',
    hint: 'A sentence is enough. Give the page number if it is long.',
    empty: 'Write what the source says about this',
  },
  concern: {
    choice: 'Raise a concern',
    choiceHint: 'Something that is not right with this mark or decision.',
    title: 'What is your concern?',
    titleOfFact: 'What is your concern?',
    question: 'What is your concern?',
    hint: 'What is not right, and how do you know? A few sentences are enough. The advice team of the review desk reads it, not the producer.',
    empty: 'Write what your concern is',
  },
};

/** How each kind is called once it was sent. */
export const kindNames: Record<ContributionKind, string> = {
  example: 'A new example',
  information: 'Further information',
  correction: 'A correction',
  involved: 'From somebody who was involved',
  source: 'A source',
  concern: 'A concern about a mark or a decision',
};

/** Half of the answers came within so many days; said only where there were any. */
export function answerTimeText(time: { days: number; count: number } | null): string {
  if (!time) return 'How long an answer takes is not known yet: none was given in the last year.';
  const days = time.days === 1 ? 'one day' : `${time.days} days`;
  return `Half of the contributions decided in the last year had their answer within ${days}.`;
}
