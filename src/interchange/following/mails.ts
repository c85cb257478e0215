import type { Mail } from '../../kernel/mail/outbox.ts';
import { requestLastsDays } from './rules.ts';
import type { Pace } from './schema.ts';

/** By these, the mails of this feature are found again in the outbox when an address is deleted. */
export const subjects = {
  confirm: 'Countersign: do you want to follow this?',
  digest: 'Countersign: what changed in what you follow',
} as const;

/** One thing that somebody follows, and what happened to it. */
export interface Told {
  words: string;
  /** Its whole address. */
  address: string;
  changes: { what: 'New' | 'Revised' | 'Withdrawn'; title: string | null; address: string }[];
  /** How many more there are than are listed. */
  more: number;
}

/** Asks whether it was them. Nothing that was typed is in it. */
export function confirmationMail(url: string, to: string, words: string, key: string): Mail {
  return {
    to,
    subject: subjects.confirm,
    text: `
Hello,

somebody, we hope it was you, asked to get a mail when this changes in Countersign, the register of how the public has a say in official statistics:

${words}

If you want that, open this page and press the button on it:

${url}/following/confirm?key=${key}

If you do not, you need do nothing: you get no more mail, and your address is deleted after ${requestLastsDays} days.

Countersign
${url}`,
    confidential: true,
  };
}

/** What changed. One click on “unsubscribe” in the mail program ends everything (RFC 8058). */
export function digestMail(
  url: string,
  to: string,
  { key, pace, told }: { key: string; pace: Pace; told: readonly Told[] },
): Mail {
  const end = `${url}/following/end?key=${key}`;
  return {
    to,
    subject: subjects.digest,
    text: `
Hello,

this changed in what you follow in Countersign.

${told.map(section).join('\n\n')}

You get such a mail at most once a ${pace === 'daily' ? 'day' : 'week'}, and none when nothing changed. To see, change or end what you follow:

${url}/following?key=${key}

To end all of it and have your address deleted:

${end}

Countersign
${url}`,
    headers: {
      'List-Unsubscribe': `<${end}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
    confidential: true,
  };
}

function section({ words, address, changes, more }: Told): string {
  const lines = changes.map(({ what, title, address }) => `${what}: ${title ?? ''}\n${address}`);
  const rest = more > 0 ? [`And ${more} more.`] : [];
  return [`${words}\n${address}`, ...lines, ...rest].join('\n\n');
}
