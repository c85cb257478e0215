import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { loadFolder } from '../src/interchange/load/actions.ts';
import { problemLine } from '../src/interchange/load/problems.ts';
import type { Database } from '../src/kernel/database/database.ts';
import { starterFolder } from './databases.ts';

export const now = () => new Date('2026-11-23T12:00:00Z');
const name = 'abs-statement-of-regret-2021-census';
export const original = readFileSync(join(starterFolder, `examples/${name}.md`), 'utf8');

/** A folder with the starter register's names and these files; removed after the test. */
export function makeFolder(
  t: TestContext,
  files: Record<string, string | Uint8Array> = {},
): string {
  const folder = mkdtempSync(join(tmpdir(), 'load-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'examples'));
  for (const file of ['organisations.yaml', 'statistics.yaml']) {
    copyFileSync(join(starterFolder, file), join(folder, file));
  }
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  return folder;
}

/** The problems of a load, as lines without the folder's own name. */
export async function problemsOf(db: Database, folder: string): Promise<string[]> {
  const { problems } = await loadFolder(db, folder, { now });
  return problems.map((problem) => problemLine(problem).replace(`${folder}/`, ''));
}

/** One file of the starter register with something replaced in it. */
export function replaced(from: string | RegExp, to: string): string {
  const text = original.replace(from, to);
  assert.notEqual(text, original, `nothing was replaced: ${from}`);
  return text;
}

/** The line, from 1, on which words first stand. */
export function lineOf(text: string, words: string): number {
  const index = text.split('\n').findIndex((line) => line.includes(words));
  assert.notEqual(index, -1, words);
  return index + 1;
}
