import { type Dirent, lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, join, resolve, sep } from 'node:path';
import { mostBytes, readText } from '../../kernel/text-file.ts';
import { vocabulariesFolder } from '../../vocabulary/vocabularies.ts';
import type { LoadProblem } from './problems.ts';

export const starterFolder = resolve(import.meta.dirname, '../../../register');

export type FileKind = 'example' | 'resource' | 'organisations' | 'statistics';

export interface FoundFile {
  /** Null: only its front matter can tell. */
  kind: FileKind | null;
  /** Where it is on this machine. */
  path: string;
  /** As whoever loads it would say it. */
  shown: string;
}

export interface Found {
  files: FoundFile[];
  problems: LoadProblem[];
}

/** The files to load at a path: a folder as register/ is, a folder of Markdown, or one file. */
export function findFiles(given: string): Found {
  const found: Found = { files: [], problems: [] };
  const stats = attempt(() => statSync(given));
  if (stats instanceof Error) {
    refuse(found, given, `cannot be read: ${reason(stats)}`);
  } else if (stats.isFile()) {
    found.files.push({ kind: null, path: given, shown: given });
  } else if (!stats.isDirectory()) {
    refuse(found, given, 'is neither a file nor a folder');
  } else {
    readFolder(given, found);
  }
  return found;
}

/** The bytes of a file; a message where it cannot be read, or is larger than any we take. */
export function readBytes(path: string): Uint8Array | string {
  const bytes = attempt(() => {
    const stats = statSync(path);
    // A pipe would be waited for, and a device read, for ever.
    if (!stats.isFile()) return 'is not a file';
    return stats.size > mostBytes ? new Uint8Array(mostBytes + 1) : readFileSync(path);
  });
  return bytes instanceof Error ? `cannot be read: ${reason(bytes)}` : bytes;
}

function readFolder(given: string, found: Found): void {
  const root = realpathSync(given);
  const entries = list(given, found);
  const layout = new Set(['examples', 'resources', 'organisations.yaml', 'statistics.yaml']);
  if (!entries.some(({ name }) => layout.has(name))) {
    addMarkdown(found, root, given, entries, null);
    if (found.files.length === 0 && found.problems.length === 0) {
      refuse(found, given, 'holds no examples/, no resources/ and no .md files');
    }
    return;
  }
  for (const { name } of entries) {
    const path = join(given, name);
    if (name === 'examples' || name === 'resources') {
      if (!inside(found, root, path)) continue;
      addMarkdown(
        found,
        root,
        path,
        list(path, found),
        name === 'examples' ? 'example' : 'resource',
      );
    } else if (name === 'organisations.yaml' || name === 'statistics.yaml') {
      const kind = name === 'statistics.yaml' ? 'statistics' : 'organisations';
      if (isReadable(found, root, path)) found.files.push({ kind, path, shown: path });
    } else if (name === 'vocabularies') {
      if (inside(found, root, path)) compareVocabularies(path, found);
    }
  }
}

function addMarkdown(
  found: Found,
  root: string,
  folder: string,
  entries: Dirent[],
  kind: FileKind | null,
): void {
  for (const { name } of entries) {
    // README.md and LICENCE.md tell people about the folder.
    if (!name.endsWith('.md') || name.startsWith('.') || /^[A-Z]+\.md$/.test(name)) continue;
    const path = join(folder, name);
    if (isReadable(found, root, path)) found.files.push({ kind, path, shown: path });
  }
}

function isReadable(found: Found, root: string, path: string): boolean {
  if (!inside(found, root, path)) return false;
  const stats = attempt(() => statSync(path));
  if (!(stats instanceof Error) && stats.isFile()) return true;
  refuse(
    found,
    path,
    stats instanceof Error ? `cannot be read: ${reason(stats)}` : 'is not a file',
  );
  return false;
}

// A link that leads elsewhere would publish whatever it points at.
function inside(found: Found, root: string, path: string): boolean {
  const link = attempt(() => lstatSync(path).isSymbolicLink());
  if (link === false) return true;
  const target = attempt(() => realpathSync(path));
  if (typeof target === 'string' && target.startsWith(root + sep)) return true;
  refuse(found, path, 'is a link that leads out of the folder, or nowhere');
  return false;
}

function compareVocabularies(folder: string, found: Found): void {
  for (const { name } of list(folder, found)) {
    if (!name.endsWith('.yaml')) continue;
    const [theirs, ours] = [join(folder, name), join(vocabulariesFolder, name)].map((path) => {
      const bytes = readBytes(path);
      return typeof bytes === 'string' ? null : readText(bytes);
    });
    if (typeof theirs === 'string' && theirs === ours) continue;
    refuse(
      found,
      join(folder, name),
      ours === null
        ? 'is not a vocabulary of this installation'
        : "is not the same as this installation's: codes would mean other things. Update the installation, or leave vocabularies/ out",
    );
  }
}

function list(folder: string, found: Found): Dirent[] {
  const entries = attempt(() => readdirSync(folder, { withFileTypes: true }));
  if (!(entries instanceof Error)) return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  refuse(found, folder, `cannot be read: ${reason(entries)}`);
  return [];
}

function refuse(found: Found, file: string, message: string): void {
  found.problems.push({ file, line: null, field: null, message });
}

function attempt<T>(read: () => T): T | Error {
  try {
    return read();
  } catch (error) {
    return error as Error;
  }
}

function reason(error: Error): string {
  const { code } = error as NodeJS.ErrnoException;
  return reasons[code ?? ''] ?? code ?? error.message;
}

const reasons: Record<string, string> = {
  ENOENT: 'there is nothing there',
  EACCES: 'this user may not read it',
  EPERM: 'this user may not read it',
  EISDIR: 'it is a folder',
  ENOTDIR: 'it is not a folder',
  ELOOP: 'it is a link to itself',
};

/** The file's name without its ending: the slug of what it holds. */
export function slugOf(path: string): string {
  return basename(path).replace(/\.md$/, '');
}

/** What a load remembers a file by: the same wherever the folder lies. */
export function keyOf(kind: FileKind, path: string): string {
  if (kind === 'organisations' || kind === 'statistics') return basename(path);
  return `${kind}s/${basename(path)}`;
}
