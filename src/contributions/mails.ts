import type { Mail } from '../kernel/mail/outbox.ts';

/** Tells a contributor that it has arrived. Nothing that was typed is in it: nobody can spread words by it. */
export function receiptMail(url: string, to: string, reference: string, link: string): Mail {
  return {
    to,
    subject: `${reference}: we have what you sent`,
    text: `
Hello,

somebody, we hope it was you, sent something to Countersign, the register of how the public has a say in official statistics, and gave this address for a reply. We have it. Its reference is ${reference}.

This private page says how it stands. There you can read and answer the editors' questions, add files, withdraw it, and delete your details:

${link}

Whoever has this link can do that too, so please keep it to yourself.

An editor reads everything that comes in. Nothing of it is published before that.

If it was not you, open the page and choose to delete your details.

Countersign
${url}`,
    confidential: true,
  };
}
