import type { Call, Command } from '../../kernel/command.ts';
import { openRegister } from '../../kernel/data-folder.ts';
import { readSettings } from '../../kernel/settings.ts';
import { type LoadReport, loadFolder } from './actions.ts';
import { mostProblems, problemLine } from './problems.ts';

export const loadCommand: Command = {
  help: `
Usage: bin/countersign load <folder or file> [--json]

Loads examples, resources and names from files into the register:

  <folder>  as register/ is: examples/*.md, resources/*.md, organisations.yaml, statistics.yaml;
            vocabularies/ must be the same as this installation's, or absent
  <folder>  of Markdown files, or one file: an example, or a resource with the front matter of a
            Jekyll site (title, reference, author, date, project, topics …)

Every problem is told with its file, line and field, up to ${mostProblems} of them, and then nothing is changed.
A file that has not changed since it was loaded is left alone. An example that was edited in the
register since is not overwritten. A file that is taken away takes nothing away from the register.
A key without a value counts as absent; a year may stand without quotation marks (start: 2021).
A file has at most 1 MB.

  --json    print the totals, and the problems, as JSON

Exit codes: 0 loaded, 1 problems, 2 wrong usage.`,
  options: { json: { type: 'boolean' } },
  takes: [1, 1],
  async run({ options, given, out, err }) {
    const db = await openRegister(readSettings());
    try {
      const onProgress = process.stderr.isTTY ? showProgress : undefined;
      const report = await loadFolder(db, given[0] as string, {
        now: () => new Date(),
        onProgress,
      });
      if (options.json) out(JSON.stringify(report));
      else tell(report, out, err);
      return report.problems.length > 0 ? 1 : 0;
    } finally {
      await db.destroy();
    }
  },
};

function tell({ problems, ...totals }: LoadReport, out: Call['out'], err: Call['err']): void {
  for (const problem of problems) err(problemLine(problem));
  if (problems.length > 0) {
    const more = problems.length === mostProblems ? ' These are the first hundred problems.' : '';
    err(`Nothing was loaded.${more}`);
    return;
  }
  for (const [what, count] of Object.entries(totals)) {
    out(`${what}: ${count.new} new, ${count.revised} revised, ${count.unchanged} unchanged`);
  }
}

let shownAt = 0;

function showProgress(done: number, of: number): void {
  if (done < of && performance.now() - shownAt < 200) return;
  shownAt = performance.now();
  process.stderr.write(`\r${done} of ${of} files${done === of ? '\n' : ''}`);
}
