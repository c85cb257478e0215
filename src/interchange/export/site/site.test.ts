import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { openStarter } from '../../../../test/databases.ts';
import { inFormat, prepareSamples, samplesOf } from '../../../../test/samples.ts';
import { exportedUrl, exportSite } from '../../../../test/site-export.ts';
import type { Site } from '../../../kernel/http/site.ts';
import { onlyServed } from './only-served.ts';

describe('the register as files', () => {
  let folder = '';
  let site: Site;
  const ends: (() => unknown)[] = [];
  before(async () => {
    const t = { after: (end: () => unknown) => ends.push(end) };
    const db = await openStarter(t as never);
    await prepareSamples(db);
    ({ folder, site } = await exportSite(t as never, db));
  });
  after(async () => {
    for (const end of ends) await end();
  });

  it('has every page that visitors reach, in every format', () => {
    const missing = site.routes
      .filter((route) => !route.signedIn && !(route.address in onlyServed))
      .flatMap((route) =>
        samplesOf(route)
          .filter((sample) => !sample.includes('?') && !isUnmarked(sample))
          .flatMap((sample) => route.formats.map((format) => fileAt(sample, format))),
      )
      .filter((file) => !existsSync(join(folder, file)));
    assert.deepEqual(missing, []);
    const unknown = Object.keys(onlyServed).filter(
      (address) => !site.routes.some((route) => route.address === address),
    );
    assert.deepEqual(unknown, []);
  });

  it('has everything that the sitemap names', async () => {
    const parts = readFileSync(join(folder, 'sitemap.xml'), 'utf8').matchAll(/<loc>([^<]*)/g);
    let named = 0;
    for (const [, part = ''] of parts) {
      const file = part.slice(exportedUrl.length + 1);
      const text = readFileSync(join(folder, file), 'utf8');
      for (const [, address = ''] of text.matchAll(/<loc>([^<]*)/g)) {
        named++;
        const path = address.slice(exportedUrl.length);
        if (path in onlyServed) continue;
        assert.ok(existsSync(join(folder, fileAt(path, 'html'))), path);
      }
    }
    assert.ok(named > 400, `only ${named} addresses`);
  });

  it('differs from what is served by links, forms and one sentence only', async () => {
    let compared = 0;
    for (const file of globSync('**/*.{html,json,csv,md,bib,atom,svg,xml,txt}', { cwd: folder })) {
      const address = addressAt(file);
      if (address === null) continue;
      const served = await site.app.request(address);
      assert.equal(served.status, 200, address);
      const [exported, wanted] = [
        readFileSync(join(folder, file), 'utf8'),
        Buffer.from(await served.arrayBuffer()).toString(),
      ];
      compared++;
      if (file.endsWith('.html')) assert.equal(bare(exported), bare(wanted), address);
      else assert.equal(exported, wanted, address);
    }
    assert.ok(compared > 1_000, `only ${compared} pages`);
  });

  it('has no dead link, and none that needs a server', () => {
    const dead: string[] = [];
    const ids = new Map<string, Set<string>>();
    const idsOf = (path: string) => {
      const known =
        ids.get(path) ??
        new Set(
          Array.from(readFileSync(path, 'utf8').matchAll(/ id="([^"]+)"/g), (m) => m[1] ?? ''),
        );
      ids.set(path, known);
      return known;
    };
    for (const file of globSync('**/*.html', { cwd: folder })) {
      const at = pathToFileURL(join(folder, file));
      const text = readFileSync(at, 'utf8');
      for (const [, value = ''] of text.matchAll(/ (?:href|src|action|srcset|poster)="([^"]*)"/g)) {
        if (/^(https?|mailto|data):/.test(value)) continue;
        const target = new URL(value.replaceAll('&amp;', '&'), at);
        const fragment = decodeURIComponent(target.hash.slice(1));
        const asks = target.search !== '' && !target.pathname.endsWith('/search.html');
        target.hash = '';
        target.search = '';
        const path = fileURLToPath(target);
        const isThere = path.startsWith(folder) && !path.endsWith('/') && existsSync(path);
        if (!isThere || asks) dead.push(`${file}: ${value}`);
        else if (fragment !== '' && path.endsWith('.html') && !idsOf(path).has(fragment)) {
          dead.push(`${file}: ${value} names no place`);
        }
      }
    }
    for (const file of globSync('assets/*.css', { cwd: folder })) {
      const text = readFileSync(join(folder, file), 'utf8');
      for (const [, value = ''] of text.matchAll(/url\(["']?([^"')]+)["']?\)/g)) {
        if (value.startsWith('data:')) continue;
        if (!existsSync(join(folder, 'assets', value))) dead.push(`${file}: ${value}`);
      }
    }
    assert.deepEqual(dead, []);
  });

  it('leads to the living register where only that can answer', () => {
    const page = readFileSync(join(folder, 'examples/uk-statistics-assembly-2025.html'), 'utf8');
    assert.match(
      page,
      new RegExp(`href="${exportedUrl}/examples/uk-statistics-assembly-2025/contribute`),
    );
    assert.match(page, /This is a copy of the register/);
    assert.match(page, /<form class="masthead__search" action="\.\.\/search\.html"/);
    for (const file of globSync('**/*.html', { cwd: folder })) {
      const text = readFileSync(join(folder, file), 'utf8');
      for (const [form] of text.matchAll(/<form\b[^>]*>/g)) {
        assert.match(form, / action="(\.\.\/)*search\.html"/, file);
        assert.doesNotMatch(form, /method="post"/, file);
      }
    }
  });
});

/** A page without its links and forms, and without what the export adds and leaves out. */
function bare(page: string): string {
  return page
    .replace(/<form\b[\s\S]*?<\/form>/g, '<form>')
    .replace(/<p class="quiet small">To search, sort or filter here, see .*?<\/p>/g, '<form>')
    .replace(/<link rel="preload"[^>]*>\n/g, '')
    .replace(/<p class="footer__licence">This is a copy of the register.*?<\/p>\n/g, '')
    .replace(/ (href|src)="[^"]*"/g, ' $1');
}

function fileAt(sample: string, format: string): string {
  return (
    inFormat(sample === '/' ? '/index' : sample, format).slice(1) +
    (format === 'html' ? '.html' : '')
  );
}

/** Where the register serves what a file of the export has; null for what only the export has. */
function addressAt(file: string): string | null {
  if (/^(assets\/|search\.html$|countersign-export\.json$)/.test(file)) return null;
  const [, path = '', name = '', value = '', ending = ''] =
    /^([^.]*)(?:\.(page|before)-(\d+))?\.([a-z]+)$/.exec(file) ?? [];
  const format = ending === 'html' ? '' : `.${ending}`;
  const address = path === 'index' ? '/' : `/${path}`;
  return `${address}${format}${name && `?${name}=${value}`}`;
}

/** No list and no sitemap leads to the mark of a statistic that never had one. */
function isUnmarked(sample: string): boolean {
  return sample === '/marks/engagement-mark/second-statistic';
}
