import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { readSettings } from '../settings.ts';
import { assetAddress, registerAssets } from './assets.ts';
import { createSite } from './site.ts';

const site = createSite({
  db: undefined as never,
  settings: readSettings({}),
  url: 'https://register.example',
  now: () => new Date('2026-11-23T12:00:00Z'),
});
registerAssets(site);

test('the stylesheet comes with a name that may be kept for ever, and whole in every encoding', async () => {
  const address = assetAddress('app.css');
  assert.match(address, /^\/assets\/app-[0-9a-f]{12}\.css$/);
  const plain = await site.app.request(address);
  assert.equal(plain.headers.get('content-type'), 'text/css; charset=utf-8');
  assert.match(plain.headers.get('cache-control') ?? '', /immutable/);
  const css = await plain.text();
  const brotli = await site.app.request(address, { headers: { 'Accept-Encoding': 'gzip, br' } });
  assert.equal(brotli.headers.get('content-encoding'), 'br');
  assert.ok(brotliDecompressSync(await brotli.bytes()).toString() === css, 'the same in Brotli');
  const gzip = await site.app.request(address, { headers: { 'Accept-Encoding': 'gzip' } });
  assert.ok(gunzipSync(await gzip.bytes()).toString() === css, 'the same in gzip');
  assert.ok(css.length < 120_000, `the stylesheet has ${css.length} bytes`);
});

test('every font that the stylesheet names is served, and nothing is fetched from elsewhere', async () => {
  const css = await (await site.app.request(assetAddress('app.css'))).text();
  const addresses = [...css.matchAll(/url\(["']?([^"')]+)/g)].map(([, address]) => address ?? '');
  assert.equal(addresses.length, 6);
  for (const address of addresses) {
    const font = await site.app.request(address);
    assert.equal(font.status, 200, address);
    assert.equal(font.headers.get('content-type'), 'font/woff2');
    assert.equal(
      Buffer.from(await font.bytes())
        .subarray(0, 4)
        .toString(),
      'wOF2',
    );
  }
});

test('macrons have a font of their own', async () => {
  const css = await (await site.app.request(assetAddress('app.css'))).text();
  for (const family of ['source-serif-4', 'atkinson']) {
    assert.match(css, new RegExp(`${family}-latin-ext-[^}]*unicode-range:\\s*U\\+0?100-`, 'i'));
  }
});

test('the mark is an image, and an unknown or old name is not found', async () => {
  const image = await site.app.request(assetAddress('mark.svg'));
  assert.equal(image.headers.get('content-type'), 'image/svg+xml; charset=utf-8');
  for (const wrong of ['/assets/app-000000000000.css', '/assets/', '/assets/../package.json']) {
    assert.equal((await site.app.request(wrong)).status, 404, wrong);
  }
  assert.throws(() => assetAddress('nothing.css'), /nothing\.css/);
});
