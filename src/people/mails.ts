import type { Mail } from '../kernel/mail/outbox.ts';
import { linkLastsMinutes } from './rules.ts';

/** The mail with a link that signs somebody in. */
export function signInMail(url: string, to: string, token: string, uselessAfter: string): Mail {
  return {
    to,
    subject: 'Your link to sign in to Countersign',
    text: `
Hello,

somebody, we hope it was you, asked to sign in to Countersign with this address. Open this page and press the button on it:

${signInAddress(url, token)}

The link works once, within ${linkLastsMinutes} minutes. If you did not ask for it, you need do nothing: without the link nobody can sign in as you.

Countersign
${url}`,
    confidential: true,
    uselessAfter,
  };
}

/** Tells somebody that they have an account. It holds no link that signs in: it may lie in a mailbox for days. */
export function invitationMail(url: string, to: string, name: string, role: string): Mail {
  return {
    to,
    subject: 'You have an account at Countersign',
    text: `
Dear ${name},

you have been given an account at Countersign, the register of how the public has a say in official statistics. Your role: ${role.toLowerCase()}.

There is no password. To sign in, go to this page and give this e-mail address; we send you a link:

${url}/people/sign-in

If you did not expect this, you need do nothing.

Countersign
${url}`,
  };
}

export function signInAddress(url: string, token: string): string {
  return `${url}/people/sign-in/link?token=${token}`;
}
