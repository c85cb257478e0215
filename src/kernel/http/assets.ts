import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { markFile } from '../mark.ts';
import type { Site } from './site.ts';

interface Asset {
  address: string;
  type: string;
  body: Uint8Array<ArrayBuffer>;
  brotli: Uint8Array<ArrayBuffer> | null;
  gzip: Uint8Array<ArrayBuffer> | null;
}

const root = resolve(import.meta.dirname, '../../..');

const fontFiles = {
  'source-serif-4-latin.woff2': 'source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
  'source-serif-4-latin-ext.woff2':
    'source-serif-4/files/source-serif-4-latin-ext-wght-normal.woff2',
  'atkinson-latin.woff2': `${atkinson('latin')}-normal.woff2`,
  'atkinson-latin-ext.woff2': `${atkinson('latin-ext')}-normal.woff2`,
  'atkinson-latin-italic.woff2': `${atkinson('latin')}-italic.woff2`,
  'atkinson-latin-ext-italic.woff2': `${atkinson('latin-ext')}-italic.woff2`,
};

let assets: Map<string, Asset> | null = null;

/** The address of a file that we serve, with a hash of what is in it: it may be kept for ever. */
export function assetAddress(name: string): string {
  const asset = listAssets().get(name);
  if (!asset) throw new Error(`There is no asset ${name}.`);
  return asset.address;
}

/** The addresses of all of them. */
export function listAssetAddresses(): string[] {
  return [...listAssets().values()].map(({ address }) => address);
}

/** Serves the stylesheet, the fonts, the mark and the one script from memory. Anything else under it is not found. */
export function registerAssets(site: Site): void {
  for (const { address, type, body, brotli, gzip } of listAssets().values()) {
    site.app.get(address, (c) => {
      const accepted = c.req.header('Accept-Encoding') ?? '';
      const encoding =
        brotli && /\bbr\b/.test(accepted)
          ? 'br'
          : gzip && /\bgzip\b/.test(accepted)
            ? 'gzip'
            : null;
      const bytes = (encoding === 'br' && brotli) || (encoding === 'gzip' && gzip) || body;
      return c.body(bytes, 200, {
        'Content-Type': type,
        'Content-Length': String(bytes.length),
        'Cache-Control': 'public, max-age=31536000, immutable',
        ...(brotli && { Vary: 'Accept-Encoding' }),
        ...(encoding && { 'Content-Encoding': encoding }),
      });
    });
  }
}

function listAssets(): Map<string, Asset> {
  assets ??= readAssets();
  return assets;
}

function readAssets(): Map<string, Asset> {
  const found = new Map<string, Asset>();
  for (const [name, path] of Object.entries(fontFiles)) {
    const bytes = readFileSync(join(root, 'node_modules/@fontsource-variable', path));
    found.set(name, { ...bare(name, 'font/woff2', bytes), brotli: null, gzip: null });
  }
  found.set('mark.svg', compressed('mark.svg', 'image/svg+xml; charset=utf-8', markFile));
  const script = readFileSync(join(root, 'src/assets/proof-of-work.js'), 'utf8');
  found.set(
    'proof-of-work.js',
    compressed('proof-of-work.js', 'text/javascript; charset=utf-8', script),
  );
  const stylesheet = readStylesheet().replace(/asset:([a-z0-9.-]+)/g, (_, name: string) => {
    const font = found.get(name);
    if (!font) throw new Error(`The stylesheet names ${name}, which is not an asset.`);
    return font.address;
  });
  found.set('app.css', compressed('app.css', 'text/css; charset=utf-8', stylesheet));
  return found;
}

function readStylesheet(): string {
  const built = join(root, 'public/app.css');
  if (!existsSync(built)) throw new Error('The stylesheet is not built: run script/setup.');
  return readFileSync(built, 'utf8');
}

function compressed(name: string, type: string, text: string): Asset {
  const bytes = Buffer.from(text);
  const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
  return {
    ...bare(name, type, bytes),
    brotli: new Uint8Array(brotli),
    gzip: new Uint8Array(gzipSync(bytes)),
  };
}

function bare(
  name: string,
  type: string,
  bytes: Uint8Array,
): Pick<Asset, 'address' | 'type' | 'body'> {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  const address = `/assets/${name.replace(/(\.[a-z0-9]+)$/, `-${hash}$1`)}`;
  return { address, type, body: new Uint8Array(bytes) };
}

function atkinson(subset: string): string {
  return `atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-${subset}-wght`;
}
