import { createHash } from 'node:crypto';
import { createReadStream, lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { z } from 'zod';
import { privateName } from '../../export/countersign/format.ts';
import { manifestName } from '../../export/folder.ts';
import { type LoadProblem, mostProblems, quoted, sortProblems } from '../../load/problems.ts';

/** An export that was checked: every file of its manifest is there, as it was written. */
export interface ExportedFolder {
  root: string;
  /** As whoever imports it said it. */
  shown: string;
  /** Every file of the manifest, by its path with slashes; its SHA-256. */
  files: ReadonlyMap<string, string>;
  /** Files that no export wrote; they are not read. */
  others: number;
}

/** What is wrong with a folder or its files. Nothing was changed. */
export class BadFolder extends Error {
  readonly problems: LoadProblem[];

  constructor(problems: readonly LoadProblem[]) {
    super('The folder has problems.');
    this.problems = sortProblems(problems);
  }
}

const manifestSchema = z.object({
  format: z.string(),
  version: z.number(),
  files: z.record(z.string(), z.object({ bytes: z.number(), sha256: z.string() })),
});

const slug = '[a-z0-9-]+';
const known = new RegExp(
  `^(README\\.md|(register|resources|history|record)\\.jsonl?|(organisations|statistics)\\.yaml|${privateName.replace('.', '\\.')}|(examples|resources)/${slug}\\.md|revisions/${slug}/[1-9]\\d*\\.json|vocabularies/${slug}\\.yaml|desk/${slug}\\.jsonl)$`,
);
const required = [
  ...['register.json', 'history.jsonl', 'resources.jsonl', 'record.jsonl'],
  ...['organisations.yaml', 'statistics.yaml'],
];

/** Reads every file of an export once and holds it to the manifest. Throws BadFolder. */
export async function checkFolder(shown: string): Promise<ExportedFolder> {
  const root = attempt(() => realpathSync.native(shown));
  if (root === null) throw bad(shown, 'cannot be read, or is not there');
  const given = readManifest(root, shown);
  const problems: LoadProblem[] = [];
  for (const path of required.filter((one) => !Object.hasOwn(given, one))) {
    problems.push(
      problem(join(shown, manifestName), `names no ${path}, without which it is not whole`),
    );
  }
  const files = new Map<string, string>();
  for (const [path, { bytes, sha256 }] of Object.entries(given)) {
    const wrong = known.test(path)
      ? await findFault(root, path, bytes, sha256)
      : 'is named in the manifest, and is no file of this format';
    if (wrong) problems.push(problem(join(shown, path), wrong));
    else files.set(path, sha256);
    if (problems.length >= mostProblems) break;
  }
  if (problems.length > 0) throw new BadFolder(problems);
  return { root, shown, files, others: countOthers(root, files) };
}

/** A problem of a file of the folder, as its reader would find it. */
export function fault(
  { shown }: Pick<ExportedFolder, 'shown'>,
  path: string,
  message: string,
  line: number | null = null,
): BadFolder {
  return new BadFolder([problem(join(shown, path), message, line)]);
}

function readManifest(root: string, shown: string) {
  const file = join(root, manifestName);
  const stats = attempt(() => lstatSync(file));
  if (!stats?.isFile()) {
    throw bad(shown, `is not an export of Countersign: it holds no ${manifestName}`);
  }
  const text = attempt(() => readFileSync(file, 'utf8'));
  const parsed = manifestSchema.safeParse(attempt(() => JSON.parse(text ?? '')));
  const place = join(shown, manifestName);
  if (!parsed.success) throw bad(place, 'is damaged: it is not a list of files');
  const { format, version, files } = parsed.data;
  if (format !== 'countersign countersign') {
    throw bad(
      place,
      `is of an export as ${quoted(format)}; this reads one that was made by “export countersign”`,
    );
  }
  if (version !== 1) throw bad(place, 'is of a newer Countersign. Update the program first');
  return files;
}

async function findFault(
  root: string,
  path: string,
  bytes: number,
  sha256: string,
): Promise<string | null> {
  const file = join(root, path);
  const stats = attempt(() => lstatSync(file));
  if (stats === null) return 'is missing, or cannot be read';
  // A link would bring in whatever it points at.
  if (attempt(() => realpathSync.native(file)) !== file) return 'is a link, or lies behind one';
  if (!stats.isFile()) return 'is not a file';
  if (stats.size !== bytes) {
    return `is not as it was exported: it has ${stats.size} bytes instead of ${bytes}`;
  }
  return (await hashOf(file, bytes)) === sha256
    ? null
    : 'is not as it was exported: its bytes were changed';
}

async function hashOf(file: string, bytes: number): Promise<string> {
  const hash = createHash('sha256');
  // Most files are small, and a stream for each takes longer than all the rest.
  if (bytes <= 1_000_000) return hash.update(readFileSync(file)).digest('hex');
  for await (const piece of createReadStream(file)) hash.update(piece);
  return hash.digest('hex');
}

function countOthers(root: string, files: ReadonlyMap<string, string>): number {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .filter((path) => path !== manifestName && !/(^|\/)\./.test(path) && !files.has(path)).length;
}

function bad(file: string, message: string): BadFolder {
  return new BadFolder([problem(file, message)]);
}

function problem(file: string, message: string, line: number | null = null): LoadProblem {
  return { file, line, field: null, message };
}

function attempt<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
