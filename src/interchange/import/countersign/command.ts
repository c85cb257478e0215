import { lockRegister, openRegister } from '../../../kernel/data-folder.ts';
import { Conflict } from '../../../kernel/errors.ts';
import { readSettings } from '../../../kernel/settings.ts';
import { privateName } from '../../export/countersign/format.ts';
import { type LoadProblem, problemLine } from '../../load/problems.ts';
import { readPassphrase } from '../../sealing/passphrase.ts';
import type { ImportCall, ImportFormat } from '../format.ts';
import { importPrivate, importPublic } from './actions.ts';
import { BadFolder, checkFolder, type ExportedFolder } from './folder.ts';
import type { Totals } from './store-actions.ts';

export const countersignFormat: ImportFormat = {
  name: 'countersign',
  says: 'a folder that export countersign wrote, as it was',
  help: `countersign goes into an empty register, in one transaction; where the register is what the folder
holds already, nothing is changed. Where the folder has a private part, that is imported, and with it
the whole register: it asks for the passphrase (or COUNTERSIGN_PASSPHRASE); stop the server first.

  --public   only the public files, also where there is a private part`,
  options: { public: { type: 'boolean' } },
  async run(call) {
    try {
      return await run(call);
    } catch (error) {
      const problems = problemsOf(error, call.path);
      if (problems === null || (!call.json && error instanceof Conflict)) throw error;
      if (call.json) call.out(JSON.stringify({ outcome: 'refused', problems }));
      else for (const problem of problems) call.err(problemLine(problem));
      if (!call.json) call.err('Nothing was changed.');
      return 1;
    }
  },
};

function problemsOf(error: unknown, file: string): LoadProblem[] | null {
  if (error instanceof BadFolder) return error.problems;
  if (!(error instanceof Conflict)) return null;
  return [{ file, line: null, field: null, message: error.message }];
}

async function run(call: ImportCall): Promise<number> {
  const settings = readSettings();
  const folder = await checkFolder(call.path);
  const isWhole = folder.files.has(privateName) && !call.options.public;
  const passphrase = isWhole ? await readPassphrase(settings, { isNew: false }) : null;
  // A server would go on with what it keeps in memory of people and sessions.
  const lock = isWhole ? await lockRegister(settings, 'restore') : null;
  try {
    const db = await openRegister(settings);
    try {
      const found =
        passphrase === null
          ? await importPublic(db, folder, { dryRun: call.dryRun, onProgress: progress(call) })
          : await importPrivate(db, folder, passphrase, call);
      tell(call, folder, found, isWhole);
      return 0;
    } finally {
      await db.destroy();
    }
  } finally {
    await lock?.release();
  }
}

function tell(
  call: ImportCall,
  folder: ExportedFolder,
  found: Totals | number | null,
  isWhole: boolean,
): void {
  const { dryRun, json, out } = call;
  const totals = typeof found === 'number' ? { rows: found } : found;
  if (json) {
    const outcome = found === null ? 'unchanged' : dryRun ? 'tried' : 'imported';
    out(JSON.stringify({ outcome, private: isWhole, totals, others: folder.others, problems: [] }));
    return;
  }
  if (found === null) out('The register is what the folder holds. Nothing was changed.');
  else out(`${dryRun ? 'Would import' : 'Imported'} ${inWords(found)}.`);
  if (!isWhole && folder.files.has('desk/decisions.jsonl')) {
    out('The review desk is left out: what its decisions follow from is private.');
  }
  if (folder.others > 0) out(`${counted(folder.others, 'other file')} in the folder, not read.`);
  if (dryRun && found !== null) out('Nothing was changed.');
}

function inWords(found: Totals | number): string {
  if (typeof found === 'number') return `the whole register, ${counted(found, 'row')}`;
  const { examples, withdrawn, revisions, resources, organisations, statistics, record } = found;
  return [
    `${counted(examples, 'example')} with ${counted(revisions, 'version')}`,
    ...(withdrawn > 0 ? [counted(withdrawn, 'withdrawn example')] : []),
    counted(resources, 'resource'),
    counted(organisations, 'organisation'),
    counted(statistics, 'statistic'),
    `${counted(record, 'line')} of the record`,
  ].join(', ');
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function progress({ json }: ImportCall): ((done: number) => void) | undefined {
  if (!process.stderr.isTTY || json) return undefined;
  return (done) => process.stderr.write(`\r${done} examples\u001b[K\r`);
}
