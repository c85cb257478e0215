import type { StoredExample } from '../../../examples/queries.ts';
import type { ExportFormat } from '../formats.ts';
import { type Address, listAddresses } from './addresses.ts';
import { writeAssets } from './assets.ts';
import { rewritePage, searchFile } from './rewriting.ts';
import { SearchIndex } from './search-index.ts';
import { searchPage } from './search-page.ts';
import { searchScript } from './search-script.ts';
import { createWriter } from './writing.ts';

/** Every public page in every format as files: for any web server, and for a browser without one. */
export const siteFormat: ExportFormat = {
  name: 'site',
  says: 'every public page as a file, with a search: for any web server, or opened from disk',
  async write(source, folder) {
    const site = source.openSite();
    const addresses = await listAddresses(site);
    await writeAssets(site, folder);
    const { writePath, writeOthers, finish } = createWriter(site, addresses, folder);
    await writeOthers();
    const index = new SearchIndex();
    let batch: StoredExample[] = [];
    for await (const { stored } of source.examples()) {
      batch.push(stored);
      if (batch.length === 100) {
        await index.add(source.db, batch, folder);
        batch = [];
      }
      const path = `/examples/${stored.slug}`;
      await writePath(path);
      await writePath(`${path}/history`);
      for (let n = 1; n <= stored.revision; n++) await writePath(`${path}/history/${n}`);
    }
    await finish();
    await index.add(source.db, batch, folder);
    const total = await index.finish(folder, source.names);
    await folder.write('search.js', searchScript(total, index.starts()));
    const at: Address = { path: '/search', format: 'html', part: '' };
    const text = searchPage(site, total);
    await folder.write(searchFile, rewritePage(text, at, addresses, site.url).text);
  },
};
