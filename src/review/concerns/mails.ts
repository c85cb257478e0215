import type { Letter } from '../../contributions/moderation/mails.ts';
import type { Mail } from '../../kernel/mail/outbox.ts';
import type { ConcernOutcome } from './schema.ts';

/** Tells who raised a concern what the advice team answers. */
export function concernMail(letter: Letter, outcome: ConcernOutcome, words: string): Mail {
  return mailOf(letter, 'the answer to your concern', [
    `the advice team of the review desk has looked at the concern that you raised (${letter.reference}). ${sentences[outcome]}`,
    'Their answer:',
    words,
  ]);
}

/** Asks whoever raised a concern. */
export function concernQuestionMail(letter: Letter, question: string): Mail {
  return mailOf(letter, 'a question about your concern', [
    `thank you for the concern that you raised (${letter.reference}). Before the advice team can answer, they ask:`,
    question,
    'Please answer on your private page.',
  ]);
}

const sentences: Record<ConcernOutcome, string> = {
  accepted: 'They agree with it.',
  'accepted-in-part': 'They agree with part of it.',
  declined: 'They do not agree with it.',
};

function mailOf(
  { url, to, reference, link }: Letter,
  subject: string,
  paragraphs: readonly string[],
): Mail {
  const page =
    link === null
      ? 'Your private page has it all: its address is in our first mail to you.'
      : `Your private page:\n\n${link}`;
  return {
    to,
    subject: `${reference}: ${subject}`,
    text: ['Hello,', ...paragraphs, page, `Countersign\n${url}`].join('\n\n'),
    confidential: true,
  };
}
