import { createHash } from 'node:crypto';
import type { Queryable } from '../../kernel/database/database.ts';
import { readText } from '../../kernel/text-file.ts';
import { type FileKind, type FoundFile, keyOf, readBytes, slugOf } from './folder.ts';
import type { LoadProblem } from './problems.ts';
import { looksLikeResource } from './resource-file.ts';

declare module '../../kernel/database/database.ts' {
  interface Tables {
    /** What was loaded last from each file, so that an unchanged one is left alone. */
    loaded_files: { path: string; hash: string };
  }
}

export interface PlannedFile extends FoundFile {
  kind: FileKind;
  slug: string;
  key: string;
  hash: string;
}

export interface Plan {
  /** New and changed files; names first, for what the others say of them. */
  changed: PlannedFile[];
  /** How many files of each kind have not. */
  unchanged: Record<FileKind, number>;
  problems: LoadProblem[];
}

/** Which files have changed since they were loaded, by their content. */
export async function planLoad(db: Queryable, files: readonly FoundFile[]): Promise<Plan> {
  const rows = await db.selectFrom('loaded_files').selectAll().execute();
  const loaded = new Map(rows.map(({ path, hash }) => [path, hash]));
  const plan: Plan = {
    changed: [],
    unchanged: { organisations: 0, statistics: 0, example: 0, resource: 0 },
    problems: [],
  };
  for (const file of files) {
    const bytes = readBytes(file.path);
    if (typeof bytes === 'string') {
      plan.problems.push({ file: file.shown, line: null, field: null, message: bytes });
      continue;
    }
    const kind = file.kind ?? kindOf(file.path, bytes);
    const key = keyOf(kind, file.path);
    const hash = hashOf(bytes);
    if (loaded.get(key) === hash) plan.unchanged[kind]++;
    else plan.changed.push({ ...file, kind, key, hash, slug: slugOf(file.path) });
  }
  plan.changed.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  return plan;
}

/** By which a load tells whether a file has changed. */
export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64url');
}

const order: FileKind[] = ['organisations', 'statistics', 'example', 'resource'];

function kindOf(path: string, bytes: Uint8Array): FileKind {
  if (path.endsWith('organisations.yaml')) return 'organisations';
  if (path.endsWith('statistics.yaml')) return 'statistics';
  const text = readText(bytes);
  return typeof text === 'string' && !looksLikeResource(text) ? 'example' : 'resource';
}
