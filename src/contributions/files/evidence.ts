import { createHash } from 'node:crypto';
import { Damaged } from './damaged.ts';
import { stripJpeg } from './jpeg.ts';
import { stripPng } from './png.ts';
import { stripWebp } from './webp.ts';

export const mostFiles = 3;
export const mostBytes = 5_000_000;
/** All files at once, and what a form needs around them. */
export const mostBodyBytes = mostFiles * mostBytes + 500_000;

export interface Evidence {
  name: string;
  type: string;
  bytes: Uint8Array;
  sha256: string;
}

/** What a file is, by its first bytes; whatever its name or the browser says. Null: none that we take. */
export function typeOf(bytes: Uint8Array): string | null {
  const starts = (...signs: (number | null)[]) =>
    signs.every((sign, index) => sign === null || bytes[index] === sign);
  if (starts(0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  if (starts(0x52, 0x49, 0x46, 0x46, null, null, null, null, 0x57, 0x45, 0x42, 0x50)) {
    return 'image/webp';
  }
  return starts(0x25, 0x50, 0x44, 0x46, 0x2d) ? 'application/pdf' : null;
}

/** A file as it is kept: pictures without what they tell of place and time. A problem in words otherwise. */
export function readEvidence(name: string, bytes: Uint8Array): Evidence | { problem: string } {
  const called = tidyName(name);
  if (bytes.length === 0) return { problem: `${called} is empty` };
  if (bytes.length > mostBytes) return { problem: `${called} is larger than 5 MB` };
  const type = typeOf(bytes);
  if (type === null) {
    return { problem: `${called} is not a PDF, JPEG, PNG or WebP file` };
  }
  try {
    const kept = strippers[type]?.(bytes) ?? bytes;
    const sha256 = createHash('sha256').update(kept).digest('hex');
    return { name: withEnding(called, type), type, bytes: kept, sha256 };
  } catch (error) {
    if (!(error instanceof Damaged)) throw error;
    return { problem: `${called} is damaged, or not whole` };
  }
}

const strippers: Record<string, (bytes: Uint8Array) => Uint8Array> = {
  'image/jpeg': stripJpeg,
  'image/png': stripPng,
  'image/webp': stripWebp,
};

const endings: Record<string, RegExp> = {
  'image/jpeg': /\.jpe?g$/i,
  'image/png': /\.png$/i,
  'image/webp': /\.webp$/i,
  'application/pdf': /\.pdf$/i,
};

/** The last part of a name, without signs that a file system, a header or a terminal may trip over. */
function tidyName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const clean = last
    .toWellFormed()
    .replace(/[\p{C}\p{Zl}\p{Zp}"<>:|?*;%]/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+/, '');
  // By whole signs: half of one is a name that no header can carry.
  return [...clean].slice(-100).join('') || 'file';
}

function withEnding(name: string, type: string): string {
  return endings[type]?.test(name) ? name : `${name}.${type.split('/')[1]}`;
}
