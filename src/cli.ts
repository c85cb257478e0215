import { type Command, runCommand } from './kernel/command.ts';
import { Conflict, Invalid, NotFound } from './kernel/errors.ts';

// Each verb is imported when it is called: `serve` answers sooner, and one broken file breaks one verb.
const verbs: Record<string, readonly [summary: string, find: () => Promise<Command>]> = {
  serve: ['serve the register', async () => (await import('./main.ts')).serveCommand],
  migrate: [
    'bring the database to this version',
    async () => (await import('./interchange/commands/migrate.ts')).migrateCommand,
  ],
  load: [
    'load examples, resources and names from files',
    async () => (await import('./interchange/load/command.ts')).loadCommand,
  ],
  import: [
    'bring in what another register or program wrote',
    async () => (await import('./interchange/import/command.ts')).importCommand,
  ],
  export: [
    'write everything public into a folder, in one of several formats',
    async () =>
      (await import('./interchange/export/command.ts')).exportCommand(
        (await import('./app.ts')).createApp,
      ),
  ],
  people: [
    'invite people, list them, end accounts',
    async () => (await import('./people/command.ts')).peopleCommand,
  ],
  scheme: [
    'check, add, close and list the schemes of the review desk',
    async () => (await import('./review/scheme/command.ts')).schemeCommand,
  ],
  sources: [
    'ask whether the addresses of sources still answer',
    async () => (await import('./interchange/source-checks/command.ts')).sourcesCommand,
  ],
  settings: [
    'list the settings, where each comes from and what it is',
    async () => (await import('./interchange/commands/settings.ts')).settingsCommand,
  ],
  tidy: [
    'delete what was kept long enough',
    async () => (await import('./interchange/commands/tidy.ts')).tidyCommand,
  ],
  verify: [
    'check the database, the examples, the search and the review desk',
    async () => (await import('./interchange/commands/verify.ts')).verifyCommand,
  ],
  demo: [
    'make a register in which everything is invented, to try the review desk',
    async () => (await import('./interchange/demonstration/command.ts')).demoCommand,
  ],
  backup: [
    'write everything in the database to one file',
    async () => (await import('./interchange/backup/commands.ts')).backupCommand,
  ],
  restore: [
    'put a backup in the place of everything in the database',
    async () => (await import('./interchange/backup/commands.ts')).restoreCommand,
  ],
};

// Whoever reads may stop early: countersign settings | head.
process.stdout.on('error', () => process.exit());
process.exitCode = await main(process.argv.slice(2));

async function main([verb = '', ...rest]: string[]): Promise<number> {
  const found = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  if (!found) {
    const asked = ['--help', '-h', 'help'].includes(verb);
    (asked ? out : err)(usage(verb));
    return asked ? 0 : 2;
  }
  try {
    return await runCommand(verb, await found[1](), rest, { out, err });
  } catch (error) {
    err(inWords(error));
    return error instanceof Invalid ? 2 : 1;
  }
}

function usage(verb: string): string {
  const list = Object.entries(verbs).map(([name, [summary]]) => `  ${name.padEnd(10)}${summary}`);
  const wrong =
    verb === '' || verb.startsWith('-') || verb === 'help' ? '' : `“${verb}” is not a verb.\n`;
  return `${wrong}Usage: bin/countersign <verb>\n\n${list.join('\n')}\n\nEach takes --help. Exit codes: 0 done, 1 problems in what was given, 2 wrong usage.`;
}

function inWords(error: unknown): string {
  if (error instanceof Invalid) {
    return error.problems.map(({ field, message }) => `${field} ${message}`).join('\n');
  }
  if (error instanceof Conflict || error instanceof NotFound) return error.message;
  if (error instanceof Error && 'code' in error) return error.message || String(error.code);
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function out(line: string): void {
  process.stdout.write(`${line}\n`);
}

function err(line: string): void {
  process.stderr.write(`${line}\n`);
}
