import { Damaged } from './damaged.ts';
import { onlyOrientation } from './orientation.ts';

// ITU-T T.81, annex B. Segments: FF, marker, length of two bytes (itself included), content.
const startOfScan = 0xda;
const endOfImage = 0xd9;

/**
 * A JPEG without what says where, when, with what or by whom it was taken: of the application segments
 * only JFIF (without its thumbnail), which way up it is, the colour profile and Adobe's colour transform are kept, no
 * comment, and nothing after the end of the picture. Throws Damaged.
 */
export function stripJpeg(bytes: Uint8Array): Uint8Array {
  const kept: Uint8Array[] = [Uint8Array.of(0xff, 0xd8)];
  let at = 2;
  for (;;) {
    if (bytes[at] !== 0xff) throw new Damaged();
    while (bytes[at + 1] === 0xff) at++;
    const marker = bytes[at + 1];
    if (marker === undefined) throw new Damaged();
    if (marker === endOfImage) return joined([...kept, Uint8Array.of(0xff, endOfImage)]);
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    if (length < 2 || at + 2 + length > bytes.length) throw new Damaged();
    const segment = bytes.subarray(at, at + 2 + length);
    at += segment.length;
    const clean = cleanSegment(marker, segment);
    if (clean) kept.push(clean);
    if (marker === startOfScan) {
      const end = endOfScan(bytes, at);
      kept.push(bytes.subarray(at, end));
      at = end;
    }
  }
}

function cleanSegment(marker: number, segment: Uint8Array): Uint8Array | null {
  const isApplication = marker >= 0xe0 && marker <= 0xef;
  if (marker === 0xfe) return null;
  if (!isApplication) return segment;
  if (marker === 0xe0 && begins(segment, 'JFIF\0') && segment.length >= 18) {
    const bare = segment.slice(0, 18);
    bare.set([0, 16], 2);
    bare.set([0, 0], 16);
    return bare;
  }
  if (marker === 0xe1) return onlyOrientation(segment);
  if (marker === 0xe2 && begins(segment, 'ICC_PROFILE\0')) return segment;
  // Twelve bytes that say how the colours were turned; without them they come out wrong.
  if (marker === 0xee && begins(segment, 'Adobe') && segment.length === 16) return segment;
  return null;
}

/** Picture data runs to the next marker that is neither a restart nor a stuffed FF. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length - 1; at++) {
    if (bytes[at] !== 0xff) continue;
    const next = bytes[at + 1] ?? 0;
    if (next === 0xff) continue;
    if (next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  throw new Damaged();
}

function begins(segment: Uint8Array, word: string): boolean {
  return [...word].every((sign, index) => segment[4 + index] === sign.charCodeAt(0));
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
