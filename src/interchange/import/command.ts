import type { Command } from '../../kernel/command.ts';
import { countersignFormat } from './countersign/command.ts';
import type { ImportFormat } from './format.ts';

/** Every format, by name; `--help` lists them in this order. */
export const importFormats: readonly ImportFormat[] = [countersignFormat];

const width = Math.max(...importFormats.map(({ name }) => name.length));
const common = new Set(['dry-run', 'json', 'help']);

export const importCommand: Command = {
  help: `
Usage: bin/countersign import <format> <path> [--dry-run] [--json]

Brings in what is at a path, all or nothing. Where anything is wrong it is told with its file and line,
and nothing is changed.

  --dry-run  do all of it, show what would happen, and keep nothing
  --json     print what happened as JSON

Formats:
${importFormats.map(({ name, says }) => `  ${name.padEnd(width)}  ${says}`).join('\n')}
${importFormats.map(({ help = '' }) => help && `\n${help}\n`).join('')}
Exit codes: 0 done, 1 problems in what was given, 2 wrong usage.`,
  options: {
    'dry-run': { type: 'boolean' },
    json: { type: 'boolean' },
    ...Object.assign({}, ...importFormats.map(({ options }) => options)),
  },
  takes: [2, 2],
  async run({ options, given, out, err }) {
    const [name, path] = given as [string, string];
    const format = importFormats.find((one) => one.name === name);
    if (!format) {
      const known = importFormats.map((one) => one.name).join(', ');
      err(`“${name}” is no format: it is one of ${known}.`);
      return 2;
    }
    const other = Object.keys(options).find(
      (option) => !common.has(option) && !Object.hasOwn(format.options ?? {}, option),
    );
    if (other) {
      err(`--${other} is not an option of the format ${name}.`);
      return 2;
    }
    const dryRun = options['dry-run'] === true;
    return format.run({ path, dryRun, json: options.json === true, options, out, err });
  },
};
