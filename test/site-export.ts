import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { createApp } from '../src/app.ts';
import { writeFolder } from '../src/interchange/export/folder.ts';
import { siteFormat } from '../src/interchange/export/site/format.ts';
import { readSource } from '../src/interchange/export/source.ts';
import type { Database } from '../src/kernel/database/database.ts';
import { inSnapshot } from '../src/kernel/database/tables.ts';
import type { Site } from '../src/kernel/http/site.ts';
import { readSettings } from '../src/kernel/settings.ts';

export const exportedUrl = 'https://register.example';

/** The register as it is served, with a clock that stands still. */
export function siteOf(db: Database, now = new Date('2026-11-23T00:00:00Z')): Site {
  return createApp({ db, settings: readSettings({}), url: exportedUrl, now: () => now });
}

/** Exports the register as a site into a folder of the test's own. */
export async function exportSite(
  t: Pick<TestContext, 'after'>,
  db: Database,
): Promise<{ folder: string; site: Site }> {
  const outer = mkdtempSync(join(tmpdir(), 'site-'));
  t.after(() => rmSync(outer, { recursive: true, force: true }));
  const folder = join(outer, 'out');
  await inSnapshot(db, async (snapshot) => {
    const openSite = () => siteOf(snapshot as Database);
    const source = await readSource(snapshot, exportedUrl, () => {}, openSite);
    await writeFolder(folder, 'site', (into) => siteFormat.write(source, into));
  });
  return { folder, site: siteOf(db) };
}
