import { change, type Database } from '../../kernel/database/database.ts';
import { refuseInDemonstration } from '../../kernel/demonstration.ts';
import { readNames } from '../../vocabulary/authorities/queries.ts';
import { findFiles, slugOf } from './folder.ts';
import { copyNames } from './names-actions.ts';
import { type Plan, type PlannedFile, planLoad } from './plan.ts';
import { type LoadProblem, mostProblems, sortProblems } from './problems.ts';
import { readStanding } from './standing.ts';
import { type Outcome, type Store, writeWaiting } from './store-actions.ts';
import { writeFile } from './write-actions.ts';

export type Totals = Record<Outcome, number>;

export interface LoadReport {
  /** Empty when all went well; otherwise nothing was changed. At most a hundred, by file and line. */
  problems: LoadProblem[];
  examples: Totals;
  resources: Totals;
  organisations: Totals;
  statistics: Totals;
}

export interface LoadOptions {
  now: () => Date;
  /** Told of each changed file that is done. */
  onProgress?: (done: number, of: number) => void;
}

/**
 * Loads a folder as register/ is, a folder of Markdown files, or one file, in one transaction. Where
 * anything is wrong nothing is changed; where no file has changed nothing is written. Throws Conflict in
 * a demonstration.
 */
export async function loadFolder(
  db: Database,
  path: string,
  options: LoadOptions,
): Promise<LoadReport> {
  await refuseInDemonstration(db);
  const found = findFiles(path);
  const plan = await planLoad(db, found.files);
  const before = [...found.problems, ...plan.problems];
  const report = emptyReport(plan);
  if (plan.changed.length === 0) return { ...report, problems: sortProblems(before) };

  const taken = found.files
    .filter(({ path }) => path.endsWith('.md'))
    .map(({ path }) => slugOf(path));
  try {
    return await change(db, async (trx, version) => {
      const store: Store = {
        trx,
        version,
        now: options.now(),
        names: copyNames(await readNames(trx, null, 0)),
        standing: await readStanding(trx),
        taken: { files: new Set(taken), formerly: new Map() },
        references: new Map(),
        namesKnown: true,
        waiting: [],
        loaded: [],
      };
      const problems = [...before];
      const report = emptyReport(plan);
      await writeFiles(store, plan.changed, report, problems, options);
      // Nothing of it is kept: the error rolls the transaction back.
      if (problems.length > 0) throw new Refused(problems);
      return report;
    });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { ...report, problems: sortProblems(error.problems) };
  }
}

class Refused extends Error {
  readonly problems: LoadProblem[];

  constructor(problems: LoadProblem[]) {
    super('The load has problems.');
    this.problems = problems;
  }
}

async function writeFiles(
  store: Store,
  files: readonly PlannedFile[],
  report: LoadReport,
  problems: LoadProblem[],
  { onProgress }: LoadOptions,
): Promise<void> {
  for (const [index, file] of files.entries()) {
    const written = await writeFile(store, file, problems.length > 0);
    if ('faults' in written) {
      problems.push(...written.faults.map((fault) => ({ file: file.shown, ...fault })));
      if (problems.length > mostProblems) return;
    } else {
      for (const outcome of written.outcomes) report[written.kind][outcome]++;
    }
    if (problems.length === 0) await writeWaiting(store);
    onProgress?.(index + 1, files.length);
  }
  if (problems.length === 0) await writeWaiting(store, true);
}

function emptyReport({ unchanged }: Plan): LoadReport {
  const totals = (): Totals => ({ new: 0, revised: 0, unchanged: 0 });
  return {
    problems: [],
    examples: { ...totals(), unchanged: unchanged.example },
    resources: { ...totals(), unchanged: unchanged.resource },
    organisations: totals(),
    statistics: totals(),
  };
}
