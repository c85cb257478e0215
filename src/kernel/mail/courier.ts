import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { mailFile } from './files.ts';
import type { WaitingMail } from './outbox.ts';

/** Carries one mail to where it goes. Throws Undelivered. */
export type Courier = (mail: WaitingMail) => Promise<void>;

/** It was not accepted. `code` holds no address; `forGood` when the same mail would be refused again. */
export class Undelivered extends Error {
  override name = 'Undelivered';
  readonly code: string;
  readonly forGood: boolean;

  constructor(code: string, forGood: boolean) {
    super(code);
    this.code = code;
    this.forGood = forGood;
  }
}

/** Sends to a mail server, one connection for each mail; gives up on one attempt after two minutes. */
export function createSmtpCourier(smtpUrl: string, from: string): Courier {
  return async function deliver(mail) {
    const transport = createTransport({
      url: smtpUrl,
      connectionTimeout: 20_000,
      greetingTimeout: 20_000,
      socketTimeout: 60_000,
    });
    // The single waits above may add up; the claim on the mail must not run out before the attempt.
    const late = AbortSignal.timeout(120_000);
    try {
      await Promise.race([
        transport.sendMail(message(mail, from)),
        new Promise((_, reject) => {
          late.addEventListener('abort', () => reject(new Undelivered('ETIMEDOUT', false)));
        }),
      ]);
    } catch (error) {
      throw error instanceof Undelivered ? error : refusal(error);
    } finally {
      transport.close();
    }
  };
}

/** Writes each mail as a file that mail programs open. */
export function createFolderCourier(folder: string, from: string): Courier {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return async function deliver(mail) {
    const info = await transport.sendMail({ ...message(mail, from), text: '–' });
    const text = readable(String(info.message), mail.body);
    const name = join(folder, mailFile(mail.message_id));
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const file = await open(`${name}.part`, 'w', 0o600);
      try {
        await file.writeFile(text);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(`${name}.part`, name);
    } catch (error) {
      throw new Undelivered(String((error as NodeJS.ErrnoException).code ?? 'EFILE'), false);
    }
  };
}

// The head of a mail like it, then the text as it is: quoted-printable would cut and spoil the link of
// whoever copies it from the file.
function readable(otherMail: string, body: string): string {
  const head = otherMail
    .split('\r\n\r\n', 1)
    .join()
    .replace(/^(Content-Transfer-Encoding: ).*/im, (_, name) => `${name}8bit`);
  return `${head}\r\n\r\n${body.replace(/\n/g, '\r\n')}`;
}

function message(mail: WaitingMail, from: string): SendMailOptions {
  return {
    from,
    to: { name: '', address: mail.recipient },
    envelope: { from, to: mail.recipient },
    subject: mail.subject,
    text: mail.body,
    messageId: `<${mail.message_id}>`,
    date: new Date(mail.created),
    // RFC 3834: nobody's holiday notice answers it.
    headers: { 'Auto-Submitted': 'auto-generated', ...JSON.parse(mail.headers) },
    xMailer: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

// Only a refusal of this recipient or this text is final. A refused password, sender or relaying
// (RFC 3463: 5.7, security or policy) is the installation's to put right: the mail waits for that.
function refusal(error: unknown): Undelivered {
  const { code = 'EUNKNOWN', responseCode, response = '', command, permanent } = error as Refused;
  const ours = responseCode === 530 || /^5\d\d[ -]5\.7\./.test(response);
  const forGood = permanent === true && !ours && ['RCPT TO', 'DATA'].includes(command ?? '');
  return new Undelivered(responseCode ? `${code} ${responseCode}` : code, forGood);
}

interface Refused {
  code?: string;
  responseCode?: number;
  response?: string;
  command?: string;
  permanent?: boolean;
}
