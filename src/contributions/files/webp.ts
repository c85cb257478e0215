import { Damaged } from './damaged.ts';
import { joined } from './jpeg.ts';

// RFC 9649. Chunks: four letters, length of four bytes (little-endian), content, padded to an even length.
const needed = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
const ofFrame = new Set(['VP8 ', 'VP8L', 'ALPH']);
const exifAndXmp = 0x08 | 0x04;

/** A WebP of only the chunks that draw it, and nothing after its end. Throws Damaged. */
export function stripWebp(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 20) throw new Damaged();
  const end = 8 + view.getUint32(4, true);
  if (end > bytes.length) throw new Damaged();
  const chunks = listChunks(bytes.subarray(12, end)).filter(({ type }) => needed.has(type));
  if (!chunks.some(({ type }) => ['VP8 ', 'VP8L', 'ANMF'].includes(type))) throw new Damaged();
  const body = joined(chunks.map(({ type, content }) => chunk(type, clean(type, content))));
  return joined([riffHeader(body.length + 4), body]);
}

function clean(type: string, content: Uint8Array): Uint8Array {
  if (type === 'VP8X') {
    const flags = content.slice();
    if (flags.length < 10) throw new Damaged();
    flags[0] = (flags[0] ?? 0) & ~exifAndXmp;
    return flags;
  }
  if (type !== 'ANMF') return content;
  if (content.length < 16) throw new Damaged();
  const parts = listChunks(content.subarray(16)).filter((one) => ofFrame.has(one.type));
  return joined([content.subarray(0, 16), ...parts.map((one) => chunk(one.type, one.content))]);
}

function listChunks(bytes: Uint8Array): { type: string; content: Uint8Array }[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: { type: string; content: Uint8Array }[] = [];
  for (let at = 0; at + 8 <= bytes.length; ) {
    const length = view.getUint32(at + 4, true);
    if (at + 8 + length > bytes.length) throw new Damaged();
    const type = String.fromCharCode(...bytes.subarray(at, at + 4));
    found.push({ type, content: bytes.subarray(at + 8, at + 8 + length) });
    at += 8 + length + (length % 2);
  }
  return found;
}

function chunk(type: string, content: Uint8Array): Uint8Array {
  const whole = new Uint8Array(8 + content.length + (content.length % 2));
  whole.set(new TextEncoder().encode(type));
  new DataView(whole.buffer).setUint32(4, content.length, true);
  whole.set(content, 8);
  return whole;
}

function riffHeader(length: number): Uint8Array {
  const header = new Uint8Array(12);
  header.set(new TextEncoder().encode('RIFF'));
  new DataView(header.buffer).setUint32(4, length, true);
  header.set(new TextEncoder().encode('WEBP'), 8);
  return header;
}
