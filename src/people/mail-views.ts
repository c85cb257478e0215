import { type Html, html, nothing } from '../kernel/html.ts';
import type { StuckMail } from './mail-queries.ts';
import type { SignedIn } from './schema.ts';
import { moment } from './sign-in-views.ts';
import { formKeyField } from './signed-in.ts';

/** Mail that did not arrive, and why, for whoever looks after the installation. */
export function mailPage(
  person: SignedIn,
  { failed, waiting }: { failed: readonly StuckMail[]; waiting: readonly StuckMail[] },
): Html {
  const none = failed.length + waiting.length === 0;
  const canBeSent = waiting.length > 0 || failed.some(({ isWiped }) => !isWiped);
  return html`<header class="page-head"><h1>Mail that failed</h1>
<p class="lead">${none ? 'Every mail that was tried was taken by the mail server.' : 'What the mail server did not take, and why.'}</p></header>
${
  canBeSent
    ? html`<form method="post" action="/people/mail">${formKeyField(person)}<p><button class="button">Try again now</button></p></form>`
    : nothing
}
${part('Tried again by itself', 'After 1, 2, 4 … minutes, for five days.', waiting)}
${part('Given up', 'The text of a mail with a private link was wiped then: it cannot be sent again.', failed)}`;
}

function part(title: string, hint: string, mails: readonly StuckMail[]): Html {
  if (mails.length === 0) return nothing;
  return html`<section class="section section--ruled"><h2>${title}</h2><p class="quiet">${hint}${mails.length === 100 ? ' The newest 100 are shown.' : ''}</p>
<ul class="index">${mails.map(item)}</ul></section>`;
}

function item(mail: StuckMail): Html {
  const { recipient, subject, created, attempts, next_attempt, last_error, state, isWiped } = mail;
  const tried = attempts === 1 ? 'tried once' : `tried ${attempts} times`;
  const next =
    state === 'waiting'
      ? html` Next attempt ${moment(next_attempt)}.`
      : isWiped
        ? html` Its text was wiped.`
        : nothing;
  return html`<li class="index__item"><b>${subject}</b>
<p class="index__text">To <bdi>${recipient}</bdi>; written ${moment(created)}, ${tried}.${next}</p>
<p class="index__text">${whyText(last_error ?? '')}</p></li>`;
}

/** What a code of the courier means: `EENVELOPE 550`. */
export function whyText(code: string): string {
  const [name = '', answer] = code.split(' ');
  const known: Record<string, string> = {
    EENVELOPE: 'The mail server refused the address',
    EMESSAGE: 'The mail server refused the message',
    EAUTH: 'The mail server refused our name or password: see SMTP_URL',
    EDNS: 'The mail server’s name is not known: see SMTP_URL',
    ECONNECTION: 'The mail server was not reached',
    ECONNREFUSED: 'The mail server was not reached',
    ESOCKET: 'The connection to the mail server failed',
    ETIMEDOUT: 'The mail server did not answer in time',
    ENOSPC: 'The disk with the outbox is full',
    EACCES: 'The outbox cannot be written',
  };
  const said = known[name] ?? 'It could not be sent';
  return `${said} (${answer ? `${name} ${answer}` : name}).`;
}

/** For the top of the list of people: nothing where all went well. */
export function stuckMailNotice({ failed, waiting }: { failed: number; waiting: number }): Html {
  if (failed + waiting === 0) return nothing;
  const parts = [
    ...(failed > 0 ? [`${failed} given up`] : []),
    ...(waiting > 0 ? [`${waiting} tried again by itself`] : []),
  ];
  return html`<p class="notice notice--attention">Mail failed: ${parts.join(', ')}. <a href="/people/mail">See which, and why</a>.</p>`;
}
