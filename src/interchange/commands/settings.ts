import { z } from 'zod';
import type { Command } from '../../kernel/command.ts';
import { readSettings, settingsSchema } from '../../kernel/settings.ts';

const secret = new Set(['COUNTERSIGN_SECRET', 'COUNTERSIGN_PASSPHRASE']);

export const settingsCommand: Command = {
  help: `
Usage: bin/countersign settings [--json]

Lists every setting: its value, whether that comes from the environment or is the default, and what
it is for. Secrets and passwords are not shown.`,
  options: { json: { type: 'boolean' } },
  takes: [0, 0],
  async run({ options, out }) {
    const settings = readSettings();
    const list = Object.entries(settingsSchema.shape).map(([name, schema]) => ({
      name,
      value: shown(name, settings[name as keyof typeof settings]),
      from: process.env[name] ? 'environment' : 'default',
      description: z.globalRegistry.get(schema)?.description ?? schema.description ?? '',
    }));
    if (options.json) {
      out(JSON.stringify(list));
      return 0;
    }
    for (const { name, value, from, description } of list) {
      out(`${name}\n  ${value ?? 'not set'} (${from})\n  ${description}`);
    }
    return 0;
  },
};

function shown(name: string, value: unknown): string | null {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return null;
  if (secret.has(name)) return 'set, not shown';
  const text = Array.isArray(value) ? value.join(', ') : String(value);
  // Who signs in, and with what, in an address: postgres://name:password@host, smtp://key@host.
  return text.replace(/^([a-z]+:\/\/)[^/?#]*@/, '$1…@').replace(/(password=)[^&]*/gi, '$1…');
}
