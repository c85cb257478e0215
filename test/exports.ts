import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { writeFolder } from '../src/interchange/export/folder.ts';
import { exportFormats } from '../src/interchange/export/formats.ts';
import { readSource } from '../src/interchange/export/source.ts';
import { importPublic } from '../src/interchange/import/countersign/actions.ts';
import { checkFolder } from '../src/interchange/import/countersign/folder.ts';
import type { Totals } from '../src/interchange/import/countersign/store-actions.ts';
import type { Database } from '../src/kernel/database/database.ts';
import { inSnapshot } from '../src/kernel/database/tables.ts';

export const url = 'https://register.example';

/** Exports a register, what is private too where there is a passphrase, into a new folder or a given one. */
export async function exportTo(
  t: Pick<TestContext, 'after'>,
  db: Database,
  { name = 'countersign', passphrase = null as string | null, folder = newFolder(t) } = {},
): Promise<string> {
  const format = exportFormats.find((one) => one.name === name);
  assert.ok(format);
  await inSnapshot(db, async (snapshot) => {
    const source = await readSource(snapshot, url);
    await writeFolder(folder, name, async (into) => {
      await format.write(source, into);
      if (passphrase !== null) await format.writePrivate?.(source, into, passphrase);
    });
  });
  return folder;
}

/** Imports the public files of a folder. */
export async function importFrom(
  db: Database,
  folder: string,
  dryRun = false,
): Promise<Totals | null> {
  return importPublic(db, await checkFolder(folder), { dryRun });
}

/** A folder that is not there yet; removed after the test. */
export function newFolder(t: Pick<TestContext, 'after'>): string {
  const folder = mkdtempSync(join(tmpdir(), 'export-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'out');
}

/** Every file of a folder by its path; `but`: those to leave out. */
export function contentOf(folder: string, but: readonly string[] = []): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')] as const)
      .filter(([path]) => !but.includes(path)),
  );
}
