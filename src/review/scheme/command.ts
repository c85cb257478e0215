import type { Call, Command } from '../../kernel/command.ts';
import { openRegister } from '../../kernel/data-folder.ts';
import type { Database } from '../../kernel/database/database.ts';
import { readSettings } from '../../kernel/settings.ts';
import { addScheme, closeScheme } from './actions.ts';
import { checkSchemeFile, type SchemeFault } from './file.ts';
import { listSchemes } from './queries.ts';
import type { Scheme } from './schema.ts';

export const schemeCommand: Command = {
  help: `
Usage: bin/countersign scheme check <file> [--json]
       bin/countersign scheme add <file> [--json]
       bin/countersign scheme close <slug> [--json]
       bin/countersign scheme list [--json]

A scheme is the rules of one mark, in one YAML file. schemes/ has two to begin with; docs/review-desk.md
explains every key. Until a scheme is added, the public site says nothing about marks.

check   reads the file and says what is wrong with it; opens no register
add     adds the scheme, or a higher version of one that is there: applications go on under the version
        that they were begun under. The same file again changes nothing
close   takes no new applications under a scheme; those under way go on, and marks stand
list    the schemes that were added

Each may run while the register is served.

  --json  one JSON document

Exit codes: 0 done, 1 problems in the file or in what was asked, 2 wrong usage.`,
  options: { json: { type: 'boolean' } },
  takes: [1, 2],
  async run(call) {
    const [what = '', about] = call.given;
    if (what === 'list' && about === undefined) return withRegister((db) => list(db, call));
    if (about !== undefined) {
      if (what === 'close') return withRegister((db) => close(db, about, call));
      if (what === 'check' || what === 'add') return fromFile(what, about, call);
    }
    call.err(
      'Say check or add and a file, close and a slug, or list. See bin/countersign scheme --help.',
    );
    return 2;
  },
};

async function withRegister(run: (db: Database) => Promise<number>): Promise<number> {
  const db = await openRegister(readSettings());
  try {
    return await run(db);
  } finally {
    await db.destroy();
  }
}

/** A file with a fault is never added: the register is not even opened. */
async function fromFile(what: 'check' | 'add', file: string, call: Call): Promise<number> {
  const read = await checkSchemeFile(file);
  if ('faults' in read) return refuse(file, read.faults, call);
  const { scheme } = read;
  if (what === 'add') return withRegister((db) => add(db, scheme, call));
  call.out(
    call.options.json
      ? JSON.stringify({ scheme: scheme.scheme, version: scheme.version, problems: [] })
      : `${named(scheme)} can be added.`,
  );
  return 0;
}

function refuse(file: string, faults: readonly SchemeFault[], { options, out, err }: Call): number {
  if (options.json) {
    out(JSON.stringify({ problems: faults.map((fault) => ({ file, ...fault })) }));
    return 1;
  }
  for (const { line, field, message } of faults.slice(0, mostTold)) {
    err(
      `${file}${line === null ? '' : `:${line}`}: ${field === null ? '' : `${field} `}${message}`,
    );
  }
  const more = faults.length - mostTold;
  err(`${more > 0 ? `And ${more} more. ` : ''}Nothing was changed.`);
  return 1;
}

const mostTold = 50;

async function add(db: Database, scheme: Scheme, { options, out }: Call): Promise<number> {
  const result = await addScheme({ db, now: () => new Date() }, 'command', scheme);
  const { scheme: slug, version } = scheme;
  if (options.json) out(JSON.stringify({ scheme: slug, version, result }));
  else if (result === 'unchanged') out(`${named(scheme)} was added before. Nothing changed.`);
  else out(`${named(scheme)} is added. Its rules are at /schemes/${slug}.`);
  return 0;
}

async function close(db: Database, slug: string, { options, out }: Call): Promise<number> {
  await closeScheme({ db, now: () => new Date() }, 'command', slug);
  out(
    options.json
      ? JSON.stringify({ scheme: slug, result: 'closed' })
      : `${slug} takes no new applications. Those under way go on, and marks stand.`,
  );
  return 0;
}

async function list(db: Database, { options, out }: Call): Promise<number> {
  const schemes = (await listSchemes(db)).map(({ scheme, open, added }) => ({
    scheme: scheme.scheme,
    version: scheme.version,
    title: scheme.title,
    body: scheme.body,
    open,
    added,
  }));
  if (options.json) out(JSON.stringify(schemes));
  else if (schemes.length === 0) {
    out('No scheme was added. See bin/countersign scheme --help.');
  }
  if (options.json) return 0;
  for (const { scheme, version, open, title } of schemes) {
    out([scheme, `version ${version}`, open ? 'open' : 'closed', title].join('\t'));
  }
  return 0;
}

const named = ({ title, version }: Scheme) => `“${title}”, version ${version},`;
