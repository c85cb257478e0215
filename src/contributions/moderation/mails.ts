import type { Mail } from '../../kernel/mail/outbox.ts';
import { vocabulary } from '../../vocabulary/vocabularies.ts';

export interface Letter {
  /** The public address of the site. */
  url: string;
  to: string;
  reference: string;
  /** The private page; null where the register can no longer make its address. */
  link: string | null;
}

/** Asks a contributor. */
export function questionMail(letter: Letter, question: string): Mail {
  return mailOf(letter, 'the editors have a question', [
    `thank you for what you sent to Countersign (${letter.reference}). Before the editors can decide, they ask:`,
    question,
    `Please answer on your private page.`,
  ]);
}

export interface Outcome {
  state: 'accepted' | 'accepted-in-part' | 'declined' | 'merged';
  /** A code of decline-reasons. */
  reason: string | null;
  /** The editor's own. */
  words: string | null;
  /** The address of what changed. */
  changed: string | null;
}

/** Tells a contributor what the editors decided, and why. */
export function outcomeMail(letter: Letter, { state, reason, words, changed }: Outcome): Mail {
  const term = reason === null ? null : vocabulary('decline-reasons').terms.get(reason);
  return mailOf(letter, subjects[state], [
    `the editors of Countersign have decided on what you sent (${letter.reference}). ${sentences[state]}`,
    ...(term ? [`The reason: ${term.label}. ${term.definition ?? ''}`] : []),
    ...(words === null ? [] : ['In the editor’s words:', words]),
    ...(changed === null ? [] : ['What changed:', changed]),
    `If you think this is wrong, the moderation policy says what you can do: ${letter.url}/moderation-policy#complain`,
  ]);
}

const subjects: Record<Outcome['state'], string> = {
  accepted: 'accepted',
  'accepted-in-part': 'accepted in part',
  declined: 'not taken up',
  merged: 'joined with another contribution',
};

const sentences: Record<Outcome['state'], string> = {
  accepted: 'It has been taken into the register. Thank you.',
  'accepted-in-part': 'Part of it has been taken into the register. Thank you.',
  declined: 'It will not be published. Thank you for sending it all the same.',
  merged:
    'Somebody else had sent the same. The editors deal with both together, and your page will say what comes of it.',
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
