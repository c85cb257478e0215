import { resolve } from 'node:path';
import { z } from 'zod';
import { Invalid } from './errors.ts';

const port = z.coerce
  .number({ error: 'must be a whole number from 0 to 65535' })
  .int('must be a whole number from 0 to 65535')
  .min(0, 'must be a whole number from 0 to 65535')
  .max(65535, 'must be a whole number from 0 to 65535');

function wholeNumber(what: string, least: number, most: number) {
  const message = `must be a whole number of ${what} from ${least} to ${most}`;
  return z.coerce.number({ error: message }).int(message).min(least, message).max(most, message);
}

export const shortestSecret = 32;
export const shortestPassphrase = 12;

const contact = 'must be an e-mail address, or an address that begins with https://';

/** Every setting, read once from the environment. `bin/countersign settings` prints this list. */
export const settingsSchema = z.object({
  PORT: port.default(3000).describe('Port to listen on; 0 takes a free one.'),
  HOST: z.string().min(1).default('127.0.0.1').describe('Address to listen on.'),
  COUNTERSIGN_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address such as https://register.example' })
    .transform((address) => address.replace(/\/+$/, ''))
    .optional()
    .describe('Public address of the register; http://localhost:PORT when absent.'),
  COUNTERSIGN_TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((list) => list.split(/[\s,]+/).filter(Boolean))
    .describe('Addresses of proxies whose X-Forwarded-For is believed, separated by commas.'),
  COUNTERSIGN_DATA: z
    .string()
    .min(1)
    .default('data/')
    .transform((folder) => resolve(import.meta.dirname, '../..', folder))
    .describe('Folder for the embedded database, the outbox and the secret.'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional()
    .describe('PostgreSQL database; the embedded one in the data folder when absent.'),
  COUNTERSIGN_SECRET: z
    .string()
    .min(shortestSecret, `must have at least ${shortestSecret} characters`)
    .optional()
    .describe('Secret for signing; made and kept in the data folder when absent.'),
  COUNTERSIGN_PASSPHRASE: z
    .string()
    .min(shortestPassphrase, `must have at least ${shortestPassphrase} characters`)
    .optional()
    .describe(
      'Passphrase of the private part of an export or import; asked for in a terminal when absent.',
    ),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'must begin with smtp:// or smtps://')
    .optional()
    .describe('Mail server; mail is written to outbox/ in the data folder when absent.'),
  COUNTERSIGN_MAIL_FROM: z
    .email('must be an e-mail address')
    .optional()
    .describe('Address that mail comes from; countersign@ the public address when absent.'),
  COUNTERSIGN_MAIL_KEPT_DAYS: wholeNumber('days', 0, 3650)
    .default(30)
    .describe('Days after which mail that was sent is deleted here.'),
  COUNTERSIGN_KEEP_CONTACTS_DAYS: wholeNumber('days', 1, 3650)
    .default(180)
    .describe('Days after the decision when a contributor’s e-mail address is deleted.'),
  COUNTERSIGN_KEEP_UNDECIDED_DAYS: wholeNumber('days', 30, 3650)
    .default(365)
    .describe('Days without a decision after which a contributor’s e-mail address is deleted.'),
  COUNTERSIGN_KEEP_SET_ASIDE_DAYS: wholeNumber('days', 1, 3650)
    .default(90)
    .describe('Days after which contributions set aside as spam, or withdrawn, are deleted.'),
  COUNTERSIGN_CONTRIBUTIONS_PER_HOUR: wholeNumber('contributions', 1, 1_000_000)
    .default(20)
    .describe('Contributions an hour that are taken from one network.'),
  COUNTERSIGN_CONTACT: z
    .union([
      z
        .string()
        .transform((address) => address.replace(/^mailto:/, ''))
        .pipe(z.email(contact))
        .transform((address) => `mailto:${address}`),
      z.url({ protocol: /^https$/, error: contact }),
    ])
    .optional()
    .describe(
      'How to reach the editors: an e-mail address or an https address, shown to everyone.',
    ),
});

export type Settings = z.output<typeof settingsSchema>;

/** Reads and checks the settings; empty values count as absent. Throws Invalid naming each wrong one. */
export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const given = Object.fromEntries(
    Object.keys(settingsSchema.shape)
      .map((name) => [name, environment[name]] as const)
      .filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = settingsSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new Invalid(
    parsed.error.issues.map((issue) => ({
      field: String(issue.path[0] ?? 'settings'),
      message: issue.message,
    })),
  );
}
