import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { TestContext } from 'node:test';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  from: string;
  to: string;
  /** The headers, unfolded, by their names in small letters. */
  headers: Record<string, string>;
  /** The text, decoded. */
  text: string;
}

export interface MailServer {
  /** `smtp://127.0.0.1:…`, for SMTP_URL. */
  url: string;
  /** What was accepted, in its order. */
  received: ReceivedMail[];
  /** Asked before a recipient is accepted: an error with `responseCode` refuses. */
  onRecipient: (address: string) => Error | null;
  /** Awaited when a whole mail has come, before it is accepted; throwing refuses it. */
  onMail: (mail: ReceivedMail) => Promise<void>;
}

/** A real mail server on a free port of loopback, closed after the test. */
export async function receiveMail(t: Pick<TestContext, 'after'>): Promise<MailServer> {
  const state: MailServer = {
    url: '',
    received: [],
    onRecipient: () => null,
    onMail: async () => {},
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: ({ address }, _session, done) => done(state.onRecipient(address)),
    onData: (stream, { envelope }, done) => {
      const from = envelope.mailFrom ? envelope.mailFrom.address : '';
      const to = envelope.rcptTo.map(({ address }) => address).join(', ');
      text(stream)
        .then(async (raw) => {
          const mail = { from, to, ...readMail(raw) };
          await state.onMail(mail);
          state.received.push(mail);
        })
        .then(() => done(), done);
    },
  });
  server.on('error', () => {});
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  t.after(() => new Promise<void>((closed) => server.close(() => closed())));
  state.url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  return state;
}

/** What a mail server answers instead of "accepted". */
export function refusal(responseCode: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode });
}

/** Reads a mail of one plain part. */
export function readMail(raw: string): Pick<ReceivedMail, 'headers' | 'text'> {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const headers: Record<string, string> = {};
  for (const line of head.replace(/\r\n[ \t]+/g, ' ').split('\r\n')) {
    const colon = line.indexOf(':');
    headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim();
  }
  const body = rest.join('\r\n\r\n').replace(/\r\n/g, '\n');
  return { headers, text: decode(body, headers['content-transfer-encoding'] ?? '7bit') };
}

function decode(body: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  if (encoding !== 'quoted-printable') return body;
  const bytes = body
    .replace(/=\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
