import { crc32 } from 'node:zlib';
import { Damaged } from './damaged.ts';
import { joined } from './jpeg.ts';

// What a picture needs to look as it did (PNG, third edition, and animation). Text, times and EXIF go.
const needed = new Set(
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs cICP acTL fcTL fdAT'.split(' '),
);

/** A PNG of only the chunks that draw it, and nothing after its end. Throws Damaged. */
export function stripPng(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const end = at + 12 + length;
    if (end > bytes.length) throw new Damaged();
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (crc32(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4)) throw new Damaged();
    if (at === 8 && type !== 'IHDR') throw new Damaged();
    if (needed.has(type)) kept.push(bytes.subarray(at, end));
    if (type === 'IEND') return joined(kept);
    at = end;
  }
  throw new Damaged();
}
