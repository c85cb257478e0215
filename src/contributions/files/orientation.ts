const tag = 0x0112;

/**
 * An EXIF segment that says which way up the picture is and nothing else; null where it is upright or
 * not said. Telephones turn pictures by it: without, they would lie on their side.
 */
export function onlyOrientation(segment: Uint8Array): Uint8Array | null {
  const turned = readOrientation(segment);
  if (turned < 2 || turned > 8) return null;
  // FF E1, length 34, "Exif", TIFF header (big-endian), one entry: orientation, a short, once.
  return Uint8Array.of(
    ...[0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 42, 0, 0, 0, 8],
    ...[0, 1, tag >> 8, tag & 255, 0, 3, 0, 0, 0, 1, 0, turned, 0, 0, 0, 0, 0, 0],
  );
}

function readOrientation(segment: Uint8Array): number {
  const isExif = [0x45, 0x78, 0x69, 0x66, 0, 0].every((sign, at) => segment[4 + at] === sign);
  if (!isExif || segment.length < 20) return 0;
  const tiff = new DataView(segment.buffer, segment.byteOffset + 10, segment.byteLength - 10);
  const little = tiff.getUint16(0) === 0x4949;
  const first = tiff.getUint32(4, little);
  if (first + 2 > tiff.byteLength) return 0;
  const entries = tiff.getUint16(first, little);
  for (let entry = 0; entry < entries; entry++) {
    const at = first + 2 + entry * 12;
    if (at + 12 > tiff.byteLength) return 0;
    if (tiff.getUint16(at, little) === tag) return tiff.getUint16(at + 8, little);
  }
  return 0;
}
